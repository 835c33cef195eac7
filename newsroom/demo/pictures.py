"""The pictures of the demo newspaper, drawn by code in the manner of a line engraving.

A scene is first painted in greys, then cut into lines: one per ``PITCH`` pixels, the thicker
the darker the ground, bent a little by what it passes. Nothing is random: a picture has the
same bytes wherever it is drawn with the same Pillow.
"""

import math
from collections.abc import Callable, Iterator
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

SIZE = WIDTH, HEIGHT = 1600, 1067
INK, PAPER = (28, 30, 32), (235, 235, 233)
PITCH = 11
STEP = 5
SHARPNESS = 2  # lines are cut at this multiple and scaled down
BEND = 5.0
THICKEST, THINNEST = 0.9, 0.07
SHADES = 32

# Half the thickness of a line by the grey of the ground: none on white, never the whole pitch.
HALVES = [
    PITCH / 2 * (THINNEST + (THICKEST - THINNEST) * (1 - grey / 255)) if grey < 248 else 0.0 for grey in range(256)
]

Scene = Callable[[Image.Image, ImageDraw.ImageDraw], None]
Point = tuple[float, float]

SCENES: dict[str, Scene] = {}


def draw(key: str) -> bytes:
    """Draw a picture and return it as PNG, 1600 by 1067 pixels."""
    ground = Image.new("L", SIZE, 255)
    SCENES[key](ground, ImageDraw.Draw(ground))
    file = BytesIO()
    engrave(ground).save(file, "PNG")
    return file.getvalue()


