"""Chromium, and a notebook in it, driven by Playwright.

Screenshots are kept in the folder that DEPRELOAD_SCREENSHOTS names, if it is set.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NEEDED = "needs JupyterLab, Notebook and Playwright: pip install -e '.[test,browser]'"
for _package in ("jupyterlab", "notebook"):
    pytest.importorskip(_package, reason=_NEEDED)
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


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser."""
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def keep_screenshot(page: Any, name: str) -> None:
    """Keep what is on the screen, if anyone wants to look."""
    target = os.environ.get("DEPRELOAD_SCREENSHOTS")
    if target:
        page.wait_for_timeout(500)
        page.screenshot(path=str(Path(target) / f"{name}.png"))


# -- a notebook in a front end of Jupyter ------------------------------------------------------

# The kernel is there, and the notebook has been told so.
_READY = """() => {
    const ready = context => context?.isReady && context.session?.kernel?.status === "idle"
        && context.session.kernel.connectionStatus === "connected";
    const shown = [...window.jupyterapp?.shell.widgets("main") ?? []];
    return shown.some(widget => ready(widget.sessionContext));
}"""


class Page:
    """A notebook in a browser, in JupyterLab or in Notebook 7."""

    def __init__(self, page: Any, folder: Path, front_end: str) -> None:
        self.page = page
        self.folder = folder
        self.front_end = front_end
        self.cells = 0

    def open(self, url: str) -> None:
        """Load it, and wait until a cell can be run."""
        self.page.goto(url)
        self.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
        self.page.wait_for_function(_READY, timeout=60_000)

    def cell(self, number: int) -> Any:
        """A code cell, counted from 0."""
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(number)

    def run(self, source: str, *, wait: bool = True) -> Any:
        """Type a cell at the end, run it, and return its output area."""
        cell = self.cell(self.cells)
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

    def clear(self, number: int) -> None:
        """Empty a cell."""
        self.page.keyboard.press("Escape")
        self.cell(number).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")

    def save(self, name: str, text: str) -> None:
        """Edit a file."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def command(self, name: str, **arguments: object) -> None:
        """Run a command of the front end."""
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
        keep_screenshot(self.page, f"{self.front_end}-{name}")


@contextmanager
def jupyter(folder: Path) -> Iterator[str]:
    """Serve a folder, in JupyterLab and in Notebook 7; yield the address."""
    port = free_port()
    options = [f"--ServerApp.{one}" for one in ("token=", "password=", "allow_root=True")]
    apps = ("LabApp", "JupyterNotebookApp")
    options += [f"--{app}.expose_app_in_browser=True" for app in apps]
    options += ["--no-browser", f"--port={port}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "notebook", *options, f"--ServerApp.root_dir={folder}"],
        cwd=folder,
        env=os.environ | _own_settings(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_it_serves(address, process)
        # Lest it waits for somebody who reads what else it has to tell.
        threading.Thread(target=process.communicate, daemon=True).start()
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _own_settings(folder: Path) -> Mapping[str, str]:
    """Keep the user's settings out of it, and us out of them."""
    settings = folder / ".settings"
    # The first question that JupyterLab asks stands in the way of whatever is below it.
    quiet = settings / "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}))
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")
    own = {name: str(folder / f".{name.lower()}") for name in names}
    return own | {"JUPYTERLAB_SETTINGS_DIR": str(settings)}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_it_serves(address: str, process: subprocess.Popen[str]) -> None:
    """Read what a server tells until it gives its address; it listens by then."""
    told = []
    for line in process.stdout or ():
        told.append(line)
        if address in line:
            return
    pytest.fail("".join(told))
