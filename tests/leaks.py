"""What is left alive after many reloads of one module: `python -m tests.leaks --reloads 1000`."""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
import tempfile
import types
import weakref
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ipython_depreload.reloading.reloader import Reloader
from tests.sessions.play import Folder

# Every version is another: values, bodies, and the layouts that force a class to be replaced.
LIB = """\
import abc, enum, functools, typing
from dataclasses import dataclass, field
from shared import HANDLERS, Plugin, wraps
RATE = {n}
def plain(x, y={n}): return x + y + RATE
def factory(x):
    def inner(): return x + {n}
    return inner
@wraps
def decorated(x): return x, {n}
@functools.lru_cache(maxsize=None)
def cached(x): return x, {n}
class Base(abc.ABC):
    kind = {n}
    @abc.abstractmethod
    def get(self): ...
class Box(Base):
    def __init__(self): self.made = {n}
    def get(self): return super().get(), {n}
    @property
    def twice(self): return 2 * {n}
    @staticmethod
    def still(): return {n}
class Slotted:
    __slots__ = ("a", "b{odd}")
    def __init__(self): self.a = {n}
class Bases({base}):
    def get(self): return {n}
class Meta(type):
    number = {n}
class WithMeta(metaclass=Meta):
    value = {n}
@dataclass
class Record:
    x: int = {n}
    y{odd}: list = field(default_factory=list)
@dataclass(slots=True)
class Compact:
    x: int = {n}
    z{odd}: int = {n}
class Pair(typing.NamedTuple):
    x: int = {n}
    y{odd}: int = {n}
class Kind(enum.Enum):
    ONE = {n}
    TWO = {n} + 100000
    EXTRA_{odd} = "extra"
class Error(Exception): number = {n}
class Registered(Plugin): number = {n}
T = typing.TypeVar("T")
class Generic(typing.Generic[T]): number = {n}
HANDLERS["lib"] = plain
"""
FILES: dict[str, str | None] = {
    "shared.py": "HANDLERS = {}\n"
    "class Plugin:\n    known = []\n"
    "    def __init_subclass__(cls): Plugin.known.append(cls)\n"
    "class Other: pass\n"
    "def wraps(function):\n    def wrapper(*args): return function(*args)\n    return wrapper\n",
    "user.py": "import lib\nfrom lib import Box, plain\nclass Own(Box): pass\nSUM = lib.RATE\n",
}
CELL = """\
import lib, user
from lib import *
closure, made = factory(1), [Box(), Slotted(), Bases(), Record(), Compact(), WithMeta(), Generic()]
class Mine(Box): pass
mine, member, held = Mine(), Kind.ONE, {"f": plain, "d": decorated, "c": cached, "k": Box}
cached(1)
"""


def version(number: int) -> dict[str, str | None]:
    """The files of the n-th edit."""
    odd = number % 2
    return {"lib.py": LIB.format(n=number, odd=odd, base=("Plugin", "Base")[odd])}


def alive() -> Counter[str]:
    """How many objects there are of each kind."""
    for _ in range(3):
        gc.collect()
    found: Counter[str] = Counter()
    for value in gc.get_objects():
        kind = type(value)
        if issubclass(kind, type):
            found["classes"] += 1
        elif issubclass(kind, weakref.ref):
            found["weak references"] += 1
        elif kind is types.FunctionType:
            found["functions"] += 1
        else:
            found["other objects"] += 1
    return found


class Reloads:
    """A module that is edited and reloaded again and again, and what the notebook holds of it."""

    def __init__(self, path: Path) -> None:
        self._folder = Folder(path)
        self._count = 0
        self._folder.save({**FILES, **version(0)})
        sys.path.insert(0, str(path))
        self.notebook: dict[str, Any] = {"__name__": "__main__"}
        self.reloader = Reloader(self.notebook)
        cells = [CELL]
        self.reloader.new_cells = lambda: [cells.pop()] if cells else []
        self.reloader.enable()
        exec(CELL, self.notebook)
        self.reloader.reload_changed()

    def run(self, count: int) -> Counter[str]:
        """Reload so many edits, and say what is alive then."""
        for _ in range(count):
            self.run_once()
        return alive()

    def run_once(self) -> None:
        """Edit the module and reload it."""
        self._count += 1
        self._folder.save(version(self._count))
        importlib.invalidate_caches()
        report = self.reloader.reload_changed()
        assert report.ok, report.failures[0].traceback
        assert self.notebook["RATE"] == self._count
        known = [cls.__name__ for cls in self.notebook["Plugin"].known]
        assert known == ["Bases", "Registered"][self._count % 2 :], known


def garbage_of_reloads(path: Path, reloads: int) -> Iterator[list[str]]:
    """Yield the classes of our own objects that each reload left for the collector to find."""
    played = Reloads(path)
    played.run(2)
    gc.collect()
    gc.disable()
    for _ in range(reloads):
        played.run_once()
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        gc.set_debug(0)
        found = {_made_by(each) for each in gc.garbage if not isinstance(each, type)}
        yield sorted(name for name in found if name.startswith("ipython_depreload."))
        gc.garbage.clear()


def _made_by(value: object) -> str:
    """The module of a function, or of an object's class. Classes themselves are always cycles."""
    return str(
        value.__module__ if isinstance(value, types.FunctionType) else type(value).__module__
    )


def growth(path: Path, reloads: int, first: int = 10) -> Counter[str]:
    """What there is more of after many reloads than after the first few, an even number."""
    session = Reloads(path)
    before = session.run(first)
    after = session.run(reloads)
    after.subtract(before)
    return after


def main() -> None:
    """Reload, and print what there is more of."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reloads", type=int, default=1000)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as path:
        os.chdir(path)
        found = growth(Path(path).resolve(), chosen.reloads)
    print(f"after {chosen.reloads} reloads: {dict(found)}")


if __name__ == "__main__":
    main()
