"""What publishing tells whoever listens: caches, search, pings.

``record_changed``: sent after the commit in which the public record of a story changed.
Arguments: ``article``, ``version`` (the one made or cancelled), ``verb`` (its name).

``front_changed``: sent after the commit in which what readers get as the front changed, now or
for later. Arguments: ``edition`` (the one made or cancelled), ``verb`` (its name).
``policy_changed``: sent after the commit in which a policy page got a new edition. Argument: ``edition``.
"""

from django.dispatch import Signal

record_changed = Signal()
front_changed = Signal()
policy_changed = Signal()
