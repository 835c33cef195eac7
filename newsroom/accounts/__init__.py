"""People at the desk: accounts and their roles. Knows nothing of stories."""
