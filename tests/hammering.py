"""Threads that use a module without pause while it is reloaded: `python -m tests.hammering`.

By hand a hundred of them through a hundred reloads; in a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from ipython_depreload.reloading.reloader import Reloader
from tests.sessions.play import Folder

# Each version has names of its own, which come and go; the others are there all the time.
LIB = """\
import enum, functools
RATE = {n}
EXTRA_{n} = RATE
def helper(x=RATE, *, y={n}): return x + y
@functools.lru_cache
def cached(): return {n}
class Base:
    kind = {n}
    def get(self): return self.kind
class Box(Base):
    limit = RATE
    def __init__(self): self.n = {n}
    def get(self): return super().get() + self.limit + helper()
    @property
    def double(self): return 2 * self.get()
    def only_{n}(self): return {n}
class Slotted:
    __slots__ = ("a", "b{n}")
    def get(self): return {n}
class Kind(enum.Enum):
    ONE = {n}
    TWO = {n} + 1000
def answer(): return helper() + Box().get() + cached() + Kind.ONE.value + RATE
"""
USE = """\
import lib
from lib import Box, answer, RATE
def both(): return answer() + lib.answer() + RATE + lib.RATE + Box().double
"""


class Users:
    """The threads, and whatever they stumble over."""

    def __init__(self, lib: ModuleType, use: ModuleType) -> None:
        self.problems: Counter[str] = Counter()
        self.rounds = 0
        self._over = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lib, self._use = lib, use
        self._always = set(vars(lib)) - {"EXTRA_0", "__builtins__"}

    def start(self, count: int) -> None:
        """Let threads begin, and wait until each has used the module once."""
        ready = threading.Barrier(count + 1)
        for number in range(count):
            thread = threading.Thread(target=self._use_it, args=(ready, number), daemon=True)
            self._threads.append(thread)
            thread.start()
        ready.wait(60)

    def stop(self) -> None:
        """Let all end."""
        self._over.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive()

    def _use_it(self, ready: threading.Barrier, number: int) -> None:
        box, uses = self._lib.Box(), self._ways(number)
        self._try(uses, box)
        ready.wait(60)
        while not self._over.is_set():
            self._try(uses, box)
            self.rounds += 1

    def _try(self, uses: Callable[[object], object], box: object) -> None:
        try:
            uses(box)
        except Exception:
            self.problems[traceback.format_exc(limit=-2)] += 1

    def _ways(self, number: int) -> Callable[[object], object]:
        ways = [self._calls, self._holds, self._imports, self._looks]
        return ways[number % len(ways)]

    def _calls(self, box: object) -> None:
        self._lib.answer()
        self._use.both()

    def _holds(self, box: object) -> None:
        assert [getattr(box, name) for name in ("get", "double", "limit", "kind", "n")]
        assert isinstance(box, self._lib.Box), "another class"
        assert self._lib.Kind.ONE in set(self._lib.Kind), "another member"

    def _imports(self, box: object) -> None:
        names: dict[str, object] = {}
        exec("import lib\nfrom lib import Box, answer, Kind\nimport use\nanswer()\nBox()", names)
        assert importlib.import_module("lib") is self._lib, "another module"

    def _looks(self, box: object) -> None:
        missing = self._always - vars(self._lib).keys()
        assert not missing, f"missing {sorted(missing)}"


def hammer(path: Path, threads: int, reloads: int) -> tuple[Counter[str], int]:
    """Reload a module under the hands of many threads; return what they met, and how often."""
    folder = Folder(path)
    folder.save({"lib.py": LIB.format(n=0), "use.py": USE})
    sys.path.insert(0, str(path))
    reloader = Reloader()
    reloader.enable()
    users = Users(importlib.import_module("lib"), importlib.import_module("use"))
    reloader.reload_changed()
    interval = sys.getswitchinterval()
    # As many switches in the middle of things as there can be: each thread wakes that often.
    sys.setswitchinterval(5e-7 * threads**2)
    try:
        users.start(threads)
        for n in range(1, reloads + 1):
            folder.save({"lib.py": LIB.format(n=n)})
            report = reloader.reload("lib") if n % 2 else reloader.reload_changed()
            assert report.ok, report.failures[0].traceback
        users.stop()
    finally:
        sys.setswitchinterval(interval)
        reloader.disable()
    assert vars(users._use)["RATE"] == reloads
    return users.problems, users.rounds


def main() -> None:
    """Hammer, and print what the threads met."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=100)
    options.add_argument("--reloads", type=int, default=100)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as path:
        os.chdir(path)
        problems, rounds = hammer(Path(path).resolve(), chosen.threads, chosen.reloads)
    for text, count in problems.most_common():
        print(f"{count} times {text}")
    print(
        f"{chosen.threads} threads, {chosen.reloads} reloads, {rounds} rounds: "
        f"{problems.total()} problems"
    )
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
