from datetime import UTC, datetime

import pytest
from PIL import Image as Pillow

from newsroom.images.library import add_image
from newsroom.images.metadata import Told, told_by
from tests.images.specimens import chunk, gradient, saved

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"
 photoshop:Credit="Agence Z" {attributes}>
<dc:creator><rdf:Seq><rdf:li>Zoë Müller</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The pier\x20
 at dawn.</rdf:li><rdf:li xml:lang="de">Der Steg.</rdf:li></rdf:Alt></dc:description>
<dc:rights><rdf:Alt><rdf:li>© Agence Z</rdf:li></rdf:Alt></dc:rights>
<core:AltTextAccessibility><rdf:Alt><rdf:li>A pier</rdf:li></rdf:Alt></core:AltTextAccessibility>
{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"""


def with_xmp(attributes="", elements=""):
    return saved(gradient((60, 40)), "JPEG", xmp=XMP.format(attributes=attributes, elements=elements).encode())


def with_iim(*sets, utf8=True):
    """A JPEG with IPTC IIM in a Photoshop segment (IIM 4.2, part II)."""
    records = [(1, 90, b"\x1b%G")] if utf8 else []
    data = b"".join(
        b"\x1c" + bytes([record, dataset]) + len(value).to_bytes(2, "big") + value
        for record, dataset, value in [*records, *((2, dataset, value) for dataset, value in sets)]
    )
    block = b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + block
    plain = saved(gradient((60, 40)), "JPEG")
    return plain[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + plain[2:]


def with_exif(**tags):
    exif = Pillow.Exif()
    for tag, value in tags.items():
        exif[int(tag.removeprefix("t"), 16)] = value
    return saved(gradient((60, 40)), "JPEG", exif=exif)


def test_words_are_read_from_xmp():
    assert told_by(with_xmp()) == Told(
        alt="A pier", caption="The pier at dawn.", credit="Zoë Müller / Agence Z", rights="© Agence Z"
    )


def test_words_are_read_from_iim():
    told = told_by(with_iim((120, b"Der Steg"), (80, "Zoë".encode()), (110, b"DPA"), (116, b"(c) DPA")))
    assert (told.caption, told.credit, told.rights) == ("Der Steg", "Zoë / DPA", "(c) DPA")


def test_iim_that_names_no_encoding_is_read_as_latin_1_where_it_is_no_utf_8():
    assert told_by(with_iim((120, "Zoë".encode("latin-1")), utf8=False)).caption == "Zoë"
    assert told_by(with_iim((120, "Zoë".encode()), utf8=False)).caption == "Zoë"


def test_words_are_read_from_exif():
    told = told_by(with_exif(t010E="The pier", t013B="Zoe", t8298="(c) Zoe"))
    assert (told.caption, told.credit, told.rights) == ("The pier", "Zoe", "(c) Zoe")


def test_what_a_camera_writes_by_itself_is_no_caption():
    assert told_by(with_exif(t010E="OLYMPUS DIGITAL CAMERA         ")).caption == ""


def test_a_creator_in_the_credit_is_not_said_twice():
    assert told_by(with_iim((80, b"Zoe"), (110, b"Photo: ZOE / DPA"))).credit == "Photo: ZOE / DPA"


@pytest.mark.parametrize(
    "words", ["NO USE in Norway", "Not for publication", "EMBARGOED until 6 May", "do not use", "MANDATORY KILL"]
)
def test_instructions_that_forbid_are_heeded(words):
    assert told_by(with_iim((40, words.encode()))).forbids


@pytest.mark.parametrize("words", ["", "Mandatory credit", "NO ARCHIVE, NO SALES", "For editorial use only"])
def test_other_instructions_are_only_shown(words):
    told = told_by(with_iim((40, words.encode()))) if words else Told()
    assert told.instructions == words and not told.forbids


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (with_iim((37, b"20270105")), datetime(2027, 1, 5, 23, 59, 59, tzinfo=UTC)),
        (with_xmp('plus:LicenseEndDate="2027-01-05T12:00:00+02:00"'), datetime(2027, 1, 5, 10, tzinfo=UTC)),
        (with_iim((37, b"tomorrow")), None),
        (with_xmp('plus:LicenseEndDate="9999-12-31T23:59:59-12:00"'), None),
    ],
)
def test_the_end_of_the_rights_is_read(data, end):
    assert told_by(data).usable_until == end


@pytest.mark.parametrize(
    "xmp",
    [
        b"",
        b"<x:xmpmeta",
        b"\xff\xfe\x00",
        b'<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>',
        b"<a>" * 5000,
        XMP.format(attributes="", elements="").replace("The pier", "\0\x01").encode(),
    ],
)
def test_xmp_that_is_broken_or_hostile_is_silence(xmp):
    assert told_by(saved(gradient((60, 40)), "JPEG", xmp=xmp)).caption == ""


def test_iim_that_is_cut_off_is_silence():
    data = with_iim((120, b"The pier"))
    assert told_by(data.replace(b"\x1c\x02\x78\x00\x08", b"\x1c\x02\x78\xff\xff")) is not None


def test_words_are_one_line_of_letters_and_no_longer_than_their_fields():
    told = told_by(with_iim((120, b"a\0b\x1b\n" + b"x" * 900)))
    assert told.caption.startswith("a b x") and len(told.caption) == 500


def test_xmp_of_a_png_is_read():
    packet = XMP.format(attributes="", elements="").encode()
    plain = saved(gradient((60, 40)))
    data = plain[:33] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet) + plain[33:]
    assert told_by(data).alt == "A pier"


@pytest.mark.django_db
def test_words_that_a_person_gave_stand_before_those_of_the_file():
    image = add_image(with_xmp(), by=None, caption="The old pier.")
    assert (image.caption, image.alt, image.credit) == ("The old pier.", "A pier", "Zoë Müller / Agence Z")


@pytest.mark.django_db
def test_a_picture_whose_file_forbids_it_is_marked():
    assert add_image(with_iim((40, b"NO USE IN NORWAY")), by=None).no_use
    assert not add_image(with_xmp(), by=None).no_use


def test_the_reference_picture_of_the_iptc_is_understood(material):
    told = told_by((material / "images/IPTC-PhotometadataRef-Std2017.1.jpg").read_bytes())
    assert told.caption == "The description aka caption (ref2017.1)"
    assert told.credit == "Creator1 (ref2017.1), Creator2 (ref2017.1) / Credit Line (ref2017.1)"
    assert told.rights.startswith("Copyright (Notice) 2017.1 IPTC")
    assert told.instructions.startswith("An Instruction (ref2017.1)")
