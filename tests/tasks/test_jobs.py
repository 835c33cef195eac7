"""Jobs: asked for once, in the transaction that makes them due."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from newsroom.tasks.jobs import Terms, once, terms_of
from tests.tasks.jobs import fail, note, rest

pytestmark = pytest.mark.django_db


def test_job_is_not_asked_for_twice_while_it_waits(tmp_path):
    for words in ("first", "first", "second"):
        once(note, str(tmp_path), words)
    assert DBTaskResult.objects.count() == 2


def test_job_asked_for_in_a_transaction_that_is_undone_is_not_asked_for():
    with transaction.atomic():
        once(rest)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_pause_doubles_with_each_try():
    terms = terms_of(fail.module_path)
    assert [terms.pause_after(tried).total_seconds() for tried in (1, 2, 3)] == [10, 20, 40]


def test_job_that_is_gone_has_the_usual_terms():
    assert terms_of("articles.tasks.gone") == Terms()
