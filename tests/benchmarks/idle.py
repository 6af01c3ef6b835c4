"""The check before a cell when nothing was edited, next to `%autoreload 2`.

For projects of several sizes, and once with large libraries imported too. Each process ends with
an edit that the check must notice: a check that does not look would be quick.

Our check looks at all files only every so often (see `detection.watch`), so cells in quick
succession are cheaper than cells that a person runs. Both are measured: "a minute apart" moves the
clock of `watch` on by a minute before each check. "stats only" is the check where there are no file
events, next to nothing but one `os.stat` per file; "busy threads" has four of them computing.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from tests.benchmarks.harness import (
    Target,
    compare,
    fresh,
    rounds_argument,
    show,
    show_targets,
    write_project,
)

SIZES = (0, 100, 1000, 5000)
LIBRARIES = ("pandas", "sklearn.ensemble", "sympy", "django.test", "matplotlib.pyplot", "numpy")
NO_MAGICS: tuple[str, ...] = ()
OURS = ("load_ext ipython_depreload", "dreload --auto on")
AUTORELOAD = ("load_ext autoreload", "autoreload 2")
PROGRAM = """
import json, os, statistics, sys, threading, time
from pathlib import Path
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell
count, how, magics, libraries = int(sys.argv[1]), sys.argv[2], *map(json.loads, sys.argv[3:])
shell = InteractiveShell.instance()
for line in magics:
    name, _, rest = line.partition(" ")
    shell.run_line_magic(name, rest)
for library in libraries:
    shell.run_cell(f"import {library}")
shell.run_cell("".join(f"import m{number:04}\\n" for number in range(count)) or "pass")
now = 0
if how == "a minute apart":
    from ipython_depreload.detection import watch
    watch.perf_counter  # fails if there is no such clock any more
    watch.perf_counter = lambda: time.perf_counter() + now
if how in ("stats only", "to bare stats"):
    import ipython_depreload
    ipython_depreload.default.tracker.watch.use_events = False
    ipython_depreload.default.tracker.watch.close()
files = [sys.modules[f"m{number:04}"].__file__ for number in range(count)]
def work():
    while True:
        sum(range(1000))
for _ in range(4 if how == "busy threads" else 0):
    threading.Thread(target=work, daemon=True).start()
def check():
    global now
    now += 60
    # As IPython does around each cell that a user types.
    info = ExecutionInfo("pass", True, False, True, "id", "pass")
    start = time.perf_counter()
    shell.events.trigger("pre_run_cell", info)
    took = time.perf_counter() - start
    shell.events.trigger("post_execute")
    shell.events.trigger("post_run_cell", ExecutionResult(info))
    return took
def stat_all():
    start = time.perf_counter()
    list(map(os.stat, files))
    return time.perf_counter() - start
samples, bare = [], []
for _ in range(60):
    if how != "os.stat":
        samples.append(check())
    if how in ("os.stat", "to bare stats"):
        bare.append(stat_all())
if count and magics:
    module = sys.modules["m0000"]
    path, before = Path(module.__file__), module.VALUE
    source = path.read_text()
    path.write_text(source.replace(f"VALUE = {before}", f"VALUE = {before + 12345}"))
    check()
    path.write_text(source)
    if module.VALUE == before:
        raise SystemExit("the edit went unnoticed: the check was not what was measured")
if how == "to bare stats":  # in turn, so that a slow moment of the machine hits both
    print(statistics.median(a / b for a, b in zip(samples[10:], bare[10:])))
else:
    print(statistics.median(bare[10:] if how == "os.stat" else samples[10:]))
"""


def seconds(
    folder: Path, count: int, magics: tuple[str, ...], libraries: Sequence[str] = (), how: str = ""
) -> float:
    """The median check in a new process with so many modules imported."""
    arguments = (count, how, json.dumps(magics), json.dumps(libraries))
    return float(fresh(PROGRAM, *arguments, folder=folder))


def measure(folder: Path, count: int, libraries: list[str], rounds: int) -> dict[str, list[float]]:
    """Compare the checks of both extensions, with none as the noise."""

    def variant(magics: tuple[str, ...], how: str = "") -> Callable[[], float]:
        return lambda: seconds(folder, count, magics, libraries, how)

    variants = {
        "autoreload 2": variant(AUTORELOAD),
        "ipython_depreload": variant(OURS),
        "a minute apart": variant(OURS, "a minute apart"),
        "stats only": variant(OURS, "stats only"),
        "busy threads": variant(OURS, "busy threads"),
        "os.stat": variant(NO_MAGICS, "os.stat"),
        "no extension": variant(NO_MAGICS),
        "autoreload 2, again": variant(AUTORELOAD),
    }
    samples = compare(variants, rounds)
    show(", ".join([f"check before a cell, {count} modules", *libraries]), samples, "µs", 1e6)
    return samples


def targets_of(count: int, samples: dict[str, list[float]], folder: Path) -> list[Target]:
    """What is promised for so many modules."""
    medians = {name: median(values) * 1e6 for name, values in samples.items()}
    found = [Target(f"{count} modules", 30, medians["ipython_depreload"], "µs")]
    if count:
        factor = median(seconds(folder, count, OURS, how="to bare stats") for _ in range(3))
        found.append(Target(f"{count} modules, stats only, to bare os.stat", 1.2, factor))
    if count == max(SIZES):
        found.append(Target(f"{count} modules, busy threads", 1000, medians["busy threads"], "µs"))
    return found


def main() -> None:
    """Measure each size, then the libraries."""
    rounds = rounds_argument(3)
    targets = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, max(SIZES))
        for count in SIZES:
            targets += targets_of(count, measure(folder, count, [], rounds), folder)
        installed = [each for each in LIBRARIES if find_spec(each.partition(".")[0])]
        with_libraries = measure(folder, 100, installed, rounds)
        ours = median(with_libraries["ipython_depreload"]) * 1e6
        targets.append(Target("100 modules, libraries", 30, ours, "µs"))
    show_targets(targets)


if __name__ == "__main__":
    main()
