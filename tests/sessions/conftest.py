"""Fixtures that share one worker and the restarted results among the session tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.sessions.judge import play_fresh
from tests.sessions.play import Played
from tests.sessions.session import Session
from tests.sessions.worker import Worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """The process that forks the players."""
    if not hasattr(os, "fork"):
        pytest.skip("sessions are played in forked processes")
    with Worker() as running:
        yield running


@pytest.fixture(scope="session")
def fresh(worker: Worker) -> Callable[[Session], Played]:
    """The restarted result of a session, played once."""
    known: dict[str, Played] = {}

    def play_once(session: Session) -> Played:
        if session.name not in known:
            known[session.name] = play_fresh(worker, session)
        return known[session.name]

    return play_once
