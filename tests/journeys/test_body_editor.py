"""The body, written in a browser: what is written is what the schema keeps, and the sources follow it."""

import gzip
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from newsroom import prose
from newsroom.images.library import add_image
from newsroom.images.models import Image
from newsroom.prose import schema
from tests.journeys.hands import body, enter
from tests.journeys.looking import Watch
from tests.makers import make_agency, make_article, make_source, make_user, mark, picture_bytes

ITEM = """<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>  </span></span>{}</p>"""
WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{{margin:0}}</style></head>
<body><!--StartFragment--><h1 style='mso-pagination:none'>Ferries<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Seven</b> cracks were <i>found</i>.<a href="#_ftn1"><sup>1</sup></a></p>
{ITEM.format("First")}{ITEM.format("Second")}
<p class=MsoNormal><img src="file:///C:/a.png"><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""  # noqa: E501
GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr">
<span style="font-size:11pt;font-weight:400;">Plain and </span><span style="font-weight:700;">bold</span>
<span style="font-style:italic">slanted</span> <a href="https://www.google.com/url?q=https://port.example/a&amp;sa=D">
<span style="text-decoration:underline">linked</span></a></p></b>"""


@pytest.fixture
def desk(live_server, page):
    """A story of a reporter, opened: one source marked twice, another once."""
    mara = make_user("reporter", username="mara")
    first, second = make_source(title="Harbour master counts"), make_source(title="Union counts")
    text = f"<p>One.{mark(first)} Two.{mark(second)} Three.{mark(first)}</p><p>Last.</p>"
    article = make_article(by=mara, sources=[first, second], body=text)
    enter(page, live_server.url, "mara")
    page.watch = Watch(page)
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.body = body(page)
    page.article = article
    return page


def numbers(desk):
    return desk.body.locator("cite").evaluate_all("marks => marks.map(mark => mark.dataset.n)")


def html(desk):
    """The body as the form would send it."""
    return desk.evaluate("new FormData(document.querySelector('#article_form')).get('body')")


def paste(desk, kind, data):
    desk.body.evaluate(
        """(node, [kind, data]) => { const held = new DataTransfer(); held.setData(kind, data);
        node.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true})); }""",
        [kind, data],
    )


def cite(desk, words):
    desk.get_by_role("combobox", name="Cite a source").fill(words)
    desk.keyboard.press("Enter")
    desk.get_by_role("dialog").wait_for(state="detached")


def select_mark(desk, place):
    desk.body.locator("cite").nth(place).click()
    expect(desk.body.locator("cite").nth(place)).to_contain_class("ProseMirror-selectednode")


def empty(desk):
    desk.body.click()
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Backspace")


def test_a_body_is_opened_and_sent_unchanged(desk):
    assert prose.clean(html(desk)) == desk.article.body
    assert numbers(desk) == ["1", "2", "1"]
    assert desk.watch.complaints == []


def test_marks_are_numbered_anew_when_one_comes_first_and_undone(desk):
    third = make_source(title="Minister counts")
    desk.body.locator("p").first.click(position={"x": 2, "y": 10})
    desk.keyboard.press("Control+Home")
    desk.keyboard.press("Control+Shift+E")
    cite(desk, "Minister")
    assert numbers(desk) == ["1", "2", "3", "2"]
    assert prose.marked(prose.clean(html(desk)))[0] == third.ref
    cards = desk.get_by_role("group", name="Sources").locator(".facts .number")
    expect(cards).to_have_text(["[1]", "[2]", "[3]"])
    desk.body.press("Control+z")
    assert numbers(desk) == ["1", "2", "1"]
    expect(cards).to_have_text(["[1]", "[2]"])


def test_sources_under_the_body_follow_it_and_keep_their_notes(desk):
    make_source(title="Minister counts")
    desk.body.locator("p").last.click()
    desk.keyboard.press("End")
    desk.keyboard.type("[[")
    cite(desk, "Minister")
    desk.get_by_label("Note, row 3").fill("How the ministry counts.")
    desk.get_by_role("button", name="Save", exact=True).first.click()
    desk.get_by_text("was changed successfully").wait_for()
    rows = desk.article.citations.order_by("position").values_list("source__title", "note")
    assert rows[2] == ("Minister counts", "How the ministry counts.")
    assert numbers(desk) == ["1", "2", "1", "3"]


def test_a_source_is_made_without_leaving_the_sentence(desk):
    make_agency(name="Pier Gazette")
    desk.reload()
    desk.body.locator("p").last.click()
    desk.keyboard.press("End")
    desk.keyboard.press("Control+Shift+E")
    desk.get_by_role("combobox", name="Cite a source").fill("https://pier.example/report")
    desk.get_by_role("button", name="New source").click()
    desk.get_by_role("dialog").get_by_label("Agency").select_option(label="Pier Gazette")
    desk.get_by_role("button", name="Make it and cite it").click()
    assert desk.get_by_role("alert").inner_text() == "Title is missing."
    desk.get_by_role("dialog").get_by_label("Title").fill("What the pier says")
    desk.keyboard.press("Enter")
    desk.get_by_role("dialog").wait_for(state="detached")
    assert numbers(desk) == ["1", "2", "1", "3"]
    desk.get_by_role("group", name="Sources").get_by_text("Pier Gazette", exact=True).wait_for()


def test_the_pasted_address_of_a_known_source_offers_to_cite_it(desk):
    source = make_source(title="Known report")
    desk.body.locator("p").last.click()
    desk.keyboard.press("End")
    paste(desk, "text/plain", source.url)
    desk.get_by_role("button", name="Cite it instead").click()
    assert prose.clean(html(desk)).endswith(f"<p>Last.{mark(source)}</p>")


def test_what_is_pasted_from_word_keeps_its_meaning_and_loses_its_look(desk):
    empty(desk)
    paste(desk, "text/html", WORD)
    assert prose.clean(html(desk)) == (
        "<h2>Ferries</h2><p><strong>Seven</strong> cracks were <em>found</em>.<sup>1</sup></p>"
        "<ul><li><p>First</p></li><li><p>Second</p></li></ul>"
    )
    assert desk.watch.complaints == []


def test_what_is_pasted_from_google_is_not_all_bold(desk):
    empty(desk)
    paste(desk, "text/html", GOOGLE)
    assert prose.clean(html(desk)) == (
        '<p>Plain and <strong>bold</strong> <em>slanted</em> <a href="https://port.example/a">linked</a></p>'
    )
    assert desk.watch.complaints == []


# What Word 2016 and Google Docs put on the clipboard, and what is kept of it.
CLIPBOARDS = {
    "basic-styles/multiple-styles-single-line/input.word2016.html": (
        "<p>Text <strong>containi<s>ng</s></strong><s> multiple </s><em>styling</em>.</p>"
    ),
    "image/alternative-text/input.word2016.html": "",
    "link/within-text/input.safari.word2016.html": '<p>Regular <a href="https://ckeditor.com/">link</a>1</p>',
    "list/simple/input.word2016.html": "<ol><li><p>Item1</p></li><li><p>Item 2</p></li></ol>",
    "list/nested-mixed/input.word2016.html": (
        "<ul><li><p>A1</p><ol><li><p>B2</p><ul><li><p>C4</p></li></ul><ol><li><p>D3</p></li></ol></li></ol></li>"
        "<li><p>E1</p><ol><li><p>F2</p></li></ol></li></ul>"
    ),
    "spacing/multi-line/input.word2016.html": "<p>2Foo 3Bar4</p><p>03</p><p>21</p>",
    "paste-from-google-docs/bold-wrapper/simple-text/input.html": "<p>Hello world</p>",
    "paste-from-google-docs/br-paragraph/simple-paragraphs/input.html": "<h2>A</h2><p>B</p>",
}


def test_what_comes_from_other_writers_is_clean(desk, material):
    folder, kept = material / "paste/ckeditor5", {}
    for file in sorted(folder.rglob("*.html")):
        empty(desk)
        paste(desk, "text/html", file.read_text(errors="replace"))
        kept[str(file.relative_to(folder))] = prose.clean(html(desk))
    assert {name: kept[name] for name in CLIPBOARDS} == CLIPBOARDS
    assert all(words for name, words in kept.items() if "image" not in name)
    assert desk.watch.complaints == [] and desk.watch.hosts == {urlsplit(desk.url).netloc}


def test_a_picture_in_what_is_pasted_is_said_and_the_words_stay(desk):
    empty(desk)
    paste(desk, "text/html", '<p>Before <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="> after</p>')
    assert prose.clean(html(desk)) == "<p>Before after</p>"
    desk.get_by_text("A picture does not come along when it is pasted").wait_for()
    desk.get_by_role("button", name="Put it in from the library").click()
    desk.get_by_role("combobox", name="Put in a picture").wait_for()
    assert desk.watch.complaints == [] and desk.watch.hosts == {urlsplit(desk.url).netloc}


def test_a_picture_shows_its_words_and_takes_those_of_this_use(desk):
    image = add_image(picture_bytes(), by=None, alt="A ferry", credit="Photo: us", caption="The ferry.")
    desk.body.locator("p").last.click()
    desk.get_by_role("button", name="Picture of the library").click()
    desk.get_by_role("combobox", name="Put in a picture").fill("ferry")
    desk.keyboard.press("Enter")
    desk.body.get_by_label("Credit here").fill("Photo: them")
    desk.body.locator("figcaption").click()
    desk.keyboard.type("At the pier")
    [figure] = prose.figures(prose.clean(html(desk)))
    assert (figure.image, figure.credit, figure.caption, figure.alt) == (image.ref, "Photo: them", "At the pier", "")


def test_a_second_picture_stands_after_the_first(desk):
    images = [add_image(picture_bytes(colour=(shade, 0, 0)), by=None, alt=f"Ferry {shade}") for shade in (10, 90)]
    desk.body.locator("p").last.click()
    for image in images:
        desk.get_by_role("button", name="Picture of the library").click()
        desk.get_by_role("combobox", name="Put in a picture").fill(image.alt)
        desk.keyboard.press("Enter")
        expect(desk.body.get_by_role("img", name=image.alt)).to_be_visible()
    assert [figure.image for figure in prose.figures(prose.clean(html(desk)))] == [image.ref for image in images]


def test_a_mark_typed_after_a_space_stands_at_its_word(desk):
    desk.body.locator("p").last.click()
    desk.keyboard.press("End")
    desk.keyboard.type(" So said [[")
    cite(desk, "Union")
    assert "So said<cite" in html(desk)


def test_a_picture_that_the_library_does_not_have_is_added_without_leaving_the_sentence(desk):
    desk.body.locator("p").last.click()
    desk.get_by_role("button", name="Picture of the library").click()
    desk.get_by_role("combobox", name="Put in a picture").wait_for()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="Add picture")).to_be_focused()
    with desk.expect_popup() as opened:
        desk.keyboard.press("Enter")
    form = opened.value
    watch = Watch(form)
    form.get_by_label("Picture:").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": picture_bytes()})
    form.get_by_label("Alt text").fill("A ferry")
    form.get_by_label("Credit").fill("Photo: us")
    with form.expect_event("close"):
        form.keyboard.press("Enter")
    expect(desk.body.get_by_role("img", name="A ferry")).to_be_visible()
    expect(desk.body).to_be_focused()
    [figure] = prose.figures(prose.clean(html(desk)))
    assert figure.image == Image.objects.get(alt="A ferry").ref
    assert desk.watch.complaints == watch.complaints == []


def test_a_picture_alone_is_a_body_and_its_alt_text_is_asked_for_and_undone(desk):
    add_image(picture_bytes(), by=None, credit="Photo: us", caption="The ferry.")
    empty(desk)
    desk.get_by_role("button", name="Picture of the library").click()
    desk.get_by_role("combobox", name="Put in a picture").fill("ferry")
    desk.keyboard.press("Enter")
    figure = desk.body.locator("figure")
    expect(figure).to_contain_class("lacks-words")
    desk.body.get_by_label("Alt text here").fill("A ferry at a pier")
    expect(figure).not_to_contain_class("lacks-words")
    assert [found.alt for found in prose.figures(prose.clean(html(desk)))] == ["A ferry at a pier"]
    desk.body.locator("figcaption").click()
    desk.keyboard.press("Control+z")
    expect(figure).to_contain_class("lacks-words")
    assert [found.alt for found in prose.figures(prose.clean(html(desk)))] == [""]


def test_a_source_says_where_it_is_cited_already(desk):
    desk.body.locator("p").last.click()
    desk.keyboard.press("Control+Shift+E")
    desk.get_by_role("combobox", name="Cite a source").fill("Union")
    desk.get_by_role("dialog").get_by_text("cited already as 2").wait_for()
    desk.keyboard.press("Escape")
    expect(desk.body).to_be_focused()


def test_what_is_typed_at_a_chosen_mark_goes_after_it(desk):
    select_mark(desk, 1)
    desk.keyboard.type("or so")
    assert numbers(desk) == ["1", "2", "1"]
    assert f"{mark(desk.article.citations.all()[1].source)}or so Three." in prose.clean(html(desk))


def test_a_pull_quote_is_left_by_enter_in_an_empty_line(desk):
    empty(desk)
    desk.get_by_role("button", name="Pull quote", exact=True).click()
    desk.keyboard.type("Words")
    for _ in range(2):
        desk.keyboard.press("Enter")
    desk.keyboard.type("After")
    assert prose.clean(html(desk)) == '<aside class="pullquote"><p>Words</p></aside><p>After</p>'


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        ("Heading", "<h2>Words</h2>"),
        ("Heading below", "<h3>Words</h3>"),
        ("Bold", "<p><strong>Words</strong></p>"),
        ("Italic", "<p><em>Words</em></p>"),
        ("Struck through", "<p><s>Words</s></p>"),
        ("Subscript", "<p><sub>Words</sub></p>"),
        ("Superscript", "<p><sup>Words</sup></p>"),
        ("List", "<ul><li><p>Words</p></li></ul>"),
        ("Numbered list", "<ol><li><p>Words</p></li></ol>"),
        ("Quotation", "<blockquote><p>Words</p></blockquote>"),
        ("Pull quote", '<aside class="pullquote"><p>Words</p></aside>'),
        ("Code", "<pre><code>Words</code></pre>"),
        ("Table", "<th>Words</th>"),
        ("Rule", "<hr><p>Words</p>"),
    ],
)
def test_every_button_makes_what_the_schema_keeps(desk, button, kept):
    empty(desk)
    desk.get_by_role("button", name=button, exact=True).click()
    desk.keyboard.type("Words")
    assert kept in prose.clean(html(desk))


@pytest.mark.parametrize("tag", sorted(set(schema.TOP) - {"figure"}))
def test_every_block_of_the_schema_comes_back_from_the_editor(desk, tag):
    block = {
        "ul": "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>",
        "ol": '<ol start="3"><li><p>a</p></li></ol>',
        "blockquote": '<blockquote cite="https://a.example/"><p>a</p></blockquote>',
        "aside": '<aside class="pullquote"><p>a</p></aside>',
        "hr": "<p>a</p><hr><p>b</p>",
        "pre": "<pre><code>a\n  b</code></pre>",
        "table": "<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
        "p": '<p>a <span lang="ar" dir="rtl">b</span><br><a href="/c/" title="d">e</a> <code>f</code></p>',
    }.get(tag, f"<{tag}>a</{tag}>")
    desk.evaluate("html => document.querySelector('textarea[data-body]').editor.commands.setContent(html)", block)
    assert prose.clean(block) == block
    assert prose.clean(html(desk)) == block


def test_opening_a_story_costs_less_than_200_kb_of_scripts(desk):
    addresses = set()
    desk.on("request", lambda request: addresses.add(request.url) if request.resource_type == "script" else None)
    desk.reload(wait_until="networkidle")
    assert any(address.endswith("django_prose_editor/editor.js") for address in addresses)
    sent = [desk.request.get(address).body() for address in addresses]
    assert sum(len(gzip.compress(script, 9)) for script in sent) < 200_000


def test_a_story_is_begun_and_its_slug_follows_the_headline(desk, live_server):
    desk.goto(live_server.url + reverse("admin:articles_article_add"))
    desk.get_by_label("Headline").press_sequentially("Łódź: Größe & “ferries” — seven cracks?")
    desk.keyboard.press("Enter")
    desk.keyboard.type("As reported.")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("was added successfully").wait_for()
    story = Article.objects.get(standfirst="As reported.")
    assert story.slug == "lodz-groesse-ferries-seven-cracks"


def test_marks_are_copied_with_their_text_and_undone_and_redone(desk):
    before = html(desk)
    desk.body.click()
    desk.keyboard.press("Control+a")
    copied, plain = desk.body.evaluate(
        """node => { const held = new DataTransfer();
        node.dispatchEvent(new ClipboardEvent("copy", {clipboardData: held, bubbles: true, cancelable: true}));
        return [held.getData("text/html"), held.getData("text/plain")]; }"""
    )
    assert "One.[" in plain and "Last." in plain
    desk.keyboard.press("Control+End")
    desk.wait_for_function("document.querySelector('.ProseMirror').editor.state.selection.empty")
    paste(desk, "text/html", copied)
    assert numbers(desk) == ["1", "2", "1", "1", "2", "1"]
    after = html(desk)
    desk.body.press("Control+z")
    assert html(desk) == before
    desk.body.press("Control+Shift+z")
    assert html(desk) == after


def test_a_mark_changes_its_source_by_enter_and_escape_leaves_everything(desk):
    third = make_source(title="Minister counts")
    select_mark(desk, 1)
    desk.keyboard.press("Enter")
    desk.get_by_role("combobox", name="Cite a source").wait_for()
    desk.keyboard.press("Escape")
    desk.get_by_role("dialog").wait_for(state="detached")
    assert prose.clean(html(desk)) == desk.article.body
    desk.wait_for_timeout(700)  # the focus is back, and the next click is not the second of two
    select_mark(desk, 1)
    desk.keyboard.press("Enter")
    cite(desk, "Minister")
    assert prose.marked(prose.clean(html(desk)))[1] == third.ref
    assert numbers(desk) == ["1", "2", "1"]


def test_the_address_of_a_film_alone_becomes_an_embed_and_elsewhere_a_link(desk):
    [host, *_] = sorted(schema.EMBED_HOSTS)
    empty(desk)
    paste(desk, "text/plain", f"https://{host}/watch/1")
    assert f'<figure class="embed"><a href="https://{host}/watch/1">' in prose.clean(html(desk))
    empty(desk)
    paste(desk, "text/plain", "https://elsewhere.example/watch/1")
    assert prose.clean(html(desk)) == (
        '<p><a href="https://elsewhere.example/watch/1">https://elsewhere.example/watch/1</a></p>'
    )


def test_the_tools_are_one_stop_of_tab_and_walked_by_arrows(desk):
    tools = desk.get_by_role("toolbar", name="Tools of Body")
    first = tools.get_by_role("button").first
    assert tools.locator("button[tabindex='0']").count() == 1
    first.focus()
    desk.keyboard.press("ArrowRight")
    assert tools.get_by_role("button", name="Heading", exact=True).evaluate("node => node === document.activeElement")
    desk.keyboard.press("Tab")
    assert desk.body.evaluate("node => node === document.activeElement")
