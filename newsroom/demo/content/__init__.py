"""The demo newspaper, The Public Record, as plain data.

Every text here is our own. The Istanbul story keeps to what was publicly reported in the
summer of 2025; every other event, place, agency and figure is invented. Moments are
functions of "now" (``moments``), so that the newsroom is alive on the day it is filled.

In a text, ``[[key]]`` is a citation mark, ``[[figure:key]]`` a picture of the library, and
``[[date -3]]`` or ``[[weekday -1]]`` a day counted from the text's own day.
"""
