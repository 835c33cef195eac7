"""A body for feeds and partners: plain HTML that reads well away from our pages."""

from newsroom import prose

PAGE = "https://news.example/2026/03/10/pier/"
REF = "abcdefghij"


def syndicated(html, **options):
    known = {"numbers": {REF: 2}, "labels": {REF: 'A & "B", Title'}, "figure": lambda found: f"<b>{found.alt}</b>"}
    return prose.syndicated(prose.clean(html), page=PAGE, **{**known, **options})


def test_a_mark_leads_to_the_sources_of_the_story_and_says_whom_it_names():
    html = syndicated(f'<p>So<cite data-source="{REF}"></cite>.</p>')
    title = "Source 2: A &amp; &quot;B&quot;, Title"
    assert html == f'<p>So<sup><a href="{PAGE}#source-2" title="{title}">[2]</a></sup>.</p>'


def test_a_mark_without_a_number_is_left_out():
    assert syndicated('<p>So<cite data-source="zzzzzzzzzz"></cite>.</p>') == "<p>So.</p>"


def test_addresses_are_absolute_and_foreign_ones_stay():
    html = syndicated(
        '<p><a href="/tags/x/">a</a> <a href="https://b.example/c">b</a> <a href="mailto:d@e.f">d</a></p>'
    )
    assert 'href="https://news.example/tags/x/"' in html
    assert 'href="https://b.example/c"' in html and 'href="mailto:d@e.f"' in html


def test_nothing_of_our_pages_is_left_in_it():
    html = syndicated(
        '<aside class="pullquote"><p>Said.</p></aside><figure class="embed"><a href="https://youtu.be/x">x</a></figure>'
    )
    assert "<blockquote><p>Said.</p></blockquote>" in html
    assert "class=" not in html and "aside" not in html and "https://youtu.be/x" in html


def test_a_picture_is_made_by_who_knows_it():
    html = syndicated(f'<figure data-image="{REF}" data-alt="A pier"><figcaption>Pier</figcaption></figure><p>On.</p>')
    assert html == "<b>A pier</b><p>On.</p>"
    assert syndicated(f'<figure data-image="{REF}"></figure><p>On.</p>', figure=lambda found: "") == "<p>On.</p>"
