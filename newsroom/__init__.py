"""The project: how it is wired and run, and the leaves that know nothing of stories."""
