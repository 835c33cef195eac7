"""The desk: the admin site, in the order in which a newsroom works."""

from functools import partial

from django.conf import settings
from django.contrib.admin import AdminSite

from articles.desk.error_reports import reported
from articles.desk.paper import paper
from articles.desk.policies import to_write
from articles.desk.rights import ending
from articles.desk.translations import behind
from articles.desk.waiting import waiting
from newsroom import clock

ORDER = {
    "articles": (
        *("Article", "ErrorReport", "Front", "Tag", "Author", "PolicyEdition"),
        *("Version", "StoryLog", "Milestone", "Redaction"),
    ),
    "sources": ("Source", "Agency"),
    "images": ("Image",),
    "accounts": ("User", "Invitation", "AccessEntry"),
    "auth": ("Group",),
}

ROLES = "Roles"  # what Django calls groups, and their room


class Desk(AdminSite):
    """Stories first, and on the first page what waits for the person who signs in."""

    site_header = site_title = settings.SITE_NAME
    index_title = "The desk"
    enable_nav_sidebar = False  # a line of links in the header takes less room from the text

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "auth":
                app["name"] = ROLES
                for model in app["models"]:
                    model["name"] = ROLES
            order = ORDER.get(app["app_label"], ())
            app["models"].sort(key=partial(_place_of_model, order))
        return sorted(apps, key=lambda app: _place(tuple(ORDER), app["app_label"]))

    def index(self, request, extra_context=None):
        home = {"today": clock.now(), "waiting": [], "paper": []}
        if request.user.has_perm("articles.view_article"):
            user = request.user
            piles = waiting(user) + reported(user) + behind(user) + ending(user) + to_write(user)
            home |= {"waiting": piles, "paper": paper(user)}
        return super().index(request, {**(extra_context or {}), **home})


def _place_of_model(order, model):
    return _place(order, model["object_name"])


def _place(order, name):
    return order.index(name) if name in order else len(order)
