"""Lists of the desk: whatever an address asks of one, it answers with a list."""

import re

from django.shortcuts import redirect
from django.utils.text import capfirst

# PostgreSQL refuses a NUL wherever a filter asks for it; a number this long is no key of any database; the first and
# the last day of the calendar have no moment in another time zone.
NO_DATABASE_ANSWERS = re.compile(r"\0|(?:^|,)\s*[-+]?\d{19,}\s*(?:,|$)|^\s*(?:0001-0?1-0?1|9999-12-31)\b")
LONGEST_SEARCH = 200


class AnyQuery:
    """Mix into an admin: a query that no database answers leads to the whole list, and so does a search.

    The list is called by what stands in it.
    """

    def changelist_view(self, request, extra_context=None):
        asked = [(name, value) for name, values in request.GET.lists() for value in values]
        asked += [(name, value) for name, value in request.POST.items() if name.endswith("-id")]  # rows edited in it
        if any("\0" in name + value or (name != "q" and NO_DATABASE_ANSWERS.search(value)) for name, value in asked):
            return redirect(request.path)
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_search_results(self, request, queryset, search_term):
        # The autocomplete sends unchecked what was typed; PostgreSQL refuses a NUL, SQLite a thousand words.
        return super().get_search_results(request, queryset, search_term.replace("\0", "")[:LONGEST_SEARCH])
