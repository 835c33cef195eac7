"""Fields of the desk: texts, bodies, tags in an order, and rows whose chosen one is known already."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.urls import reverse

from articles.desk.bodies import unknown_marks
from articles.models import Tag, TaggedArticle
from newsroom import prose
from sources.admin.fields import Chooser, LinesField, is_key, whom_to_ask

# A book of 300 pages. Readers may ask for the comparison of two such texts, which takes seconds from here on.
LONGEST_BODY, MOST_BLOCKS = 500_000, 5_000


class BodyField(LinesField):
    """A body: refused where it cites what is no source, else cleaned to what may stand in it."""

    def clean(self, value):
        typed = super().clean(value)
        if len(typed) > LONGEST_BODY:
            raise forms.ValidationError(
                f"The text has {len(typed):,} characters with its marks, and a story holds {LONGEST_BODY:,}: "
                "shorten it, or make it several stories.",
                code="too_long",
            )
        if unknown := unknown_marks(typed):
            named = ", ".join(f"“{ref[:40]}”" if ref else "a mark without a source" for ref in unknown[:5])
            raise forms.ValidationError(
                f"The text cites {named}, which is no source of ours: copy the mark of a source from the list of "
                "sources, or add the source first.",
                code="unknown_source",
            )
        cleaned = prose.clean(typed)
        if (blocks := len(prose.paragraphs(cleaned))) > MOST_BLOCKS:
            raise forms.ValidationError(
                f"The text has {blocks:,} paragraphs and rows, and a story holds {MOST_BLOCKS:,}: "
                "shorten it, or make it several stories.",
                code="too_many_blocks",
            )
        return cleaned


class OrderedSelectMultiple(AutocompleteSelectMultiple):
    """Show the chosen ones in the order in which they were chosen."""

    def build_attrs(self, base_attrs, extra_attrs=None):
        # Its button to clear all stands in a list and is no item of it.
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name, value, attr=None):
        value = [key for key in value if is_key(key)]
        [(title, options, index)] = super().optgroups(name, value, attr)
        places = {str(key): place for place, key in enumerate(value)}
        options.sort(key=lambda option: places.get(str(option["value"]), len(places)))
        return [(title, options, index)]


class TagsField(forms.ModelMultipleChoiceField):
    """Some of the tags, in the order in which they were chosen."""

    default_error_messages = {
        "invalid_choice": "Choose tags from the list: one of these is not among them.",
        "invalid_pk_value": "Choose tags from the list: one of these is not among them.",
        "list": "Choose tags from the list.",
    }

    def __init__(self, *, admin_site, may_add, **kwargs):
        create = {"data-create": reverse("admin:articles_article_new_tag")} if may_add else whom_to_ask(may_add)
        widget = OrderedSelectMultiple(TaggedArticle._meta.get_field("tag"), admin_site, attrs=create)
        super().__init__(queryset=Tag.objects.all(), widget=widget, **kwargs)

    def clean(self, value):
        keys = [int(key) for key in value or [] if is_key(key)]
        if len(keys) != len(value or []):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        tags = {tag.pk: tag for tag in super().clean(keys)}
        return [tags[key] for key in dict.fromkeys(keys)]


class KnownChooser(Chooser):
    """A chooser that knows the names of rows already loaded, and asks no query for them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {}

    def optgroups(self, name, value, attr=None):
        chosen = [key for key in value if key]
        if any(key not in self.names for key in chosen):
            return super().optgroups(name, value, attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options = [self.create_option(name, key, self.names[key], True, len(empty)) for key in chosen]
        return [(None, empty + options, 0)]


class PictureChooser(KnownChooser):
    """A chooser that finds pictures as the body does, and shows them."""

    def get_url(self):
        return reverse("admin:articles_article_pictures")


def name_chosen(field, chosen):
    """Tell the chooser of a field the name of a row that is loaded already."""
    widget = getattr(field.widget, "widget", field.widget)  # inside the wrapper with its "add" link
    if isinstance(widget, KnownChooser):
        widget.names = {str(chosen.pk): str(chosen)}
