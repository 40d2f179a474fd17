#!/usr/bin/env python
"""Take the pictures of a report that the documentation shows, or check that they are what a browser would show now.

`uv run --group browser python docs/screenshots.py` takes those that have changed, in Chromium, on a light and on a dark
ground; with `--check` it needs no browser, takes none, and fails if there are any. A picture is told from another by
the digest of what is seen on it; the digests stand beside the pictures.
"""

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pictures import FOLDER, ON, THEMES, digest

import policytrack as pt
from policytrack import plots, report

DIGESTS = FOLDER / "screenshots.json"
SIZE = (1180, 800)
SCENES = {"report": "", "report-restriction": "us-tx/deepseek-app/use_ban"}
"""The pictures, and the anchor that each is taken at."""
_MADE = date(2026, 11, 27)
_UNSEEN = re.compile(r"<svg.*?</svg>|<meta http-equiv.*?>", re.DOTALL)
"""Drawings, which differ with the version of what draws them, and what changes with the script."""


def main(*, check: bool) -> int:
    """Take the pictures, or say which would be taken."""
    with pt.open() as tracker:
        found = tracker.restrictions(target="DeepSeek", on=ON)
    page = report.page(found, report.Origin("the records that policytrack brings along", bundled=True), made=_MADE)
    now = {name: _digest(seen, digest(plots.map(found))) for name, seen in _seen(page)}
    was = json.loads(DIGESTS.read_text("utf-8")) if DIGESTS.exists() else {}
    stale = [name for name in SCENES if now[name] != was.get(name)]
    for name in stale:
        sys.stdout.write(f"docs/pictures/{name} {'is not current' if check else 'taken'}\n")
    if stale and not check:
        _take(page, stale)
        DIGESTS.write_text(json.dumps(now, indent=2) + "\n", "utf-8")
    return int(check and bool(stale))


def _seen(page: str) -> Iterator[tuple[str, str]]:
    """What of the page is on each picture: its beginning, or its style and a restriction."""
    plain = _UNSEEN.sub("", page).replace(pt.__version__, "")
    for name, anchor in SCENES.items():
        if not anchor:
            yield name, plain.partition('<section id="timeline"')[0]
        else:
            card = plain.partition(f'id="{anchor}"')[2].partition("</article>")[0]
            yield name, plain.partition("</style>")[0] + card


def _digest(*seen: str) -> str:
    return hashlib.sha256("".join(seen).encode()).hexdigest()[:16]


def _take(page: str, names: list[str]) -> None:
    from selenium import webdriver  # noqa: PLC0415 - to check needs no browser
    from selenium.webdriver.chrome.options import Options  # noqa: PLC0415 - as above
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - as above

    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars"):
        options.add_argument(argument)
    options.binary_location = str(shutil.which("chromium"))
    with TemporaryDirectory() as folder, webdriver.Chrome(options, Service(shutil.which("chromedriver"))) as browser:
        file = Path(folder) / "index.html"
        file.write_text(page, "utf-8")
        metrics = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        for theme in THEMES:
            features = [{"name": "prefers-color-scheme", "value": theme}]
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            for name in names:
                browser.get("about:blank")
                browser.get(file.as_uri() + (f"#{SCENES[name]}" if SCENES[name] else ""))
                browser.save_screenshot(str(FOLDER / f"{name}-{theme}.png"))


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
