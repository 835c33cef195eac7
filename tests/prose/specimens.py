"""Markup to be cleaned: as offices paste it, as attackers write it. All of it our own."""

import json
from pathlib import Path

REF = "abcdefghij"
OTHER = "klmnopqrst"
MARK = f'<cite data-source="{REF}"></cite>'

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style>
<xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml></head><body lang=EN-GB>
<!--StartFragment--><h1>Harbour reopens<o:p></o:p></h1>
<p class=MsoNormal style='margin-bottom:8pt'
><b><span style='font-size:11pt'>Ships</span></b> sailed again&nbsp;today.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'
><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>First</p>
<table class=MsoTableGrid border=1>
<tr><td width=200><p class=MsoNormal>Pier<o:p></o:p></p><p>North</p></td><td>Open</td></tr></table>
<!--EndFragment--></body></html>"""

GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0"><p dir="ltr"
style="line-height:1.38"><span style="font-size:11pt;color:#000">Ships sailed </span><a href="https://port.example/"
style="text-decoration:none"><span>today</span></a></p><br /><ul style="margin-top:0"><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span>North pier</span></p></li></ul></b><br
class="Apple-interchange-newline">"""

WORDPRESS = """<!-- wp:paragraph {"align":"center"} --><p
class="has-text-align-center">Ships <strong>sailed</strong>.</p>
<!-- /wp:paragraph --><!-- wp:image {"id":5} --><figure class="wp-block-image size-large"><img
src="https://old.example/a.jpg" alt="" class="wp-image-5"
/><figcaption>Old picture</figcaption></figure><!-- /wp:image -->
<!-- wp:heading {"level":4} --><h4 id="piers">Piers</h4><!-- /wp:heading -->
<blockquote class="wp-block-quote"><p>We are open.</p><cite>The harbour master</cite></blockquote><p>&nbsp;</p>
<div class="wp-block-group"><div><p>More soon.</p></div></div>"""

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&lpar;1)</script></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="
    "'</style><img src onerror=alert(1)>'></style></h1>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></form>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<svg><foreignObject><p><style><!--</style><img src=x onerror=alert(1)>-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<template><s><template><s><img src=x onerror=alert(1)>@</s></template>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<noembed><img src=x onerror=alert(1)></noembed><noframes><img src=x onerror=alert(1)></noframes>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]><svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
    "<!--><img src=x onerror=alert(1)>--><!--!><img src=x onerror=alert(1)>--!>",
    "<?xml <img src=x onerror=alert(1)>?><!DOCTYPE <img src=x onerror=alert(1)>>",
    "<a href=javascript:alert(1)>x</a><a href='java&#9;script:alert(1)'>x</a><a href=' &#1;javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a><a href='vbscript:x'>x</a><a href='//evil.example'>x</a>",
    "<a href='/&#9;/evil.example'>x</a><a href='/\\evil.example'>x</a><a href='\\\\evil.example'>x</a>",
    "<p><a href='https://a.example/\" onmouseover=\"alert(1)'>x</a>",
    "<a title='\"><img src=x onerror=alert(1)>' href=/x>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x><base href=//evil.example>",
    "<link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<p style='background:url(//evil.example)' onclick=alert(1) id=x class=y>x</p>",
    "<style>@import '//evil.example'</style>",
    "<video src=//evil.example autoplay onloadstart=alert(1)></video><audio src=x onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details><marquee onstart=alert(1)>x</marquee>",
    f"<figure data-image='{REF}' data-alt='\"><img src=x onerror=alert(1)>' data-credit='&lt;script&gt;'><figcaption>x",
    "<figure class=embed><a href='https://www.youtube.com@evil.example/'>x</a></figure>",
    "<figure class=embed><a href='https://youtu.be.evil.example/x'>x</a></figure>",
    f"<cite data-source='{REF}\n'>x</cite>",
    f"<cite data-source='{REF}' onclick=alert(1)><img src=x onerror=alert(1)></cite>",
    "<table><a href=/1><tr><td><a href=/2><table><a href=/3>x</table></a></table>",
    "<p><a href=/1>one<a href=/2>two<p>three</a></p>",
    "<pre>\n\n<code>\n<b>x</b></pre><listing>\n<img src=x onerror=alert(1)></listing>",
    "<select><option><style></option></select><img src=x onerror=alert(1)></style></select>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;img src=x onerror=alert(1)&amp;gt;&nbsp;&#x3c;svg&#x3e;",
]


def payloads(*folders):
    """The texts of folders of outside material: each file whole, and line by line."""
    found = {}
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*") if path.is_file()):
        text = path.read_bytes().decode("utf-8", "replace")
        found |= dict.fromkeys([text, *text.splitlines()])
        if path.name == "blns.json":
            found |= dict.fromkeys(json.loads(text))
    return list(found)
