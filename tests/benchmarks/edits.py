"""Edits of single function bodies in a project, played in this process by one of two reloaders."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import json
import os
import pkgutil
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import process_time, sleep
from types import ModuleType
from typing import TYPE_CHECKING

# `sample` opens all files, which are then looked at until the next sweep: no edit comes so soon.
_SWEPT = 1.1  # seconds

if TYPE_CHECKING:
    from ipython_depreload.detection.tracker import Change
    from ipython_depreload.plan import Plan
    from ipython_depreload.reloading.runner import Done


@dataclass
class Measured:
    """What one edit cost: seconds, modules executed, and modules that depend on the edited one.

    Attributes
    ----------
    ran
        Whether the function ran while some module was imported: its results may be anywhere.
    reason
        Why the first of them was executed.
    failed
        What went wrong, if anything did.
    """

    module: str
    function: str
    seconds: float
    executed: int = 0
    affected: int = 0
    ran: bool = False
    reason: str = ""
    failed: str = ""


def import_all(packages: list[str]) -> float:
    """Import packages with all their modules, as far as possible; return the seconds taken."""
    start = process_time()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for package in packages:
            module = importlib.import_module(package)
            for found in pkgutil.walk_packages(
                getattr(module, "__path__", []), f"{package}.", onerror=lambda _: None
            ):
                if not found.name.endswith("__main__") and ".tests" not in found.name:
                    with contextlib.suppress(Exception, SystemExit):
                        importlib.import_module(found.name)
    return process_time() - start


def sample(folder: Path, count: int, seed: int) -> list[tuple[ModuleType, ast.AST]]:
    """Draw functions from the loaded modules of a folder."""
    found = []
    for _, module in sorted(sys.modules.items()):
        # What stands for another module may have the file of that.
        path = getattr(getattr(module, "__spec__", None), "origin", None) or ""
        if path.startswith(f"{folder}{os.sep}") and path.endswith(".py"):
            tree = ast.parse(Path(path).read_bytes())
            found += [(module, node) for node in ast.walk(tree) if _is_function(node)]
    return random.Random(seed).sample(found, min(count, len(found)))


def _is_function(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and (
        node.body[0].lineno > node.lineno and not _is_stub(node)
    )


def _is_stub(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A body of nothing but a docstring leaves nothing to edit."""
    return all(isinstance(part, ast.Expr) for part in node.body)


@contextlib.contextmanager
def edited(path: Path, function: ast.AST, number: int) -> Iterator[None]:
    """Insert a statement at the start of a function's body, for a while."""
    original = path.read_bytes()
    assert isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
    has_docstring = ast.get_docstring(function) is not None
    first = function.body[1 if has_docstring else 0]
    line = min([first.lineno, *(d.lineno for d in getattr(first, "decorator_list", []))])
    lines = original.decode().splitlines(keepends=True)
    lines.insert(line - 1, " " * first.col_offset + f"_edit_{number} = {number}\n")
    try:
        path.write_text("".join(lines), encoding="utf-8")
        yield
    finally:
        path.write_bytes(original)


def play(folder: Path, packages: list[str], tool: str, count: int, seed: int) -> list[Measured]:
    """Import packages, then edit functions and bring each edit alive."""
    reload = {"depreload": _depreload, "autoreload": _autoreload}[tool](packages)
    measured = []
    drawn = sample(folder, count, seed)
    if drawn:
        sleep(_SWEPT)
        reload(drawn[0][0].__name__, "")
    for number, (module, function) in enumerate(drawn):
        path = Path(str(module.__file__))
        ran = tool == "depreload" and _has_run(module.__name__, function)
        with edited(path, function, number):
            found = reload(module.__name__, str(getattr(function, "name", "")))
        measured.append(replace(found, ran=ran))
        reload(module.__name__, "")
    return measured


def _has_run(module: str, function: ast.AST) -> bool:
    """Say whether a function ran while any of the loaded modules was imported."""
    import ipython_depreload
    from ipython_depreload.code.sources import nested_codes

    reloader = ipython_depreload.default
    code = reloader.tracker.modules[module].executed_code()
    assert code is not None
    assert isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
    first = min(node.lineno for node in (function, *function.decorator_list))
    return any(
        reloader.recorder.trace.ran_by(inner)
        for inner in nested_codes(code)
        if (inner.co_name, inner.co_firstlineno) == (function.name, first)
    )


def _depreload(packages: list[str]) -> Callable[[str, str], Measured]:
    import ipython_depreload

    ipython_depreload.enable()
    reloader = ipython_depreload.default
    import_all(packages)
    reloader.reload_changed()
    plans: list[Plan] = []
    run = reloader._run

    def noted(plan: Plan, changes: Mapping[str, Change]) -> Done:
        plans.append(plan)
        return run(plan, changes)

    reloader._run = noted  # type: ignore[method-assign]

    def reload(module: str, function: str) -> Measured:
        start = process_time()
        report = reloader.reload_changed()
        seconds = process_time() - start
        reasons = [s.reason for p in plans for s in p.steps if s.module in report.reloaded]
        plans.clear()
        affected = len(reloader.plan(module).steps) if function else 0
        executed = len(report.reloaded)
        failed = "" if report.ok else str(report)
        reason = "".join(reasons[:1])
        return Measured(module, function, seconds, executed, affected, reason=reason, failed=failed)

    return reload


def _autoreload(packages: list[str]) -> Callable[[str, str], Measured]:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.extensions.autoreload import ModuleReloader

    reloader = ModuleReloader(InteractiveShell.instance())
    import_all(packages)
    reloader.check(check_all=True)

    def reload(module: str, function: str) -> Measured:
        path = str(sys.modules[module].__file__)
        later = os.stat(path).st_mtime + 2  # it compares times alone
        os.utime(path, (later, later))
        start = process_time()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            reloader.check(check_all=True)
        return Measured(module, function, process_time() - start)

    return reload


def main() -> None:
    """Play, and print what was measured as JSON: folder, packages, tool, count, seed."""
    folder, packages, tool, count, seed = sys.argv[1:]
    measured = play(Path(folder), packages.split(","), tool, int(count), int(seed))
    print(json.dumps([asdict(each) for each in measured]))


if __name__ == "__main__":
    main()
