"""Many reloads of one module leave no more alive than a few; by hand see `tests.leaks`."""

from __future__ import annotations

import pytest

from tests.children import Stage, in_child
from tests.leaks import LIB, growth


@pytest.mark.slow
@in_child
def test_nothing_is_left_of_old_versions(stage: Stage) -> None:
    """Functions, classes and weak references stay level, whatever the edits do to classes."""
    found = growth(stage.path(), reloads=100)
    kinds = ("functions", "classes", "weak references")
    assert {kind: found[kind] for kind in kinds} == dict.fromkeys(kinds, 0)


@in_child
def test_growth_can_fail(stage: Stage) -> None:
    """A module that keeps what it defined before is noticed."""
    keeps = "\nimport shared\nshared.__dict__.setdefault('kept', []).append(lambda: shared)\n"
    import tests.leaks

    tests.leaks.LIB = LIB + keeps
    assert growth(stage.path(), reloads=4, first=2)["functions"] >= 3
