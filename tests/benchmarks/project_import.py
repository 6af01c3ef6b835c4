"""The first import of a project of 1000 modules, with tracking and without.

With byte code at hand, as on every start but the first, and without any.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.harness import (
    Target,
    compare,
    fresh,
    ratio,
    rounds_argument,
    show,
    show_targets,
    write_project,
)

COUNT = 1000
PROGRAM = """
import sys, time
count, tracked = int(sys.argv[1]), sys.argv[2] == "True"
import ipython_depreload  # also where it stays off: what it imports itself is not measured
if tracked:
    ipython_depreload.enable()
start = time.process_time()  # tracking waits for nothing, and other processes do not count
for number in range(count):
    __import__(f"m{number:04}")
took = time.process_time() - start
if tracked and "m0001" not in ipython_depreload.get_dependencies("m0002"):
    raise SystemExit("nothing was tracked")
print(took)
"""


def seconds(folder: Path, tracked: bool, cached: bool) -> float:
    """Import all modules in a new process."""
    if not cached:
        shutil.rmtree(folder / "__pycache__", ignore_errors=True)
    return float(fresh(PROGRAM, COUNT, tracked, folder=folder))


def main() -> None:
    """Measure both cases."""
    rounds = rounds_argument(15)
    targets = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, COUNT)
        for cached in (True, False):
            variants = {
                "untracked": lambda cached=cached: seconds(folder, False, cached),
                "tracked": lambda cached=cached: seconds(folder, True, cached),
                "untracked, again": lambda cached=cached: seconds(folder, False, cached),
            }
            title = f"import of {COUNT} modules, {'with' if cached else 'without'} byte code"
            samples = compare(variants, rounds)
            show(title, samples, "ms", 1e3)
            found = ratio(samples, "tracked", "untracked")
            targets.append(Target(f"{title}, tracked to untracked", 1.05, found))
    show_targets(targets)


if __name__ == "__main__":
    main()
