"""Policy pages that are still to be written: a check names them, and the first page of the desk."""

from django.core.checks import Tags, Warning, register
from django.db import connections
from django.urls import reverse

from articles.desk.piles import Line, Pile
from articles.models import PolicyEdition
from articles.models.policy import REQUIRED, missing
from articles.publishing.policies import RIGHT
from newsroom.accounts.models import User


def connect() -> None:
    register(check_policy_pages, Tags.database)


def check_policy_pages(app_configs, databases, **kwargs):
    """articles.W001: readers may expect these pages of a newspaper, and find none."""
    for alias in databases or []:
        if PolicyEdition._meta.db_table in connections[alias].introspection.table_names() and (slugs := missing()):
            told = f"Policy pages are not written yet: {', '.join(REQUIRED[slug][0] for slug in slugs)}."
            return [Warning(told, hint="A chief editor writes them at the desk.", id="articles.W001")]
    return []


def to_write(user: User) -> list[Pile]:
    """Return the pile of pages to be written for who may write them; nothing where all stand. One query."""
    slugs = missing() if user.has_perm(RIGHT) else []
    lines = [Line(REQUIRED[slug][0], write_url(slug), about=f"Tells readers {REQUIRED[slug][1]}.") for slug in slugs]
    return [Pile("policies", "Pages to be written", "", lines)] if lines else []


def write_url(slug: str) -> str:
    """Return where the next edition of a page is written, or its first."""
    return reverse("admin:articles_policyedition_add", query={"slug": slug})
