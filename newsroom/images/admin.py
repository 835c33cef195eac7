"""The desk's view of the library."""

from datetime import timedelta
from itertools import islice

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.views.decorators.csrf import csrf_protect

from newsroom import clock
from newsroom.accounts.lists import AnyQuery
from newsroom.accounts.scripts import OwnScripts
from newsroom.images.forms import FocalForm, ImageForm
from newsroom.images.library import AlreadyInLibrary, enter, move_focal_point
from newsroom.images.likeness import alike
from newsroom.images.models import Image
from newsroom.images.uses import uses_of

THUMBNAIL = 96
PREVIEW = 640
MOST_USES = 20
MONTH = timedelta(days=30)
NOTHING = "—"
TAKEN = ("alt", "caption", "credit", "rights", "instructions", "usable_until", "no_use")


class WhoAdded(admin.RelatedOnlyFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "who added it"


class WhatItsRightsAre(admin.SimpleListFilter):
    """By whether a story may go out with it: a month is the time to ask for more, or to find another."""

    title, parameter_name = "rights", "rights"

    def lookups(self, request, model_admin):
        return [("barred", "May not be used"), ("ending", "End within a month")]

    def queryset(self, request, queryset):
        now = clock.now()
        if self.value() == "barred":
            return queryset.barred(at=now)
        if self.value() == "ending":
            return queryset.kept().filter(usable_until__gt=now, usable_until__lte=now + MONTH)
        return queryset


@admin.register(Image)
class ImageAdmin(OwnScripts, AnyQuery, admin.ModelAdmin):
    form = ImageForm
    list_display = ["thumbnail", "ref", "words", "credit_line", "size", "created_at", "uploaded_by"]
    list_display_links = ["thumbnail", "ref", "words"]
    list_select_related = ["uploaded_by"]
    list_filter = [
        "created_at",
        ("alt", admin.EmptyFieldListFilter),
        ("credit", admin.EmptyFieldListFilter),
        WhatItsRightsAre,
        "format",
        ("uploaded_by", WhoAdded),
    ]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # they count the whole table
    actions = None  # pictures go one by one
    search_fields = ["alt", "caption", "credit", "=ref"]
    search_help_text = "Words of the alt text, the caption or the credit, or a ref."
    empty_value_display = NOTHING

    class Media:
        css = {"all": ["images/library.css"]}
        js = [forms.Script("js/desk/form/focal.js", type="module")]

    def get_urls(self):
        focal = path("<int:pk>/focal/", self.admin_site.admin_view(self.focal_view), name="images_image_focal")
        return [focal, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Pictures", **(extra_context or {})})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("uploaded_by")

    def get_search_results(self, request, queryset, search_term):
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.kept()
        return super().get_search_results(request, queryset, search_term)

    def to_field_allowed(self, request, to_field):
        """A body names a picture by its ref."""
        return to_field == "ref" or super().to_field_allowed(request, to_field)

    # -- the form, in the order of work

    def get_fieldsets(self, request, obj=None):
        words = ["alt", "caption", "credit"]
        rights = {"fields": ["rights", "instructions", "usable_until", "no_use"]}
        focal = {"fields": [("focal_x", "focal_y")]}
        if obj is None:
            return [(None, {"fields": ["picture", *words]}), ("Rights", rights), ("Focal point", focal)]
        facts = {"fields": ["ref", "facts", "similar", "sha256", "created_at", "uploaded_by", "redacted_at"]}
        return [
            (None, {"fields": ["preview", *words]}),
            ("Rights", rights),
            ("Focal point", focal),
            ("In stories", {"fields": ["mark", "uses"]}),
            ("The original", facts),
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        facts = ["ref", "facts", "similar", "sha256", "created_at", "uploaded_by", "redacted_at"]
        return ["preview", "mark", "uses", *facts]

    @method_decorator(csrf_protect)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Do without the transaction that the admin puts around: decoding in it would stop every other writer."""
        try:
            return self._changeform_view(request, object_id, form_url, extra_context)
        except AlreadyInLibrary as twin:  # two people sent the same picture at once
            self.message_user(request, str(twin), messages.ERROR)
            return redirect("admin:images_image_change", twin.image.pk)

    def save_model(self, request, obj, form, change):
        if change and {"focal_x", "focal_y"}.intersection(form.changed_data):
            return move_focal_point(obj)
        if change:
            return super().save_model(request, obj, form, change)
        obj.uploaded_by = request.user
        silent = [name for name in TAKEN if not getattr(obj, name)]
        enter(obj, form.cleaned_data["picture"])
        obj.taken = [name for name in silent if getattr(obj, name)]

    def response_add(self, request, obj, post_url_continue=None):
        """Tell what looks alike, and show the form once more where something was taken from the file."""
        for other in alike(obj):
            message = format_html(
                "This picture looks like {} (ref {}), which the library has already.", _address(other), other.ref
            )
            self.message_user(request, message, messages.WARNING)
        if not obj.taken or IS_POPUP_VAR in request.POST or "_addanother" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        taken = ", ".join(str(obj._meta.get_field(name).verbose_name) for name in obj.taken)
        self.message_user(request, f"The picture was added. Taken from the file: {taken}. Read it over, then save.")
        return redirect("admin:images_image_change", obj.pk)

    def focal_view(self, request, pk):
        """Tell a script of a picture and its focal point; POST moves it, for every story that shows the picture."""
        image = get_object_or_404(self.get_queryset(request).kept(), pk=pk)
        may_change = self.has_change_permission(request, image)
        if not (may_change or self.has_view_permission(request, image)):
            raise PermissionDenied
        if request.method == "POST":
            if not may_change:
                return JsonResponse({"error": "Your role does not allow you to change a picture."}, status=403)
            form = FocalForm(request.POST, instance=image)
            if not form.is_valid():
                faults = [message for messages in form.errors.values() for message in messages]
                return JsonResponse({"error": " ".join(dict.fromkeys(faults))}, status=400)
            move_focal_point(image)
            self.log_change(request, image, [{"changed": {"fields": ["focal point"]}}])
        told = {"src": image.url, "width": image.width, "height": image.height, "x": image.focal_x, "y": image.focal_y}
        return JsonResponse({**told, "mayChange": may_change})

    # -- what is used stays

    def get_deleted_objects(self, objs, request):
        """Name the first uses and stop there: collecting them as the admin does would load thousands."""
        if used := _some(uses_of(objs)):
            return [], {}, set(), used
        return super().get_deleted_objects(objs, request)

    # -- columns

    @admin.display(description="picture")
    def thumbnail(self, image):
        rendition = image.picture(320)
        return rendition and format_html(
            '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
            rendition.url,
            THUMBNAIL,
            _height(rendition, THUMBNAIL),
            image.alt or f"Picture {image.ref}",
        )

    @admin.display(description="alt text", ordering="alt")
    def words(self, image):
        return image.alt or None

    @admin.display(description="credit", ordering="credit")
    def credit_line(self, image):
        return image.credit or None

    @admin.display(description="size", ordering="width")
    def size(self, image):
        return f"{image.width} × {image.height}"

    @admin.display(description="picture")
    def preview(self, image):
        """What readers see, with the focal point marked."""
        rendition = image.picture(1280)
        if rendition is None:
            return None
        height = _height(rendition, PREVIEW)
        return format_html(
            '<svg class="focal" data-src="{url}" data-width="{wide}" data-height="{high}" '
            'width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
            'aria-label="{alt}"><image href="{url}" width="{width}" height="{height}"/>'
            '<g fill="none" stroke="#fff" stroke-width="5"><circle cx="{x}" cy="{y}" r="14"/></g>'
            '<g fill="none" stroke="#c00" stroke-width="2"><circle cx="{x}" cy="{y}" r="14"/></g></svg>',
            wide=image.width,
            high=image.height,
            width=PREVIEW,
            height=height,
            alt=f"{image}; focal point {image.focal_x} % from the left, {image.focal_y} % from the top",
            url=rendition.url,
            x=round(PREVIEW * image.focal_x / 100),
            y=round(height * image.focal_y / 100),
        )

    @admin.display(description="mark")
    def mark(self, image):
        """What an editor writes into a body to show this picture."""
        return format_html("<code>{}</code>", f'<figure data-image="{image.ref}"></figure>')

    @admin.display(description="shown by")
    def uses(self, image):
        return format_html_join(", ", "{}", ((use,) for use in _some(uses_of([image])))) or NOTHING

    @admin.display(description="looks like")
    def similar(self, image):
        return format_html_join(", ", "{}", ((_address(other),) for other in alike(image))) or NOTHING

    @admin.display(description="file")
    def facts(self, image):
        return f"{image.format}, {image.width} × {image.height}, {image.byte_size / 1e6:.1f} MB"


def _address(image):
    return format_html('<a href="{}">“{}”</a>', reverse("admin:images_image_change", args=[image.pk]), image)


def _height(rendition, width):
    return max(1, round(width * rendition.height / rendition.width))


def _some(uses):
    """The first uses as links; a picture may have thousands."""
    links = [_linked(use) for use in islice(uses, MOST_USES + 1)]
    return links if len(links) <= MOST_USES else [*links[:MOST_USES], "and more"]


def _linked(use):
    return format_html('<a href="{}">{}</a>', use.url, use.label) if use.url else use.label
