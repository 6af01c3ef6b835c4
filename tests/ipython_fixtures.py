"""A real IPython shell in this process, in a folder of its own."""

from __future__ import annotations

import atexit
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

import ipython_depreload
from ipython_depreload.shell.extension import load, unload
from tests.sessions.play import Folder

# base <- left, right <- top; left imports right inside a function
DIAMOND = {
    "base.py": "RATE = 1\n",
    "left.py": "from base import RATE\nTWICE = RATE * 2\ndef later():\n    import right\n",
    "right.py": "import base\nSAME = base.RATE\n",
    "top.py": "import left, right\nSUM = left.TWICE + right.SAME\n",
}


class Shell:
    """An IPython shell, the files it imports, and what its cells print."""

    def __init__(self, folder: Path, ip: InteractiveShell, printed: Callable[[], str]) -> None:
        self.ip = ip
        self._folder = Folder(folder)
        self._printed = printed

    @property
    def reloader(self) -> ipython_depreload.Reloader:
        return ipython_depreload.default

    def save(self, files: dict[str, str | None]) -> None:
        """Write files, each time with later modification times; None deletes one."""
        self._folder.save(files)

    def run(self, cell: str, *, silent: bool = False, history: bool = True) -> str:
        """Run a cell as the user would, and return what is on the screen in the end."""
        return written_over(self.printed_by(cell, silent=silent, history=history))

    def printed_by(self, cell: str, *, silent: bool = False, history: bool = True) -> str:
        """Run a cell and return all that it prints, also what is written over at once."""
        self._printed()
        self.ip.run_cell(cell, silent=silent, store_history=history)
        return self._printed()

    def value(self, expression: str) -> object:
        """Evaluate an expression without running a cell."""
        return eval(expression, self.ip.user_ns)


MakeShell = Callable[..., Shell]


def written_over(text: str) -> str:
    """A text as a terminal shows it: what a carriage return has taken back is gone.

    On a busy machine any reload may take so long that it shows its progress.
    """
    return re.sub(r"^.*\r(?!\n)", "", text, flags=re.MULTILINE).strip()


@pytest.fixture
def make_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[MakeShell]:
    """A function that makes a shell, from its options, and lets it forget the process around it."""
    modules = dict(sys.modules)
    made: list[InteractiveShell] = []
    monkeypatch.setattr(ipython_depreload, "default", ipython_depreload.Reloader())
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.chdir(tmp_path)

    def printed() -> str:
        captured = capsys.readouterr()
        return (captured.out + captured.err).strip()

    def make(*, extension: bool = True, **options: object) -> Shell:
        config = Config(DepReload=options)
        config.DepReload.setdefault("exclude", ["tests*", "notebooks*"])
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.xmode = "Plain"
        ip = InteractiveShell(config=config)
        made.append(ip)
        if extension:
            load(ip)
        return Shell(tmp_path, ip, printed)

    yield make
    for ip in made:
        unload(ip)
        ip.restore_sys_module_state()
        atexit.unregister(ip.atexit_operations)  # it collects garbage, for hundreds of shells
    for name in [name for name in sys.modules if name not in modules]:
        if (getattr(sys.modules[name], "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]
    sys.modules["__main__"] = modules["__main__"]


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    """A shell that has loaded the extension and imported a diamond of modules."""
    made = make_shell()
    made.save(DIAMOND)
    assert made.run("import top, base as b\nfrom base import RATE") == ""
    return made
