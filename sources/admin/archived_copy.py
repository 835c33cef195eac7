from django.contrib import admin

from sources.admin.lists import RecordAdmin
from sources.models import ArchivedCopy


@admin.register(ArchivedCopy)
class ArchivedCopyAdmin(RecordAdmin):
    """A copy is proof: it is kept from the form of its source and read here."""

    list_display = ["source", "fetched_at", "content_type", "redacted_at"]
    list_select_related = ["source__agency"]
    search_fields = ["source__title", "=sha256"]
    fields = ["source", "fetched_at", "url", "content_type", "sha256", "redacted_at", "text"]

    def get_model_perms(self, request):
        return {}  # reached from its source, no entry of its own in the index
