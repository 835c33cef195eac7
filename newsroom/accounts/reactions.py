"""What goes into the access log by itself: signals of Django and allauth.

Rights are watched where they are stored, by signals of the rows as well, so that no way round a form escapes the log.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.account.signals import user_logged_in as signed_in
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.models import Group, Permission
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver

from newsroom.accounts.confirming import remember
from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, User
from newsroom.accounts.pruning import prune
from newsroom.accounts.second_factor import NAMES
from newsroom.accounts.sessions import end_sessions

What = AccessEntry.What
FLAGS = {"is_active": "may sign in", "is_staff": "may enter the desk", "is_superuser": "superuser"}
NEW = {"is_active": True, "is_staff": False, "is_superuser": False}
CHANGES = {"post_add": "given", "post_remove": "taken", "pre_clear": "taken"}
KINDS = {"totp": "app", "webauthn": "passkey", "recovery_codes": "recovery code"}


# -- coming and going


@receiver(user_logged_in)
def count_as_confirmed(request, user, **kwargs):
    if request is not None:
        remember(request)


@receiver(authentication_step_completed)
def remember_confirmation(request, reauthenticated=False, **kwargs):
    if reauthenticated:
        remember(request)


@receiver(signed_in)
def log_sign_in(request, user, **kwargs):
    records = get_authentication_records(request, user)
    ways = [KINDS.get(record.get("type"), record["method"]) for record in records]
    note(What.SIGNED_IN, person=user, by=user, detail=f"by {' and '.join(dict.fromkeys(ways)) or 'invitation'}")
    prune()


@receiver(user_logged_out)
def log_sign_out(user, **kwargs):
    if user is not None:
        note(What.SIGNED_OUT, person=user, by=user)


@receiver(authentication_failed)
def log_wrong_code(user, **kwargs):
    note(What.REFUSED, person=user, detail="wrong code")


# -- what one proves oneself with


@receiver(authenticator_added)
def log_added(user, authenticator, **kwargs):
    note(What.FACTOR, person=user, detail=f"added: {NAMES[authenticator.type]}")


@receiver(authenticator_removed)
def log_removed(user, authenticator, **kwargs):
    note(What.FACTOR, person=user, detail=f"removed: {NAMES[authenticator.type]}")


@receiver(authenticator_reset)
def log_reset(user, **kwargs):
    note(What.FACTOR, person=user, detail="new recovery codes")


# -- rights


@receiver(pre_save, sender=User)
def look_at_what_is_stored(instance, update_fields=None, **kwargs):
    """Keep it for the comparison after. A sign-in, which saves its time or a newer hash alone, changes none of it."""
    watched = update_fields is None or FLAGS.keys() & set(update_fields)
    stored = User.objects.filter(pk=instance.pk).values(*FLAGS, "password").first() if instance.pk and watched else None
    instance.stored_before = stored or (NEW if watched else {})


@receiver(post_save, sender=User)
def log_what_changed(instance, **kwargs):
    before = instance.stored_before
    changed = [name for name in FLAGS if name in before and before[name] != getattr(instance, name)]
    for name in changed:
        note(What.RIGHTS, person=instance, detail=f"{FLAGS[name]}: {'yes' if getattr(instance, name) else 'no'}")
    if before.get("password", instance.password) != instance.password:
        note(What.PASSWORD, person=instance)
    if not (instance.is_active and instance.is_staff) and {"is_active", "is_staff"} & set(changed):
        end_sessions(instance, detail="may not enter the desk any more")


@receiver(m2m_changed, sender=User.groups.through)
@receiver(m2m_changed, sender=User.user_permissions.through)
def log_rights_of_a_person(instance, action, reverse, model, pk_set, **kwargs):
    if action not in CHANGES:
        return
    for person, right in _pairs(instance, reverse, model, pk_set, kwargs["sender"]):
        note(What.RIGHTS, person=person, detail=f"{CHANGES[action]}: {right}")


@receiver(m2m_changed, sender=Group.permissions.through)
def log_rights_of_a_role(instance, action, reverse, model, pk_set, **kwargs):
    if action not in CHANGES or pk_set == set():
        return
    if reverse:
        roles = model.objects.filter(pk__in=pk_set) if pk_set else instance.group_set.all()
        for role in roles:
            note(What.RIGHTS, person=None, detail=f"role {role}: {CHANGES[action]}: {instance.codename}")
        return
    rights = Permission.objects.filter(pk__in=pk_set) if pk_set else instance.permissions.all()
    names = ", ".join(rights.order_by("pk").values_list("codename", flat=True))
    note(What.RIGHTS, person=None, detail=f"role {instance}: {CHANGES[action]}: {names}")


def _pairs(instance, reverse, model, pk_set, through):
    """Yield each account with the role or right that changed; no keys mean all of them."""
    if reverse:
        people = model.objects.filter(pk__in=pk_set) if pk_set is not None else instance.user_set.all()
        yield from ((person, instance) for person in people)
    else:
        field = "groups" if through is User.groups.through else "user_permissions"
        there = model.objects.filter(pk__in=pk_set) if pk_set is not None else getattr(instance, field).all()
        yield from ((instance, right) for right in there)
