"""Running the newsroom: health, security headers, what every page is told of the site.

Knows nothing of stories; rooms above register what they want checked.
"""
