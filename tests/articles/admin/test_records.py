import pytest
from django.urls import reverse

from articles.models import Milestone, Redaction, StoryLog, Version
from articles.publishing import correct, live_content, redact
from tests.articles.admin.filling import text_of
from tests.makers import make_published_article

pytestmark = pytest.mark.django_db
RECORDS = [Version, StoryLog, Milestone, Redaction]


def url(model, page, *args):
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def story(chief):
    article = make_published_article(headline="The first words", body="<p>Said John Doe of the harbour.</p>")
    article.standfirst = "Half-written."
    article.save()
    correct(article, by=chief, content=live_content(article), notice="Told.")
    redact(article, by=chief, basis="legal", reason="A court order.", passages=["John Doe"])
    return article


@pytest.mark.parametrize("model", RECORDS)
def test_records_are_read_and_never_touched(sign_in, chief, story, model):
    browser, row = sign_in(chief), model.objects.first()
    assert browser.get(url(model, "changelist")).status_code == 200
    assert browser.get(url(model, "change", row.pk)).status_code == 200
    assert browser.post(url(model, "change", row.pk), {}).status_code == 403
    assert browser.get(url(model, "add")).status_code == 403
    assert browser.post(url(model, "delete", row.pk), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("model", RECORDS)
def test_lists_of_records_ask_the_same_for_few_and_many(sign_in, chief, story, model, django_assert_max_num_queries):
    for _ in range(5):
        correct(story, by=chief, content=live_content(story), notice="Told.")
    browser = sign_in(chief)
    with django_assert_max_num_queries(7):
        browser.get(url(model, "changelist"))


def test_cells_of_a_list_are_called_as_their_columns_where_they_say_anything(sign_in, chief, story):
    html = sign_in(chief).get(url(StoryLog, "changelist")).content.decode()
    assert '<td data-label="Reason" class="field-reason">A court order.</td>' in html
    assert '<td class="field-reason">—</td>' in html


def test_reporter_reads_versions_and_no_redactions(sign_in, reporter, story):
    browser = sign_in(reporter)
    assert browser.get(url(Version, "changelist")).status_code == 200
    assert browser.get(url(Redaction, "changelist")).status_code == 403


def test_version_shows_what_readers_got(sign_in, chief, story):
    version = story.versions.first()
    text = text_of(sign_in(chief).get(url(Version, "change", version.pk)))
    assert "Said ████ ███ of the harbour." in text and version.digest in text


@pytest.mark.parametrize("query", ["harbour", "\0", "x" * 5_000])
def test_search_of_the_log_fails_for_nothing(sign_in, chief, story, query):
    assert sign_in(chief).get(url(StoryLog, "changelist"), {"q": query}, follow=True).status_code == 200


def test_versions_are_found_by_their_story_and_by_their_digest(sign_in, chief, story):
    browser, other = sign_in(chief), make_published_article(headline="Another one").versions.get()
    for query in (other.article.ref, "another", other.digest):
        text = text_of(browser.get(url(Version, "changelist"), {"q": query}))
        assert "Another one" in text and "The first words" not in text
    assert "0 versions" in text_of(browser.get(url(Version, "changelist"), {"q": "f" * 64}))


def test_log_is_filtered_by_what_was_done(sign_in, chief, story):
    browser = sign_in(chief)
    found = browser.get(url(StoryLog, "changelist"), {"deed": "redact"}).context["cl"].result_list
    assert {entry.verb for entry in found} == {"redact"}
    assert browser.get(url(StoryLog, "changelist"), {"deed": "nonsense"}).context["cl"].result_count > 1


@pytest.mark.parametrize("model", RECORDS)
def test_records_lead_to_no_history_of_their_own(sign_in, chief, story, model):
    response = sign_in(chief).get(url(model, "change", model.objects.first().pk))
    assert "historylink" not in response.content.decode()
