"""What the writing screen looks up while somebody writes, and the source that is made in the middle of a sentence."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from articles.desk import known
from articles.models import Tag
from newsroom import clock, prose
from newsroom.prose import schema
from sources.admin.fields import FIRST_YEAR, LAST_YEAR
from sources.models import Agency, Source

LONGEST = 200


class NewSourceForm(forms.ModelForm):
    """As much of a report as can be said without leaving the sentence; what is empty is as if it were not asked."""

    filed_at = forms.DateTimeField(label="Filed", required=False)
    language = forms.CharField(label="Language", required=False, max_length=35)

    class Meta:
        model = Source
        fields = ("agency", "title", "url", "filed_at", "language")
        error_messages = {"agency": {"required": "Choose the agency.", "invalid_choice": "Choose one of the agencies."}}

    def clean_filed_at(self):
        moment = self.cleaned_data["filed_at"] or clock.now()
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise forms.ValidationError(f"Choose a day from the year {FIRST_YEAR} to the year {LAST_YEAR}.")
        return moment

    def clean_language(self):
        return self.cleaned_data["language"].strip() or Source._meta.get_field("language").default


class NewTagForm(forms.ModelForm):
    """A tag by its name alone; its page is filled in later."""

    class Meta:
        model = Tag
        fields = ("name",)


def lookup_urls(model_admin):
    view = model_admin.admin_site.admin_view
    return [
        path("find/sources/", view(sources), name="articles_article_sources"),
        path("find/pictures/", view(pictures), name="articles_article_pictures"),
        path("new/source/", view(new_source), name="articles_article_new_source"),
        path("new/tag/", view(new_tag), name="articles_article_new_tag"),
    ]


def addresses(user):
    """Where the scripts of the writing screen ask, and what the schema of a body allows."""
    may_add, may_picture = user.has_perm("sources.add_source"), user.has_perm("images.add_image")
    new_picture = reverse("admin:images_image_add", query={"_to_field": "ref"})  # a body names a picture by its ref
    return {
        "sources": reverse("admin:articles_article_sources"),
        "pictures": reverse("admin:articles_article_pictures"),
        "newSource": reverse("admin:articles_article_new_source") if may_add else "",
        "newPicture": new_picture if may_picture else "",
        "readPage": reverse("admin:sources_source_propose") if may_add else "",
        "zone": settings.TIME_ZONE,
        "agencies": list(Agency.objects.values_list("pk", "name")) if may_add else [],
        "schema": schema.for_editor(),
        "dialogs": static("js/desk/body/dialogs.js"),
        "proposal": static("js/desk/form/proposal.js"),
    }


def page_knows(user, body, listed=()):
    """What a page with a body to write carries for its scripts."""
    body = prose.clean(body or "")  # it may come back as it was typed
    return {
        "desk_addresses": addresses(user),
        "desk_sources": known.sources([*prose.marked(body), *listed]),
        "desk_pictures": known.pictures(figure.image for figure in prose.figures(body)),
    }


@require_safe
def sources(request):
    if not request.user.has_perm("sources.view_source"):
        raise PermissionDenied
    return JsonResponse({"results": known.find_sources(_words(request))})


@require_safe
def pictures(request):
    if not request.user.has_perm("images.view_image"):
        raise PermissionDenied
    return JsonResponse({"results": known.find_pictures(_words(request))})


@require_POST
def new_source(request):
    """Make a source, or answer with the one that has the address."""
    if not request.user.has_perm("sources.add_source"):
        raise PermissionDenied
    form = NewSourceForm(request.POST)
    there = _source_at(form)
    if there is None and not form.is_valid():
        return JsonResponse({"error": " ".join(_sentences(form))}, status=400)
    if there is None:
        form.instance.created_by = request.user
        try:
            with transaction.atomic():
                there = form.save()
        except IntegrityError:  # somebody made it in between
            there = _source_at(form)
    return JsonResponse(known.told(there))


def _source_at(form):
    return Source.objects.filter(url=form.data.get("url", "").replace("\0", "")).exclude(url="").first()


@require_POST
def new_tag(request):
    """Make a tag, or answer with the one that has the name already, however it is capitalised."""
    if not request.user.has_perm("articles.add_tag"):
        raise PermissionDenied
    form = NewTagForm(request.POST)
    there = Tag.objects.filter(name__iexact=form.data.get("name", "").strip().replace("\0", "")).first()
    if there is None and not form.is_valid():
        return JsonResponse({"error": " ".join(_sentences(form))}, status=400)
    there = there or form.save()
    return JsonResponse({"id": there.pk, "text": there.name})


def _words(request):
    """What was typed: a chooser calls it as the admin's autocomplete does."""
    return (request.GET.get("q") or request.GET.get("term", "")).replace("\0", "")[:LONGEST]


def _sentences(form):
    return [
        f"{form.fields[name].label}: {message}" if name in form.fields else message
        for name, messages in form.errors.items()
        for message in messages
    ]
