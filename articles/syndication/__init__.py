"""What machines get: feeds, sitemaps, ninjs, and who publishes them.

Pure functions from versions and facts to documents of a standard, named in each module. Knows
publishing and what lies below; no page, desk or admin, and no request: addresses are made from
the origin ("https://news.example") that a page hands in.
"""
