"""Sessions drawn from fixed seeds end as if the kernel had been restarted."""

from __future__ import annotations

import pytest

from tests.sessions.judge import judge
from tests.sessions.play import NONE
from tests.sessions.random_sessions import generate
from tests.sessions.session import parse, render
from tests.sessions.worker import Worker

SEEDS = range(90)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_session_is_as_a_restart(seed: int, worker: Worker) -> None:
    """What a seed draws is judged as the corpus is."""
    verdict = judge(worker, generate(seed), "depreload")
    if not verdict.passed:
        pytest.fail(verdict.explain(), pytrace=False)


def test_random_sessions_can_fail(worker: Worker) -> None:
    """Without a reloader most drawn sessions differ."""
    sessions = [generate(seed) for seed in range(30)]
    differing = [session for session in sessions if not judge(worker, session, NONE).passed]
    assert len(differing) > len(sessions) * 0.8


def test_a_seed_always_draws_the_same_session() -> None:
    """A divergence can be reproduced from its seed, and from what is printed."""
    session = generate(7)
    assert session == generate(7)
    assert parse(render(session)) == [session]
