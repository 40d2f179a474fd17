"""A report in a real browser: searched, sorted, followed, in the dark, on a phone, by keyboard, and for everybody.

They need Chromium with its driver, and selenium: `uv run --group browser pytest tests/test_report_browser.py`. Where
POLICYTRACK_CHROMIUM names the browser, it has to be there; with POLICYTRACK_AXE, the path of the file axe.min.js of the
npm package axe-core, what hinders the disabled is looked for as well.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest

import policytrack as pt
from tests.benchmarks.generate import World
from tests.databases import empty_file
from tests.samples import RESTRICTIONS, filled

pytest.importorskip("altair", reason="a report needs the extra notebook: uv run --group browser pytest")
pytest.importorskip("vl_convert", reason="a report needs the extra notebook: uv run --group browser pytest")
pytest.importorskip("selenium", reason="selenium drives the browser: uv run --group browser pytest")

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

_NAMED, _AXE = os.environ.get("POLICYTRACK_CHROMIUM"), os.environ.get("POLICYTRACK_AXE")
_CHROMIUM = _NAMED or shutil.which("chromium") or shutil.which("google-chrome")
_DRIVER = shutil.which("chromedriver")
ON = "2025-07-15"
TEXAS, GERMANY = "us-tx/acme-chat/use_ban", "de/acme-chat/app_store_removal"
DESK, PHONE = (1280, 900), (360, 740)
every_look = pytest.mark.parametrize("theme", ["light", "dark"])
every_size = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


class Browser:
    """Chromium with a page in it."""

    def __init__(self, *, scripts: bool = True) -> None:
        options = Options()
        options.binary_location = str(_CHROMIUM)
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ):
            options.add_argument(argument)
        if not scripts:
            forbidden = {"profile.managed_default_content_settings.javascript": 2}
            options.add_experimental_option("prefs", forbidden)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(_DRIVER))

    def open(self, page: Path, anchor: str = "", *, size: tuple[int, int] = DESK, theme: str = "light") -> None:
        """Open a page afresh, in a window of a size and with a reader who likes it light or dark."""
        self.driver.get("about:blank")
        self.requests()
        self.complaints()
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE}
        self.tell("Emulation.setDeviceMetricsOverride", metrics)
        self.prefer(theme)
        self.driver.get(page.as_uri() + (f"#{anchor}" if anchor else ""))

    def prefer(self, theme: str, media: str = "") -> None:
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.tell("Emulation.setEmulatedMedia", {"media": media, "features": features})

    def tell(self, command: str, how: dict[str, Any]) -> dict[str, Any]:
        return cast("dict[str, Any]", self.driver.execute_cdp_cmd(command, how))

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def run(self, script: str, *given: object) -> Any:  # noqa: ANN401 - what a script gives
        return self.driver.execute_script(f"return {script}", *given)

    def style(self, selector: str, name: str) -> str:
        return str(self.run("getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]", selector, name))

    def requests(self) -> list[str]:
        """What was asked for since this was last looked at, unless the page's own policy stopped it."""
        told = [json.loads(one["message"])["message"] for one in self._log("performance")]
        stopped = {one["params"]["requestId"] for one in told if one["params"].get("blockedReason") == "csp"}
        sent = [one["params"] for one in told if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent if one["requestId"] not in stopped]

    def complaints(self) -> list[str]:
        """What the console says since it was last looked at."""
        return [one["message"] for one in self._log("browser")]

    def _log(self, name: str) -> list[dict[str, Any]]:
        return cast("list[dict[str, Any]]", self.driver.get_log(name))  # type: ignore[no-untyped-call]  # as it comes

    def until(self, holds: Callable[[], object]) -> None:
        WebDriverWait(self.driver, 10).until(lambda _: holds())

    def rows(self) -> list[str]:
        """The restrictions in the table, in order."""
        return list(
            self.run("[...document.querySelectorAll('tbody tr')].filter(r => !r.hidden).map(r => r.dataset.id)")
        )

    def cards(self) -> set[str]:
        return set(self.run("[...document.querySelectorAll('article')].filter(c => !c.hidden).map(c => c.id)"))

    def in_sight(self, name: str) -> bool:
        """Whether the top of an element is in the window, below what stays at its top."""
        top, bar, height = self.run(
            "[document.getElementById(arguments[0]).getBoundingClientRect().top,"
            " document.querySelector('nav').getBoundingClientRect().bottom, innerHeight]",
            name,
        )
        return bool(bar - 1 <= top < height)

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def press(self, *keys: str) -> None:
        for key in keys:
            self.focused.send_keys(key)


