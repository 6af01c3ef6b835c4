"""Many reloads of one module leave no more alive than a few; by hand see `tests.leaks`."""

from __future__ import annotations

import gc
import sys
from collections import Counter

import pytest

from ipython_depreload.identity.become import Replacement
from ipython_depreload.identity.definitions import Definitions
from tests.children import Stage, in_child
from tests.leaks import LIB, garbage_of_reloads, growth


@pytest.mark.slow
@in_child
def test_nothing_is_left_of_old_versions(stage: Stage) -> None:
    """Functions, classes and weak references stay level, whatever the edits do to classes.

    Of other objects, as of what was read in the sources, a few for each edit: `typing` keeps some.
    """
    found = growth(stage.path(), reloads=100)
    kinds = ("functions", "classes", "weak references")
    assert {kind: found[kind] for kind in kinds} == dict.fromkeys(kinds, 0)
    assert found["other objects"] < 20 * 100


@in_child
def test_growth_can_fail(stage: Stage) -> None:
    """A module that keeps what it defined before is noticed."""
    # In the standard library: what is put into the project's own containers is taken back.
    keeps = "\nimport string\nstring.__dict__.setdefault('kept', []).append(lambda: string)\n"
    import tests.leaks

    tests.leaks.LIB = LIB + keeps
    assert growth(stage.path(), reloads=4, first=2)["functions"] >= 3


@in_child
def test_a_reload_leaves_nothing_for_the_collector(stage: Stage) -> None:
    """What the next one decides would depend on when that runs: old code would seem to be held."""
    for left in garbage_of_reloads(stage.path(), reloads=4):
        assert left == []


REFUSING = """\
import __main__
class Slotted:
    __slots__ = ("a", "b{n}")
    def __init_subclass__(cls):
        if getattr(__main__, "refuse", False):
            raise KeyboardInterrupt
"""


@in_child
def test_failed_reload_is_not_kept_alive_by_its_traceback(stage: Stage) -> None:
    """IPython keeps the last one, and each reload paired up anew what it held."""
    stage.save("lib.py", REFUSING.format(n=0))
    stage.load()
    stage.run("from lib import Slotted\nclass Mine(Slotted): pass\nmade = [Slotted(), Mine()]")
    for number in range(1, 12):
        stage.save("lib.py", REFUSING.format(n=number))
        vars(sys.modules["__main__"])["refuse"] = True
        result = stage.shell.run_cell("%dreload lib", store_history=True)
        assert isinstance(result.error_in_exec, KeyboardInterrupt)
        gc.collect()
        kinds = Counter(type(value) for value in gc.get_objects())
        assert kinds[Replacement] == kinds[Definitions] == 0
        vars(sys.modules["__main__"])["refuse"] = False
        assert stage.run().startswith("reloaded lib in ")
        assert stage.value("made[1].__slots__") == ("a", f"b{number}")
