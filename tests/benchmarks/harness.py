"""Variants run in turn, medians and ratios, and processes that start afresh."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parents[2]
Variants = Mapping[str, Callable[[], float]]


@dataclass(frozen=True)
class Target:
    """What a measurement is to show.

    Parameters
    ----------
    what
        In words.
    limit, result
        What it may be at most, and what it was.
    unit
        Of both; none for ratios.
    """

    what: str
    limit: float
    result: float
    unit: str = ""

    @property
    def row(self) -> tuple[str, ...]:
        """Its row in the table of targets."""
        shown = [f"{value:,.3f} {self.unit}".strip() for value in (self.limit, self.result)]
        return self.what, *shown, "yes" if self.result <= self.limit else "NO"


def show_targets(targets: Sequence[Target]) -> None:
    """Print each target beside the result, and whether it is met."""
    table("Targets", ("target", "at most", "result", "met"), [target.row for target in targets])


def ratio(samples: Mapping[str, Sequence[float]], name: str, to: str) -> float:
    """Return how many times another variant's median a variant's median is."""
    return median(samples[name]) / median(samples[to])


def noise(samples: Mapping[str, Sequence[float]], name: str, again: str) -> float:
    """Return how far apart two series of one variant are: no ratio below that says anything."""
    found = ratio(samples, again, name)
    return max(found, 1 / found)


def compare(variants: Variants, rounds: int) -> dict[str, list[float]]:
    """Run every variant once per round, in alternating order, after a round that is not counted."""
    samples: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        order = list(variants) if number % 2 else list(variants)[::-1]
        for name in order:
            value = variants[name]()
            if number:
                samples[name].append(value)
    return samples


def show(title: str, samples: Mapping[str, Sequence[float]], unit: str, scale: float) -> None:
    """Print medians, quartiles and the ratio to the first variant."""
    base = median(next(iter(samples.values())))
    rows = [(name, *_row([value * scale for value in values])) for name, values in samples.items()]
    table(
        title,
        ("variant", f"median {unit}", "quartiles", "ratio"),
        [(*row, f"{median(samples[row[0]]) / base:.3f}") for row in rows],
    )


def _row(values: Sequence[float]) -> tuple[str, str]:
    low, _, high = quantiles(values, n=4)
    return f"{median(values):,.2f}", f"{low:,.2f} to {high:,.2f}"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table, the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    print(f"\n{title}")
    for row in (head, ["-" * width for width in widths], *rows):
        first, *others = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(["", first.strip().ljust(widths[0]), *others]))


def fresh(program: str, *arguments: object, folder: str | Path | None = None) -> Any:
    """Run a program in a new process and return what it printed last, read as JSON.

    The repository and `folder` are on its path, and it has an IPython directory of its own.
    """
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    with tempfile.TemporaryDirectory() as home:
        environment |= {
            "IPYTHONDIR": home,
            "PYTHONPATH": os.pathsep.join(map(str, filter(None, [folder, ROOT]))),
        }
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, arguments)],
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"the measured process failed; it printed:\n{done.stdout}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def write_project(folder: Path, count: int) -> None:
    """Write `count` small modules, `m0000` and so on; each imports up to three before it."""
    for number in range(count):
        imports = [f"import m{other:04}" for other in (number // 2, number // 3, number - 1)]
        lines = imports[: min(number, 3)]
        lines += [f"VALUE = {number}", "LIMITS = {'low': VALUE, 'high': VALUE + 1}"]
        lines += ["class Point:", "    def __init__(self, x):", "        self.x = x + VALUE"]
        lines += ["    def twice(self):", "        return 2 * self.x"]
        lines += ["def use(x, limits=LIMITS):", "    return Point(x).twice() in limits.values()"]
        (folder / f"m{number:04}.py").write_text("\n".join(lines) + "\n", encoding="utf-8")


def rounds_argument(default: int) -> int:
    """Read `--rounds` from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=default)
    return int(parser.parse_args().rounds)
