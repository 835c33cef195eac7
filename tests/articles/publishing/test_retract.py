from datetime import timedelta

import pytest

from articles.models import Listing, PreviewLink
from articles.publishing import (
    NotAllowed,
    NotPossible,
    PublicState,
    reinstate,
    retract,
    schedule,
    standing,
    withdraw,
)
from articles.publishing.record import content_of_version
from articles.publishing.verify import verify_story
from newsroom import clock
from tests.makers import edit, make_author, make_published_article, make_tag, make_user

pytestmark = pytest.mark.django_db


def test_a_retraction_keeps_address_and_sources_and_takes_the_text_away(chief):
    article = make_published_article()
    address = article.versions.get().get_absolute_url()
    version = retract(article, by=chief, notice="Its only source was withdrawn.")
    content = content_of_version(version)
    assert version.get_absolute_url() == address
    assert (content.body, len(content.citations)) == ("", 2)
    assert not Listing.objects.filter(article=article).exists()
    assert standing(article).state == PublicState.RETRACTED


def test_a_withdrawal_says_on_what_basis(chief):
    article = make_published_article()
    with pytest.raises(NotPossible, match="basis"):
        withdraw(article, by=chief, notice="Gone.", basis="")
    version = withdraw(article, by=chief, notice="A court told us to.", basis="legal")
    assert (version.basis, content_of_version(version).citations) == ("legal", ())


def test_a_withdrawal_ends_the_open_preview_links_of_its_story_alone(chief):
    article, other = make_published_article(), make_published_article()
    now = clock.now()
    past, open_, elsewhere = (
        PreviewLink.objects.create(article=story, label="x", made_at=now - timedelta(days=9), expires_at=end)
        for story, end in [
            (article, now - timedelta(days=1)),
            (article, now + timedelta(days=1)),
            (other, now + timedelta(days=1)),
        ]
    )
    withdraw(article, by=chief, notice="Gone.")
    for link in (past, open_, elsewhere):
        link.refresh_from_db()
    assert open_.revoked_at and not past.revoked_at and not elsewhere.revoked_at


@pytest.mark.parametrize("take_away", [retract, withdraw])
def test_a_reinstated_story_says_what_it_said_before(chief, take_away):
    article = make_published_article(headline="As it was")
    before = content_of_version(article.versions.get())
    take_away(article, by=chief, notice="Taken away.")
    version = reinstate(article, by=chief, notice="It was right after all.")
    assert content_of_version(version) == before
    assert Listing.objects.get(article=article).version == version


def test_a_reinstated_story_comes_without_the_tags_and_authors_deleted_meanwhile(chief):
    (kept, gone), (stays, leaves) = [make_tag(), make_tag()], [make_author(), make_author()]
    article = make_published_article(tags=[kept, gone], authors=[stays, leaves])
    retract(article, by=chief, notice="Taken away.")
    article.bylines.filter(author=leaves).delete()
    gone.delete()
    leaves.delete()
    content = content_of_version(reinstate(article, by=chief, notice="It was right after all."))
    assert ([tag.tag for tag in content.tags], [line.author for line in content.bylines]) == ([kept.ref], [stays.ref])
    assert verify_story(list(article.versions.order_by("number"))).broken == []


def test_what_is_scheduled_is_cancelled(chief):
    article = make_published_article()
    edit(article, headline="Later")
    schedule(article, by=chief, at=clock.now().replace(year=2100))
    retract(article, by=chief, notice="Taken away.")
    assert article.versions.get(number=2).is_cancelled
    assert article.versions.get(number=3).live_until is None


def test_an_editor_may_neither_retract_nor_withdraw_nor_reinstate(chief):
    article = make_published_article()
    editor = make_user("editor")
    for verb in (retract, withdraw):
        with pytest.raises(NotAllowed):
            verb(article, by=editor, notice="No.")
    retract(article, by=chief, notice="Taken away.")
    with pytest.raises(NotAllowed):
        reinstate(article, by=editor, notice="No.")


def test_a_retracted_story_cannot_be_retracted_again(chief):
    article = make_published_article()
    retract(article, by=chief, notice="Taken away.")
    with pytest.raises(NotPossible, match="retracted cannot be retracted"):
        retract(article, by=chief, notice="Again.")


def test_a_notice_that_shows_nothing_tells_readers_nothing(chief):
    article = make_published_article()
    with pytest.raises(NotPossible, match="Tell readers why"):
        retract(article, by=chief, notice="\u200b\u3164")
