"""`%load_ext ipython_depreload` in a new process, next to `%load_ext autoreload`."""

from __future__ import annotations

import sys
from statistics import median
from typing import Any

from tests.benchmarks.harness import (
    Target,
    compare,
    fresh,
    rounds_argument,
    show,
    show_targets,
    table,
)

PROGRAM = """
import json, sys, time
if sys.argv[2] == "kernel":
    from ipykernel.zmqshell import ZMQInteractiveShell as Shell
else:
    from IPython.terminal.interactiveshell import TerminalInteractiveShell as Shell
shell = Shell.instance()
shell.run_cell("1")
before = set(sys.modules)
start = time.perf_counter()
shell.run_line_magic("load_ext", sys.argv[1])
took = time.perf_counter() - start
print(json.dumps([took, sorted(set(sys.modules) - before)]))
"""
EXPECTED = {"IPython", "traitlets", "ipython_depreload", *sys.stdlib_module_names}


def imported(extension: str) -> list[str]:
    """The modules that loading an extension brings in."""
    modules: list[str] = fresh(PROGRAM, extension, "terminal")[1]
    return modules


def expected(name: str) -> bool:
    """Whether a module is our own, IPython's or of the standard library."""
    return name.partition(".")[0] in EXPECTED


def seconds(extension: str, shell: str) -> float:
    """How long loading an extension takes in a new process."""
    answer: list[Any] = fresh(PROGRAM, extension, shell)
    return float(answer[0])


def main() -> None:
    """Measure both extensions and list what ours imports."""
    rounds = rounds_argument(15)
    targets = []
    for shell in ("terminal", "kernel"):
        variants = {
            "autoreload": lambda shell=shell: seconds("autoreload", shell),
            "ipython_depreload": lambda shell=shell: seconds("ipython_depreload", shell),
            "autoreload, again": lambda shell=shell: seconds("autoreload", shell),
        }
        samples = compare(variants, rounds)
        show(f"%load_ext, {shell}", samples, "ms", 1e3)
        took = median(samples["ipython_depreload"]) * 1e3
        targets.append(Target(f"%load_ext ipython_depreload, {shell}", 5, took, "ms"))
    names = imported("ipython_depreload")
    foreign = [name for name in names if not expected(name)]
    rows = [(each, str(len(imported(each)))) for each in ("ipython_depreload", "autoreload")]
    table("modules imported by %load_ext", ("extension", "number"), rows)
    print("\nby ours:", ", ".join(names))
    print("of these from elsewhere:", ", ".join(foreign) or "none")
    show_targets([*targets, Target("modules from elsewhere", 0, len(foreign))])


if __name__ == "__main__":
    main()
