"""Play releases as edits and compare each with a new process."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from math import nan
from pathlib import Path
from typing import Any

from tests.faults.dump import Dump
from tests.projects.releases import KEPT, History, check_out

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Step:
    """What one edit led to.

    Parameters
    ----------
    differences
        Where the state is not that of a new process.
    astray
        Objects that the user held and that were left behind, of how many.
    fresh_seconds
        How long a new process took to import the same on the edited files.
    """

    versions: str
    precision: str
    changed: int
    executed: int
    patched: int
    modules: int
    seconds: float
    fresh_seconds: float
    differences: tuple[str, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    held: int
    astray: tuple[str, ...]

    @property
    def equal(self) -> bool:
        return not (self.differences or self.failures or self.astray)


class PlayError(Exception):
    """A process of a play died."""


def child(task: dict[str, Any]) -> Any:
    """Do a task in a new process."""
    # Modules may show the environment: it must not depend on where and when this runs.
    environment = {
        name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ
    }
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONFAULTHANDLER": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.projects.child"],
        input=json.dumps(task),
        cwd=task["folder"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        told = f"{task['kind']} in {task['folder']}, code {done.returncode}"
        raise PlayError(f"{told}: {done.stderr[-4000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


class Play:
    """States of a project's files, one after the other."""

    def __init__(self, history: History, kept: Path = KEPT) -> None:
        self._history = history
        self._versions = history.versions
        self._kept = kept
        self._sources = history.sources
        self._modules, self._cell = self._plan()

    def run(
        self, precision: str, work: Path, *, timed: bool = True, by_file: bool = False
    ) -> list[Step]:
        """Play in a folder, which is emptied first; time fresh imports too if asked to.

        By file means a reload after each file of an edit: the state must be right after the last.
        """
        expected = [self._fresh(source) for source in self._sources[1:]]
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        check_out(work, self._sources[0])
        answers = [self._kept / f"answer-{os.getpid()}-{n}.json" for n in range(len(expected))]
        steps = [
            {"source": str(source), "fresh": str(fresh), "answer": str(answer)}
            for source, fresh, answer in zip(self._sources[1:], expected, answers, strict=True)
        ]
        task = self._task("live", work) | {
            "precision": precision,
            "steps": [step | {"by_file": by_file} for step in steps],
        }
        told = child(task)["steps"]
        seconds = self._restart_seconds(work) if timed else [nan] * len(steps)
        found = []
        for number, (fresh, answer) in enumerate(zip(expected, answers, strict=True)):
            found.append(self._step(number, precision, told[number], fresh, answer, seconds))
            answer.unlink()
        return found

    def _step(
        self,
        number: int,
        precision: str,
        told: dict[str, Any],
        fresh: Path,
        answer: Path,
        seconds: list[float],
    ) -> Step:
        expected = json.loads(fresh.read_text())
        state = json.loads(answer.read_text())
        return Step(
            versions=f"{self._versions[number]} -> {self._versions[number + 1]}",
            precision=precision,
            changed=told["changed"],
            executed=told["executed"],
            patched=told["patched"],
            modules=len(expected["modules"]),
            seconds=told["seconds"],
            fresh_seconds=seconds[number],
            differences=tuple(differences(expected["state"], state, set(expected["unstable"]))),
            failures=tuple(told["failures"]),
            notes=tuple(told["notes"]),
            held=told["held"],
            astray=tuple(told["astray"]),
        )

    def _task(self, kind: str, folder: Path) -> dict[str, Any]:
        return {
            "kind": kind,
            "folder": str(folder),
            "libraries": str(self._history.libraries),
            "modules": self._modules,
            "cell": self._cell,
            "tops": self._history.tops,
            "skip": self._history.skip,
        }

    def _plan(self) -> tuple[list[str], str]:
        """What is imported: what the first release has, and every later one that has it can."""
        self._modules, self._cell = [], ""
        found = [self._inventory(source) for source in self._sources]
        modules = [
            name
            for name in found[0]["modules"]
            if all(
                name in other["modules"] or not _has(source, name)
                for source, other in zip(self._sources, found, strict=True)
            )
        ]
        return [n for n in modules if all(_has(s, n) for s in self._sources)], found[0]["cell"]

    def _inventory(self, source: Path) -> Any:
        return self._remembered("inventory", source, child)

    def _fresh(self, source: Path) -> Path:
        """The state of a new process, and where two of them differ."""

        def twice(task: dict[str, Any]) -> Any:
            one, other = child(task), child(task | {"stirred": True})
            return one | {"unstable": unstable_places(one["state"], other["state"])}

        self._remembered("fresh", source, twice)
        return self._file("fresh", source)

    def _remembered(self, kind: str, source: Path, work: Any) -> Any:
        file = self._file(kind, source)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(work(self._task(kind, source))))
        return json.loads(file.read_text())

    def _file(self, kind: str, source: Path) -> Path:
        code = b"".join(
            (Path(__file__).parent / name).read_bytes()
            for name in ("state.py", "child.py", "judge.py")
        )
        skip = self._history.skip
        what = f"{kind} {source} {skip} {self._modules} {self._cell} {sys.version}".encode()
        digest = hashlib.sha256(code + what).hexdigest()[:16]
        return self._kept / self._history.name / "states" / f"{kind}-{source.name}-{digest}.json"

    def _restart_seconds(self, work: Path) -> list[float]:
        """How long new processes take, which find byte code for what the edit left alone."""
        seconds = []
        for before, after in zip(self._sources, self._sources[1:], strict=False):
            times = []
            for _ in range(2):
                shutil.rmtree(work)
                work.mkdir()
                check_out(work, before)
                child(self._task("fresh", work) | {"only_time": True})
                check_out(work, after)
                times.append(child(self._task("fresh", work) | {"only_time": True})["seconds"])
            seconds.append(min(times))
        return seconds


def _has(folder: Path, module: str) -> bool:
    path = folder.joinpath(*module.split("."))
    return path.with_suffix(".py").exists() or path.is_dir()


def unstable_places(one: Dump, other: Dump) -> list[str]:
    """Where two descriptions of the same differ; `*` under what has other parts in each."""
    only_one = one.keys() ^ other.keys()
    differ = {place for place in one.keys() & other.keys() if one[place] != other[place]}
    return sorted(differ | only_one | {_any_part(place) for place in only_one})


def _any_part(place: str) -> str:
    return f"{place.rpartition('.')[0]}.*"


def differences(expected: Dump, state: Dump, unstable: set[str]) -> list[str]:
    """What differs, one text for each place; not what new processes disagree on."""
    moved = {place for place in expected.keys() ^ state.keys() if _any_part(place) in unstable}
    unstable = unstable | moved
    return [
        f"{place}\n    fresh    {expected.get(place, '-')}\n    reloaded {state.get(place, '-')}"
        for place in {**expected, **state}
        if place not in unstable and expected.get(place) != state.get(place)
    ]
