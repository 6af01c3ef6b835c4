"""In a real JupyterLab, driven by Playwright in Debian's Chromium: what a user sees.

Screenshots are kept in the folder that DEPRELOAD_SCREENSHOTS names, if it is set.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.ipython_fixtures import DIAMOND

_NEEDED = "needs JupyterLab and Playwright: pip install -e '.[test,browser]'"
pytest.importorskip("jupyterlab", reason=_NEEDED)
playwright = pytest.importorskip("playwright.sync_api", reason=_NEEDED)


def find_chromium() -> str | None:
    """Debian's Chromium, or the one that Playwright has downloaded."""
    installed = shutil.which("chromium") or shutil.which("chromium-browser")
    if installed:
        return installed
    with playwright.sync_playwright() as started:
        downloaded: str = started.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None


CHROMIUM = find_chromium()
if CHROMIUM is None:
    _HOW = "apt-get install chromium, or python -m playwright install chromium"
    pytest.skip(f"needs Chromium: {_HOW}", allow_module_level=True)

pytestmark = pytest.mark.slow

SLOW = "import time\nfor _ in range(300):\n    time.sleep(0.1)\n"


class Lab:
    """A notebook in a browser."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.cells = 0

    def run(self, source: str, *, wait: bool = True) -> Any:
        """Type a cell at the end, run it, and return its output area."""
        cell = self.page.locator(".jp-Notebook .jp-CodeCell").nth(self.cells)
        cell.locator(".cm-content").click()
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Shift+Enter")
        self.cells += 1
        if wait:
            prompt = cell.locator(".jp-InputPrompt", has_text=f"[{self.cells}]:")
            try:
                prompt.wait_for(timeout=20_000)
            except playwright.TimeoutError:
                self.screenshot("timeout")
                raise
        return cell.locator(".jp-Cell-outputArea")

    def save(self, name: str, text: str) -> None:
        """Edit a file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def command(self, name: str, **arguments: object) -> None:
        """Run a command of JupyterLab."""
        self.page.evaluate(
            "([name, args]) => window.jupyterapp.commands.execute(name, args)", [name, arguments]
        )

    @contextmanager
    def dark(self) -> Iterator[None]:
        """Show it in the dark theme for a while."""
        for theme, light in (("Dark", "false"), ("Light", "true")):
            self.command("apputils:change-theme", theme=f"JupyterLab {theme}")
            self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
            if theme == "Dark":
                yield

    def screenshot(self, name: str) -> None:
        """Keep what is on the screen, if anyone wants to look."""
        target = os.environ.get("DEPRELOAD_SCREENSHOTS")
        if target:
            self.page.wait_for_timeout(500)
            self.page.screenshot(path=str(Path(target) / f"{name}.png"))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A JupyterLab with an empty notebook beside a diamond of modules."""
    folder = tmp_path_factory.mktemp("lab")
    for name, text in DIAMOND.items():
        (folder / name).write_text(text, encoding="utf-8")
    kernel = {"name": "python3", "display_name": "Python 3"}
    empty = {"cells": [], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "work.ipynb").write_text(json.dumps(empty), encoding="utf-8")
    port = free_port()
    options = [f"--ServerApp.{one}" for one in ("token=", "password=", "allow_root=True")]
    options += ["--no-browser", f"--port={port}", "--expose-app-in-browser"]
    home = {key: str(folder / ".jupyter") for key in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options, f"--ServerApp.root_dir={folder}"],
            cwd=folder,
            env=os.environ | home | {"JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings")},
            stdout=log,
            stderr=log,
        )
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}/api", process, folder / "server.log")
        yield f"http://127.0.0.1:{port}/lab/tree/work.ipynb", folder
    finally:
        process.terminate()
        process.wait(30)


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Give a server a minute to start."""
    for _ in range(300):
        assert process.poll() is None, log.read_text()
        with suppress(OSError), urllib.request.urlopen(url):
            return
        time.sleep(0.2)
    pytest.fail(log.read_text())


