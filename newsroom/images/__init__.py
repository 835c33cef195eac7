"""The image library: originals kept private and untouched, renditions for readers.

``intake`` looks at what comes in, ``renditions`` makes what readers get, ``library`` holds the
verbs. Knows nothing of stories: the rooms above say in ``uses`` where a picture is shown.
"""
