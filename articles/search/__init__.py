"""Search for readers: what they ask, matched by the index of the database, ranked, shown with extracts.

low to high: query → expression → sqlite, postgresql → backends · names → asking · ranking, extracts → finding;
remaking → index. The two back ends
answer one question, and all else is the same on both: which are the newest stories that match? So common, rare and
absent words cost alike: a common word ends the look early, a rare one has little to look at. Rows are written by
articles/publishing, in the transaction that publishes; nothing here writes but ``remaking``.
"""

from articles.search.asking import BEST, NEWEST, Asked
from articles.search.finding import MOST, Found, find

__all__ = ["BEST", "MOST", "NEWEST", "Asked", "Found", "find"]