@pytest.fixture(scope="module")
def lab(server: tuple[str, Path]) -> Iterator[Lab]:
    """The notebook, with the extension loaded and the modules imported."""
    url, folder = server
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(url)
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        page.get_by_text("| Idle").wait_for(timeout=60_000)
        page.wait_for_timeout(2000)  # the notebook takes the kernel a little after it is shown
        opened = Lab(page, folder)
        opened.run("%load_ext ipython_depreload\n%dreload --auto on\nimport top")
        yield opened
        browser.close()


def test_report_before_the_next_cell(lab: Lab) -> None:
    """Edit a file, run a cell: the report is above its result."""
    lab.save("base.py", "RATE = 10\n")
    shown = lab.run("top.SUM").inner_text()
    assert "reloaded base -> left, right -> top in " in shown
    assert shown.rstrip().endswith("30")


def test_picture_of_the_graph(lab: Lab) -> None:
    """Boxes, arrows and a tree that opens; readable in both themes."""
    lab.save("right.py", "import base\nSAME = (\n")
    lab.run("%dblacklist left\n%dreload --auto off")
    output = lab.run("%ddeps")
    assert output.locator("svg.dr-picture g rect").count() == 5
    assert "changed on disk" in output.locator("svg.dr-picture").text_content()
    output.locator("summary", has_text="tree").click()
    assert output.locator(".dr-tree").get_by_text("right").first.is_visible()
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


def test_tables(lab: Lab) -> None:
    """Status, plan, failure and chain of imports."""
    failed = lab.run("report = %dreload")
    assert "SyntaxError" in failed.locator("table").inner_text()
    assert "pending" in lab.run("%dreload --status").locator("table").inner_text()
    assert "execute" in lab.run("%dreload --dry-run base").locator("table").inner_text()
    chain = lab.run("%ddeps --why top base").locator("table").inner_text()
    assert "from base import RATE" in chain
    with lab.dark():
        lab.screenshot("tables-dark")
    lab.screenshot("tables-light")
    lab.save("right.py", DIAMOND["right.py"])
    lab.run("%dblacklist --clear\n%dreload")


def test_stale_cells_are_linked(lab: Lab) -> None:
    """A click on the number of a cell leads to it."""
    lab.save("base.py", "RATE = 11\n")
    lab.run("%dreload")
    link = lab.run("%dreload --stale").get_by_role("link", name="In [2]", exact=True)
    first = lab.page.locator(".jp-Notebook .jp-CodeCell").nth(1)
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
def test_completion(lab: Lab, line: str, word: str, others: list[str]) -> None:
    """Tab offers modules, options and their values, and puts in what is chosen."""
    cell = lab.page.locator(".jp-Notebook .jp-CodeCell").nth(lab.cells)
    text = cell.locator(".cm-content")
    offered = lab.page.locator(".jp-Completer-item .jp-Completer-match")
    wanted = offered.filter(has_text=re.compile(f"^{word}$"))
    for _ in range(10):  # JupyterLab does not wait long for a kernel that completes the first time
        text.click()
        lab.page.keyboard.type(line)
        lab.page.keyboard.press("Tab")
        with suppress(playwright.TimeoutError):
            wanted.wait_for(timeout=2000)
            break
        clear(lab, text)
    lab.screenshot("completion" + line.replace(" ", "-").replace("%", "-"))
    assert set(others) <= set(offered.all_inner_texts())
    wanted.click()
    playwright.expect(text).to_have_text(line.rpartition(" ")[0] + f" {word}")
    clear(lab, text)


def clear(lab: Lab, text: Any) -> None:
    """Empty a cell."""
    lab.page.keyboard.press("Escape")
    text.click()
    lab.page.keyboard.press("Control+A")
    lab.page.keyboard.press("Delete")


def test_interrupted_reload(lab: Lab) -> None:
    """The stop button stops it, and everything is as before."""
    lab.save("base.py", SLOW + "RATE = 100\n")
    output = lab.run("%dreload base", wait=False)
    lab.page.wait_for_timeout(1500)
    lab.screenshot("progress")
    lab.command("notebook:interrupt-kernel")
    output.get_by_text("reload interrupted").first.wait_for(timeout=30_000)
    assert lab.run("top.SUM").inner_text().rstrip().endswith("30")
