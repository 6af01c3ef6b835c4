"""What modules cost: measured while they are executed, told before and after it is paid again."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from ipython_depreload.recording.stopwatch import Stopwatch
from tests.ipython_fixtures import MakeShell, Shell

# base <- model <- app; model also imports a library that takes a minute, once
FILES = {
    "base.py": "RATE = 1\n",
    "model.py": "import hours, heavy\nfrom base import RATE\nhours.spend(170 + 0 * RATE)\n",
    "app.py": "import hours, model\nhours.spend(0.5)\n",
    "heavy.py": "import hours\nhours.spend(60)\n",
}
TOLD = "model took 170.0 s to execute: `%dblacklist model` keeps it out"


class Clock:
    """Time that passes only when it is spent."""

    now = 0.0

    def __call__(self) -> float:
        return self.now

    def spend(self, seconds: float) -> None:
        self.now += seconds


def test_own_time_is_without_what_ran_inside() -> None:
    """However deep, however often, and not less for what was never inside."""
    watch = Stopwatch()
    watch.clock = clock = Clock()
    outer = watch.start()
    clock.spend(1)
    for _ in range(2):
        inner = watch.start()
        clock.spend(10)
        innermost = watch.start()
        clock.spend(100)
        assert watch.stop(innermost) == 100
        assert watch.stop(inner) == 10
    clock.spend(2)
    assert watch.stop(outer) == 3
    assert watch.stop(watch.start()) == 0


@pytest.fixture
def slow(make_shell: MakeShell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell that has imported modules which spend time on a clock of their own."""
    clock = Clock()
    hours = ModuleType("hours")
    vars(hours)["spend"] = clock.spend
    monkeypatch.setitem(sys.modules, "hours", hours)
    shell = make_shell(exclude=["tests*", "heavy"])
    shell.reloader.recorder.stopwatch.clock = clock
    shell.save(FILES)
    shell.run("import app")
    return shell


def test_time_of_a_module_is_its_own(slow: Shell) -> None:
    """Without the modules that it imports, of the project or not."""
    assert slow.reloader.recorder.seconds == {"base": 0, "model": 170, "app": 0.5}


def test_plan_says_what_a_slow_dependent_will_take(slow: Shell) -> None:
    """And the report what it did take, with the way out."""
    slow.save({"base.py": "RATE = 2\n"})
    plan = slow.run("%dreload --dry-run")
    assert "; took 170.0 s the last time: `%dblacklist model` keeps it out" in plan
    assert plan.count("took") == 1
    assert slow.run("%dreload").splitlines()[1:] == [TOLD]


def test_way_out_that_is_told_works(slow: Shell) -> None:
    """A blacklisted module is not executed, and nothing is told of it."""
    slow.run("%dblacklist model")
    slow.save({"base.py": "RATE = 2\n"})
    assert slow.run("%dreload").startswith("reloaded base in ")
    assert "took" not in slow.run("%dreload base")


def test_automatic_reload_tells_it_too(slow: Shell) -> None:
    """Where the user feels it most."""
    slow.run("%dreload --auto on")
    slow.save({"base.py": "RATE = 2\n"})
    assert slow.run("pass").splitlines()[1:] == [TOLD]


@pytest.mark.parametrize("line", ["%dreload", "%dreload model"])
def test_slow_module_that_was_edited_or_named_is_no_surprise(slow: Shell, line: str) -> None:
    """Who edits or names it wants it executed."""
    slow.save({"model.py": FILES["model.py"] + "NEW = 1\n"})
    assert "took" not in slow.run(line.replace("dreload", "dreload --dry-run"))
    assert "took" not in slow.run(line)


def test_what_is_told_is_the_last_execution(slow: Shell) -> None:
    """The first may have filled a cache."""
    slow.save({"model.py": FILES["model.py"].replace("170", "0.25")})
    slow.run("%dreload")
    slow.save({"base.py": "RATE = 2\n"})
    assert "took" not in slow.run("%dreload --dry-run")
    assert slow.reloader.recorder.seconds["model"] == 0.25


def test_failed_execution_is_not_a_measure(slow: Shell) -> None:
    """It ended early."""
    slow.save({"base.py": "", "app.py": FILES["app.py"] + "NEW = 1\n"})
    assert "not reloaded" in slow.run("%dreload")
    assert slow.reloader.recorder.seconds == {"base": 0, "model": 170, "app": 0.5}


def test_stats_name_the_slowest(slow: Shell) -> None:
    """With seconds, in their order."""
    assert "slowest to import  model (170.000 s), app (0.500 s)" in slow.run("%ddeps --stats")
