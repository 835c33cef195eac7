"""Former slugs on a form: which old addresses redirect here."""

from django.contrib import admin


class FormerSlugs:
    """Mix into the admin of a model whose renamed pages keep answering."""

    @admin.display(description="former slugs")
    def former(self, obj):
        """The old addresses that redirect to this page."""
        return ", ".join(obj.former_slugs.order_by("-since").values_list("slug", flat=True)) or "—"
