"""A slow reload says which module it is at."""

from __future__ import annotations

import builtins
import sys
import threading

import pytest

from ipython_depreload.views import progress
from tests.ipython_fixtures import DIAMOND, Shell


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give modules a function that waits until the line is there."""
    begun, begin = threading.Event(), progress.Progress._begin

    def noted(self: progress.Progress) -> None:
        begin(self)
        begun.set()

    monkeypatch.setattr(progress.Progress, "_begin", noted)
    monkeypatch.setattr(builtins, "wait_for_line", lambda: begun.wait(60), raising=False)


@pytest.mark.usefixtures("slow")
def test_slow_reload_shows_where_it_is(shell: Shell) -> None:
    """Module n of m on one line, which is empty in the end."""
    shell.save({"base.py": "wait_for_line()\nRATE = 10\n"})
    shown = shell.printed_by("%dreload")
    passing, _, report = shown.rpartition("\r")
    lines = [line.strip() for line in passing.split("\r") if line.strip()]
    assert lines[0] == "reloading module 1 of 4: base"
    assert lines[-1] == "reloading module 4 of 4: top"
    assert report.startswith("reloaded base -> left, right -> top in ")


@pytest.mark.usefixtures("slow")
def test_what_modules_print_has_lines_of_its_own(shell: Shell) -> None:
    """On both streams; and a line that a module has begun is not written over."""
    said = "print('one')\nprint('two', file=sys.stderr)\nprint('thr', end='')\n"
    shell.save({"base.py": f"import sys\nwait_for_line()\n{said}RATE = 10\n"})
    shell.save({"top.py": f"print('ee')\n{DIAMOND['top.py']}"})
    write = sys.stdout.write
    told = shell.run("%dreload").splitlines()
    assert told[:2] == ["one", "three"]
    assert told[2].startswith("reloaded base -> left, right -> top in ")
    assert told[3:] == ["two"]
    assert sys.stdout.write == write


@pytest.mark.usefixtures("slow")
def test_line_comes_again_below_what_is_printed(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soon: the module may go on for long."""
    again, late = threading.Event(), progress._LastLine._draw_late

    def noted(self: progress._LastLine) -> None:
        late(self)
        again.set()

    monkeypatch.setattr(progress._LastLine, "_draw_late", noted)
    monkeypatch.setattr(builtins, "wait_again", lambda: again.wait(60), raising=False)
    shell.save({"base.py": "wait_for_line()\nprint('one')\nwait_again()\nRATE = 10\n"})
    line = "reloading module 1 of 4: base"
    assert f"{line}\r{' ' * len(line)}\rone\n\r{line}" in shell.printed_by("%dreload")


@pytest.mark.usefixtures("slow")
def test_line_comes_again_once_below_very_much(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a kernel it took far longer than all the printing, and each line was a message."""
    monkeypatch.setattr(progress, "PAUSE", 60)
    shell.save({"base.py": "wait_for_line()\nfor n in range(100): print(n)\nRATE = 10\n"})
    shown = shell.printed_by("%dreload")
    assert "".join(f"{n}\n" for n in range(100)) in shown
    assert shown.count("module 1 of 4") == 1


@pytest.mark.usefixtures("slow")
def test_line_is_not_in_what_a_module_captures(shell: Shell) -> None:
    """What it redirects is its own."""
    capture = "with contextlib.redirect_stdout(io.StringIO()) as caught:\n    wait_for_line()\n"
    shell.save({"base.py": f"import contextlib, io\n{capture}RATE = 10\n"})
    shell.run("import base\n%dreload")
    assert shell.value("base.caught.getvalue()") == ""


def test_quick_reload_shows_nothing_of_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would see it."""
    monkeypatch.setattr(progress, "PATIENCE", 60)  # this machine may be slow today
    shell.save({"base.py": "RATE = 10\n"})
    assert "\r" not in shell.printed_by("%dreload")


@pytest.mark.usefixtures("slow")
def test_failed_reload_leaves_no_line(shell: Shell) -> None:
    """The line is gone, and nobody is told any more."""
    shell.save({"base.py": "wait_for_line()\n1 / 0\n"})
    assert shell.printed_by("%dreload").rpartition("\r")[2].startswith("not reloaded")
    assert shell.reloader.runner.progress is None
