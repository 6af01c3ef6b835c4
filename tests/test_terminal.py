"""A real IPython in a pseudo-terminal: what a user types and sees there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ipython_fixtures import DIAMOND, written_over
from tests.sessions.play import Folder

pexpect = pytest.importorskip("pexpect", reason="IPython needs it where there are terminals")

ROOT = Path(__file__).parents[1]
ESCAPES = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()].|[=>])|\x07")
TIMEOUT = 60


class Terminal:
    """A prompt to type at."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = Folder(folder)
        self.folder.save(DIAMOND)
        environment = os.environ | {
            "IPYTHONDIR": str(folder / ".ipython"),
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "IPython", "--no-banner", "--colors=NoColor", *options],
            cwd=str(folder),
            env=environment,
            encoding="utf-8",
            dimensions=(60, 120),
            timeout=TIMEOUT,
        )
        self.cells = 0
        self.wait_for_prompt()

    def wait_for_prompt(self) -> str:
        """What was printed before the next prompt."""
        self.cells += 1
        self.process.expect(rf"In \[{self.cells}\]:")
        return ESCAPES.sub("", self.process.before)

    def run(self, line: str) -> str:
        """Type a line and return what is on the screen below it."""
        self.process.send(f"{line}\r")
        shown = self.wait_for_prompt().replace("\r\n", "\n")
        return written_over(shown.partition("\n")[2])


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """IPython with its plain prompt, so that the screen has what is printed and no more."""
    opened = Terminal(tmp_path, "--simple-prompt")
    yield opened
    opened.process.close(force=True)


def test_session(terminal: Terminal) -> None:
    """Load, import, look, edit, reload, fail: text, in columns."""
    assert terminal.run("%load_ext ipython_depreload") == ""
    terminal.run("import top")
    assert terminal.run("%ddeps --depth 2") == (
        "__main__ (the notebook)\n└── top\n    ├── left (more below)\n    └── right (more below)"
    )
    terminal.folder.save({"base.py": "RATE = 10\n"})
    assert terminal.run("%dreload --dry-run").splitlines()[:2] == [
        "would do, in this order:",
        "  execute  base   edited: RATE",
    ]
    assert terminal.run("%dreload").startswith("reloaded base -> left, right -> top in ")
    terminal.run("%dreload --auto on")
    terminal.folder.save({"left.py": "from base import RATE\nTWICE = (\n"})
    failed, shown = terminal.run("top.SUM").splitlines()[:2]
    assert failed.startswith("not reloaded, the old code stays: left (")
    assert shown.endswith("30")
    status = terminal.run("%dreload --status")
    assert re.search(r"^automatic  on, before each cell\ntracking ", status, re.MULTILINE)
    assert "\nfailed     left (" in status
    assert "<table>" not in status


def test_interrupt(terminal: Terminal) -> None:
    """Ctrl-C during a reload: one line, and everything is as before."""
    terminal.run("%load_ext ipython_depreload")
    terminal.run("import top")
    slow = "import time\nprint('started')\nfor _ in range(600):\n    time.sleep(0.1)\nRATE = 10\n"
    terminal.folder.save({"base.py": slow})
    terminal.process.send("%dreload\r")
    terminal.process.expect("started")
    terminal.process.sendintr()
    assert "reload interrupted: everything is as it was before" in terminal.wait_for_prompt()
    assert terminal.run("top.SUM").endswith("3")


def test_tab(tmp_path: Path) -> None:
    """The prompt that people use completes modules."""
    terminal = Terminal(tmp_path)
    try:
        for line in ("%load_ext ipython_depreload", "import top"):
            terminal.process.send(f"{line}\r")
            terminal.wait_for_prompt()
        terminal.process.send("%ddeps --reverse ri\t")
        terminal.process.expect("ght")
        terminal.process.send("\r")
        assert "└── top" in terminal.wait_for_prompt()
    finally:
        terminal.process.close(force=True)
