"""Every case of the corpus: the state of a restart, and exactly the modules that must run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.precision.case import Case, load_cases, play_watched
from tests.sessions.judge import Verdict
from tests.sessions.play import Played
from tests.sessions.session import Session
from tests.sessions.worker import Worker

CASES = load_cases()
Fresh = Callable[[Session], Played]
each_case = pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.session.name) for case in CASES]
)


def played(case: Case, worker: Worker, fresh: Fresh, precision: str) -> list[tuple[str, str]]:
    """Play a case, require the state of a restart, and return what was done."""
    if missing := case.session.missing():
        pytest.skip(missing)
    wanted = fresh(case.session)
    state, done = play_watched(worker, case.session, precision)
    verdict = Verdict(case.session, f"precision {precision}", wanted, state)
    if not verdict.passed:
        pytest.fail(verdict.explain() + f"\ndone: {done}", pytrace=False)
    return done


@each_case
def test_only_what_must_run_runs(case: Case, worker: Worker, fresh: Fresh) -> None:
    """The state of a restart by these actions and no others."""
    done = played(case, worker, fresh, "minimal")
    assert set(done) == case.plan


@each_case
def test_full_precision_gives_the_same_state(case: Case, worker: Worker, fresh: Fresh) -> None:
    """Executing everything affected gives the same state, with nothing patched or rebound."""
    done = played(case, worker, fresh, "full")
    assert {action for action, _ in done} <= {"execute", "failed"}


def test_names_are_unique() -> None:
    """A name is what a failure is known by."""
    counts = Counter(case.session.name for case in CASES)
    assert [name for name, count in counts.items() if count > 1] == []
