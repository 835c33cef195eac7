import time

import pytest

from newsroom.prose import clean, is_embed, is_link, paragraphs
from tests.prose.contract import faults
from tests.prose.specimens import ATTACKS, GOOGLE_DOCS, MARK, OTHER, REF, WORD, WORDPRESS

KEPT = [
    "<p>Plain.</p>",
    "<h2>Head</h2><h3>Lower</h3>",
    "<p><strong>a</strong><em>b</em><s>c</s><sub>d</sub><sup>e</sup><code>f</code><br>g</p>",
    '<p><a href="https://a.example/?b=1&amp;c=2" title="A &quot;b&quot;">x</a></p>',
    '<p><a href="mailto:desk@a.example">x</a><a href="/stories/">y</a><a href="http://a.example">z</a></p>',
    '<p><span lang="ar" dir="rtl">خبر</span><span lang="zh-Hant-TW">聞</span></p>',
    f"<p>Said.{MARK}{MARK}</p>",
    f"<p>{MARK}</p>",
    "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
    '<ol start="4"><li><p>a</p><p>b</p></li></ol>',
    '<blockquote cite="https://a.example/said"><p>a</p><ul><li><p>b</p></li></ul></blockquote>',
    '<aside class="pullquote"><p>a</p></aside>',
    "<p>a</p><hr><p>b</p>",
    "<pre><code>a &lt;b&gt;\n  c</code></pre>",
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b<br>c</td></tr></tbody></table>',
    f'<figure data-image="{REF}" data-alt="A &amp; b" data-credit="C"><figcaption>d <em>e</em></figcaption></figure>',
    f'<figure data-image="{REF}" data-alt="" data-credit=""><figcaption></figcaption></figure>',
    '<figure class="embed"><a href="https://youtu.be/x">A film</a></figure>',
]

