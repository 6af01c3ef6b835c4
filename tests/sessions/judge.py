"""Compares a session played with a reloader to the same session in a restarted kernel."""

from __future__ import annotations

from dataclasses import dataclass

from tests.sessions.play import FRESH, Played
from tests.sessions.session import Session, render
from tests.sessions.worker import Worker


class InvalidSession(Exception):
    """The restarted kernel itself stumbles: the session is wrong, not the reloader."""


@dataclass(frozen=True)
class Verdict:
    """A session played by a tool, next to the oracle."""

    session: Session
    tool: str
    fresh: Played
    played: Played

    @property
    def differences(self) -> tuple[str, ...]:
        """What a user would notice; empty if the session is as after a restart."""
        if self.played.died:
            return (self.played.died,)
        pairs = zip(self.session.probes, self.fresh.probes, self.played.probes, strict=True)
        differing = [
            f"{probe}\n      restarted: {wanted}\n      reloaded:  {got}"
            for probe, wanted, got in pairs
            if wanted != got
        ]
        return tuple(differing + [f"{error}" for error in self._unexpected()])

    @property
    def passed(self) -> bool:
        """Whether the reload was equivalent to a restart."""
        return not self.differences

    def _unexpected(self) -> list[str]:
        if "stumbles" not in self.session.tags:
            return list(self.played.errors)
        return [error for error in self.played.errors if not error.startswith("cell ")]

    def explain(self) -> str:
        """All that is needed to understand a failure."""
        lines = [f"{self.session.name} differs from a restart with {self.tool}:"]
        lines += [f"  - {difference}" for difference in self.differences]
        lines += ["", render(self.session)]
        lines += ["output of the session:", self.played.output or "(none)"]
        return "\n".join(lines)


def judge(worker: Worker, session: Session, tool: str, fresh: Played | None = None) -> Verdict:
    """Play a session with a tool and fresh, unless its fresh result is given."""
    fresh = fresh or play_fresh(worker, session)
    return Verdict(session, tool, fresh, worker.play(session, tool))


def play_fresh(worker: Worker, session: Session) -> Played:
    """The oracle, which must not fail in any way."""
    fresh = worker.play(session, FRESH)
    problems = [fresh.died] if fresh.died else list(fresh.errors)
    pairs = zip(session.probes, fresh.probes, strict=False)
    problems += [f"{probe}: {got}" for probe, got in pairs if got.startswith("raises ")]
    if problems or not session.probes:
        problems = problems or ["no probes"]
        details = "\n".join([session.name, *problems, render(session), fresh.output])
        raise InvalidSession(details)
    return fresh
