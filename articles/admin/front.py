"""The front at the desk: /admin/articles/front/, with its editions and its preview beside it."""

from functools import partial

from django.contrib import admin
from django.urls import path

from articles.admin.front_editions import cancel_edition, editions_page, restore_edition
from articles.admin.front_preview import edition_preview, front_preview
from articles.admin.front_screen import front_screen, slot_row
from articles.models import Front


@admin.register(Front)
class FrontAdmin(admin.ModelAdmin):
    """One screen in the place of the stock list and form: there is one front."""

    def get_urls(self):
        pages = {
            "changelist": ("", front_screen),
            "slot": ("slot/", slot_row),
            "preview": ("preview/", front_preview),
            "editions": ("editions/", editions_page),
            "edition_preview": ("editions/<int:number>/", edition_preview),
            "restore": ("editions/<int:number>/restore/", restore_edition),
            "cancel": ("editions/<int:number>/cancel/", cancel_edition),
        }
        wrap = self.admin_site.admin_view
        return [
            path(rest, wrap(partial(view, model_admin=self)), name=f"articles_front_{name}")
            for name, (rest, view) in pages.items()
        ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.publish_front")

    def has_delete_permission(self, request, obj=None):
        return False
