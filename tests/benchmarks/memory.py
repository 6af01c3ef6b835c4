"""Memory that tracking takes per project module, next to what `%autoreload 2` and the module take.

Of 1000 generated modules, as `tracemalloc` counts it: all that Python allocates.
"""

from __future__ import annotations

import json
import tempfile
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

COUNT = 1000
SETUPS = {
    "no extension": (),
    "autoreload 2": ("load_ext autoreload", "autoreload 2"),
    "ipython_depreload": ("load_ext ipython_depreload", "dreload --auto on"),
}
PROGRAM = """
import gc, json, sys, tracemalloc
from IPython.core.interactiveshell import InteractiveShell
count, magics = int(sys.argv[1]), json.loads(sys.argv[2])
shell = InteractiveShell.instance()
for line in magics:
    name, _, rest = line.partition(" ")
    shell.run_line_magic(name, rest)
shell.run_cell("import m0000")
shell.run_cell("pass")
gc.collect()
tracemalloc.start()
shell.run_cell("".join(f"import m{number:04}\\n" for number in range(count)))
shell.run_cell("pass")
shell.run_cell("pass")
gc.collect()
print(tracemalloc.get_traced_memory()[0] / count)
"""


def main() -> None:
    """Measure what each extension adds to the modules themselves."""
    rounds = rounds_argument(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, COUNT)
        variants = {
            title: lambda magics=magics: float(
                fresh(PROGRAM, COUNT, json.dumps(magics), folder=folder)
            )
            for title, magics in SETUPS.items()
        }
        samples = compare(variants, rounds)
    show(f"memory per module, {COUNT} modules", samples, "bytes", 1)
    plain, theirs, ours = (median(samples[title]) for title in SETUPS)
    print(f"\nadded by autoreload {theirs - plain:,.0f} bytes, by ours {ours - plain:,.0f} bytes")
    show_targets([Target("added per module, to the module itself", 1, (ours - plain) / plain)])


if __name__ == "__main__":
    main()
