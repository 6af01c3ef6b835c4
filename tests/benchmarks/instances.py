"""Reloads beside a million objects, and of a thousand edited files at once, with either reloader.

First a class with so many live instances is edited, in its methods or in its fields too; then a
module beside so many unrelated objects. For each: seconds of the process's own time, and how much
slower than before the instances' attributes are read and set afterwards. Last, files of which the
top-level code has changed; reading, compiling and executing them is the measure.
"""

from __future__ import annotations

import argparse
from statistics import median
from typing import Any

from tests.benchmarks.harness import fresh, table

RELOADER = """
import contextlib, gc, importlib, io, json, os, sys, tempfile
from pathlib import Path
from time import process_time
from tests.sessions.play import Folder

tool, count = sys.argv[1], int(sys.argv[2])
path = Path(tempfile.mkdtemp()).resolve()
os.chdir(path)
sys.path.insert(0, str(path))
folder = Folder(path)
def load():
    if tool == "depreload":
        import ipython_depreload
        ipython_depreload.enable()
        return ipython_depreload.default.reload_changed
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.extensions.autoreload import ModuleReloader
    reloader = ModuleReloader(InteractiveShell.instance())
    def reload():
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            reloader.check(check_all=True)
    return reload
reload = load()
def timed(files):
    folder.save(files)
    importlib.invalidate_caches()
    start = process_time()
    reload()
    return process_time() - start
"""
INSTANCES = """
SOURCE = '''
class Point:
    RATE = {n}
    {slots}
    def __init__(self, x):
        self.x, self.y = x, {n}
    def get(self): return self.x, {n}
def size(): return {n}
'''
kind = sys.argv[3]
def source(n):
    slots = f"__slots__ = ('x', 'y', 's{n}')" if kind == "slots" else ""
    return {"m.py": SOURCE.replace("{n}", str(n)).replace("{slots}", slots)}
folder.save(source(0))
import m
reload()
if kind == "unrelated":
    held = [[number] for number in range(count)]
    some = [m.Point(number) for number in range(1000)]
else:
    held = [m.Point(number) for number in range(count)]
    some = held[:1000]
def access():
    best = 1.0
    for _ in range(30):
        start = process_time()
        for point in some:
            point.x = point.x
            point.y
        best = min(best, process_time() - start)
    return best
gc.collect()
before = access()
seconds = [timed(source(n)) for n in (1, 2, 3)]
some = held[:1000] if kind != "unrelated" else some
assert m.Point.RATE == 3
follows = all(type(p) is m.Point and p.get()[1] == 3 for p in some)
print(json.dumps([*seconds, access() / before, follows]))
"""
FILES = """
from tests.benchmarks.harness import write_project
write_project(path, count)
names = [f"m{n:04}" for n in range(count)]
def texts(more=""):
    return {f"{n}.py": (path / f"{n}.py").read_text() + more for n in names}
folder.save(texts())  # as old as the clock of the folder has it
for name in names:
    importlib.import_module(name)
reload()
def from_scratch():
    start = process_time()
    for name in names:
        source = (path / f"{name}.py").read_bytes()
        exec(compile(source, f"{name}.py", "exec"), {"__name__": name})
    return process_time() - start
seconds, scratch = [], []
for version in range(3):
    seconds.append(timed(texts(f"EDIT_{version} = {version}\\n")))
    scratch.append(from_scratch())
    assert sys.modules[names[-1]].__dict__[f"EDIT_{version}"] == version
print(json.dumps([*seconds, min(scratch)]))
"""
KINDS = {
    "instances, methods edited": "dict",
    "instances with slots, which change": "slots",
    "unrelated objects": "unrelated",
}
TOOLS = ("depreload", "autoreload 2")


def object_row(title: str, kind: str, tool: str, count: int) -> list[str]:
    """Three reloads in a new process."""
    *seconds, access, follows = fresh(RELOADER + INSTANCES, tool, count, kind)
    per_million = median(seconds) / count * 1e6
    shown = [f"{each:.2f}" for each in seconds]
    follow = "yes" if follows else "no"
    return [title, tool, *shown, f"{per_million:.2f}", f"{access:.2f}", follow]


def file_row(tool: str, count: int) -> list[str]:
    """Three edits of all files in a new process."""
    *seconds, scratch = found = fresh(RELOADER + FILES, tool, count)
    assert len(found) == 4
    shown = [f"{each:.2f}" for each in seconds]
    return [tool, *shown, f"{scratch:.2f}", f"{median(seconds) / scratch:.1f}"]


def main() -> None:
    """Measure both reloaders."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--objects", type=int, default=1_000_000)
    options.add_argument("--files", type=int, default=1000)
    chosen = options.parse_args()
    rows: list[Any] = [
        object_row(title, kind, tool, chosen.objects)
        for title, kind in KINDS.items()
        for tool in TOOLS
    ]
    seconds = ("1st, s", "2nd", "3rd")
    head = ("beside", "reloader", *seconds, "s per million", "access", "all follow")
    table(f"Reloads beside {chosen.objects:,} objects", head, rows)
    columns = ("reloader", *seconds, "read, compile, execute", "ratio")
    rows = [file_row(tool, chosen.files) for tool in TOOLS]
    table(f"{chosen.files} edited files at once", columns, rows)


if __name__ == "__main__":
    main()
