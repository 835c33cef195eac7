from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Tag
from sources.admin.former_slugs import FormerSlugs
from sources.admin.lists import DeskAdmin


class PlaceForm(forms.ModelForm):
    """A row of the list, in which the place in the masthead is set."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["navigation_order"].widget.attrs["aria-label"] = f"Place of {self.instance} in the navigation"


@admin.register(Tag)
class TagAdmin(FormerSlugs, DeskAdmin):
    list_display = ["name", "slug", "navigation_order", "media_topic", "stories"]
    list_editable = ["navigation_order"]
    list_filter = [("navigation_order", admin.EmptyFieldListFilter)]
    search_fields = ["name", "slug", "=media_topic"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    readonly_fields = ["former", "ref"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "former", "description"]}),
        ("In the masthead", {"fields": ["navigation_order"]}),
        ("For machines and partners", {"fields": ["media_topic", "ref"]}),
    ]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, form=PlaceForm, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        for name, text in HELP.items():
            if name in form.base_fields:
                form.base_fields[name].help_text = text
        return form

    @admin.display(description="stories")
    def stories(self, tag):
        url = reverse("admin:articles_article_changelist", query={"tag": tag.slug})
        return format_html('<a href="{}" aria-label="Stories with the tag {}">Stories</a>', url, tag.name)


HELP = {
    "name": "Readers see it above headlines, under stories and in the masthead. At most 100 characters.",
    "slug": "The address of its page: /tags/slug/. After a change the old address redirects.",
}
