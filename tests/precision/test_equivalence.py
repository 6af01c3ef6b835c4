"""Both precisions give the state of a restart, on sessions drawn from fixed seeds."""

from __future__ import annotations

import pytest

from tests.precision.equivalence import play_all
from tests.sessions.random_sessions import generate
from tests.sessions.worker import Worker

# Not those that `tests.sessions.test_random_sessions` plays.
SEEDS = range(1000, 1060)


@pytest.mark.parametrize("seed", SEEDS)
def test_minimal_is_as_full_and_as_a_restart(seed: int, worker: Worker) -> None:
    """The same state, by no more executions."""
    outcome = play_all(worker, generate(seed))
    if outcome.differences():
        pytest.fail(outcome.explain(), pytrace=False)
