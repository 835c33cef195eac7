"""Share cards: what shows where somebody shares a story that has no picture. Drawn, 1200 by 630.

In the fonts of this room (DejaVu: see fonts/LICENSE): a serif for Latin, Greek and Cyrillic, and
a sans for Hebrew and Arabic. What neither can write, or cannot be set from right to left on this
machine, is left out, and the card carries the masthead alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont, features

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 64
PAPER, INK, SOFT, HAIR, RUBRIC = "#fdfdfc", "#14171a", "#474d51", "#d3d7d6", "#a61c14"
FONTS = [Path(__file__).parent / "fonts" / name for name in ("DejaVuSerifCondensed-Bold.ttf", "DejaVuSans-Bold.ttf")]
NO_LETTER = "\U0010ffff"
HEADLINE_SIZES = range(86, 39, -4)
LEADING = 1.16
ROOM = 350  # for the headline
MASTHEAD_SIZE, ALONE_SIZE, LABEL_SIZE = 40, 100, 25


@dataclass(frozen=True)
class Card:
    """The words of a card. ``alarm`` is a label in red that stands in place of the tag."""

    headline: str
    masthead: str
    label: str = ""
    alarm: bool = False
    right_to_left: bool = False


def draw_card(card: Card) -> bytes:
    """Draw a card and return it as PNG. Takes some 30 ms."""
    sheet = Pillow.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((MARGIN, 52, WIDTH - MARGIN, 57), fill=INK)
    if path := font_for(card.headline, card.right_to_left):
        _label(pen, card)
        _headline(pen, card, path)
        pen.rectangle((MARGIN, HEIGHT - 122, WIDTH - MARGIN, HEIGHT - 122), fill=HAIR)
    _masthead(pen, card, MASTHEAD_SIZE if path else ALONE_SIZE)
    file = BytesIO()
    sheet.quantize(32, Pillow.Quantize.FASTOCTREE).save(file, "PNG")
    return file.getvalue()


def _label(pen, card):
    label = card.label.upper()
    if path := font_for(label, card.right_to_left):
        spot = _corner(84, card)
        pen.text(spot, label, font=_font(path, LABEL_SIZE), fill=RUBRIC if card.alarm else SOFT, **_set(card, "t"))


def _headline(pen, card, path):
    for size in HEADLINE_SIZES:
        font = _font(path, size)
        lines = list(broken(card.headline, font, WIDTH - 2 * MARGIN))
        if len(lines) * size * LEADING <= ROOM:
            break
    most = int(ROOM / (size * LEADING))
    lines = lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0]} …"]
    for place, line in enumerate(lines):
        spot = _corner(136 + place * size * LEADING, card)
        pen.text(spot, line, font=font, fill=INK, **_set(card, "t"))


def _masthead(pen, card, size):
    path = font_for(card.masthead, card.right_to_left)
    if not path:
        return
    font = next(font for size in (*range(size, 24, -4), 24) if _fits(font := _font(path, size), card.masthead))
    x, y = _corner(HEIGHT - 52, card)
    pen.text((x, y), card.masthead, font=font, fill=INK, **_set(card, "s"))
    beside = font.getlength(card.masthead) + 10
    x += -beside if card.right_to_left else beside
    raised = font.size * 0.55
    pen.text(
        (x, y - raised),
        "[1]",
        font=_font(FONTS[0], round(raised)),
        fill=RUBRIC,
        anchor="rs" if card.right_to_left else "ls",
    )


def _fits(font, text):
    return font.size <= 24 or font.getlength(text) <= WIDTH - 2 * MARGIN - 60


def _corner(y, card):
    return (WIDTH - MARGIN if card.right_to_left else MARGIN), y


def _set(card, line):
    """How a line is set: from its outer end, its top ("t") or its baseline ("s") at the spot."""
    anchor = f"r{line}" if card.right_to_left else f"l{line}"
    anchor = anchor.replace("t", "a")
    return {"anchor": anchor, "direction": "rtl"} if card.right_to_left else {"anchor": anchor}


def font_for(text: str, right_to_left: bool = False) -> Path | None:
    """Return the first font that can write all of a text; None where there is none, or nothing to write."""
    letters = {letter for letter in text if letter.isprintable() and not letter.isspace()}
    if not letters or (right_to_left and not _sets_from_right_to_left()):
        return None
    return next((path for path in FONTS if all(_knows(path, letter) for letter in letters)), None)


def broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Break a text into lines of at most a width; a word that is longer than a line is cut."""
    line = ""
    for word in text.split():
        while font.getlength(word) > width:
            end = next(end for end in range(len(word) - 1, 0, -1) if end == 1 or font.getlength(word[:end]) <= width)
            yield from filter(None, (line, word[:end]))
            line, word = "", word[end:]
        if line and font.getlength(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


@cache
def _font(path, size):
    return ImageFont.truetype(str(path), size)


@cache
def _sets_from_right_to_left():
    return features.check("raqm") and features.check("fribidi")


@cache
def _knows(path, letter):
    font = _font(path, 20)
    return bytes(font.getmask(letter)) != bytes(font.getmask(NO_LETTER))
