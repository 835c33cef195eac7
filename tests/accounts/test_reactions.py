"""What stands in the access log, and what never does."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from newsroom.accounts.models import AccessEntry, User
from tests.accounts.signing import LOGIN, PASSWORD, logged, sign_in_with
from tests.makers import make_user

pytestmark = pytest.mark.django_db
What = AccessEntry.What


def test_sign_in_and_sign_out_are_logged_with_the_address(client, editor):
    sign_in_with(client, editor, REMOTE_ADDR="203.0.113.7")
    client.post(reverse("account_logout"))
    entries = AccessEntry.objects.filter(person=editor, what__in=[What.SIGNED_IN, What.SIGNED_OUT])
    assert [(entry.what, entry.address) for entry in entries] == [
        ("signed_out", "127.0.0.1"),
        ("signed_in", "203.0.113.7"),
    ]


def test_failed_sign_in_is_logged_without_what_was_typed(client, editor):
    client.post(LOGIN, {"login": "my password by mistake", "password": "also secret"})
    sign_in_with(client, editor, "nearly right")
    assert logged(What.REFUSED, person=None) == ["wrong password"] and logged(What.REFUSED, person=editor)
    everything = str(list(AccessEntry.objects.values_list()))
    assert "mistake" not in everything and "secret" not in everything and "nearly" not in everything


def test_role_given_at_the_desk_is_logged_with_who_gave_it(client, chief):
    client.force_login(chief)
    mara = make_user("reporter")
    roles = [Group.objects.get(name="editor").pk]
    client.post(
        reverse("admin:accounts_user_change", args=[mara.pk]),
        {"username": mara.username, "is_active": "on", "groups": roles},
    )
    assert set(logged(What.RIGHTS, person=mara, by=chief)) == {"given: editor", "taken: reporter"}


def test_right_given_by_hand_or_round_the_desk_is_logged(editor):
    role, right = Group.objects.get(name="reporter"), Permission.objects.get(codename="delete_user")
    editor.user_permissions.add(right)
    editor.user_permissions.clear()
    role.permissions.add(right)
    right.group_set.clear()
    role.user_set.add(editor)
    editor.is_superuser = True
    editor.save()
    found = logged(What.RIGHTS, person=editor, by=None)
    assert found[:4] == ["superuser: yes", "given: reporter", f"taken: {right}", f"given: {right}"]
    of_roles = logged(What.RIGHTS, person=None)
    assert of_roles[:2] == ["role reporter: taken: delete_user", "role reporter: given: delete_user"]


def test_new_superuser_is_logged():
    root = User.objects.create_superuser("root", password=PASSWORD)
    assert set(logged(What.RIGHTS, person=root)) == {"superuser: yes", "may enter the desk: yes"}


def test_password_set_by_somebody_else_is_logged_with_who(client, chief):
    client.force_login(chief)
    mara, phrase = make_user("reporter"), "a long and odd pass phrase"
    typed = {"password1": phrase, "password2": phrase, "usable_password": "true"}
    client.post(reverse("admin:auth_user_password_change", args=[mara.pk]), typed)
    assert AccessEntry.objects.filter(what=What.PASSWORD, person=mara, by=chief).count() == 1


def test_sign_in_asks_nothing_about_rights(client, editor):
    before = len(logged(What.RIGHTS))
    sign_in_with(client, editor)
    assert len(logged(What.RIGHTS)) == before


def test_person_who_is_deleted_leaves_the_lines(editor):
    sign_in_lines = AccessEntry.objects.filter(person=editor).count()
    editor.delete()
    assert sign_in_lines and AccessEntry.objects.filter(person=None).count() >= sign_in_lines