@contextmanager
def started(*, scripts: bool = True) -> Iterator[Browser]:
    if _NAMED is None and (_CHROMIUM is None or _DRIVER is None):
        pytest.skip("no Chromium with its driver is here (Debian: apt-get install chromium chromium-driver)")
    browser = Browser(scripts=scripts)
    try:
        yield browser
    finally:
        browser.driver.quit()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on all of the sample, with the passages."""
    folder = tmp_path_factory.mktemp("page")
    with pt.open(filled(folder / "sample.db", texts=True)) as tracker:
        return tracker.report(folder / "report", on=ON)


@every_size
@every_look
def test_it_opens_without_a_request_or_a_complaint(
    browser: Browser, page: Path, size: tuple[int, int], theme: str
) -> None:
    """Only the file itself is read, and the console stays silent, also after a search and a click."""
    browser.open(page, size=size, theme=theme)
    browser.one("#find input").send_keys("texas")
    browser.one("thead button").click()
    browser.one("#find button").click()
    assert browser.requests() == [page.as_uri()]
    assert browser.complaints() == []


def test_a_request_would_be_noticed(browser: Browser, page: Path, tmp_path: Path) -> None:
    """The page's own policy stops a picture from elsewhere; without the policy the request is made, and seen here."""
    text = page.read_text("utf-8").replace("</main>", '<img src="https://example.org/x.png" alt=""></main>')
    watched = tmp_path / "watched.html"
    watched.write_text(text, "utf-8")
    browser.open(watched)
    assert "https://example.org/x.png" not in browser.requests()
    assert any("Content Security Policy" in said for said in browser.complaints())
    watched.write_text(text.replace("Content-Security-Policy", "x"), "utf-8")
    browser.open(watched)
    assert "https://example.org/x.png" in browser.requests()


def test_a_search_narrows_the_table_and_the_restrictions(browser: Browser, page: Path) -> None:
    """Words of names, reasons and passages are found, whatever the case; the number is told; all comes back."""
    browser.open(page)
    field, said = browser.one("#find input"), browser.one("#found")
    assert said.text == "8 of 8 shown"
    assert said.get_attribute("role") == "status"
    for words, found in (
        ("TEXAS acme", {TEXAS}),
        ("data protection", {GERMANY}),
        ("yokosuka", {"us-navy/acme-chat/use_ban"}),
        ("n\u00e4mibia barred", {"na/tock/use_ban"}),
    ):
        field.clear()
        field.send_keys(words)
        assert set(browser.rows()) == browser.cards() == found, words
        assert said.text == f"1 of 8 shown: \u201c{words}\u201d"
    field.send_keys(" nowhere")
    assert browser.rows() == []
    assert browser.one("#none").is_displayed()
    browser.one("#find button").click()
    browser.until(lambda: said.text == "8 of 8 shown")
    assert len(browser.rows()) == len(browser.cards()) == len(RESTRICTIONS)
    assert not browser.one("#none").is_displayed()


def test_choices_narrow_further(browser: Browser, page: Path) -> None:
    """Each choice and each word has to be met; what no source states can be chosen."""
    browser.open(page)
    place, reason = (Select(browser.one(f"#find select[name={name}]")) for name in ("place", "reason"))
    place.select_by_visible_text("United States (2)")
    assert set(browser.rows()) == {TEXAS, "us-dod/acme-chat/advisory"}
    reason.select_by_value("-")
    assert browser.rows() == ["us-dod/acme-chat/advisory"]
    assert browser.one("#found").text == "1 of 8 shown: United States; no reason stated"
    browser.one("#find input").send_keys("texas")
    assert browser.rows() == []
    place.select_by_value("-")
    browser.one("#find input").clear()
    assert browser.rows() == ["ministry/tock/use_ban"]


def test_a_head_sorts(browser: Browser, page: Path) -> None:
    """A click sorts upwards, another downwards; what is not known comes last, and which head sorts is told."""
    browser.open(page)
    names = [row.text for row in browser.all("tbody th")]
    assert names == sorted(names, key=str.casefold)
    head = browser.one("thead th:nth-child(5)")
    button = head.find_element(By.TAG_NAME, "button")
    button.click()
    upwards = [cell.get_attribute("data-sort") for cell in browser.all("td[data-head=since]")]
    assert head.get_attribute("aria-sort") == "ascending"
    assert upwards == sorted(str(key) for key in upwards)
    assert len(set(upwards)) > 2
    button.click()
    assert [cell.get_attribute("data-sort") for cell in browser.all("td[data-head=since]")] == upwards[::-1]
    assert [one.get_attribute("aria-sort") for one in browser.all("[aria-sort]")] == ["descending"]


