"""What an edit of one function body costs in real projects, and in large ones of small modules.

The projects are copies of installed packages in a folder of their own, so that they count as
project code. Functions are drawn from fixed seeds.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median
from typing import Any

from tests.benchmarks.harness import fresh, table, write_project

PROJECTS = ("click", "rich", "jinja2", "networkx", "sympy")
COUNTS = (1000, 5000)
PLAY = "from tests.benchmarks.edits import main; main()"
IMPORT = """
import sys
from tests.benchmarks.edits import import_all
if sys.argv[2] != "plain":
    import ipython_depreload
    if sys.argv[2] == "untraced":
        import ipython_depreload.recording.trace
        for way in ('watch', 'note'):
            getattr(ipython_depreload.recording.trace.Trace, way)  # it must be there
            setattr(ipython_depreload.recording.trace.Trace, way, lambda self, module, code: None)
    ipython_depreload.enable()
print(import_all(sys.argv[1].split(",")))
"""


def copy_of(package: str, folder: Path) -> bool:
    """Copy an installed package into a folder, if it is installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return False
    ignored = shutil.ignore_patterns("__pycache__", "tests", "*.so")
    shutil.copytree(spec.submodule_search_locations[0], folder / package, ignore=ignored)
    return True


def edits(folder: Path, packages: str, tool: str, count: int) -> list[dict[str, Any]]:
    """Play edits in a new process."""
    found: list[dict[str, Any]] = fresh(PLAY, folder, packages, tool, count, 1, folder=folder)
    return found


def import_seconds(folder: Path, packages: str, how: str, rounds: int = 3) -> float:
    """How long a new process takes to import everything, with byte code at hand."""
    return min(float(fresh(IMPORT, packages, how, folder=folder)) for _ in range(rounds + 1))


def row(title: str, folder: Path, packages: str, count: int) -> list[str]:
    """Measure one project."""
    ours = edits(folder, packages, "depreload", count)
    theirs = edits(folder, packages, "autoreload", max(2, count // 10))
    plain = import_seconds(folder, packages, "plain")
    seconds = median(each["seconds"] for each in ours)
    free = sum(not each["executed"] for each in ours) / len(ours)
    return [
        title,
        str(len(ours)),
        f"{free:.0%}",
        f"{mean(each['executed'] for each in ours):.2f}",
        f"{mean(each['affected'] for each in ours):.1f}",
        f"{seconds * 1e3:.1f}",
        f"{plain * 1e3:.0f}",
        f"1/{plain / seconds:.0f}",
        f"{median(each['seconds'] for each in theirs) * 1e3:.0f}",
    ]


HEAD = (
    "project",
    "edits",
    "nothing executed",
    "executed",
    "dependents",
    "ms",
    "fresh import ms",
    "ratio",
    "autoreload 2 ms",
)


def trace_rows(projects: Iterable[tuple[str, Path, str]]) -> list[list[str]]:
    """Measure what tracking and tracing add to an import."""
    rows = []
    for title, folder, packages in projects:
        plain, untraced, traced = (
            import_seconds(folder, packages, how, 7) for how in ("plain", "untraced", "traced")
        )
        added = (f"{t * 1e3:.1f}" for t in (plain, untraced, traced))
        rows.append([title, *added, f"{traced / untraced - 1:+.1%}", f"{traced / plain - 1:+.1%}"])
    return rows


def main() -> None:
    """Measure all projects."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--edits", type=int, default=100)
    options.add_argument("--only", default="", help="projects whose name contains this")
    options.add_argument("--no-trace", action="store_true", help="leave the cost of tracing out")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        projects = [
            (package, folder, package)
            for package in PROJECTS
            if copy_of(package, folder := Path(name, f"with_{package}"))
        ]
        for count in COUNTS:
            large = Path(name, f"with_{count}")
            large.mkdir()
            write_project(large, count)
            modules = ",".join(f"m{n:04}" for n in range(count))
            projects.append((f"{count} modules", large, modules))
        projects = [project for project in projects if chosen.only in project[0]]
        table("One function body edited", HEAD, [row(*p, chosen.edits) for p in projects])
        if not chosen.no_trace:
            head = ("import", "plain ms", "tracked", "and traced", "trace adds", "together add")
            table("First import, byte code at hand", head, trace_rows(projects))


if __name__ == "__main__":
    main()
