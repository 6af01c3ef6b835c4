"""A project folder, a notebook and a reloader, in this process: no IPython, nothing shared."""

from __future__ import annotations

import builtins
import importlib
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.report import Report
from tests.faults.dump import Dump, dump
from tests.sessions.session import Session

NOTEBOOK = "__main__"
SECOND = 1_000_000_000
START = 1_700_000_000 * SECOND


class Lab:
    """A session without a front end, to be made in a process that exists for it alone.

    Parameters
    ----------
    files
        Path -> source, written into the current folder.
    enabled
        Whether imports are tracked from the start.

    Attributes
    ----------
    notebook
        The namespace in which cells run: that of `__main__`.
    """

    def __init__(self, files: Mapping[str, str | None] | None = None, enabled: bool = True) -> None:
        sys.dont_write_bytecode = False
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
        self.path = Path.cwd()
        sys.path.insert(0, str(self.path))
        main = ModuleType(NOTEBOOK)
        main.__dict__["__builtins__"] = builtins
        sys.modules[NOTEBOOK] = main
        self.notebook = main.__dict__
        self.modules_at_start = frozenset(sys.modules)
        self._clock = START
        self.reloader = Reloader()
        self.reloader.set_scope(exclude=["tests", "tests.*"])
        self.reloader.new_cells = self._new_cells
        self._cells: list[str] = []
        self._count = 0
        self.save(dict(files or {}))
        if enabled:
            self.reloader.enable()

    def _new_cells(self) -> Iterable[str]:
        cells, self._cells = self._cells, []
        return cells

    def save(self, files: Mapping[str, str | None]) -> None:
        """Write files, or delete those whose source is None."""
        self._clock += 2 * SECOND  # importers compare whole seconds; nothing here sleeps
        for name, source in files.items():
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source is None:
                target.unlink()
            else:
                target.write_text(source, encoding="utf-8")
                os.utime(target, ns=(self._clock, self._clock))
            for folder in (*target.relative_to(self.path).parents, Path()):
                os.utime(self.path / folder, ns=(self._clock, self._clock))
        importlib.invalidate_caches()

    def cell(self, source: str) -> None:
        """Run a cell; what it raises is raised."""
        self._count += 1
        self._cells.append(source)
        exec(compile(source, f"<cell {self._count}>", "exec"), self.notebook)

    def value(self, expression: str) -> Any:
        """Evaluate an expression in the notebook."""
        return eval(expression, self.notebook)

    def reload(self, *modules: str, deep: bool = False) -> Report:
        """Reload modules, or what changed; what failed before is tried again."""
        return self.reloader.reload(*modules, deep=deep)

    def before_cell(self) -> Report:
        """Reload as the auto mode does before a cell."""
        return self.reloader.reload_changed()

    def project(self) -> list[str]:
        """Names of the loaded modules that come from the folder."""
        return sorted(
            name for name, module in list(sys.modules.items()) if self._is_ours(name, module)
        )

    def _is_ours(self, name: str, module: object) -> bool:
        values = vars(module) if isinstance(module, ModuleType) else {}
        places = [values.get("__file__"), *(values.get("__path__") or ())]
        return any(str(place).startswith(f"{self.path}/") for place in places if place)

    def state(self) -> Dump:
        """Everything that a failed reload must leave alone, by identity."""
        return dump(self, identity=True)

    def structure(self, *, notebook: bool = True) -> Dump:
        """The same by structure, with or without the notebook: comparable to another process's."""
        return dump(self, identity=False, notebook=notebook)

    def settle(self) -> None:
        """Look at the disk, so that nothing but a reload can change the state."""
        self.reloader.plan()


def edited_lab(session: Session) -> Lab:
    """Play a session up to its first edit, which is saved but not reloaded."""
    lab = Lab(session.files)
    for cell in session.cells:
        lab.cell(cell)
    lab.reloader.reload_changed()
    lab.save(session.edits[0].files)
    return lab


def fresh_lab(session: Session) -> Lab:
    """The session in a new process that starts on the files after the first edit."""
    files: dict[str, str | None] = {**session.files, **session.edits[0].files}
    lab = Lab({path: source for path, source in files.items() if source is not None})
    for cell in session.cells:
        lab.cell(cell)
    return lab
