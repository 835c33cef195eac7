"""Roles: groups with rights, made by migration.

Each role has its own rights and those of the role before it.
"""

from django.apps import apps as installed

ROLES: dict[str, tuple[str, ...]] = {
    "reporter": (
        "articles.add_article",
        "articles.change_article",
        "articles.view_article",
        "articles.view_version",
        "articles.view_storylog",
        "articles.view_milestone",
        "articles.view_author",
        "articles.view_tag",
        "articles.view_front",
        "articles.view_policyedition",
        "sources.add_source",
        "sources.change_source",
        "sources.view_source",
        "sources.view_agency",
        "sources.add_archivedcopy",
        "sources.view_archivedcopy",
        "images.add_image",
        "images.change_image",
        "images.view_image",
    ),
    "editor": (
        "articles.delete_article",
        "articles.edit_any_article",
        "articles.review_article",
        "articles.publish_article",
        "articles.schedule_article",
        "articles.correct_article",
        "articles.view_errorreport",
        "articles.change_errorreport",
        "articles.add_tag",
        "articles.change_tag",
        "articles.add_author",
        "articles.change_author",
        "articles.publish_front",
        "sources.add_agency",
        "sources.change_agency",
        "sources.stop_source",
        "images.delete_image",
    ),
    "chief editor": (
        "articles.retract_article",
        "articles.withdraw_article",
        "articles.reinstate_article",
        "articles.redact_article",
        "articles.view_redaction",
        "articles.add_policyedition",
        "articles.delete_tag",
        "articles.delete_author",
        "sources.delete_agency",
        "sources.delete_source",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_user",
        "accounts.add_invitation",
        "accounts.view_invitation",
        "accounts.view_accessentry",
        "auth.view_group",
    ),
}


def ensure_roles(apps=installed) -> None:
    """Make the groups and give them their rights; rights added by hand stay.

    Permissions are made by Django after all migrations; here they are made where they are
    missing, so that a migration can hand them out.
    """
    group_model = apps.get_model("auth", "Group")
    granted: list = []
    for role, rights in ROLES.items():
        granted += [_permission(apps, right) for right in rights]
        group, _ = group_model.objects.get_or_create(name=role)
        group.permissions.add(*granted)


def _permission(apps, right):
    app_label, codename = right.split(".")
    _, model = codename.split("_", 1)
    content_types = apps.get_model("contenttypes", "ContentType")
    kind, _ = content_types.objects.get_or_create(app_label=app_label, model=_model_of(right, model))
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return permission


def _model_of(right, model):
    return "article" if right == "articles.edit_any_article" else model
