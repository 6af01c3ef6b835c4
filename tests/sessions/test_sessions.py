"""Every session of the corpus ends as if the kernel had been restarted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.sessions.judge import judge
from tests.sessions.play import NONE, Played
from tests.sessions.session import Session, load_corpus, parse, render
from tests.sessions.worker import Worker

CORPUS = load_corpus()
Fresh = Callable[[Session], Played]
each_session = pytest.mark.parametrize(
    "session", [pytest.param(session, id=session.name) for session in CORPUS]
)


def playable(session: Session) -> Session:
    """The session, or a skip saying what it lacks here."""
    if missing := session.missing():
        pytest.skip(missing)
    return session


@each_session
def test_reload_is_as_a_restart(session: Session, worker: Worker, fresh: Fresh) -> None:
    """The promise of the project."""
    verdict = judge(worker, session, "depreload", fresh(playable(session)))
    if not verdict.passed:
        pytest.fail(verdict.explain(), pytrace=False)


@each_session
def test_the_judge_can_fail(session: Session, worker: Worker, fresh: Fresh) -> None:
    """Without a reloader a session differs, unless it guards what must not be touched."""
    verdict = judge(worker, session, NONE, fresh(playable(session)))
    early = [error for error in verdict.played.errors if error.startswith("cell ")]
    assert bool(early) == ("stumbles" in session.tags), early
    assert verdict.passed == session.guard, verdict.explain()


def test_names_are_unique() -> None:
    """A name is what a failure is known by."""
    counts = Counter(session.name for session in CORPUS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_sessions_survive_their_text() -> None:
    """What a failure shows can be pasted back into the corpus."""
    for session in CORPUS:
        assert parse(render(session), session.theme) == [session]
