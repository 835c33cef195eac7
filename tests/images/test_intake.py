import hashlib
import json
import re
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from newsroom.images import intake
from newsroom.images.intake import MAX_SCANS, ImageRefused, accept
from tests.images.specimens import (
    animated,
    empty_png,
    flat_webp,
    from_a_phone,
    gradient,
    saved,
    swapping_profile,
    with_many_scans,
    with_secrets,
    with_text_bomb,
)

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]
SMALL = {kind: saved(gradient((40, 30)), kind) for kind in FORMATS}


def refusal(data):
    """The sentence with which something is refused."""
    with pytest.raises(ImageRefused) as caught:
        accept(data)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_is_taken_with_its_size_and_its_hash(kind):
    data = saved(gradient((80, 60)), kind)
    accepted = accept(data)
    assert (accepted.format, accepted.width, accepted.height) == (kind, 80, 60)
    assert (accepted.data, accepted.sha256) == (data, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("wrap", [bytes, BytesIO, lambda data: SimpleUploadedFile("x.txt", data, "text/html")])
def test_bytes_files_and_uploads_are_judged_by_content_alone(wrap):
    assert accept(wrap(SMALL["PNG"])).format == "PNG"


def test_an_upload_is_read_from_its_beginning():
    file = BytesIO(SMALL["PNG"])
    file.seek(20)
    assert accept(file).data == SMALL["PNG"]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_as_it_is_seen(orientation):
    accepted = accept(with_secrets(size=(80, 60), orientation=orientation))
    assert (accepted.width, accepted.height) == ((80, 60) if orientation < 5 else (60, 80))


def test_the_first_of_the_pictures_that_a_phone_puts_into_one_file_is_taken():
    accepted = accept(from_a_phone())
    assert (accepted.format, accepted.width, accepted.height) == ("JPEG", 400, 300)


def test_what_is_empty_is_refused():
    assert "empty" in refusal(b"")


def test_too_many_bytes_are_refused_without_reading_them(settings):
    settings.MAX_UPLOAD_BYTES = 1_500_000
    assert "larger than 1.5 MB" in refusal(SimpleNamespace(name="large.jpg", size=1_500_001))


def test_a_png_whose_pixels_are_damaged_is_refused():
    data = bytearray(saved(gradient((300, 300))))
    data[200:260] = bytes(60)
    assert "damaged" in refusal(bytes(data))


def test_as_many_bytes_as_are_allowed_are_taken(settings):
    settings.MAX_UPLOAD_BYTES = len(SMALL["PNG"])
    assert accept(SMALL["PNG"]).width == 40


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (saved(gradient((9, 9)), "GIF"), "a GIF"),
        (saved(gradient((9, 9)), "TIFF"), "a TIFF"),
        (saved(gradient((9, 9)), "BMP"), "a BMP"),
        (saved(gradient((9, 9)), "ICO"), "an icon"),
        (saved(gradient((9, 9)), "JPEG2000"), "a JPEG 2000"),
        (saved(gradient((9, 9)), "PDF"), "a PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "an SVG drawing"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- -->\n<SVG/>", "an SVG drawing"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "an HEIC photo"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "a video"),
        (b"8BPS\0\1", "a Photoshop file"),
        (b"PK\3\4", "a ZIP archive"),
    ],
)
def test_a_known_stranger_is_called_by_its_name(data, name):
    sentence = refusal(data)
    assert sentence.startswith(f"This is {name}")
    assert "JPEG, PNG, WebP or AVIF" in sentence


