"""The cells that ran, as plain Python, for the reloader to learn from when it needs to."""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import ExecutionInfo, InteractiveShell

# Cell magics that run their cell in the notebook's own namespace.
_RUN_THEIR_CELL = {"capture", "prun", "time"}


class Cells:
    """Keeps the sources of cells until someone asks for them.

    Parameters
    ----------
    shell
        Where they run. What it ran so far counts too.
    """

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._new: deque[tuple[str, bool]] = deque()
        if shell.history_manager is not None:
            history = list(shell.history_manager.input_hist_parsed)
            self._new.extend((source, True) for source in history)

    def add(self, info: ExecutionInfo) -> None:
        """Take note of a cell that is about to run, or has run."""
        transformed = getattr(info, "transformed_cell", None)  # IPython 9.16 and later
        if transformed is not None:
            self._new.append((transformed, True))
        else:
            self._new.append((info.raw_cell, False))

    def __call__(self) -> Iterator[str]:
        """Yield the cells not yielded before, in the order in which they ran."""
        while self._new:
            source, is_python = self._new.popleft()
            yield from self._expanded(source if is_python else self._as_python(source))

    def scripts(self) -> list[dict[str, Any]]:
        """Return the namespaces of scripts that `%run` has run: their functions use those."""
        modules = getattr(self._shell, "_main_mod_cache", {})  # IPython has no other way to them
        return [vars(module) for module in list(modules.values())]

    def _as_python(self, cell: str) -> str:
        try:
            python: str = self._shell.transform_cell(cell)
        except Exception:  # noqa: BLE001 (input transformers are anyone's; the cell did not run)
            return ""
        return python

    def _expanded(self, source: str) -> Iterator[str]:
        """Yield a cell, the scripts that it runs, and the cell that a magic like %%time runs."""
        for line in _lines_of_run(source):
            yield from map(self._as_python, _script(line))
        yield source
        inner = _cell_of_magic(source)
        if inner is not None:
            yield from self._expanded(self._as_python(inner))


def _lines_of_run(source: str) -> list[str]:
    """Return the arguments of each `%run` in a cell."""
    if "run_line_magic('run'" not in source:
        return []
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError):  # the cell failed
        return []
    values = [_texts(call) for call in calls]
    return [one[1] for one in values if len(one) == 2 and one[0] == "run"]


def _script(line: str) -> Iterator[str]:
    """Yield the text of the script that `%run` with these arguments runs."""
    from ipython_depreload.code.sources import decode

    for argument in line.split():
        path = argument.strip("'\"")
        if not argument.startswith("-"):
            with suppress(OSError, ValueError, SyntaxError):
                file = Path(path if path.endswith((".py", ".ipy")) else f"{path}.py")
                yield decode(file.expanduser().read_bytes())
            return


def _cell_of_magic(source: str) -> str | None:
    """Return the cell that `%%time` and the like run, None if `source` is nothing of the kind."""
    if not source.startswith("get_ipython().run_cell_magic("):
        return None
    try:
        call = ast.parse(source.strip(), mode="eval").body
    except SyntaxError:  # a cell magic can only stand alone; this is something else
        return None
    values = _texts(call)
    name, _, cell = values if len(values) == 3 else ("", "", "")
    return cell if name in _RUN_THEIR_CELL else None


def _texts(call: ast.expr) -> list[str]:
    """Return the arguments of a call that are plain texts."""
    constants = [node for node in getattr(call, "args", ()) if isinstance(node, ast.Constant)]
    return [node.value for node in constants if isinstance(node.value, str)]