MADE = {
    # Text and blocks
    "": "",
    " \n\t": "",
    "text": "<p>text</p>",
    "a <b>b</b><p>c</p> d": "<p>a <strong>b</strong></p><p>c</p><p> d</p>",
    "<div><section><p>a</p><article>b</article></section></div>": "<p>a</p><p>b</p>",
    "<header>a</header><main>b</main><dl><dt>c</dt><dd>d</dd></dl>": "<p>a</p><p>b</p><p>c</p><p>d</p>",
    "<p>a<p>b": "<p>a</p><p>b</p>",
    "<custom-x>a</custom-x><font color=red>b</font>": "<p>ab</p>",
    # Headings
    "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h6>e</h6>": "<h2>a</h2><h2>b</h2><h3>c</h3><h3>d</h3><h3>e</h3>",
    "<h2> </h2><h3><br></h3>": "",
    "<blockquote><h2>a</h2></blockquote>": "<blockquote><p>a</p></blockquote>",
    # Blank paragraphs
    "<p></p><p> </p><p>&nbsp;</p><p><br></p><p><em>\u200b</em></p><p>a</p>": "<p>a</p>",
    "<ul><li></li></ul><blockquote><p></p></blockquote><aside class=pullquote></aside><table></table><pre>\n</pre>": "",
    # Other names of what is kept
    "<b>a</b><i>b</i><del>c</del><strike>d</strike><tt>e</tt>": (
        "<p><strong>a</strong><em>b</em><s>c</s><s>d</s><code>e</code></p>"
    ),
    # Attributes
    "<p id=a class=b style='color:red' onclick=c() title=d lang=en>e</p>": "<p>e</p>",
    "<span lang='x y' dir=up>a</span><span style=x>b</span>": "<p>ab</p>",
    "<ol start=0><li>a</ol><ol start=-1><li>b</ol><ol start=1000000><li>c</ol>": (
        "<ol><li><p>a</p></li></ol><ol><li><p>b</p></li></ol><ol><li><p>c</p></li></ol>"
    ),
    "<blockquote cite=javascript:x><p>a</p></blockquote>": "<blockquote><p>a</p></blockquote>",
    "<aside><p>a</p></aside><aside class='pullquote big'><p>b</p></aside>": (
        '<p>a</p><aside class="pullquote"><p>b</p></aside>'
    ),
    # Removed with what is in it
    "a<script>b</script><style>c</style><svg><text>d</text></svg><math><mi>e</mi></math><template>f</template>g": (
        "<p>ag</p>"
    ),
    "<iframe>a</iframe><form><p>b</p></form><noscript>c</noscript><textarea>d</textarea><title>e</title>f": "<p>f</p>",
    "a<!-- b -->c": "<p>ac</p>",
    # Links
    "<a href=javascript:x>a</a><a href=data:x>b</a><a href=ftp://c>c</a><a>d</a><a href=''>e</a>": "<p>abcde</p>",
    "<a href=https://a.example><b>a</b><a href=/b>b</a></a>": (
        '<p><a href="https://a.example"><strong>a</strong></a><a href="/b">b</a></p>'
    ),
    # Citation marks
    f"<cite data-source={REF}>words</cite>": f"<p>{MARK}</p>",
    "<cite>The Tin Drum</cite><cite data-source=SHOUTING22>a</cite><cite data-source=short>b</cite>": (
        "<p>The Tin Drumab</p>"
    ),
    f"<a href=/b>a{MARK}<em>{MARK.replace(REF, OTHER)}</em>c</a>d": (
        f'<p><a href="/b">ac</a>{MARK}{MARK.replace(REF, OTHER)}d</p>'
    ),
    f"<a href=/b>{MARK}</a>": f"<p>{MARK}</p>",
    f"<ul><li>a{MARK}</li></ul>": f"<ul><li><p>a{MARK}</p></li></ul>",
    f"<aside class=pullquote><ul><li>a{MARK}</li><li>b</li></ul></aside>": (
        f'<aside class="pullquote"><p>a{MARK}</p><p>b</p></aside>'
    ),
    # Pictures and embeds
    "<p>a<img src=https://a.example/x.png alt=b>c</p>": "<p>ac</p>",
    "<figure><img src=x><figcaption>a</figcaption></figure>": "",
    f"<figure data-image={REF}><img src=x><figcaption><p>a{MARK}</p><p>b</p></figcaption></figure>": (
        f'<figure data-image="{REF}" data-alt="" data-credit=""><figcaption>a<br>b</figcaption></figure>'
    ),
    "<figure data-image=1><figcaption>a</figcaption></figure>": "",
    "<figure class=embed><a href=https://youtu.be/x> </a></figure>": (
        '<figure class="embed"><a href="https://youtu.be/x">https://youtu.be/x</a></figure>'
    ),
    "<figure class=embed><a href=https://a.example/x>a</a></figure>": "",
    "<figure class=embed><iframe src=https://www.youtube.com/embed/x></iframe></figure>": "",
    # Lists, tables, code
    "<ul>a<li>b</ul><li>c": "<ul><li><p>a</p></li><li><p>b</p></li></ul><ul><li><p>c</p></li></ul>",
    "<ul><li><h2>a</h2><blockquote>b</blockquote></ul>": "<ul><li><p>a</p><p>b</p></li></ul>",
    "<table><caption>a</caption><tr><td><p>b</p><p>c</p><td colspan=2>d</table>": (
        "<p>a</p><table><tbody><tr><td>b<br>c</td><td>d</td></tr></tbody></table>"
    ),
    "<table><tr><td>a<table><tr><td>b<td>c</table>d</table>": (
        "<table><tbody><tr><td>a<br>b<br>c<br>d</td></tr></tbody></table>"
    ),
    "<pre>\na<br>b<div>c</div></pre>": "<pre><code>a\nb\nc</code></pre>",
    # Characters
    "a\x00b\x01c\x0bd\x7fe\ud800f\ufffeg\ue000h": "<p>abcdefgh</p>",
    "a&#1;b&#12;c&#xe000;d&#xfffe;e&#127;f": "<p>abcdef</p>",
    "a\r\nb\rc&#13;&#10;d&#13;e": "<p>a\nb\nc\nd\ne</p>",
    "<a href='https://a.example/&#1;' title='&#xe000;b'>c</a>": '<p><a href="https://a.example/" title="b">c</a></p>',
    "a &lt;b&gt; &amp;amp; &nbsp;c": "<p>a &lt;b&gt; &amp;amp; \u00a0c</p>",
}


@pytest.mark.parametrize("body", KEPT)
def test_what_the_contract_allows_is_kept(body):
    assert faults(body) == []
    assert clean(body) == body


@pytest.mark.parametrize(("typed", "body"), MADE.items())
def test_the_rest_is_opened_renamed_or_removed(typed, body):
    assert clean(typed) == body
    assert faults(body) == []
    assert clean(body) == body


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_obey_the_contract(attack):
    cleaned = clean(attack)
    assert faults(cleaned) == []
    assert clean(cleaned) == cleaned


def test_paste_from_word_keeps_words_and_structure():
    assert clean(WORD).replace("\n", "") == (
        "<h2>Harbour reopens</h2><p><strong>Ships</strong> sailed again\u00a0today.</p><p>1.\u00a0 First</p>"
        "<table><tbody><tr><td>Pier<br>North</td><td>Open</td></tr></tbody></table>"
    )


def test_paste_from_google_docs_is_not_bold_all_over():
    assert clean(GOOGLE_DOCS) == (
        '<p>Ships sailed <a href="https://port.example/">today</a></p><ul><li><p>North pier</p></li></ul>'
    )


