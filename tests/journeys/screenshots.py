"""``make screenshots``: the picture of the README, taken of a demo newspaper of its own.

With SHOTS=FOLDER also every type of page of readers, in three windows and both themes, to be looked at.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
from tests.journeys.chromium import CHROMIUM, FLAGS  # noqa: E402 - the script is started by its path
from tests.journeys.looking import EVERY_PICTURE  # noqa: E402
from tests.journeys.newspaper import addresses, newspaper  # noqa: E402

TARGET = ROOT / "docs/images/newsroom.png"
WINDOWS, THEMES = (390, 1280, 1920), ("light", "dark")
WINDOW, MARGIN, COLOURS = {"width": 1000, "height": 1120}, 24, 128


def picture(browser, address, theme):
    page = browser.new_page(viewport=WINDOW, color_scheme=theme)
    page.goto(address, wait_until="networkidle")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def every_page(browser, pages, folder):
    """Take each page whole, in every window and both themes: FOLDER/1280-dark/front.png."""
    for width in WINDOWS:
        for theme in THEMES:
            target = Path(folder, f"{width}-{theme}")
            target.mkdir(parents=True, exist_ok=True)
            page = browser.new_page(
                viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
            )
            for name, address in pages.items():
                page.goto(address)
                page.evaluate(EVERY_PICTURE)
                page.screenshot(path=target / f"{name.replace(' ', '-')}.png", full_page=True)
            page.close()
            print(f"{target}: {len(pages)} pages", flush=True)


def main():
    if not CHROMIUM:
        raise SystemExit("Chromium is needed: install the package chromium.")
    folder = os.environ.get("SHOTS")
    with newspaper() as site:
        pages = addresses(site)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            shots = [picture(browser, pages["front"], "light"), picture(browser, pages["story"], "dark")]
            if folder:
                every_page(browser, pages, folder)
            browser.close()
    width, height = WINDOW["width"], WINDOW["height"]
    sheet = Image.new("RGB", (2 * width + 3 * MARGIN, height + 2 * MARGIN), (214, 214, 210))
    for place, shot in enumerate(shots):
        sheet.paste(shot, (MARGIN + place * (width + MARGIN), MARGIN))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    sheet.resize((1600, round(1600 * sheet.height / sheet.width))).quantize(
        COLOURS, method=Image.Quantize.FASTOCTREE
    ).save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
