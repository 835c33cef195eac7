import pytest
from django.urls import reverse

from newsroom.accounts.models import AccessEntry
from tests.accounts.signing import PASSWORD, sign_in_with
from tests.articles.admin.filling import text_of
from tests.makers import make_user

pytestmark = pytest.mark.django_db
LIST = reverse("admin:accounts_accessentry_changelist")


def test_chief_reads_who_came_in_and_from_where(client, chief):
    sign_in_with(client, make_user("editor", username="jonah"))
    client.logout()
    client.force_login(chief)
    text = text_of(client.get(LIST))
    assert "signed in" in text and "jonah" in text and "by password" in text and "127.0.0.1" in text


def test_log_is_changed_by_nobody(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    entry = AccessEntry.objects.first()
    assert client.get(reverse("admin:accounts_accessentry_add")).status_code == 403
    for kind in ("change", "delete"):
        url = reverse(f"admin:accounts_accessentry_{kind}", args=[entry.pk])
        assert client.post(url, {"post": "yes", "detail": "x"}).status_code == 403


@pytest.mark.parametrize("role", ["reporter", "editor"])
def test_reporters_and_editors_do_not_read_it(client, role):
    client.force_login(make_user(role))
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize("many", [3, 30])
def test_list_costs_the_same_for_few_and_many(client, chief, many, django_assert_max_num_queries):
    client.force_login(chief)
    for _ in range(many):
        sign_in_with(client, make_user("reporter"), f"not {PASSWORD}")
    with django_assert_max_num_queries(8):
        client.get(LIST)
