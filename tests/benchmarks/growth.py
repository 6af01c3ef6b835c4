"""Whether the hundredth reload of a module is as fast as the first, with either reloader.

The module has functions, classes that gain and lose fields and slots, enums, dataclasses and
decorated functions, of which the notebook holds some; each edit changes all of them.
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from tests.benchmarks.harness import fresh, table

PLAY = """
import contextlib, importlib, io, json, os, sys, tempfile
from pathlib import Path
from time import process_time
from tests.leaks import CELL, FILES, version
from tests.sessions.play import Folder

tool, count = sys.argv[1], int(sys.argv[2])
path = Path(tempfile.mkdtemp()).resolve()
os.chdir(path)
sys.path.insert(0, str(path))
folder = Folder(path)
folder.save({**FILES, **version(0)})
if tool == "depreload":
    import ipython_depreload
    ipython_depreload.enable()
    reload = ipython_depreload.default.reload_changed
else:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.extensions.autoreload import ModuleReloader
    reloader = ModuleReloader(InteractiveShell.instance())
    def reload():
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            reloader.check(check_all=True)
exec(CELL, globals())
reload()
seconds = []
for number in range(1, count + 1):
    folder.save(version(number))
    importlib.invalidate_caches()
    start = process_time()
    reload()
    seconds.append(process_time() - start)
    assert sys.modules["lib"].RATE == number
print(json.dumps(seconds))
"""


def row(tool: str, count: int) -> list[str]:
    """Measure one reloader in a new process."""
    seconds: list[Any] = fresh(PLAY, tool, count)
    share = max(2, count // 10)
    first, last = median(seconds[1 : 1 + share]), median(seconds[-share:])
    return [tool, str(count), f"{first * 1e3:.1f}", f"{last * 1e3:.1f}", f"{last / first:.2f}"]


def main() -> None:
    """Measure both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reloads", type=int, default=100)
    chosen = options.parse_args()
    rows = [row(tool, chosen.reloads) for tool in ("depreload", "autoreload 2")]
    head = ("reloader", "reloads", "first tenth, ms each", "last tenth, ms each", "ratio")
    table("One module reloaded again and again", head, rows)


if __name__ == "__main__":
    main()
