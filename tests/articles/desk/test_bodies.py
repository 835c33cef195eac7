import pytest

from articles.desk.bodies import taken_out, unknown_marks
from tests.makers import make_source, mark

pytestmark = pytest.mark.django_db


def test_marks_of_sources_are_known():
    source = make_source()
    assert unknown_marks(f"<p>One.{mark(source)} Two.<CITE data-source='{source.ref}'></CITE></p>") == []


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ('<cite data-source="aaaaaaaaaa"></cite>', "aaaaaaaaaa"),
        ("<cite data-source=aaaaaaaaaa></cite>", "aaaaaaaaaa"),
        ("<cite data-source = 'REF'></cite>", "REF"),
        ("<cite>Reuters</cite>", ""),
        ("<cite", ""),
        ('<CITE DATA-SOURCE="x">', "x"),
    ],
)
def test_marks_of_nothing_are_named(typed, named):
    assert unknown_marks(f"<p>{typed}</p>") == [named]


def test_words_about_marks_are_no_marks():
    assert unknown_marks("<p>Write &lt;cite data-source=&quot;x&quot;&gt;, and cited works.</p>") == []


def test_elements_that_go_are_named_and_renamed_ones_are_not():
    assert taken_out("<p><b>x</b> <font>y</font></p><script>z</script><h1>t</h1>") == ["font", "script"]


def test_long_hostile_text_takes_no_time():
    assert unknown_marks("<cite" * 200_000) == [""]
    assert taken_out("<" * 100_000) == []
