"""Plays sessions with both precisions: `python -m tests.precision.equivalence --count 5000`.

`minimal` must give exactly the state of `full` and of a restart, and must never execute more.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.precision.case import load_cases, play_watched
from tests.sessions.judge import play_fresh
from tests.sessions.play import Played
from tests.sessions.random_sessions import generate
from tests.sessions.session import Session, load_corpus, render
from tests.sessions.worker import Worker

PRECISIONS = ("minimal", "full")


@dataclass(frozen=True)
class Outcome:
    """A session played fresh and with each precision: states, and numbers of executions."""

    session: Session
    fresh: Played
    states: dict[str, Played]
    executed: dict[str, int]

    def differences(self) -> list[str]:
        """Say in what the states differ from a restart, and whether more was executed."""
        found = []
        for precision, state in self.states.items():
            for probe, wanted, got in zip(
                self.session.probes, self.fresh.probes, state.probes, strict=False
            ):
                if wanted != got:
                    found.append(f"{precision}: {probe}: restarted {wanted}, reloaded {got}")
            if state.died or len(state.probes) != len(self.fresh.probes):
                found.append(f"{precision}: died {state.died}")
        if self.executed["minimal"] > self.executed["full"]:
            found.append(f"minimal executed more: {self.executed}")
        return found

    def explain(self) -> str:
        """All that is needed to understand a failure."""
        return "\n".join([self.session.name, *self.differences(), render(self.session)])


def play_all(worker: Worker, session: Session) -> Outcome:
    """Play a session fresh and with each precision."""
    fresh = play_fresh(worker, session)
    states, executed = {}, {}
    for precision in PRECISIONS:
        states[precision], done = play_watched(worker, session, precision)
        executed[precision] = sum(action == "execute" for action, _ in done)
    return Outcome(session, fresh, states, executed)


def _check(sessions: Iterable[Session]) -> tuple[list[Outcome], dict[str, int]]:
    """The outcomes that differ, and how many executions each precision took in total."""
    differing, executed = [], dict.fromkeys(PRECISIONS, 0)
    with Worker() as worker:
        for session in sessions:
            outcome = play_all(worker, session)
            for precision in PRECISIONS:
                executed[precision] += outcome.executed[precision]
            if outcome.differences():
                differing.append(outcome)
    return differing, executed


def main() -> None:
    """Play the corpora or many random sessions; print those that differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=0, help="the first seed")
    options.add_argument("--corpus", action="store_true", help="play the corpora instead")
    chosen = options.parse_args()
    if chosen.corpus:
        sessions = [*load_corpus(), *(case.session for case in load_cases())]
        sessions = [session for session in sessions if not session.missing()]
    else:
        seeds = range(chosen.seed, chosen.seed + chosen.count)
        sessions = [generate(seed) for seed in seeds]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(_check, (sessions[::2], sessions[1::2])))
    differing = [outcome for found, _ in results for outcome in found]
    for outcome in differing:
        print(outcome.explain(), "\n")
    executed = {p: sum(counts[p] for _, counts in results) for p in PRECISIONS}
    print(f"{len(differing)} of {len(sessions)} sessions differ; modules executed: {executed}")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
