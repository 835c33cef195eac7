import pytest
from django.db import DatabaseError, connection, transaction

from articles.models import ImmutableVersion, PolicyEdition
from articles.models.policy import REQUIRED, missing
from articles.publishing import NotAllowed, NotPossible
from articles.publishing.policies import publish_policy
from articles.publishing.signals import policy_changed
from newsroom import clock
from tests.makers import make_policy, make_source, mark

pytestmark = pytest.mark.django_db


def write(chief, **fields):
    values = {"slug": "privacy", "base": 0, "title": "Privacy", "body": "<p>No cookies.</p>", **fields}
    return publish_policy(by=chief, **values)


def test_the_next_edition_stands_in_the_place_of_the_one_before_which_stays(chief):
    first = write(chief)
    second = write(chief, base=1, body="<p>No cookies, ever.</p>", notice="Ever.")
    assert list(PolicyEdition.objects.of("privacy")) == [second, first]
    assert list(PolicyEdition.objects.newest()) == [second]
    assert (second.number, second.notice, second.by) == (2, "Ever.", chief) and second.live_from <= clock.now()


def test_what_may_not_stand_in_a_body_is_taken_out(chief):
    assert write(chief, body='<p onclick="x">Here<script>x</script></p>').body == "<p>Here</p>"


def test_only_a_chief_editor_publishes_one(editor):
    with pytest.raises(NotAllowed, match="does not publish policy pages"):
        write(editor)


def test_a_page_without_text_or_with_a_source_is_refused(chief):
    for body in ("<p> </p>", f"<p>It said.{mark(make_source())}</p>"):
        with pytest.raises(NotPossible):
            write(chief, body=body)


def test_a_later_edition_says_what_is_new(chief):
    write(chief)
    with pytest.raises(NotPossible, match="what is new"):
        write(chief, base=1, notice=" ")


def test_of_two_who_write_on_the_same_edition_the_slower_is_told(chief):
    write(chief)
    write(chief, base=1, notice="Quicker.")
    for base in (0, 1, 3):
        with pytest.raises(NotPossible, match="Edition 2 of this page came out"):
            write(chief, base=base, notice="Slower.")
    assert PolicyEdition.objects.count() == 2


def test_it_is_told_after_the_commit(chief, django_capture_on_commit_callbacks):
    heard = []
    policy_changed.connect(hear := lambda edition, **kwargs: heard.append(edition))
    with django_capture_on_commit_callbacks(execute=True):
        edition = write(chief)
        assert heard == []
    assert heard == [edition]
    policy_changed.disconnect(hear)


def test_model_and_queryset_refuse_to_change_an_edition():
    edition, editions = make_policy(), PolicyEdition.objects
    for change in (
        edition.save,
        edition.delete,
        editions.all().delete,
        lambda: editions.update(title="forged"),
        lambda: editions.bulk_update([edition], ["title"]),
    ):
        with pytest.raises(ImmutableVersion):
            change()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_policyedition SET body = 'forged'",
        "UPDATE articles_policyedition SET in_footer = NOT in_footer",
        "DELETE FROM articles_policyedition",
    ],
)
def test_the_database_refuses_to_change_an_edition(sql):
    make_policy()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_required_pages_are_missed_until_they_are_written():
    assert missing() == list(REQUIRED)
    make_policy("privacy")
    assert "privacy" not in missing() and len(missing()) == len(REQUIRED) - 1
