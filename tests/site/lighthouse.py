"""``make lighthouse``: what Lighthouse gives the front, a story, a tag and a search of the demo newspaper: 100 each."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.journeys.chromium import CHROMIUM  # noqa: E402 - the script is started by its path
from tests.journeys.newspaper import addresses, newspaper  # noqa: E402

LIGHTHOUSE = ROOT / "var/npm/lighthouse/node_modules/lighthouse/cli/index.js"
PAGES = ("front", "story", "tag", "search without words")  # results of a search are not for indexes
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"


def main():
    if not (CHROMIUM and shutil.which("node") and LIGHTHOUSE.exists()):
        sys.exit("Lighthouse needs Chromium and Node, and comes with make site-tools.")
    with newspaper(renditions=True) as site:
        pages = addresses(site)
        lost = [fault for name in PAGES for fault in judge(name, pages[name])]
    print(*lost, sep="\n")
    sys.exit(bool(lost))


def judge(name, address):
    """Print the marks of a page; return what cost it some."""
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    told = json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout)
    marks = {kind["title"]: round(100 * kind["score"]) for kind in told["categories"].values()}
    print(f"  {name:<20}", ", ".join(f"{title} {mark}" for title, mark in marks.items()), flush=True)
    return [
        f"{name}: {audit['title']} {audit.get('displayValue', '')}".rstrip()
        for kind in told["categories"].values()
        if kind["score"] < 1
        for audit in (told["audits"][ref["id"]] for ref in kind["auditRefs"] if ref["weight"])
        if audit["score"] is not None and audit["score"] < 1
    ]


if __name__ == "__main__":
    main()
