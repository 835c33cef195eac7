"""What sources tell whoever listens.

``source_stopped``: sent inside the transaction in which a report may no longer be
published on (killed, or embargoed anew). Arguments: ``source``, ``by`` (a user or None),
``note`` (why, one sentence).
"""

from django.dispatch import Signal

source_stopped = Signal()
