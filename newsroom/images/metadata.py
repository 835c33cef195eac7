"""What a file says about its picture: IPTC Photo Metadata in XMP, in IIM, and what EXIF has of it.

XMP wins over IIM, EXIF comes last (IPTC Photo Metadata Standard, guidelines for mapping). Nothing
of it is shown before an editor has seen it, and nothing of it goes into renditions.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image as Pillow
from PIL import IptcImagePlugin

from newsroom.images.intake import FORMATS

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
UTF8 = b"\x1b%G"  # IIM 1:90 says so; else it is a guess
FIRST_YEAR, LAST_YEAR = 1900, 2999
LONGEST = 500_000  # of XMP; pictures of agencies have 30,000
CAMERA_WORDS_END = 40
CAMERA_WORDS = re.compile(r"digital camera|^dcim|^sony dsc$|^default$", re.IGNORECASE)  # not by a person
FORBIDDEN = re.compile(
    r"\bno\s+(further\s+)?(use|usage|publication)\b|\bnot\s+(to\s+be\s+|for\s+)(used?|publication|published|publishing)\b"
    r"|\b(do|must|may|should)\s+not\s+(be\s+)?(use|publish)|\bembargo|\bwithdrawn\b|\bkill(ed)?\b|\bhold\s+for\s+release\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """The words of a file, "" where it is silent; ``usable_until`` is None where the rights have no end."""

    alt: str = ""
    caption: str = ""
    credit: str = ""
    rights: str = ""
    instructions: str = ""
    usable_until: datetime | None = None

    @property
    def forbids(self) -> bool:
        """Whether the instructions speak against using it, somewhere or for now: for a person to judge."""
        return bool(FORBIDDEN.search(self.instructions))


def told_by(data: bytes) -> Told:
    """Read what an accepted picture says about itself; whatever is wrong with it counts as silence."""
    image = Pillow.open(BytesIO(data), formats=FORMATS)
    xmp, iim, exif = _xmp(image), _iim(image), _exif(image)
    creator = xmp(DC + "creator") or iim(80) or exif(0x013B)
    terms = [xmp(PHOTOSHOP + "Instructions") or iim(40), xmp(RIGHTS + "UsageTerms")]
    return Told(
        alt=xmp(CORE + "AltTextAccessibility")[:500],
        caption=(xmp(DC + "description") or iim(120) or exif(0x010E))[:500],
        credit=_credit(creator, xmp(PHOTOSHOP + "Credit") or iim(110))[:200],
        rights=(xmp(DC + "rights") or iim(116) or exif(0x8298))[:300],
        instructions=" ".join(filter(None, terms))[:500],
        usable_until=_moment(xmp(PLUS + "LicenseEndDate")) or _moment(iim(37)),
    )


def _credit(creator, credit):
    if not creator or creator.casefold() in credit.casefold():
        return credit
    return f"{creator} / {credit}" if credit else creator


def _xmp(image):
    """Return a look-up by property."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    found = {}
    # No entities: an XMP packet has no use for them, and they can be made to grow without end.
    if len(packet) <= LONGEST and b"<!" not in packet.replace(b"<!--", b""):
        try:
            found = dict(_properties(ElementTree.fromstring(packet.strip(b"\0 \t\r\n"))))
        except (ElementTree.ParseError, ValueError, LookupError):
            found = {}
    return lambda name: _clean(found.get(name, ""))


def _properties(tree) -> Iterator[tuple[str, str]]:
    """Yield the properties of a packet: attributes, plain elements, and of lists all items, of languages the first."""
    for described in tree.iter(f"{RDF}Description"):
        yield from described.attrib.items()
        for element in described:
            items = [item.text or "" for item in element.iter(f"{RDF}li")]
            alternatives = element.find(f"{RDF}Alt") is not None
            yield element.tag, ", ".join(items[:1] if alternatives else items) if items else element.text or ""


def _iim(image):
    """Return a look-up by data set of record 2."""
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # whatever is wrong in it, the picture is still a picture
        found = {}

    def words(dataset):
        values = found.get((2, dataset), [])
        values = values if isinstance(values, list) else [values]
        return _clean(", ".join(_text(value, found.get((1, 90)) == UTF8) for value in values))

    return words


def _text(value: bytes, is_utf8: bool) -> str:
    if is_utf8:
        return value.decode(errors="replace")
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _exif(image):
    """Return a look-up by tag."""
    try:
        found = dict(image.getexif())
    except Exception:  # as above
        found = {}

    def words(tag):
        value = found.get(tag, "")
        value = value if isinstance(value, str) else ""
        with suppress(UnicodeError):  # Pillow reads EXIF as Latin-1; what cameras and programs write is UTF-8
            value = value.encode("latin-1").decode()
        text = _clean(value)
        return "" if len(text) < CAMERA_WORDS_END and CAMERA_WORDS.search(text) else text

    return words


def _clean(text: str) -> str:
    """One line, without what is no letter."""
    text = text.encode("utf-8", "replace").decode()
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _moment(text: str) -> datetime | None:
    """Read a day or a moment; a day counts to its end."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    if len(text) <= len("2026-01-01"):
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
