"""What must hold of any session, on sessions drawn from fixed seeds."""

from __future__ import annotations

import pytest

from tests.sessions.properties import PROPERTIES, needless, unsaid, violation
from tests.sessions.random_sessions import generate
from tests.sessions.worker import Worker

# Neither those of `test_random_sessions` nor those of the precision tests.
SEEDS = range(2000, 2024)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", PROPERTIES)
def test_property(name: str, seed: int, worker: Worker) -> None:
    """Reverting, merging and failing on the way lead to where a restart leads."""
    if found := violation(worker, name, seed):
        pytest.fail(found, pytrace=False)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_needless(seed: int, worker: Worker) -> None:
    """A second reload executes nothing, and a reload does just what a dry run says."""
    assert needless(worker, generate(seed)) == []


def test_needless_work_can_fail() -> None:
    """What is done between two marks, and what was planned otherwise, is found."""
    did = ["execute a", "mark", "execute b", "failed b", "mark", "patch a", "planned x, did y"]
    assert unsaid(did) == ["a second reload: execute b", "planned x, did y"]
