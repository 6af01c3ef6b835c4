"""Plays one session in the IPython shell of this process, which must have been forked for it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from tests.sessions.rivals import RIVALS, Saved
from tests.sessions.session import LOAD_TOOL, Edit, Session

SECOND = 1_000_000_000
START = 1_700_000_000 * SECOND
ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")

FRESH, NONE = "fresh", "none"
LOADING = {
    FRESH: (),
    NONE: (),
    "depreload": ("%load_ext ipython_depreload", "%dreload --auto on"),
    "autoreload2": ("%load_ext autoreload", "%autoreload 2"),
    "autoreload3": ("%load_ext autoreload", "%autoreload 3"),
    **dict.fromkeys(RIVALS, ()),
}


@dataclass(frozen=True)
class Played:
    """What came out: one text per probe, cells that raised, captured output, how it died."""

    probes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    output: str = ""
    died: str = ""


@dataclass(frozen=True)
class Step:
    """A cell, and the edit saved before it starts or before it ends."""

    label: str
    cell: str
    before: Edit | None = None
    within: Edit | None = None


class Folder:
    """The files of a session, saved under a clock of its own so that nothing has to sleep."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._now = START

    def save(self, files: dict[str, str | None], mtime: str = "newer") -> None:
        """Write (atomically, as editors do) or delete files, and set their times."""
        self._now += 2 * SECOND
        for name, source in files.items():
            target = self.path / name
            if source is None:
                self._delete(target)
            else:
                self._write(target, source, self._time(target, mtime))

    def _time(self, target: Path, mtime: str) -> int:
        if mtime == "newer" or not target.exists():
            return self._now
        shift = {"older": -20 * SECOND, "same": 0, "tick": SECOND // 1000}[mtime]
        return target.stat().st_mtime_ns + shift

    def _write(self, target: Path, source: str, time: int) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(target.name + "~")
        draft.write_text(source, encoding="utf-8")
        os.utime(draft, ns=(time, time))
        os.replace(draft, target)
        self._age(target.parent)

    def _delete(self, target: Path) -> None:
        if not target.exists():  # an edit that was to be refused has deleted it
            return
        target.unlink()
        folder = target.parent
        # As git does: a folder goes with its last file, caches do not keep it alive.
        while folder != self.path and not set(os.listdir(folder)) - {"__pycache__"}:
            shutil.rmtree(folder)
            folder = folder.parent
        self._age(folder)

    def _age(self, folder: Path) -> None:
        # Importers notice new files by the folder's time; a test is faster than its tick.
        while folder != self.path.parent:
            os.utime(folder, ns=(self._now, self._now))
            folder = folder.parent


def make_shell() -> InteractiveShell:
    """A shell that keeps its history in memory; made once, before forking."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    config.InteractiveShell.xmode = "Plain"
    return InteractiveShell.instance(config=config)


def play(session: Session, tool: str, path: Path, shell: InteractiveShell) -> Played:
    """Play a session in a folder with a tool, or fresh: on the final files, with none."""
    sys.dont_write_bytecode = False
    sys.path.insert(0, str(path))
    os.chdir(path)
    stage = _Stage(tool, Folder(path), shell)
    stage.folder.save(dict(session.final_files() if tool == FRESH else session.files))
    if LOAD_TOOL not in _all_cells(session):
        stage.load_tool()
    for step in steps(session):
        stage.run(step)
    probes = tuple(stage.probe(expression) for expression in session.probes)
    return Played(probes, tuple(stage.errors))


def steps(session: Session) -> Iterator[Step]:
    """The cells of a session in order, each with the edit that belongs to it."""
    planned = [Step(f"cell {i}", cell) for i, cell in enumerate(session.cells, 1)]
    for number, edit in enumerate(session.edits, 1):
        before: Edit | None = edit
        if edit.during:
            last = planned[-1]
            planned[-1] = Step(last.label, last.cell, last.before, edit)
            before = None
        planned.append(Step(f"edit {number}", "pass", before))
        planned += [Step(f"then {number}.{i}", cell) for i, cell in enumerate(edit.cells, 1)]
    return iter(planned)


def _all_cells(session: Session) -> list[str]:
    return [step.cell for step in steps(session)]


class _Stage:
    """The running shell, with the tool under test loaded into it."""

    def __init__(self, tool: str, folder: Folder, shell: InteractiveShell) -> None:
        self.tool, self.folder, self.shell = tool, folder, shell
        self.errors: list[str] = []
        self._within: Edit | None = None
        self._saved: Saved | None = None
        # Registered before the tool's own callback: to the tool the cell is still running.
        shell.events.register("post_execute", self._save_within)

    def load_tool(self) -> None:
        """Load the tool as a user would."""
        for cell in LOADING[self.tool]:
            self._run_cell("load", cell)
        if self.tool in RIVALS:
            self._saved = RIVALS[self.tool](self.folder.path, self.shell)

    def run(self, step: Step) -> None:
        """Save and run one step."""
        self._save(step.before)
        self._within = step.within
        if step.cell == LOAD_TOOL:
            self.load_tool()
        else:
            self._run_cell(step.label, step.cell)

    def probe(self, expression: str) -> str:
        """What an expression shows, without memory addresses and folders."""
        try:
            code = compile(expression, "<probe>", "eval")
            text = repr(eval(code, self.shell.user_ns, {"outcome": outcome}))
        except BaseException as error:
            text = f"raises {type(error).__name__}: {error}"
        return ADDRESS.sub("0x", text).replace(str(self.folder.path), "<folder>")

    def _run_cell(self, label: str, cell: str) -> None:
        result = self.shell.run_cell(cell, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            self.errors.append(f"{label}: {type(error).__name__}: {error}")

    def _save(self, edit: Edit | None) -> None:
        if edit is None or self.tool == FRESH:
            return
        self.folder.save(edit.files, edit.mtime)
        if self._saved is not None:
            for name in edit.files:
                self._saved(self.folder.path / name)

    def _save_within(self) -> None:
        edit, self._within = self._within, None
        self._save(edit)


def outcome(function: Callable[..., object], *args: object) -> str:
    """For probes: what a call returns or raises, as text."""
    try:
        return f"returned {function(*args)!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