@pytest.mark.parametrize("data", [b"<html><script>alert(1)</script>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
def test_what_nobody_can_read_is_refused(data):
    assert "not a picture that we can read" in refusal(data)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_picture_cut_off_is_refused(kind, kept):
    data = saved(Pillow.effect_noise((90, 90), 80).convert("RGB"), kind)
    assert "upload" in refusal(data[: int(len(data) * kept)]).lower()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
def test_what_moves_is_refused(kind):
    sentence = refusal(animated(kind))
    assert "Only still pictures" in sentence if kind != "GIF" else "a GIF" in sentence


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((7072, 7072), "50 million pixels"),
        ((9000, 9000), "81 million pixels"),
        ((10_000, 10_000), "far too many pixels"),
        ((60_000, 60_000), "far too many pixels"),
        ((16_001, 1), "a side may have at most 16000"),
        ((2, 16_001), "a side may have at most 16000"),
    ],
)
def test_a_bomb_is_refused_by_its_header(size, said, monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("decoded"))
    assert said in refusal(empty_png(*size))


@pytest.mark.parametrize(("kind", "name"), [("WEBP", "WebP"), ("AVIF", "AVIF")])
def test_a_picture_whose_decoder_holds_it_often_has_half_as_many_pixels(kind, name, monkeypatch):
    monkeypatch.setattr(intake, "MAX_PIXELS_HELD_OFTEN", 1_000_000)
    assert accept(saved(gradient((1000, 1000)), kind)).width == 1000
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("decoded"))
    sentence = refusal(saved(gradient((1000, 1060)), kind))
    assert f"has 1.1 million pixels; of {name} at most 1 million are taken. Save it as JPEG, or smaller" in sentence


def test_forty_bytes_of_webp_are_refused_before_they_are_a_gigabyte(monkeypatch):
    assert accept(flat_webp(70, 70)).width == 70
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("decoded"))
    assert "has 50.0 million pixels; of WebP at most 25 million" in refusal(flat_webp(7071, 7070))


def test_a_bomb_of_texts_is_refused():
    assert refusal(with_text_bomb())


def test_a_jpeg_of_endless_scans_is_refused_before_it_is_decoded(monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda *_: pytest.fail("decoded"))
    assert "damaged" in refusal(with_many_scans(MAX_SCANS))


def test_an_ordinary_progressive_jpeg_is_taken():
    assert accept(saved(gradient(), "JPEG", progressive=True)).width == 800


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_metadata_that_makes_no_sense_does_no_harm():
    assert accept(saved(gradient((40, 30)), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff garbage")).width == 40
    assert accept(saved(gradient((40, 30)), "JPEG", icc_profile=swapping_profile()[:90])).width == 40


@given(data=st.data())
def test_a_picture_with_changed_bytes_is_taken_or_refused_with_a_sentence(data):
    whole = bytearray(SMALL[data.draw(st.sampled_from(FORMATS))])
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1)):
        whole[at] = value
    assert taken_or_refused(bytes(whole))


def test_every_outside_picture_is_taken_or_refused_as_another_reader_saw_it(material):
    for fact in json.loads((material / "FACTS-images.json").read_text()):
        sound = re.match(r"ok (JPEG|PNG|WEBP) \w+ \((\d+), (\d+)\) frames=1 orient=(\w+)", fact["pillow_13_0_0"])
        data = (material / fact["file"]).read_bytes()
        if sound:
            width, height = int(sound[2]), int(sound[3])
            accepted = accept(data)
            turned = sound[4] in {"5", "6", "7", "8"}
            assert (accepted.width, accepted.height) == ((height, width) if turned else (width, height)), fact["file"]
        else:
            assert refusal(data), fact["file"]


def test_every_hostile_upload_is_taken_or_refused_with_a_sentence(material):
    outcome = {path.name: taken_or_refused(path.read_bytes()) for path in (material / "security/upload").iterdir()}
    assert all("an SVG drawing" in said for name, said in outcome.items() if name.endswith(".svg"))
    assert outcome["payload_in_all_known_metadata.jpg"] == "taken"


def taken_or_refused(data):
    try:
        assert accept(data).width > 0
    except ImageRefused as refused:
        assert str(refused).endswith(".")
        return str(refused)
    return "taken"
