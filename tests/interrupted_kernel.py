"""Interrupts a real kernel during slow reloads: `python -m tests.interrupted_kernel --count 100`.

The moments are random: as soon as some text is shown that the reloaded modules print, and however
long the signal then takes. Whenever it comes, everything must be as before, or all as after.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.kernels import ROOT, Kernel, kernel_in

MARKS = 12  # printed by each module while its top-level code runs
SLOWLY = """
def _slowly(start, stop):
    for number in range(start, stop):
        print(f"{__name__} {number};", flush=True)
        sum(range(30_000))
"""
SHARED = {"registry.py": "HANDLERS = {}\nclass Plugin:\n    kinds = []\n"}
BASE = f"""\
import enum, registry
from dataclasses import dataclass
{SLOWLY}
_slowly(0, 3)
RATE = VERSION
def rate(x=VERSION): return RATE + x
registry.HANDLERS["baseVERSION"] = rate
registry.Plugin.kinds.append(VERSION)
_slowly(3, 6)
class Box:
    limit = VERSION
    def __init__(self): self.made = VERSION
    def get(self): return VERSION, self.limit, rate()
    def only_VERSION(self): return VERSION
@dataclass(slots=True)
class Point:
    x: int = VERSION
    yVERSION: int = VERSION
class Kind(enum.Enum):
    ONE = VERSION
    TWO = VERSION + 1000
_slowly(6, {MARKS})
"""
LEFT = f"""\
from base import RATE, Box, Kind
{SLOWLY}
class Big(Box):
    def get(self): return "big", RATE, super().get()
TABLE = {{Kind.ONE: RATE}}
_slowly(0, {MARKS})
"""
TOP = f"""\
import base, left
{SLOWLY}
SUM = base.RATE + left.RATE
_slowly(0, {MARKS})
"""
# The notebook: whatever it holds must follow all together, or not at all.
CELL = """\
import os, base, left, top, registry
from base import RATE, rate as speed, Box, Kind, Point
box, big, member, held = Box(), left.Big(), Kind.ONE, [speed, Box, Point]
class Mine(left.Big):
    def get(self): return "mine", super().get()
mine = Mine()
def wait(sent):
    # An interrupt that comes once the cell has ended costs the kernel its reply.
    try:
        while not os.path.exists(sent):
            pass
        sum(range(1_000_000))
    except KeyboardInterrupt:
        pass
def state():
    return [
        RATE, speed(0), box.get(), big.get(), mine.get(), top.SUM, left.TABLE[member],
        member is base.Kind.ONE, member.value, [f is g for f, g in zip(held, (base.rate, base.Box,
        base.Point))], sorted(registry.HANDLERS), registry.HANDLERS[f"base{RATE}"] is base.rate,
        registry.Plugin.kinds, sorted(n for n in dir(box) if n.startswith("only")),
        [n for n in dir(Point) if n[0] in "xy"], [list(vars(m)) for m in (base, left, top)],
    ]
"""
PROGRAM = f"import sys; sys.path.insert(0, '')\n{CELL}\nprint(repr(state()))"


def fresh(folder: Path) -> str:
    """The state of a new process on the files as they are."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1]


class Interruptions:
    """A kernel that is interrupted again and again."""

    def __init__(self, kernel: Kernel, folder: Path, seed: int) -> None:
        self.endings: Counter[str] = Counter()
        self.problems: list[str] = []
        self._kernel, self._folder = kernel, folder
        self._rng = random.Random(seed)
        kernel.folder.save({"left.py": LEFT, "top.py": TOP, **SHARED, **_base(0)})
        kernel.run("%load_ext ipython_depreload\n%dreload --auto on")
        kernel.run(CELL)
        self._before = self._state()
        if self._before != fresh(folder):
            self.problems.append(f"at first {self._before}")

    def _state(self) -> str:
        return " ".join(self._kernel.evaluate("repr(state())")[1:-1].split())

    def once(self, number: int) -> None:
        """Edit, interrupt the reload, look, let it finish, look again."""
        self._kernel.folder.save(_base(number))
        shown, mark = self._interrupt(number)
        state, wanted = self._state(), fresh(self._folder)
        if state == self._before:
            self.endings["undone"] += 1
        elif state == wanted:
            self.endings["done"] += 1
        else:
            self.problems.append(
                f"{number}, at {mark!r}: neither before nor after\n{state}\n{shown}"
            )
        self._kernel.run("pass")
        self._before = self._state()
        if self._before != wanted:
            self.problems.append(f"{number}, reloaded again:\n{self._before}\n{wanted}")

    def _interrupt(self, number: int) -> tuple[str, str]:
        mark = f"{self._rng.choice(['base', 'left', 'top'])} {self._rng.randrange(MARKS)};"
        moments: Iterator[object] = iter([self._kernel.manager.interrupt_kernel])

        def interrupt() -> None:
            for act in moments:  # once
                act()  # type: ignore[operator]
                Path(self._folder, f"sent_{number}").touch()

        cell = self._rng.choice(["", "%dreload base\n", "%dreload\n"])
        cell += f"wait('sent_{number}')"
        return self._kernel.run(cell, when_shown=(mark, interrupt)), mark


def _base(number: int) -> dict[str, str | None]:
    return {"base.py": BASE.replace("VERSION", str(number))}


def interrupted(folder: Path, count: int, seed: int) -> Interruptions:
    """Interrupt a new kernel so many times."""
    with kernel_in(folder) as kernel:
        found = Interruptions(kernel, folder, seed)
        for number in range(1, count + 1):
            found.once(number)
    return found


def main() -> None:
    """Interrupt, and print what was left of each reload."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as path:
        os.environ |= {"IPYTHONDIR": f"{path}/.ipython", "PYTHONPATH": str(ROOT)}
        found = interrupted(Path(path).resolve(), chosen.count, chosen.seed)
    print(*found.problems, sep="\n\n")
    print(f"{chosen.count} interrupts: {dict(found.endings)}, {len(found.problems)} problems")
    sys.exit(bool(found.problems))


if __name__ == "__main__":
    main()
