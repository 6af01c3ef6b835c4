"""The check before a cell when nothing was edited, next to `%autoreload 2`.

For projects of several sizes, and once with large libraries imported too. Each process ends with
an edit that the check must notice: a check that does not look would be quick.

Our check looks at all files only every so often (`ipython_depreload.watch`), so cells in quick
succession are cheaper than cells that a person runs. Both are measured: "a minute apart" moves the
clock of `watch` on by a minute before each check.
"""

from __future__ import annotations

import json
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.harness import compare, fresh, rounds_argument, show, write_project

SIZES = (0, 100, 1000, 5000)
LIBRARIES = ("pandas", "sklearn.ensemble", "sympy", "django.test", "matplotlib.pyplot", "numpy")
NO_MAGICS: tuple[str, ...] = ()
OURS = ("load_ext ipython_depreload", "dreload --auto on")
AUTORELOAD = ("load_ext autoreload", "autoreload 2")
PROGRAM = """
import json, statistics, sys, time
from pathlib import Path
from IPython.core.interactiveshell import ExecutionInfo, ExecutionResult, InteractiveShell
count, magics, libraries, pause = int(sys.argv[1]), *map(json.loads, sys.argv[2:5])
shell = InteractiveShell.instance()
for line in magics:
    name, _, rest = line.partition(" ")
    shell.run_line_magic(name, rest)
for library in libraries:
    shell.run_cell(f"import {library}")
shell.run_cell("".join(f"import m{number:04}\\n" for number in range(count)) or "pass")
now = 0
if pause:
    from ipython_depreload import watch
    watch.perf_counter  # fails if there is no such clock any more
    watch.perf_counter = lambda: time.perf_counter() + now
def check():
    global now
    now += pause
    # As IPython does around each cell that a user types.
    info = ExecutionInfo("pass", True, False, True, "id", "pass")
    start = time.perf_counter()
    shell.events.trigger("pre_run_cell", info)
    took = time.perf_counter() - start
    shell.events.trigger("post_execute")
    shell.events.trigger("post_run_cell", ExecutionResult(info))
    return took
samples = [check() for _ in range(60)]
if count and magics:
    module = sys.modules["m0000"]
    path, before = Path(module.__file__), module.VALUE
    source = path.read_text()
    path.write_text(source.replace(f"VALUE = {before}", f"VALUE = {before + 12345}"))
    check()
    path.write_text(source)
    if module.VALUE == before:
        raise SystemExit("the edit went unnoticed: the check was not what was measured")
print(statistics.median(samples[10:]))
"""


def seconds(
    folder: Path, count: int, magics: tuple[str, ...], libraries: list[str], pause: int = 0
) -> float:
    """The median check in a new process with so many modules imported."""
    arguments = (count, json.dumps(magics), json.dumps(libraries), pause)
    return float(fresh(PROGRAM, *arguments, folder=folder))


def measure(folder: Path, count: int, libraries: list[str], rounds: int) -> None:
    """Compare the check of both extensions, with none as the noise."""
    variants = {
        "autoreload 2": lambda: seconds(folder, count, AUTORELOAD, libraries),
        "ipython_depreload": lambda: seconds(folder, count, OURS, libraries),
        "ipython_depreload, a minute apart": lambda: seconds(folder, count, OURS, libraries, 60),
        "no extension": lambda: seconds(folder, count, NO_MAGICS, libraries),
        "autoreload 2, again": lambda: seconds(folder, count, AUTORELOAD, libraries),
    }
    title = ", ".join([f"check before a cell, {count} modules", *libraries])
    show(title, compare(variants, rounds), "µs", 1e6)


def main() -> None:
    """Measure each size, then the libraries."""
    rounds = rounds_argument(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, max(SIZES))
        for count in SIZES:
            measure(folder, count, [], rounds)
        installed = [each for each in LIBRARIES if find_spec(each.partition(".")[0])]
        measure(folder, 100, installed, rounds)


if __name__ == "__main__":
    main()
