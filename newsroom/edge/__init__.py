"""The edge: how long pages may be kept, under which tags they are forgotten, whether a reader has them yet.

It knows nothing of stories: whoever does says what a page shows and when that changes by itself.
"""
