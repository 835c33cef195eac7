"""The readers' pages of stories: find, ask, render. They read versions and never an article."""
