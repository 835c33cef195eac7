"""Contents to compare, and what changed written in one line."""

from articles.publishing.diff import BlockChange, compare
from articles.publishing.record import Cited, Content, Picture

A, B, C, D = (letter * 10 for letter in "abcd")
TALKS = "<p>The third round of talks ended in Istanbul on 23 July with no ceasefire.</p>"
UMEROV = "<p>Rustem Umerov proposed that the two presidents meet by the end of August.</p>"
TERMS = "<p>Behind the papers stand older terms that Moscow set in its first memorandum.</p>"
BODIES = "<p>Russia has returned more than 7,000 bodies and offered 3,000 more.</p>"
KYIV = "<p>Kyiv accepted an immediate ceasefire in March, without conditions.</p>"
LEAD = Picture(A, "hash", "A bridge", "The bridge in May", "A. Photographer")


def cite(ref):
    return f'<cite data-source="{ref}"></cite>'


def cited(ref, **fields):
    return Cited(**{"source": ref, "agency": "wire", "agency_name": "A Wire", "disclosure": "", "title": ref, **fields})


def figure(ref, alt="A bridge", credit="A. Photographer", caption="The bridge in May"):
    values = f'data-image="{ref}" data-alt="{alt}" data-credit="{credit}"'
    return f"<figure {values}><figcaption>{caption}</figcaption></figure>"


def shown(segments):
    """Write segments in one line: [-went-], {+came+}, and marks as ^3."""
    signs = {"same": "{}", "added": "{{+{}+}}", "removed": "[-{}-]"}
    parts = (signs[s.kind].format(s.text if s.citation is None else f"^{s.citation}") for s in segments)
    return "".join(parts)


def bodies(old, new, **fields):
    return compare(Content(body=old, **fields), Content(body=new, **fields))


def told(changes):
    """Return (label, words) of all that changed in a body."""
    return [(item.label, shown(item.segments)) for item in changes.body if isinstance(item, BlockChange)]


def side(segments, kind):
    kept = (s.text if s.citation is None else f"[{s.citation}]" for s in segments if s.kind in ("same", kind))
    return "".join(kept).split()
