"""Play releases of real packages as edits, and print a table."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.harness import table
from tests.projects.catalogue import PROJECTS
from tests.projects.judge import Play, PlayError, Step
from tests.projects.releases import DownloadError, Project, releases

HEAD = ("package", "releases", "precision", "result", "changed", "ran", "patched", "of", "ratio")


def histories(project: Project) -> list[Sequence[str]]:
    """All releases in a row, and back again."""
    return [project.versions, project.versions[::-1]]


def row(name: str, step: Step) -> list[str]:
    """A line of the table."""
    result = "equal" if step.equal else ""
    result += f"{len(step.differences)} differ " if step.differences else ""
    result += f"{len(step.astray)} of {step.held} astray " if step.astray else ""
    result += "refused" if step.failures else ""
    counts = map(str, (step.changed, step.executed, step.patched, step.modules))
    ratio = f"{step.seconds / step.fresh_seconds:.2f}"
    return [name, step.versions, step.precision, result.strip(), *counts, ratio]


def show(step: Step, limit: int) -> None:
    """Print what is wrong."""
    lines = [
        *step.failures,
        *step.differences[:limit],
        *(f"astray {n}" for n in step.astray[:limit]),
    ]
    for text in lines:
        print(f"  {text}")


def main() -> None:
    """Play what was asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*", help="packages; all if none")
    options.add_argument("--precision", default="full,minimal")
    options.add_argument("--forward", action="store_true", help="not back to older releases")
    options.add_argument("--show", type=int, default=8, help="how many differences of each step")
    chosen = options.parse_args()
    rows = []
    for project in [p for p in PROJECTS if not chosen.names or p.name in chosen.names]:
        for versions in histories(project)[: 1 if chosen.forward else 2]:
            for precision in chosen.precision.split(","):
                rows += played(project, versions, precision, chosen.show)
    table("Releases as edits", HEAD, rows)


def played(
    project: Project, versions: Sequence[str], precision: str, limit: int
) -> list[list[str]]:
    """Play one history; return the lines of the table."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            steps = Play(releases(project, versions)).run(precision, Path(folder, "work"))
    except (DownloadError, PlayError) as error:
        print(project.name, versions, precision, error, flush=True)
        return [[project.name, " ".join(versions), precision, "not played", *["-"] * 5]]
    for step in steps:
        print("  ".join(row(project.name, step)), flush=True)
        show(step, limit)
    return [row(project.name, step) for step in steps]


if __name__ == "__main__":
    main()
