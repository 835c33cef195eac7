"""Stories, from the first draft to the last correction."""
