"""How the desk writes days and hours: as a newsroom does, not as the locale of the software."""
