"""Sessions that also say what their edits make run.

The text is that of `tests.sessions.session`, with one more section: each line under `--- plan` is
an action and the modules it is done to, over all edits of the session; a module that is neither
executed, patched nor rebound is not named::

    --- plan
    patch low
    execute lib app
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass, replace

from tests.sessions.play import Played
from tests.sessions.session import LOAD_TOOL, Session, parse
from tests.sessions.worker import Worker

_PLAN = re.compile(r"^--- plan\n((?:(?!---|===).*\n?)*)", re.MULTILINE)
_DONE = "__import__('tests.precision.watch').precision.watch.done"


@dataclass(frozen=True)
class Case:
    """A session and what its edits make run: (action, module) pairs."""

    session: Session
    plan: frozenset[tuple[str, str]]


def cases(text: str, theme: str) -> list[Case]:
    """Read all cases of a text."""
    found = []
    for block in re.split(r"^(?==== )", text.strip("\n") + "\n", flags=re.MULTILINE):
        if block.strip():
            plan = _PLAN.search(block)
            if plan is None:
                raise ValueError(f"no plan: {block}")
            (session,) = parse(block.replace(plan[0], ""), theme)
            found.append(Case(session, frozenset(_pairs(plan[1]))))
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    return [(action, module) for action, *modules in lines for module in modules]


def load_cases() -> list[Case]:
    """All cases of all `corpus_*` modules."""
    package = importlib.import_module(__package__)
    found: list[Case] = []
    for name in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        if name.startswith("corpus_"):
            text = importlib.import_module(f"{__package__}.{name}").TEXT
            found += cases(text, name.removeprefix("corpus_"))
    return found


def watched(session: Session, precision: str) -> Session:
    """The session, noting what reloads do."""
    start = f"import tests.precision.watch; tests.precision.watch.start({precision!r}); del tests"
    return replace(
        session, cells=(LOAD_TOOL, start, *session.cells), probes=(*session.probes, _DONE)
    )


def play_watched(
    worker: Worker, session: Session, precision: str
) -> tuple[Played, list[tuple[str, str]]]:
    """Play a session with a precision; return its state, and what was done to which module."""
    played = worker.play(watched(session, precision), "depreload")
    if played.died:
        return played, []
    *probes, done = played.probes
    pairs = [tuple(line.split(" ", 1)) for line in eval(done)]
    return replace(played, probes=tuple(probes)), pairs  # type: ignore[return-value]
