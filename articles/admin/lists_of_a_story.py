"""The lists inside the form of a story: sources, byline, related stories."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from articles.admin.rows import RowsFormSet, RowsInline
from articles.models import Byline, Citation, RelatedStory
from articles.publishing.record import Lists
from newsroom import prose


class CitationRows(RowsFormSet):
    chosen = "source"
    already = "This source is in the list already; the text can mark it as often as needed."


class CitationInline(RowsInline):
    model = Citation
    formset = CitationRows
    known_fields = ["source"]
    fields = ["position", "source", "note", "mark"]
    readonly_fields = ["mark"]
    verbose_name = "source"
    verbose_name_plural = "sources"
    template = "admin/articles/article/sources.html"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source__agency")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "note":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 40})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="mark in the text")
    def mark(self, citation):
        """Show the number that readers see, and what to write where the text takes something from the source."""
        if not citation.source_id:
            return ""
        number = _numbers(citation.article).get(citation.source.ref)
        shown = format_html("<b>[{}]</b>", number) if number else "not marked"
        mark = f'<cite data-source="{citation.source.ref}"></cite>'
        name = citation.source.title
        return format_html('{} <code class="mark" data-mark="{}" data-name="{}">{}</code>', shown, mark, name, mark)


def _numbers(article):
    if "_numbers" not in article.__dict__:
        article._numbers = prose.numbering(article.body)
    return article._numbers


class BylineRows(RowsFormSet):
    chosen = "author"
    already = "This author stands in the byline already."


class BylineInline(RowsInline):
    model = Byline
    formset = BylineRows
    known_fields = ["author"]
    fields = ["position", "author"]
    verbose_name = "author"
    verbose_name_plural = "byline"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class RelatedRows(RowsFormSet):
    chosen = "related"
    already = "This story is in the list already."

    def clean(self):
        super().clean()
        for form in self.kept():
            if form.cleaned_data["related"] == self.instance:
                form.add_error("related", ValidationError("A story cannot be related to itself."))


class RelatedInline(RowsInline):
    model = RelatedStory
    fk_name = "article"
    formset = RelatedRows
    known_fields = ["related"]
    may_make = False
    fields = ["position", "related"]
    verbose_name = "story to read also"
    verbose_name_plural = "read also"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("related")


def lists_read(article, saved):
    """Return the lists of a story as they are saved, from the rows that its form has read."""
    return Lists(
        tags=[item.tag for item in article.tagged_items.select_related("tag").order_by("pk")],
        authors=[row.author for row in saved[BylineInline]],
        sources=[(row.source, row.note) for row in saved[CitationInline]],
        related=[row.related.ref for row in saved[RelatedInline]],
    )
