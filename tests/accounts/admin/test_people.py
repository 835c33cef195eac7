import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from newsroom.accounts.models import User
from tests.articles.admin.filling import fields, fill, text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db
ADD = reverse("admin:accounts_user_add")
LIST = reverse("admin:accounts_user_changelist")
FORM = "user_form"


def change(user):
    return reverse("admin:accounts_user_change", args=[user.pk])


@pytest.fixture
def browser(client):
    """A browser in which a chief editor is signed in."""
    client.force_login(make_user("chief editor", username="chief"))
    return client


def test_chief_editor_invites_a_reporter_who_can_enter_the_desk(browser, client):
    role = Group.objects.get(name="reporter")
    password = "a long and odd pass phrase"
    fill(
        browser, ADD, FORM, username="mara", first_name="Mara", password1=password, password2=password, groups=[role.pk]
    )
    mara = User.objects.get(username="mara")
    assert mara.is_staff and not mara.is_superuser and list(mara.groups.all()) == [role]
    client.logout()
    assert client.login(username="mara", password=password)
    assert client.get(reverse("admin:index")).status_code == 200


def test_account_without_a_role_does_not_enter(browser):
    mara = make_user("reporter")
    fill(browser, change(mara), FORM, groups=[])
    mara.refresh_from_db()
    assert not mara.is_staff


def test_roles_are_named_and_offered_as_boxes(browser):
    text = text_of(browser.get(ADD))
    assert "Roles" in text and "reporter" in text and "chief editor" in text


def test_rights_beyond_the_roles_are_not_on_the_form(browser):
    sent = fields(browser.get(change(make_user("reporter"))), FORM)
    assert not {"is_superuser", "is_staff", "user_permissions"} & set(sent)


def test_nobody_gives_what_they_do_not_have(browser):
    beyond = Group.objects.create(name="ops")
    beyond.permissions.add(Permission.objects.get(codename="delete_user"))
    mara = make_user("reporter")
    assert "ops" not in text_of(browser.get(change(mara)))
    fill(browser, change(mara), FORM, groups=[beyond.pk], is_superuser="on", is_staff="on")
    mara.refresh_from_db()
    assert not mara.is_superuser and list(mara.groups.values_list("name", flat=True)) == ["reporter"]


def test_superusers_and_people_with_more_rights_are_out_of_reach(browser):
    root = make_user(is_staff=True, is_superuser=True)
    ops = make_user("reporter")
    ops.user_permissions.add(Permission.objects.get(codename="delete_user"))
    switched_off = make_user("reporter", is_active=False)
    switched_off.user_permissions.add(Permission.objects.get(codename="delete_user"))
    for person in (root, ops, switched_off):
        assert browser.post(change(person), {"username": "mine"}).status_code == 403
        url = reverse("admin:auth_user_password_change", args=[person.pk])
        assert browser.post(url, {"password1": "a long phrase 12", "password2": "a long phrase 12"}).status_code == 403


def test_nobody_is_deleted_but_switched_off(browser):
    mara = make_user("reporter")
    assert browser.post(reverse("admin:accounts_user_delete", args=[mara.pk]), {"post": "yes"}).status_code == 403
    data = fields(browser.get(change(mara)), FORM)
    data.pop("is_active")
    browser.post(change(mara), data)
    mara.refresh_from_db()
    assert not mara.is_active


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_reporters_and_editors_manage_nobody(client, role):
    client.force_login(make_user(role))
    for url in (LIST, ADD, change(make_user("reporter"))):
        assert client.get(url).status_code == 403


def test_superuser_sees_the_rest(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert "is_superuser" in client.get(change(make_user("reporter"))).content.decode()


def test_chief_editor_reads_roles_and_changes_none(browser):
    role = Group.objects.get(name="reporter")
    url = reverse("admin:auth_group_change", args=[role.pk])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"name": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"), [("username", "a\0b"), ("username", "x" * 500), ("groups", ["9" * 30]), ("groups", ["x"])]
)
def test_bad_input_is_a_sentence(browser, field, value):
    mara = make_user("reporter", username="mara")
    response = fill(browser, change(mara), FORM, **{field: value})
    assert "Please correct the error" in text_of(response)
    mara.refresh_from_db()
    assert mara.username == "mara"


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(browser, many, django_assert_max_num_queries):
    for _ in range(many):
        make_user("reporter")
    with django_assert_max_num_queries(9):
        browser.get(LIST)