def test_anchors_lead_to_a_restriction_and_back_from_a_search(browser: Browser, page: Path) -> None:
    """The address of a restriction opens the page there; its row leads to it, and so does a link while it is hidden."""
    browser.open(page, TEXAS)
    browser.until(lambda: browser.in_sight(TEXAS))
    browser.open(page)
    browser.one(f"tr[data-id='{GERMANY}'] a").click()
    browser.until(lambda: browser.in_sight(GERMANY))
    assert browser.driver.current_url == f"{page.as_uri()}#{GERMANY}"
    browser.one(f"[id='{GERMANY}'] .evidence a").click()
    browser.until(lambda: browser.in_sight("source/100-early"))
    browser.one("#find input").send_keys("germany")
    assert browser.cards() == {GERMANY}
    browser.run("location.hash = arguments[0]", f"#{TEXAS}")
    browser.until(lambda: len(browser.cards()) == len(RESTRICTIONS) and browser.in_sight(TEXAS))
    assert browser.one("#find input").get_attribute("value") == ""


def test_the_keyboard_reaches_all_that_a_mouse_does(browser: Browser, page: Path) -> None:
    """From the top: skip to the table, search, sort and follow a row, and where one is can be seen."""
    browser.open(page)
    browser.press(Keys.TAB)
    assert browser.focused.text == "Skip to the table"
    assert browser.focused.is_displayed()
    browser.press(Keys.ENTER)
    browser.until(lambda: browser.in_sight("table"))
    browser.press(Keys.TAB)
    assert browser.focused.get_attribute("name") == "words"
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press("acme")
    assert len(browser.rows()) == 4
    while browser.focused.get_attribute("type") != "reset":
        browser.press(Keys.TAB)
    browser.press(Keys.TAB, Keys.TAB)
    assert browser.focused.text == "who"
    first = browser.rows()
    browser.press(Keys.ENTER)
    assert browser.rows() == first[::-1]
    while browser.focused.tag_name != "a":
        browser.press(Keys.TAB)
    leads_to = str(browser.focused.get_attribute("href")).partition("#")[2]
    assert leads_to == browser.rows()[0]
    browser.press(Keys.ENTER)
    browser.until(lambda: browser.in_sight(leads_to))


