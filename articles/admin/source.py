"""Sources with the stories that cite them: the room of sources knows no stories."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Citation
from sources.admin import standing
from sources.admin.source import SourceAdmin, how_many
from sources.models import Source

LOCKED = "A story that is published or scheduled cites this report, so only an editor may change it: ask one."

admin.site.unregister(Source)


@admin.register(Source)
class CitedSourceAdmin(SourceAdmin):
    list_display = [*SourceAdmin.list_display, "citing"]

    def counts(self):
        return {**super().counts(), "stories_citing": how_many(Citation, "source")}

    def has_change_permission(self, request, obj=None):
        """What stands beside a story that readers have is for those who may also kill it."""
        return super().has_change_permission(request, obj) and (
            obj is None or request.user.has_perm(standing.RIGHT) or not obj.cited_by.exists()
        )

    def render_change_form(self, request, context, *args, **kwargs):
        source = context.get("original")
        locked = source and self.has_change_permission(request) and not self.has_change_permission(request, source)
        context["locked"] = LOCKED if locked else ""
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="stories")
    def citing(self, source):
        if not source.stories_citing:
            return "—"
        url = reverse("admin:articles_article_changelist", query={"source": source.ref})
        return format_html('<a href="{}">{}</a>', url, source.stories_citing)