def engrave(ground: Image.Image) -> Image.Image:
    """Cut a grey painting into lines of ink on paper."""
    sheet = Image.new("L", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS), 0)
    pen = ImageDraw.Draw(sheet)
    columns = WIDTH // STEP + 1
    tones = ground.filter(ImageFilter.GaussianBlur(1.5)).resize((columns, HEIGHT), Image.Resampling.BOX).tobytes()
    soft = ground.resize((WIDTH // 8, HEIGHT // 8)).filter(ImageFilter.GaussianBlur(2.5))
    relief = soft.resize((columns, HEIGHT // 8)).tobytes()
    for line in range(-1, HEIGHT // PITCH + 2):
        for stroke in _strokes(line, tones, relief, columns):
            pen.polygon(stroke, fill=255)
    picture = sheet.reduce(SHARPNESS).point(lambda ink: ink * (SHADES - 1) // 255)
    picture.putpalette(_palette())
    return picture


def _palette() -> list[int]:
    """The shades from paper to ink, as red, green, blue, red, …"""
    return [
        round(paper + (ink - paper) * shade / (SHADES - 1))
        for shade in range(SHADES)
        for paper, ink in zip(PAPER, INK, strict=True)
    ]


def _strokes(line: int, tones: bytes, relief: bytes, columns: int) -> Iterator[list[Point]]:
    """The outlines of the inked parts of a line, at the scale of the sheet."""
    above: list[Point] = []
    below: list[Point] = []
    for column in range(columns):
        x = column * STEP
        y = line * PITCH + 6 * math.sin(x / 340 + line / 23) + 3 * math.sin(x / 131 - line / 11)
        y += BEND * (relief[_row(y / 8, HEIGHT // 8) * columns + column] / 255 - 0.5)
        half = HALVES[tones[_row(y, HEIGHT) * columns + column]]
        if half:
            above.append((x * SHARPNESS, (y - half) * SHARPNESS))
            below.append((x * SHARPNESS, (y + half) * SHARPNESS))
        elif above:
            yield above + below[::-1]
            above, below = [], []
    if above:
        yield above + below[::-1]


def _row(y: float, rows: int) -> int:
    return 0 if y < 0 else int(y) if y < rows else rows - 1


def scene(function: Scene) -> Scene:
    """Register a scene under the name of its function."""
    SCENES[function.__name__] = function
    return function


# -- brushes


def shade(ground: Image.Image, box: tuple[int, int, int, int], top: int, bottom: int) -> None:
    """Fill a box with a gradient from one grey to another."""
    left, upper, right, lower = box
    gradient = Image.linear_gradient("L").resize((right - left, lower - upper))
    ground.paste(gradient.point(lambda value: round(top + (bottom - top) * value / 255)), (left, upper))


def glow(ground: Image.Image, centre: Point, radius: float, strength: float = 1.0) -> None:
    """Lighten a round place, most at its centre."""
    size = round(radius * 2)
    light = (
        Image.radial_gradient("L")
        .resize((size, size))
        .point(lambda value: round(max(0, 255 - value * 1.42) * strength))
    )
    ground.paste(255, (round(centre[0] - radius), round(centre[1] - radius)), light)


def disc(pen: ImageDraw.ImageDraw, centre: Point, radius: float, grey: int) -> None:
    x, y = centre
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=grey)


def hills(pen: ImageDraw.ImageDraw, horizon: int, grey: int, height: float, seed: float) -> None:
    """A range of hills along a horizon."""
    crest = [
        (x, horizon - height * (0.5 + 0.3 * math.sin(x / 190 + seed) + 0.2 * math.sin(x / 71 + seed * 3)))
        for x in range(0, WIDTH + 8, 8)
    ]
    pen.polygon([(0, horizon), *crest, (WIDTH, horizon)], fill=grey)


def sag(start: Point, end: Point, depth: float) -> list[Point]:
    """A wire hanging between two points."""
    (x1, y1), (x2, y2) = start, end
    parts = [part / 24 for part in range(25)]
    return [(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t + depth * 4 * t * (1 - t)) for t in parts]


def ripples(pen: ImageDraw.ImageDraw, centre: float, top: int, bottom: int, spread: float) -> None:
    """The broken path of a light on water."""
    for row, y in enumerate(range(top, bottom, 10)):
        part = (y - top) / (bottom - top)
        half = spread * (0.35 + 0.65 * part) * (0.72 + 0.28 * math.sin(row * 2.4))
        drift = 14 * math.sin(row * 1.7)
        pen.rectangle((centre + drift - half, y, centre + drift + half, y + 6), fill=250)


# -- scenes


@scene
def istanbul(ground, pen):
    shade(ground, (0, 0, WIDTH, 668), 120, 225)
    glow(ground, (1130, 560), 560)
    disc(pen, (1130, 440), 128, 255)
    hills(pen, 668, 165, 70, 1.2)
    shade(ground, (0, 662, WIDTH, HEIGHT), 150, 60)
    ripples(pen, 1130, 668, HEIGHT, 110)
    _suspension_bridge(pen)
    _shore(pen)
    _mosque(pen, 365)
    for x, y, size in ((260, 905, 1.0), (690, 840, 1.25), (1330, 770, 0.75)):
        _ferry(pen, x, y, size)


def _suspension_bridge(pen):
    pen.rectangle((560, 568, WIDTH, 577), fill=20)
    for x in (910, 1378):
        pen.rectangle((x - 11, 372, x + 11, 668), fill=20)
        pen.rectangle((x - 17, 368, x + 17, 382), fill=20)
    for start, end, depth in (
        ((600, 572), (910, 380), 34),
        ((910, 380), (1378, 380), 165),
        ((1378, 380), (1760, 570), 60),
    ):
        cable = sag(start, end, depth)
        pen.line(cable, fill=20, width=7)
        for x, y in cable[1:-1]:
            pen.line((x, y, x, 570), fill=90, width=3)


def _shore(pen):
    crest = [
        (0, 604),
        (30, 576),
        (520, 566),
        (600, 580),
        (720, 588),
        (860, 622),
        (1010, 650),
        (1090, 680),
        (1000, 694),
    ]
    pen.polygon([*crest, (700, 706), (0, 712)], fill=22)
    for place, x in enumerate(range(24, 960, 30)):
        top = 560 + 9 * math.sin(place * 2.1) + max(0, x - 560) * 0.19
        pen.rectangle((x, top, x + 23, 640 + max(0, x - 560) * 0.1), fill=38)


def _mosque(pen, x):
    pen.pieslice((x - 122, 326, x + 122, 570), 180, 360, fill=16)
    pen.line((x, 292, x, 330), fill=16, width=7)
    for side in (-1, 1):
        pen.pieslice((x + side * 150 - 62, 428, x + side * 150 + 62, 552), 180, 360, fill=16)
        for distance, top, half in ((238, 128, 9), (196, 232, 7)):
            minaret = x + side * distance
            pen.rectangle((minaret - half, top + 44, minaret + half, 578), fill=14)
            pen.polygon([(minaret - half, top + 44), (minaret, top), (minaret + half, top + 44)], fill=14)
            for balcony in (top + 170, top + 252):
                pen.rectangle((minaret - half - 7, balcony, minaret + half + 7, balcony + 10), fill=14)
    pen.polygon([(x - 208, 496), (x + 208, 496), (x + 212, 586), (x - 212, 586)], fill=18)
    pen.rectangle((x - 158, 444, x + 158, 500), fill=18)


def _ferry(pen, x, y, size):
    def box(left, top, right, bottom, grey):
        pen.rectangle((x + left * size, y + top * size, x + right * size, y + bottom * size), fill=grey)

    hull = ((-108, 0), (108, 0), (84, 30), (-88, 30))
    pen.polygon([(x + dx * size, y + dy * size) for dx, dy in hull], fill=14)
    box(-70, -28, 62, 2, 24)
    for window in range(5):
        box(-60 + window * 24, -20, -46 + window * 24, -8, 245)
    box(-40, -50, 24, -27, 24)
    box(-14, -84, 4, -48, 14)


@scene
def table(ground, pen):
    shade(ground, (0, 0, WIDTH, 520), 70, 105)
    shade(ground, (0, 505, WIDTH, HEIGHT), 150, 95)
    for x in range(118, WIDTH, 293):
        _tall_window(ground, pen, x)
    pen.rectangle((0, 500, WIDTH, 512), fill=50)
    for x in range(285, 1340, 149):
        pen.rounded_rectangle((x, 478, x + 104, 610), 26, fill=22)
    pen.polygon([(268, 600), (1332, 600), (1568, 848), (32, 848)], fill=214)
    pen.polygon([(420, 668), (1180, 668), (1260, 772), (340, 772)], fill=240)
    pen.polygon([(32, 848), (1568, 848), (1568, 884), (32, 884)], fill=28)
    for far, y, gap, first, size in ((True, 618, 149, 338, 0.6), (False, 800, 232, 214, 1.0)):
        for place in range(7 if far else 6):
            _place_at_table(pen, first + place * gap, y, size)
    for x in range(112, 1500, 238):
        pen.rounded_rectangle((x, 868, x + 168, HEIGHT + 40), 34, fill=20)


def _tall_window(ground, pen, x):
    pen.rounded_rectangle((x, -60, x + 186, 500), 40, fill=232)
    for bar in (x + 91,):
        pen.rectangle((bar, 0, bar + 9, 500), fill=60)
    for y in (196, 360):
        pen.rectangle((x, y, x + 186, y + 7), fill=60)


def _place_at_table(pen, x, y, size):
    sheet = [(x - 66 * size, y - 14 * size), (x + 44 * size, y - 14 * size), (x + 56 * size, y + 36 * size)]
    pen.polygon([*sheet, (x - 78 * size, y + 36 * size)], fill=255)
    pen.line((x + 82 * size, y + 40 * size, x + 92 * size, y - 62 * size), fill=20, width=round(9 * size))
    disc(pen, (x + 93 * size, y - 68 * size), 17 * size, 14)


@scene
def crossing(ground, pen):
    shade(ground, (0, 0, WIDTH, 620), 205, 246)
    glow(ground, (800, 620), 420)
    hills(pen, 622, 150, 46, 0.4)
    shade(ground, (0, 620, WIDTH, HEIGHT), 168, 88)
    pen.polygon([(772, 620), (828, 620), (1330, HEIGHT), (270, HEIGHT)], fill=222)
    for part in range(7):
        near, far = 0.03 + part * 0.15, 0.03 + part * 0.15 + 0.05 + part * 0.012
        top, bottom = 620 + 447 * near**1.5, 620 + 447 * far**1.5
        pen.polygon(
            [
                (800 - 6 * near, top),
                (800 + 6 * near, top),
                (800 + 13 * far, bottom),
                (800 - 13 * far, bottom),
            ],
            fill=90,
        )
    for distance in (1.0, 0.62, 0.4, 0.26, 0.17):
        for side in (-1, 1):
            _bare_tree(pen, 800 + side * 760 * distance, 622 + 250 * distance**1.3, 560 * distance, side)
    pen.line((1010, 860, 1010, 560), fill=16, width=9)
    pen.polygon([(1014, 566), (1090, 580), (1160, 568), (1154, 668), (1088, 682), (1014, 664)], fill=255)
    pen.line([(1014, 566), (1090, 580), (1160, 568), (1154, 668), (1088, 682), (1014, 664)], fill=60, width=4)


def _bare_tree(pen, x, y, height, side):
    def branch(start, angle, length, width):
        end = (start[0] + length * math.cos(angle), start[1] - length * math.sin(angle))
        pen.line((*start, *end), fill=26, width=max(3, round(width)))
        if length > height * 0.09:
            for turn, share in ((0.42, 0.72), (-0.5, 0.66), (0.05 * side, 0.6)):
                branch(end, angle + turn, length * share, width * 0.62)

    branch((x, y), math.pi / 2 + 0.03 * side, height * 0.34, height * 0.045)


@scene
def harbour(ground, pen):
    shade(ground, (0, 0, WIDTH, 700), 232, 190)
    glow(ground, (330, 240), 300, 0.7)
    hills(pen, 700, 170, 40, 2.2)
    shade(ground, (0, 690, WIDTH, HEIGHT), 120, 46)
    pen.rectangle((900, 664, WIDTH, 716), fill=60)
    _silos(pen)
    for x in (560, 868):
        _crane(pen, x)
    _grain_ship(pen)
    for row, y in enumerate(range(806, HEIGHT, 26)):
        for x in range(60 + 130 * (row % 3), WIDTH, 390):
            pen.rectangle((x, y, x + 150 - row * 3, y + 5), fill=190)


def _silos(pen):
    for column in range(6):
        left = 1066 + column * 78
        pen.rectangle((left, 388, left + 70, 690), fill=78 if column % 2 else 60)
        pen.rectangle((left + 8, 388, left + 20, 690), fill=170)
    pen.polygon([(1062, 388), (1082, 350), (1516, 350), (1536, 388)], fill=24)
    pen.rectangle((1460, 290, 1510, 352), fill=30)


def _crane(pen, x):
    for dx in (-34, 34):
        pen.line((x, 268, x + dx * 1.35, 700), fill=18, width=15)
    pen.line((x - 38, 560, x + 38, 560), fill=18, width=9)
    pen.polygon([(x - 300, 324), (x + 136, 268), (x + 136, 286), (x - 300, 334)], fill=18)
    pen.rectangle((x - 24, 262, x + 30, 312), fill=18)
    pen.line((x, 266, x, 196), fill=18, width=10)
    for end in ((x - 292, 326), (x + 130, 270)):
        pen.line((x, 198, *end), fill=40, width=5)
    pen.line((x - 250, 330, x - 250, 520), fill=40, width=5)
    pen.polygon([(x - 268, 520), (x - 232, 520), (x - 242, 548), (x - 258, 548)], fill=18)


def _grain_ship(pen):
    pen.polygon([(86, 690), (1150, 690), (1268, 668), (1222, 800), (132, 800)], fill=18)
    pen.rectangle((100, 756, 1228, 768), fill=150)
    pen.rectangle((150, 512, 342, 690), fill=236)
    pen.rectangle((138, 496, 356, 516), fill=20)
    for y in (540, 590, 640):
        for x in range(168, 330, 42):
            pen.rectangle((x, y, x + 26, y + 20), fill=24)
    pen.rectangle((226, 424, 288, 498), fill=22)
    pen.rectangle((226, 446, 288, 462), fill=240)
    for x in range(420, 1060, 160):
        pen.polygon([(x, 690), (x + 12, 660), (x + 118, 660), (x + 130, 690)], fill=66)


@scene
def pylons(ground, pen):
    shade(ground, (0, 0, WIDTH, 800), 26, 236)
    hills(pen, 800, 60, 76, 0.2)
    shade(ground, (0, 798, WIDTH, HEIGHT), 226, 176)
    row = [(400, 958, 1.0), (1010, 852, 0.53), (1306, 818, 0.31), (1464, 806, 0.2)]
    arms = [(level, side) for level in ARMS for side in (-1, 1)]
    for (x1, y1, s1), (x2, y2, s2) in zip([(-640, 1130, 1.75), *row], row, strict=False):
        for (height, reach), side in arms:
            start, end = (
                (x1 + side * reach * s1, y1 - (height - 34) * s1),
                (x2 + side * reach * s2, y2 - (height - 34) * s2),
            )
            pen.line(sag(start, end, 46 * s1), fill=14, width=max(4, round(6 * s1)))
    for x, y, size in row:
        _pylon(pen, x, y, size)


ARMS = ((700, 120), (590, 166), (480, 214))


def _pylon(pen, x, y, size):
    def at(dx, dy):
        return (x + dx * size, y - dy * size)

    thick = max(5, round(15 * size))
    for side in (-1, 1):
        pen.line((*at(side * 122, 0), *at(side * 26, 500), *at(side * 15, 770)), fill=12, width=thick)
    steps = ((122, 0), (95, 130), (70, 260), (48, 380), (26, 500), (20, 620), (15, 740))
    for (low, base), (high, top) in zip(steps, steps[1:], strict=False):
        for side in (-1, 1):
            pen.line((*at(side * low, base), *at(-side * high, top)), fill=22, width=max(3, round(8 * size)))
    for height, reach in ARMS:
        pen.polygon([at(-reach, height), at(0, height + 34), at(reach, height), at(0, height - 6)], fill=12)
        for side in (-1, 1):
            pen.line(
                (*at(side * reach, height), *at(side * reach, height - 34)),
                fill=12,
                width=max(4, round(10 * size)),
            )


@scene
def court(ground, pen):
    shade(ground, (0, 0, WIDTH, 860), 150, 236)
    glow(ground, (250, 300), 420, 0.8)
    shade(ground, (0, 856, WIDTH, HEIGHT), 176, 120)
    pen.polygon([(240, 330), (800, 120), (1360, 330)], fill=64)
    pen.polygon([(352, 312), (800, 146), (1248, 312)], fill=190)
    disc(pen, (800, 248), 46, 70)
    pen.rectangle((236, 330, 1364, 352), fill=30)
    pen.rectangle((262, 352, 1338, 404), fill=176)
    pen.rectangle((250, 404, 1350, 418), fill=36)
    pen.rectangle((290, 418, 1310, 740), fill=44)
    pen.rectangle((724, 500, 876, 740), fill=10)
    pen.rectangle((795, 500, 803, 740), fill=90)
    for column in range(6):
        _column(ground, pen, 300 + column * 180)
    for step in range(9):
        spread = 40 + step * 30
        top = 740 + step * 25
        pen.rectangle((290 - spread, top, 1310 + spread, top + 13), fill=238)
        pen.rectangle((290 - spread, top + 13, 1310 + spread, top + 25), fill=104)
    _walker(pen, 1010, 884)


def _column(ground, pen, x):
    pen.rectangle((x - 14, 418, x + 114, 440), fill=214)
    pen.rectangle((x - 14, 716, x + 114, 740), fill=214)
    for strip in range(10):
        grey = (120, 206, 246, 250, 240, 222, 198, 168, 136, 104)[strip]
        pen.rectangle((x + strip * 10, 440, x + strip * 10 + 9, 716), fill=grey)


def _walker(pen, x, y):
    disc(pen, (x, y - 86), 12, 8)
    pen.polygon([(x - 16, y - 72), (x + 16, y - 72), (x + 22, y - 20), (x - 24, y - 20)], fill=8)
    pen.line((x - 8, y - 22, x - 20, y + 4), fill=8, width=10)
    pen.line((x + 8, y - 22, x + 14, y - 8), fill=8, width=10)
    pen.rectangle((x + 20, y - 46, x + 46, y - 26), fill=8)


@scene
def bank(ground, pen):
    shade(ground, (0, 0, WIDTH, HEIGHT), 90, 226)
    glow(ground, (830, 980), 620, 0.9)
    pen.polygon([(0, 120), (390, 330), (460, HEIGHT), (0, HEIGHT)], fill=30)
    pen.polygon([(WIDTH, 40), (1250, 300), (1170, HEIGHT), (WIDTH, HEIGHT)], fill=24)
    for row in range(7):
        for place in range(4):
            left, top = 40 + place * 92, 250 + row * 120 + place * 40
            pen.polygon([(left, top), (left + 44, top + 20), (left + 44, top + 82), (left, top + 66)], fill=96)
            left, top = 1560 - place * 84, 190 + row * 124 + place * 50
            pen.polygon([(left, top), (left - 40, top + 22), (left - 40, top + 84), (left, top + 68)], fill=84)
    pen.polygon([(590, 150), (1070, 150), (1130, HEIGHT), (530, HEIGHT)], fill=62)
    pen.polygon([(590, 150), (640, 150), (600, HEIGHT), (530, HEIGHT)], fill=128)
    pen.polygon([(566, 118), (1094, 118), (1082, 162), (578, 162)], fill=14)
    pen.polygon([(640, 118), (830, 34), (1020, 118)], fill=26)
    pen.line((830, 40, 830, -20), fill=14, width=10)
    for row in range(8):
        top, bottom = 206 + row * 108, 272 + row * 108
        lit = row == 3
        for place in range(6):
            spread = 62 + row * 2.6
            x = 830 + (place - 2.5) * spread
            pen.rectangle((x - 19 - row, top, x + 19 + row, bottom), fill=255 if lit else 20)
            if lit:
                pen.rectangle((x - 3, top, x + 3, bottom), fill=60)


@scene
def parliament(ground, pen):
    shade(ground, (0, 0, WIDTH, 420), 60, 150)
    shade(ground, (0, 420, WIDTH, HEIGHT), 196, 110)
    for x in range(60, WIDTH, 212):
        pen.rounded_rectangle((x, 60, x + 124, 420), 62, fill=210)
        pen.rectangle((x + 58, 60, x + 66, 420), fill=60)
        pen.rectangle((x, 236, x + 124, 243), fill=60)
        pen.rectangle((x - 56, 0, x - 32, 420), fill=40)
    pen.rectangle((0, 408, WIDTH, 426), fill=26)
    pen.rectangle((640, 330, 960, 470), fill=30)
    pen.rectangle((600, 452, 1000, 540), fill=52)
    pen.rectangle((600, 444, 1000, 462), fill=16)
    glow(ground, (870, 420), 120)
    pen.line((900, 446, 900, 400, 866, 380), fill=12, width=8)
    pen.polygon([(846, 400), (888, 384), (880, 368), (848, 378)], fill=12)
    for row in range(6):
        _benches(pen, row)


def _benches(pen, row):
    radius_x, radius_y = 470 + row * 150, 160 + row * 88
    centre_x, centre_y = 800, 470
    seats = 13 + row * 3
    for seat in range(seats):
        angle = math.pi * (0.06 + 0.88 * seat / (seats - 1))
        x, y = centre_x + radius_x * math.cos(angle), centre_y + radius_y * math.sin(angle)
        size = 0.62 + row * 0.16
        pen.rounded_rectangle((x - 34 * size, y - 44 * size, x + 34 * size, y + 40 * size), round(16 * size), fill=24)
    ring = [
        (centre_x + radius_x * math.cos(a), centre_y + radius_y * math.sin(a) + 30 + row * 8)
        for a in (math.pi * (0.02 + 0.96 * part / 60) for part in range(61))
    ]
    pen.line(ring, fill=232, width=18 + row * 5)
    pen.line([(x, y + 14 + row * 4) for x, y in ring], fill=44, width=8 + row * 2)


@scene
def railway(ground, pen):
    shade(ground, (0, 0, WIDTH, 720), 236, 196)
    glow(ground, (1180, 210), 260, 0.55)
    hills(pen, 690, 178, 150, 3.1)
    hills(pen, 720, 132, 80, 0.9)
    shade(ground, (0, 714, WIDTH, HEIGHT), 190, 120)
    pen.polygon([(0, 940), (500, 900), (1000, 930), (WIDTH, 890), (WIDTH, 950), (900, 990), (0, 1000)], fill=232)
    pen.rectangle((0, 440, WIDTH, 500), fill=40)
    pen.rectangle((0, 432, WIDTH, 444), fill=12)
    for arch in range(-1, 5):
        _arch(pen, 70 + arch * 350)
    _train(pen)


def _arch(pen, x):
    pen.rectangle((x - 42, 500, x + 42, 930), fill=44)
    pen.rectangle((x - 42, 500, x - 18, 930), fill=110)
    pen.rectangle((x - 56, 906, x + 56, 936), fill=30)
    for part in range(0, 19):
        a = math.pi * part / 18
        left = x + 175 - 133 * math.cos(a)
        top = 633 - 133 * math.sin(a)
        pen.rectangle((left - 14, 500, left + 14, top), fill=44)


def _train(pen):
    pen.rounded_rectangle((150, 330, 390, 420), 14, fill=12)
    pen.rectangle((150, 300, 240, 340), fill=12)
    for x in (164, 204):
        pen.rectangle((x, 312, x + 26, 334), fill=240)
    for wagon in range(8):
        left = 412 + wagon * 152
        if wagon % 3 == 1:
            pen.rectangle((left, 400, left + 132, 420), fill=20)
            for log in range(4):
                disc(pen, (left + 22 + log * 30, 388), 16, 60)
        else:
            pen.polygon(
                [(left, 346), (left + 132, 346), (left + 120, 420), (left + 12, 420)],
                fill=34 if wagon % 2 else 70,
            )
            pen.rectangle((left - 4, 340, left + 136, 350), fill=12)
        for wheel in (28, 104):
            disc(pen, (left + wheel, 424), 12, 8)
    for wheel in (180, 214, 326, 360):
        disc(pen, (wheel, 424), 13, 8)


@scene
def river(ground, pen):
    shade(ground, (0, 0, WIDTH, 470), 150, 246)
    glow(ground, (860, 440), 420)
    disc(pen, (860, 402), 76, 255)
    hills(pen, 476, 150, 190, 5.2)
    hills(pen, 482, 104, 110, 2.4)
    shade(ground, (0, 474, WIDTH, HEIGHT), 178, 74)
    left, right = [], []
    for part in range(121):
        t = part / 120
        centre = 850 + (90 + 330 * t) * math.sin(7.6 * t**0.5 - 1.2) * min(1, 0.25 + 2 * t)
        half = 7 + 60 * t + 250 * t**2.4
        y = 480 + (HEIGHT - 470) * t**1.25
        left.append((centre - half, y))
        right.append((centre + half, y))
    pen.polygon(left + right[::-1], fill=244)
    pen.line(left, fill=26, width=7)
    pen.line(right, fill=26, width=7)
    for x, y, size in (
        (250, 640, 0.7),
        (330, 650, 0.5),
        (1290, 600, 0.5),
        (1400, 760, 1.0),
        (180, 900, 1.3),
        (90, 930, 1.0),
    ):
        _poplar(pen, x, y, size)


def _poplar(pen, x, y, size):
    pen.ellipse((x - 34 * size, y - 250 * size, x + 34 * size, y - 10 * size), fill=26)
    pen.rectangle((x - 5 * size, y - 40 * size, x + 5 * size, y + 10 * size), fill=14)


@scene
def gauge(ground, pen):
    shade(ground, (0, 0, WIDTH, 700), 226, 196)
    shade(ground, (0, 760, WIDTH, HEIGHT), 150, 60)
    pen.rectangle((0, 600, WIDTH, 764), fill=176)
    pen.polygon([(0, 120), (WIDTH, 120), (WIDTH, 330), (0, 330)], fill=96)
    pen.rectangle((0, 100, WIDTH, 130), fill=24)
    for side in (-1, 1):
        centre = 820 + side * 640
        pen.ellipse((centre - 420, 250, centre + 420, 1170), fill=212)
        shade(ground, (max(0, centre - 420), 764, min(WIDTH, centre + 420), HEIGHT), 150, 60)
    pen.polygon([(600, 130), (1040, 130), (1040, HEIGHT), (600, HEIGHT)], fill=84)
    pen.polygon([(600, 130), (680, 130), (680, HEIGHT), (600, HEIGHT)], fill=150)
    for course, y in enumerate(range(150, 860, 64)):
        pen.rectangle((600, y, 1040, y + 5), fill=22)
        for x in range(640 + 70 * (course % 2), 1040, 140):
            pen.rectangle((x, y, x + 5, y + 64), fill=22)
    _gauge_board(pen, 870)
    shade(ground, (560, 864, 1080, HEIGHT), 120, 50)
    ripples(pen, 885, 868, HEIGHT, 60)


def _gauge_board(pen, x):
    pen.rectangle((x - 46, 220, x + 70, 900), fill=252)
    pen.rectangle((x - 46, 220, x - 38, 900), fill=14)
    for mark in range(33):
        y = 236 + mark * 20
        length = 84 if mark % 10 == 0 else 52 if mark % 5 == 0 else 30
        pen.rectangle((x - 36, y, x - 36 + length, y + 8), fill=14)
    pen.rectangle((x - 46, 700, x + 108, 726), fill=8)


@scene
def shelves(ground, pen):
    pen.rectangle((0, 0, WIDTH, HEIGHT), fill=70)
    far_left, far_top, far_right, far_bottom = 690, 380, 910, 690
    pen.polygon([(0, HEIGHT), (far_left, far_bottom), (far_right, far_bottom), (WIDTH, HEIGHT)], fill=150)
    pen.polygon([(560, HEIGHT), (770, far_bottom), (830, far_bottom), (1040, HEIGHT)], fill=226)
    pen.polygon([(0, 0), (far_left, far_top), (far_right, far_top), (WIDTH, 0)], fill=40)
    pen.rectangle((far_left, far_top, far_right, far_bottom), fill=110)
    glow(ground, (800, 560), 300, 0.8)
    pen.rectangle((746, 440, 854, far_bottom), fill=255)
    for lamp in (0.12, 0.36, 0.62):
        y, half = far_top * lamp, 120 * (1 - lamp)
        pen.polygon(
            [
                (800 - half, y),
                (800 + half, y),
                (800 + half * 0.8, y + 22 * (1 - lamp)),
                (800 - half * 0.8, y + 22 * (1 - lamp)),
            ],
            fill=252,
        )
    for side in (0, 1):
        _shelf_wall(pen, side)


def _shelf_wall(pen, side):
    """A wall of boxes running to the far end; side 0 is the left one."""

    def at(depth, height):
        x = 690 * depth
        top, bottom = 380 * depth, HEIGHT - (HEIGHT - 690) * depth
        return (x if side == 0 else WIDTH - x, top + (bottom - top) * height)

    depths = [1 - (1 - part / 11) ** 1.7 for part in range(12)]
    for near, far in zip(depths, depths[1:], strict=False):
        gap = (far - near) * 0.12
        for row in range(6):
            top, bottom = row / 6 + 0.03, (row + 1) / 6 - 0.012
            box = [at(near + gap, top), at(far - gap, top), at(far - gap, bottom), at(near + gap, bottom)]
            pen.polygon(box, fill=(166, 132, 150)[(row * 5 + round(near * 40)) % 3])
            middle, width = (near + far) / 2, (far - near) * 0.2
            height = (bottom - top) * 0.3
            label = [(middle - width, top + height), (middle + width, top + height)]
            label += [(middle + width, top + height * 2), (middle - width, top + height * 2)]
            pen.polygon([at(*corner) for corner in label], fill=250)
    for row in range(7):
        pen.line((*at(0, row / 6), *at(1, row / 6)), fill=14, width=9)
    for depth in depths:
        pen.line((*at(depth, 0), *at(depth, 1)), fill=14, width=max(4, round(12 * (1 - depth))))


@scene
def bridge(ground, pen):
    shade(ground, (0, 0, WIDTH, 640), 40, 150)
    glow(ground, (1080, 220), 330, 0.9)
    disc(pen, (1080, 220), 78, 255)
    hills(pen, 650, 46, 60, 4.0)
    shade(ground, (0, 646, WIDTH, HEIGHT), 110, 34)
    ripples(pen, 1080, 650, HEIGHT, 84)
    for x in (330, 800, 1270):
        pen.polygon([(x - 44, 560), (x + 44, 560), (x + 62, 820), (x - 62, 820)], fill=16)
        pen.polygon([(x - 62, 820), (x + 62, 820), (x + 90, 838), (x - 90, 838)], fill=8)
    pen.rectangle((0, 536, WIDTH, 566), fill=8)
    for start in range(-140, WIDTH, 470):
        _truss(pen, start, 470)


def _truss(pen, left, span):
    parts = 8
    top = [
        (left + span * part / parts, 536 - 150 * math.sin(math.pi * part / parts) ** 0.6) for part in range(parts + 1)
    ]
    pen.line(top, fill=8, width=16)
    for place, (x, y) in enumerate(top[1:-1], start=1):
        pen.line((x, y, x, 540), fill=8, width=9)
        neighbour = left + span * (place + (1 if place < parts / 2 else -1)) / parts
        pen.line((x, y, neighbour, 540), fill=12, width=7)


@scene
def ballot(ground, pen):
    shade(ground, (0, 0, WIDTH, 690), 216, 178)
    pen.rectangle((0, 676, WIDTH, 692), fill=40)
    shade(ground, (0, 690, WIDTH, HEIGHT), 150, 90)
    for place in range(4):
        _booth(pen, 120 + place * 350)
    pen.polygon([(330, 836), (1270, 836), (1400, 960), (200, 960)], fill=232)
    pen.rectangle((200, 960, 1400, 992), fill=20)
    for x in (230, 1330):
        pen.rectangle((x, 990, x + 40, HEIGHT), fill=20)
    pen.polygon([(620, 540), (980, 540), (1010, 590), (590, 590)], fill=176)
    pen.rectangle((590, 590, 1010, 900), fill=34)
    pen.rectangle((590, 590, 640, 900), fill=96)
    pen.polygon([(700, 556), (900, 556), (906, 570), (694, 570)], fill=4)
    pen.polygon([(742, 420), (872, 408), (880, 562), (750, 566)], fill=255)
    pen.line([(742, 420), (872, 408), (880, 562)], fill=50, width=5)
    for x, y in ((772, 462), (770, 500)):
        pen.rectangle((x, y, x + 70, y + 8), fill=70)
    pen.rectangle((690, 690, 910, 800), fill=236)
    pen.line((736, 744, 784, 782, 868, 706), fill=10, width=18)


def _booth(pen, x):
    pen.rectangle((x, 240, x + 260, 690), fill=56)
    pen.rectangle((x - 12, 222, x + 272, 246), fill=20)
    for fold in range(10):
        left = x + 14 + fold * 23.4
        pen.rectangle((left, 262, left + 14, 560), fill=206)
        pen.rectangle((left + 14, 262, left + 22, 560), fill=120)
    pen.rectangle((x + 10, 560, x + 250, 676), fill=26)


@scene
def press(ground, pen):
    shade(ground, (0, 0, WIDTH, 820), 120, 216)
    glow(ground, (1150, 330), 480, 0.9)
    shade(ground, (0, 816, WIDTH, HEIGHT), 120, 70)
    pen.rectangle((260, 760, 1340, 840), fill=16)
    for x in (300, 1240):
        pen.polygon([(x, 830), (x + 70, 830), (x + 96, 960), (x - 26, 960)], fill=14)
    pen.rectangle((330, 600, 1280, 640), fill=30)
    pen.polygon([(360, 300), (430, 300), (470, 770), (330, 770)], fill=22)
    pen.polygon([(860, 300), (930, 300), (970, 770), (820, 770)], fill=22)
    pen.rectangle((340, 270, 950, 316), fill=14)
    _cylinder(pen, (645, 470), 168)
    _wheel(pen, (390, 560), 210)
    pen.polygon([(700, 632), (1420, 660), (1400, 690), (700, 662)], fill=40)
    _sheet(pen)


def _cylinder(pen, centre, radius):
    for ring in range(radius, 0, -6):
        disc(
            pen,
            (centre[0] - (radius - ring) * 0.35, centre[1] - (radius - ring) * 0.45),
            ring,
            40 + (radius - ring),
        )
    disc(pen, centre, 26, 10)


def _wheel(pen, centre, radius):
    x, y = centre
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=10, width=24)
    for spoke in range(8):
        angle = math.pi * spoke / 4 + 0.2
        pen.line(
            (x, y, x + (radius - 12) * math.cos(angle), y + (radius - 12) * math.sin(angle)),
            fill=12,
            width=14,
        )
    disc(pen, centre, 34, 8)


def _sheet(pen):
    outline = [(770, 380), (1010, 300), (1300, 330), (1326, 640), (1090, 600), (800, 640)]
    pen.polygon(outline, fill=255)
    pen.line([*outline, outline[0]], fill=40, width=5)
    pen.polygon([(900, 392), (1240, 372), (1244, 408), (902, 428)], fill=20)
    for line in range(7):
        for column in range(3):
            left = 886 + column * 136 + line * 2
            top = 446 + line * 21 - column * 2
            pen.rectangle((left, top, left + 112 - 30 * ((line + column) % 4 == 3), top + 7), fill=90)
