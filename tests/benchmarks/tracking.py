"""A cached `import` statement in a hot function, with tracking and without.

A module may be tracked while its functions run (the usual case), or the function may run
while the module's top-level code does, when imports are being watched.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ipython_depreload
from tests.benchmarks.harness import (
    Target,
    compare,
    noise,
    ratio,
    rounds_argument,
    show,
    show_targets,
)

LOOPS = 200_000
SOURCE = f"""
from time import perf_counter

def hot():
    for _ in range({LOOPS}):
        import os

def timed():
    start = perf_counter()
    hot()
    return (perf_counter() - start) / {LOOPS}
"""


def tracked(name: str, measure: Callable[[str], float]) -> float:
    """Measure while tracking is on, and make sure that it was."""
    ipython_depreload.enable()
    try:
        result = measure(name)
        if "os" not in ipython_depreload.get_dependencies(name):
            raise RuntimeError("nothing was tracked")
        return result
    finally:
        ipython_depreload.disable()


def called(name: str) -> float:
    """Import the module afresh, then call its function."""
    sys.modules.pop(name, None)
    return float(importlib.import_module(name).timed())


def starting(name: str) -> float:
    """Import a module whose top-level code calls the function."""
    sys.modules.pop(name, None)
    return float(importlib.import_module(name).RESULT)


def main() -> None:
    """Measure both cases."""
    rounds = rounds_argument(15)
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        Path(folder, "hot_called.py").write_text(SOURCE, encoding="utf-8")
        starting_source = SOURCE + "\nRESULT = timed()\n"
        Path(folder, "hot_starting.py").write_text(starting_source, encoding="utf-8")
        cases = (
            ("function called later", "hot_called", called),
            ("function called by top-level code", "hot_starting", starting),
        )
        for title, name, measure in cases:
            variants: dict[str, Callable[[], float]] = {
                "untracked": partial(measure, name),
                "tracked": partial(tracked, name, measure),
                "untracked, again": partial(measure, name),
            }
            samples = compare(variants, rounds)
            show(f"cached import, {title}", samples, "ns", 1e9)
            if measure is called:
                limit = noise(samples, "untracked", "untracked, again")
                found = ratio(samples, "tracked", "untracked")
                target = Target("tracked to untracked (limit: the noise)", limit, found)
        show_targets([target])


if __name__ == "__main__":
    main()
