"""The first import of large libraries in a new process, with tracking and without."""

from __future__ import annotations

from importlib.util import find_spec

from tests.benchmarks.harness import (
    Target,
    compare,
    fresh,
    noise,
    ratio,
    rounds_argument,
    show,
    show_targets,
)

LIBRARIES = ("pandas", "sklearn.ensemble", "sympy", "django.test", "matplotlib.pyplot", "numpy")
PROGRAM = """
import sys, time
library, tracked = sys.argv[1], sys.argv[2] == "True"
import ipython_depreload  # also where it stays off: what it imports itself is not measured
if tracked:
    ipython_depreload.enable()
start = time.process_time()  # tracking waits for nothing, and other processes do not count
__import__(library)
took = time.process_time() - start
if tracked and not ipython_depreload.get_dependencies(library):
    raise SystemExit("nothing was tracked")
print(took)
"""


def main() -> None:
    """Measure each library that is installed."""
    rounds = rounds_argument(15)
    targets = []
    for library in LIBRARIES:
        if find_spec(library.partition(".")[0]) is None:
            print(f"\n{library}: not installed")
            continue
        variants = {
            "untracked": lambda library=library: float(fresh(PROGRAM, library, False)),
            "tracked": lambda library=library: float(fresh(PROGRAM, library, True)),
            "untracked, again": lambda library=library: float(fresh(PROGRAM, library, False)),
        }
        samples = compare(variants, rounds)
        show(f"import {library}", samples, "ms", 1e3)
        limit = max(1.01, noise(samples, "untracked", "untracked, again"))
        found = ratio(samples, "tracked", "untracked")
        targets.append(Target(f"import {library}, tracked to untracked", limit, found))
    show_targets(targets)


if __name__ == "__main__":
    main()
