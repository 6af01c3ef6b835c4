"""What users see in a real JupyterLab and a real Notebook 7, driven by Playwright in Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.browsers import Page, chromium, jupyter, playwright
from tests.ipython_fixtures import DIAMOND

pytestmark = pytest.mark.slow

SLOW = "import time\nfor _ in range(300):\n    time.sleep(0.1)\n"
FRONT_ENDS = {"lab": "lab/tree", "notebook": "notebooks"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Jupyter, with empty notebooks beside a diamond of modules."""
    folder = tmp_path_factory.mktemp("lab")
    kernel = {"name": "python3", "display_name": "Python 3"}
    empty = {"cells": [], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    for name in FRONT_ENDS:
        (folder / f"{name}.ipynb").write_text(json.dumps(empty), encoding="utf-8")
    with jupyter(folder) as address:
        yield address, folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module", params=FRONT_ENDS)
def lab(request: pytest.FixtureRequest, server: tuple[str, Path], browser: Any) -> Iterator[Page]:
    """A notebook, with the extension loaded and the modules imported."""
    address, folder = server
    for name, text in DIAMOND.items():
        (folder / name).write_text(text, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    opened = Page(page, folder, request.param)
    opened.open(f"{address}/{FRONT_ENDS[request.param]}/{request.param}.ipynb")
    opened.run("%load_ext ipython_depreload\n%dreload --auto on\nimport top")
    yield opened
    page.close()


def test_report_before_the_next_cell(lab: Page) -> None:
    """Edit a file, run a cell: the report is above its result."""
    lab.save("base.py", "RATE = 10\n")
    shown = lab.run("top.SUM").inner_text()
    assert "reloaded base -> left, right -> top in " in shown
    assert shown.rstrip().endswith("30")


def test_picture_of_the_graph(lab: Page) -> None:
    """Boxes, arrows and a tree that opens; readable in both themes."""
    lab.save("right.py", "import base\nSAME = (\n")
    lab.run("%dblacklist left\n%dreload --auto off")
    output = lab.run("%ddeps")
    assert output.locator("svg.dr-picture g rect").count() == 5
    assert "changed on disk" in output.locator("svg.dr-picture").text_content()
    output.locator("summary", has_text="tree").click()
    # The first is a lazy import of what is folded.
    assert output.locator(".dr-tree").get_by_text("right").last.is_visible()
    lab.screenshot("graph-light")
    colours = [colour_of(output, "svg.dr-picture text")]
    with lab.dark():
        lab.screenshot("graph-dark")
        colours.append(colour_of(output, "svg.dr-picture text"))
    assert colours[0] != colours[1]


def colour_of(output: Any, selector: str) -> str:
    """What colour something is drawn in."""
    found: str = output.locator(selector).first.evaluate("e => getComputedStyle(e).fill")
    return found


def test_tables(lab: Page) -> None:
    """Status, plan, failure and chain of imports."""
    failed = lab.run("report = %dreload")
    assert "SyntaxError" in failed.locator("table").inner_text()
    assert "pending" in lab.run("%dreload --status").locator("table").inner_text()
    kept = lab.run("%dreload --dry-run base").locator("table").inner_text()
    assert "keep" in kept and "cannot be compiled" in kept and "waits for right" in kept
    chain = lab.run("%ddeps --why top base").locator("table").inner_text()
    assert "from base import RATE" in chain
    with lab.dark():
        lab.screenshot("tables-dark")
    lab.screenshot("tables-light")
    lab.save("right.py", DIAMOND["right.py"])
    assert "execute" in lab.run("%dreload --dry-run base").locator("table").inner_text()
    lab.run("%dblacklist --clear\n%dreload")


def test_stale_cells_are_linked(lab: Page) -> None:
    """A click on the number of a cell leads to it."""
    lab.save("base.py", "RATE = 11\n")
    lab.run("%dreload")
    link = lab.run("%dreload --stale").get_by_role("link", name="In [2]", exact=True)
    first = lab.cell(1)
    playwright.expect(first).not_to_be_in_viewport()
    lab.screenshot("stale")
    link.click()
    playwright.expect(first).to_be_in_viewport()
    lab.save("base.py", "RATE = 10\n")
    lab.run("%dreload")


@pytest.mark.parametrize(
    ("line", "word", "others"),
    [
        ("%dreload ri", "right", ["right"]),
        ("%dreload --d", "--dry-run", ["--deep"]),
        ("%ddeps --format ", "mermaid", ["json", "svg"]),
    ],
)
def test_completion(lab: Page, line: str, word: str, others: list[str]) -> None:
    """Tab offers modules, options and their values, and puts in what is chosen."""
    text = lab.cell(lab.cells).locator(".cm-content")
    offered = lab.page.locator(".jp-Completer-item .jp-Completer-match")
    wanted = offered.filter(has_text=re.compile(f"^{word}$"))
    for _ in range(10):  # JupyterLab does not wait long for a kernel that completes the first time
        text.click()
        lab.page.keyboard.type(line)
        lab.page.keyboard.press("Tab")
        with suppress(playwright.TimeoutError):
            wanted.wait_for(timeout=2000)
            break
        lab.clear(lab.cells)
    lab.screenshot("completion" + line.replace(" ", "-").replace("%", "-"))
    assert set(others) <= set(offered.all_inner_texts())
    wanted.click()
    playwright.expect(text).to_have_text(line.rpartition(" ")[0] + f" {word}")
    lab.clear(lab.cells)


def test_interrupted_reload(lab: Page) -> None:
    """The stop button stops it, and everything is as before."""
    lab.save("base.py", SLOW + "RATE = 100\n")
    output = lab.run("%dreload base", wait=False)
    output.get_by_text("reloading module 1 of 4: base").wait_for()
    lab.screenshot("progress")
    lab.command("notebook:interrupt-kernel")
    output.get_by_text("reload interrupted").first.wait_for(timeout=30_000)
    assert lab.run("top.SUM").inner_text().rstrip().endswith("30")


def test_notebook_that_is_not_trusted(server: tuple[str, Path], browser: Any) -> None:
    """Jupyter takes pictures and styles out of it, as GitHub does: the tree remains, as text."""
    address, folder = server
    stored = Path(__file__).parents[1] / "notebooks" / "graph.ipynb"
    (folder / "stranger.ipynb").write_bytes(stored.read_bytes())
    page = browser.new_page()
    page.goto(f"{address}/notebooks/stranger.ipynb")
    output = page.locator(".depreload").first
    playwright.expect(output).to_be_visible(timeout=60_000)
    # What is there, and what is shown of it, may come one after the other.
    playwright.expect(output).to_have_text(re.compile(r"^\s*__main__ \(the notebook\)\s*└── shop"))
    assert "module graph" not in output.inner_text()
    assert "module graph" not in output.inner_text()
    page.close()
