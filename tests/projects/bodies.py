"""Edit the bodies of single functions of real packages, and print what that costs.

The last release of each package that the catalogue has is edited, one function after the other.
Where the function ran while some module was imported, something must be executed: its result may
be anywhere. So the share of edits that execute nothing is told of all, and of the others.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import mean, median
from typing import Any

from tests.benchmarks.edits import import_all as import_all_of
from tests.benchmarks.harness import fresh, table
from tests.projects.catalogue import PROJECTS
from tests.projects.releases import DownloadError, Project, libraries, release

HEAD = (
    "package",
    "edits",
    "refused",
    "nothing executed",
    "ran at import",
    "nothing, of the others",
    "executed",
    "dependents",
    "ms",
    "at most",
    "fresh import ms",
    "ratio",
    "autoreload 2 ms",
)
LIBRARIES = "import sys; sys.path.append(sys.argv.pop())\n"
PLAY = f"{LIBRARIES}from tests.benchmarks.edits import main; main()"
IMPORT = f"""{LIBRARIES}
from {import_all_of.__module__} import import_all
print(import_all(sys.argv[1].split(",")))
"""
Edits = list[dict[str, Any]]


class Edited:
    """A copy of a package's last release, to be edited."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._folder = folder
        self._packages = ",".join(project.tops)
        self._libraries = libraries(project)
        shutil.copytree(release(project, project.versions[-1]), folder)

    def play(self, tool: str, count: int, seed: int) -> Edits:
        """Edit functions in a new process, with one of the two reloaders."""
        arguments = (self._folder, self._packages, tool, count, seed, self._libraries)
        found: Edits = fresh(PLAY, *arguments, folder=self._folder)
        return found

    def import_seconds(self) -> float:
        """How long a new process takes to import everything, with byte code at hand."""
        arguments = (self._packages, self._libraries)
        return min(float(fresh(IMPORT, *arguments, folder=self._folder)) for _ in range(4))


def row(name: str, ours: Edits, theirs: Edits, import_seconds: float) -> list[str]:
    """A line of the table."""
    seconds = median(edit["seconds"] for edit in ours)
    others = [edit for edit in ours if not edit["ran"]]
    return [
        name,
        str(len(ours)),
        str(sum(bool(edit["failed"]) for edit in ours)),
        f"{share_of_free(ours):.0%}",
        str(len(ours) - len(others)),
        f"{share_of_free(others):.0%}",
        f"{mean(edit['executed'] for edit in ours):.2f}",
        f"{mean(edit['affected'] for edit in ours):.1f}",
        f"{seconds * 1e3:.1f}",
        f"{max(edit['seconds'] for edit in ours) * 1e3:.0f}",
        f"{import_seconds * 1e3:.0f}",
        f"{seconds / import_seconds:.3f}",
        f"{median(edit['seconds'] for edit in theirs) * 1e3:.0f}" if theirs else "-",
    ]


def share_of_free(edits: Edits) -> float:
    """Return how many of the edits, of 1, executed nothing."""
    free = sum(not edit["executed"] and not edit["failed"] for edit in edits)
    return free / len(edits) if edits else 1.0


def reasons(edits: Iterable[dict[str, Any]]) -> Counter[str]:
    """Why something was executed though the function had not run, and how often.

    Names are left out.
    """
    texts = (edit["reason"] for edit in edits if edit["executed"] and not edit["ran"])
    return Counter(re.sub(r"[\w.]+\(\)|\w+\.[\w.]+", "...", text) for text in texts)


def main() -> None:
    """Edit what was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="packages; all if none")
    options.add_argument("--edits", type=int, default=60, help="how many functions of each")
    options.add_argument("--seed", type=int, default=1, help="which ones")
    options.add_argument("--rival", type=int, default=3, help="how many of them by %%autoreload 2")
    chosen = options.parse_args()
    rows, edits = [], []
    for project in [p for p in PROJECTS if not chosen.names or p.name in chosen.names]:
        try:
            with tempfile.TemporaryDirectory() as folder:
                edited = Edited(project, Path(folder, "work"))
                ours = edited.play("depreload", chosen.edits, chosen.seed)
                theirs = edited.play("autoreload", chosen.rival, chosen.seed)
                rows.append(row(project.name, ours, theirs, edited.import_seconds()))
        except (DownloadError, RuntimeError) as error:
            print(project.name, "not played:", str(error)[-300:], flush=True)
            continue
        edits += ours
        print("  ".join(rows[-1]), flush=True)
        for edit in [edit for edit in ours if edit["failed"]]:
            print(f"  {edit['module']} {edit['function']}: {edit['failed']}", flush=True)
    table("One function body edited", HEAD, rows)
    for reason, times in reasons(edits).most_common(12):
        print(f"{times:5}  {reason}")


if __name__ == "__main__":
    main()
