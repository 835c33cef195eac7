"""Who may change whom, and give which roles: nobody gives or touches rights beyond their own."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q


def may_manage(manager, person):
    """Whether somebody may change this person: not a superuser, and nobody with rights beyond their own."""
    if manager.is_superuser:
        return True
    rights = Permission.objects.filter(Q(group__user=person) | Q(user=person)).select_related("content_type")
    return not person.is_superuser and _named(rights) <= manager.get_all_permissions()


def givable_roles(manager):
    """Return the roles that somebody may give: those whose every right they have themselves."""
    groups = Group.objects.prefetch_related("permissions__content_type").order_by("pk")
    if manager.is_superuser:
        return groups
    own = manager.get_all_permissions()
    allowed = [group.pk for group in groups if _named(group.permissions.all()) <= own]
    return groups.filter(pk__in=allowed)


def _named(rights):
    """Name rights as Django asks for them; also those of an account that is switched off."""
    return {f"{right.content_type.app_label}.{right.codename}" for right in rights}