def test_it_is_dark_for_who_likes_it_dark_and_light_on_paper(browser: Browser, page: Path) -> None:
    """The ground, the words and the drawings change together; what is printed is light and has no controls."""
    grounds = {}
    for theme in ("light", "dark"):
        browser.open(page, theme=theme)
        grounds[theme] = browser.style("body", "backgroundColor"), browser.style("body", "color")
        drawn = {one.get_attribute("class") for one in browser.all("svg") if one.is_displayed()}
        assert drawn == {f"marks {theme}"}
    assert grounds["light"][0] == "rgb(255, 255, 255)"
    assert sum(map(int, grounds["dark"][0][4:-1].split(", "))) < 100
    browser.prefer("dark", "print")
    assert (browser.style("body", "backgroundColor"), browser.style("body", "color")) == grounds["light"]
    assert {one.get_attribute("class") for one in browser.all("svg") if one.is_displayed()} == {"marks light"}
    assert not any(one.is_displayed() for one in browser.all("form, nav, details"))
    assert all(one.is_displayed() for one in browser.all("tbody tr"))


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on the bundled records, which have long names, notes and addresses."""
    with pt.open() as tracker:
        return tracker.report(tmp_path_factory.mktemp("bundled") / "report", on="2025-06-01")


@pytest.mark.parametrize("width", [320, 360, 600, 800, 1024])
def test_nothing_is_wider_than_the_window(browser: Browser, bundled: Path, width: int) -> None:
    """Whatever the width, the page is read by moving down alone; drawings and the table move in frames of their own."""
    browser.open(bundled, size=(width, 740))
    inner, outer = browser.run("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert inner == outer


@every_look
def test_a_narrow_window_has_all_of_it(browser: Browser, page: Path, theme: str) -> None:
    """On a phone nothing is wider than the window but the drawings in their frames; rows tell the head of each cell."""
    browser.open(page, size=PHONE, theme=theme)
    assert browser.run("document.documentElement.scrollWidth") == PHONE[0]
    frames = "[...document.querySelectorAll('.chart .wide')].map(f => [f.scrollWidth > f.clientWidth, f.tabIndex])"
    assert browser.run(frames) == [[True, 0]] * 3
    wide = browser.run(
        "[...document.querySelectorAll('main *:not(svg, svg *)')].filter(e => e.getBoundingClientRect().right > 361)"
        ".map(e => e.outerHTML.slice(0, 80))"
    )
    assert wide == []
    cell = "getComputedStyle(document.querySelector('td'), '::before').content"
    assert browser.run(cell) == '"what"'
    assert browser.one("#find input").size["height"] >= 40


@every_size
@every_look
def test_nothing_hinders_the_disabled(browser: Browser, page: Path, size: tuple[int, int], theme: str) -> None:
    """axe-core finds no violation, of contrast or of anything else that it looks for."""
    if _AXE is None:
        pytest.skip("set POLICYTRACK_AXE to the file axe.min.js of the npm package axe-core")
    script = Path(_AXE).read_text("utf-8")
    browser.open(page, size=size, theme=theme)
    # What is drawn only when it comes into sight would not be looked at.
    browser.run("document.querySelectorAll('article').forEach(c => c.style.contentVisibility = 'visible')")
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.driver.execute_script(script)
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert "color-contrast" in {one["id"] for one in found["passes"]}


def test_axe_would_find_something(browser: Browser, page: Path, tmp_path: Path) -> None:
    """A field without a label and words that can hardly be seen are violations."""
    if _AXE is None:
        pytest.skip("set POLICYTRACK_AXE to the file axe.min.js of the npm package axe-core")
    worse = tmp_path / "worse.html"
    text = page.read_text("utf-8").replace("<span>Search</span>", "")
    worse.write_text(
        text.replace("--quiet:#565c64", "--quiet:#c0c0c0").replace("Content-Security-Policy", "x"), "utf-8"
    )
    browser.open(worse)
    browser.driver.execute_script(Path(_AXE).read_text("utf-8"))
    found = browser.driver.execute_async_script("axe.run().then(arguments[0])")
    assert {"color-contrast", "label"} <= {one["id"] for one in found["violations"]}


def test_without_scripts_everything_can_be_read(page: Path) -> None:
    """Who forbids scripts sees every row and every restriction, and no control that would do nothing."""
    with started(scripts=False) as browser:
        browser.open(page)
        assert all(one.is_displayed() for one in browser.all("tbody tr"))
        assert len(browser.all("article")) == len(RESTRICTIONS)
        assert not browser.one("form").is_displayed()
        assert browser.all("thead button") == []
        browser.open(page, TEXAS)
        browser.until(lambda: browser.in_sight(TEXAS))


def test_five_hundred_are_searched_sorted_and_followed(browser: Browser, tmp_path: Path) -> None:
    """With many rows the table has a frame in which its heads stay, and a search and an anchor still work."""
    world = World(500)
    with pt.open(empty_file(tmp_path / "many.db")) as tracker:
        tracker.add(world.restrictions(), actors=world.actors, targets=world.targets, articles=world.articles)
        report = tracker.report(tmp_path / "report", on=ON)
    browser.open(report)
    rows: Sequence[str] = browser.rows()
    assert len(rows) > 400
    browser.one("#find input").send_keys("texas")
    found = browser.rows()
    assert 0 < len(found) < 100
    assert set(found) == browser.cards()
    browser.one("#find button").click()
    browser.until(lambda: browser.rows() == rows)
    frame = "#table .wide"
    browser.run("document.querySelector(arguments[0]).scrollTop = 5000", frame)
    heads, top = browser.run(
        "[document.querySelector('thead').getBoundingClientRect().top,"
        " document.querySelector(arguments[0]).getBoundingClientRect().top]",
        frame,
    )
    assert abs(heads - top) < 2
    browser.run("location.hash = arguments[0]", f"#{rows[300]}")
    browser.until(lambda: browser.in_sight(rows[300]))
    browser.open(report, size=PHONE)
    assert browser.run("document.documentElement.scrollWidth") == PHONE[0]
    assert browser.complaints() == []
