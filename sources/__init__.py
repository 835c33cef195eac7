"""Agencies and what they filed. Knows nothing of stories and must not import ``articles``."""
