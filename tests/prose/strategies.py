"""How bodies and attacks on them are made up."""

from hypothesis import settings
from hypothesis import strategies as st

from tests.prose.specimens import ATTACKS, MARK, OTHER, REF

modest = settings(max_examples=150, deadline=None)

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20)
NAMES = (
    "p h1 h2 h4 ul ol li dl dt dd blockquote aside figure figcaption table caption thead tbody tr td th hr br pre code "
    "a b strong em span cite div header svg math mi mtext mglyph foreignObject desc annotation-xml style script "
    "template noscript noembed textarea title xmp plaintext select option form font iframe img o:p x-y"
).split()
VALUES = [
    "",
    " class=pullquote",
    " class='embed x'",
    f" data-image={REF}",
    f" data-source={REF}",
    f' data-source="{OTHER}"',
    ' data-alt="&lt;&#13;x&quot;>"',
    ' href="https://a.example/?a=1&amp;b=2"',
    " href=https://youtu.be/x",
    " href=/stories/",
    " href='/&#10;/evil.example'",
    " href=java&#x0a;script:alert(1)",
    " title='</style><img src=x onerror=alert(1)>'",
    ' title="--><svg onload=alert(1)>"',
    " cite=https://b.example/",
    " lang=de dir=rtl",
    " start=3",
    " scope=row",
    " onclick=alert(1)",
    " encoding=text/html",
    " \"'=`<",
    "/",
]
PIECES = ["<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!", "<?", "</", "<", ">", '"', "'", "`", "=", "&", "&#"]
PIECES += ["&lt;", "&#60;", "&#1;", "&#13;", "&#0;", "&#xe000;", "&nbsp;", "\x00", "\x0c", "\r", "\n", " ", "\ue000"]
PIECES += ["\ud800", "\ufffe", "\u200b", "\u2028", "word", MARK, *ATTACKS]
PIECES += [f"<a href=/x>word{MARK}<em>{MARK}", f"<figure data-image={REF}><figcaption>word{MARK}"]

_opening = st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(VALUES))
_closing = st.builds("</{}>".format, st.sampled_from(NAMES))
_often = st.builds(lambda piece, times: piece * times, _opening, st.sampled_from([2, 23, 24, 25, 26, 60]))
hostile = st.lists(st.one_of(_opening, _opening, _closing, st.sampled_from(PIECES), WORDS, _often), max_size=25).map(
    "".join
)

# Well-formed markup with a "@" wherever a word may stand.
_line = st.recursive(
    st.sampled_from(["@ ", "@ ", MARK]),
    lambda inner: st.builds(
        "<{0}>{1}</{0}> ".format,
        st.sampled_from(["strong", "i", "font", "s", "span", "code"]),
        st.lists(inner, min_size=1, max_size=3).map("".join),
    ),
    max_leaves=4,
)
_text_block = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h1", "h3", "h6", "address"]), _line)
_wrapped = {
    "div": "<div>{}</div>",
    "main": "<main>{}</main>",
    "blockquote": "<blockquote>{}</blockquote>",
    "pull quote": "<aside class=pullquote>{}</aside>",
    "aside": "<aside>{}</aside>",
    "list": "<ul><li>{}</li><li>@</li></ul>",
    "numbers": "<ol start=4><li>{}</ol>",
    "list of terms": "<dl><dt>@<dd>{}</dl>",
    "table": "<table><thead><tr><th>@<th>@</thead><tr><td>{}<td>@</table>",
    "table with caption": "<table><caption>{}</caption><tfoot><tr><th scope=row>@</table>",
}
document = st.lists(
    st.recursive(
        st.one_of(_text_block, _line),
        lambda inner: st.builds(
            lambda shape, blocks: shape.format("".join(blocks)),
            st.sampled_from(list(_wrapped.values())),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
).map("".join)
