from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Author
from sources.admin.former_slugs import FormerSlugs
from sources.admin.lists import DeskAdmin


@admin.register(Author)
class AuthorAdmin(FormerSlugs, DeskAdmin):
    list_display = ["name", "slug", "user", "stories"]
    list_select_related = ["user"]
    list_filter = [("user", admin.EmptyFieldListFilter)]
    search_fields = ["name", "slug", "=user__username"]
    ordering = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["user"]
    readonly_fields = ["former", "ref"]
    fields = ["name", "slug", "former", "bio", "user", "ref"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description="stories")
    def stories(self, author):
        url = reverse("admin:articles_article_changelist", query={"author": author.slug})
        return format_html('<a href="{}" aria-label="Stories by {}">Stories</a>', url, author.name)
