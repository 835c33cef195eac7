"""A seal is of one rendering, of one document, under the notices that it shows."""

from types import SimpleNamespace

from articles.models import Rendering
from articles.publishing.seal import seal_of

MADE = {"recipe": 1, "html": "<p>Text</p>", "head": "<meta>", "full_text": "Text"}
TOLD = [SimpleNamespace(number=2, notice="More is known.")]


def test_a_seal_is_another_one_as_soon_as_anything_changes(settings):
    seal = seal_of(Rendering(**MADE), "document", TOLD)
    assert seal == seal_of(Rendering(**MADE), "document", TOLD) and len(seal) == 64
    others = {
        seal_of(Rendering(**{**MADE, name: 2 if name == "recipe" else "Forged"}), "document", TOLD) for name in MADE
    }
    others |= {seal_of(Rendering(**MADE), "another", TOLD), seal_of(Rendering(**MADE), "document", [])}
    settings.SECRET_KEY = "another key"
    others.add(seal_of(Rendering(**MADE), "document", TOLD))
    assert len(others) == 7 and seal not in others