def test_wordpress_html_loses_its_foreign_picture_and_nothing_said():
    assert clean(WORDPRESS) == (
        "<p>Ships <strong>sailed</strong>.</p><h3>Piers</h3>"
        "<blockquote><p>We are open.</p><p>The harbour master</p></blockquote><p>More soon.</p>"
    )


ADDRESSES = {
    "http://a.example": True,
    "HTTPS://a.example/b?c#d": True,
    "https://user@a.example:8000/": True,
    "mailto:desk@a.example": True,
    "/": True,
    "/stories/a/": True,
    "": False,
    "stories/": False,
    "#top": False,
    "?a": False,
    "//a.example": False,
    "/\\a.example": False,
    "/\t/a.example": False,
    "/\n\\a.example": False,
    "\t//a.example": False,
    "https:": False,
    "https:a.example": False,
    "https:///a.example": False,
    "http://[a": False,
    "javascript:alert(1)": False,
    "java\nscript:alert(1)": False,
    "\x01javascript:alert(1)": False,
    "data:text/html,x": False,
    "ftp://a.example": False,
    "file:///etc/passwd": False,
}


@pytest.mark.parametrize(("address", "is_one"), ADDRESSES.items())
def test_links_are_web_mail_or_of_this_site(address, is_one):
    assert is_link(address) is is_one


@pytest.mark.parametrize(
    ("address", "is_one"),
    {
        "https://www.youtube.com/watch?v=x": True,
        "https://YouTu.be/x": True,
        "https://soundcloud.com": True,
        "http://youtu.be/x": False,
        "//youtu.be/x": False,
        "https://youtu.be.evil.example/x": False,
        "https://youtu.be@evil.example/x": False,
        "https://evil.example\\@youtu.be/x": False,
        "https://youtu.be:8443/x": False,
        "https://[youtu.be/": False,
    }.items(),
)
def test_embeds_are_of_listed_hosts_over_https(address, is_one):
    assert is_embed(address) is is_one


def grows_no_faster_than_the_text(text_of, most):
    """Say whether eight times the text costs about eight times the CPU: a square would be sixty-four."""
    spent = []
    for size in (most // 8, most):
        started = time.process_time()
        cleaned = clean(text_of(size))
        spent.append(time.process_time() - started)
        assert faults(cleaned) == []
    return spent[1] < 24 * max(spent[0], 0.02)


@pytest.mark.parametrize("tag", "b a div ul li blockquote table td section p span cite figure details x-y".split())
def test_a_hundred_thousand_nested_elements_are_borne(tag):
    assert grows_no_faster_than_the_text(lambda size: f"<{tag}>" * size + "deep", 100_000)


@pytest.mark.parametrize("piece", ["<", "<a", "<a ", "</", "<!--", "a", "<a title='", "&#", "</p>", "<br>", "<p><b>"])
def test_half_a_megabyte_of_anything_is_borne(piece):
    assert grows_no_faster_than_the_text(lambda size: "<a" + piece * (size // len(piece)), 500_000)


def test_closed_elements_do_not_count_as_depth():
    body = "<ul><li><p><em>a</em></p></li></ul><p>b<br>c</p>" * 600
    assert clean(body) == body
    assert clean("<div><svg><path/><path/></svg>a</div>" * 600) == "<p>a</p>" * 600


def test_past_the_deepest_level_words_and_marks_stay_apart():
    deep = "<div>" * 40 + f"<p>one{MARK}</p><p>two<br>three</p>" + "</div>" * 40
    assert clean(deep) == f"<p>one{MARK}</p><p>two<br>three</p>"
    assert clean("<em>" * 40 + f"a<br title=x>b{MARK}").replace("<em>", "").replace("</em>", "") == (
        f"<p>a<br>b{MARK}</p>"
    )


def test_the_deepest_list_stays_as_it_is():
    for depth in range(20, 30):
        once = clean("<ul>" * depth + f"<li><code>a{MARK}</code>")
        assert clean(once) == once


def test_tables_in_tables_do_not_multiply():
    cleaned = clean("<table><tr><td>x" * 5_000)
    assert cleaned.count("x") == 5_000
    assert faults(cleaned) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{'word ' * 200_000}</p>",
        f'<p>word <strong>bold</strong> <a href="https://a.example/">link</a>{MARK}</p>' * 11_000,
    ],
    ids=["one paragraph", "many paragraphs"],
)
def test_a_body_of_a_megabyte_is_cleaned_whole(body):
    assert clean(body) == body


def test_a_story_of_many_marks_keeps_each_in_its_block():
    body = "".join(f"<p>a{MARK}</p><ul><li><p>b{MARK.replace(REF, OTHER)}</p></li></ul>" for _ in range(50))
    assert [block.citations for block in paragraphs(clean(body))] == [(REF,), (OTHER,)] * 50
