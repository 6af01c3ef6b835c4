"""Fixtures that share one worker and the restarted results among the session tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from zlib import crc32

import pytest

from tests.sessions.judge import play_fresh
from tests.sessions.play import Played
from tests.sessions.session import Session, load_corpus
from tests.sessions.worker import Worker

CAN_FAIL = "test_the_judge_can_fail["
SHARE = 4


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the whole corpus, ask one session in four whether it fails without a reloader.

    Nothing that we do changes that: it is for whoever writes a session, and asks for that one.
    """
    asked = [item for item in items if item.name.startswith(CAN_FAIL)]
    if config.getoption("whole") or len(asked) < len(load_corpus()):
        return
    left_out = {id(item) for item in asked if crc32(item.name.encode()) % SHARE}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]


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
