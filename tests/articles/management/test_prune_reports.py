from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import ErrorReport
from newsroom import clock
from tests.makers import make_error_report

pytestmark = pytest.mark.django_db


def test_it_forgets_the_addresses_of_long_ago():
    make_error_report(email="reader@example.org")
    ErrorReport.objects.update(received_at=clock.now() - timedelta(days=100))
    out = StringIO()
    call_command("prune_reports", stdout=out)
    assert out.getvalue() == "forgot 1 addresses\n" and ErrorReport.objects.get().email == ""
