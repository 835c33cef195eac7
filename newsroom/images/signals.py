"""What the library tells."""

from django.dispatch import Signal

renditions_made = Signal()  # image: what pages show of it has changed. Receivers that raise are asked again.
