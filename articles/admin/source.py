"""Sources with the stories that cite them: the room of sources knows no stories."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Citation
from sources.admin.source import SourceAdmin, how_many
from sources.models import Source

admin.site.unregister(Source)


@admin.register(Source)
class CitedSourceAdmin(SourceAdmin):
    list_display = [*SourceAdmin.list_display, "citing"]

    def counts(self):
        return {**super().counts(), "stories_citing": how_many(Citation, "source")}

    @admin.display(description="stories")
    def citing(self, source):
        if not source.stories_citing:
            return "—"
        url = reverse("admin:articles_article_changelist", query={"source": source.ref})
        return format_html('<a href="{}">{}</a>', url, source.stories_citing)
