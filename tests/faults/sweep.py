"""Lets every line of a reload go wrong in turn, and looks at what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ipython_depreload.report import Report
from tests.faults.dump import Dump, differences, part
from tests.faults.lab import Lab, edited_lab, fresh_lab
from tests.faults.points import ERRORS, SIGINT, Point, Tracer, fault
from tests.faults.process import ChildFailed, forked, in_child
from tests.sessions.session import Session

Fault = tuple[Point, str]
FAULT_TIMEOUT = 60.0  # only what hangs takes so long, even on a busy machine


@dataclass(frozen=True)
class Outcome:
    """What came of one fault.

    Parameters
    ----------
    point, kind
        Where, and what went wrong.
    ending
        "undone" if everything is as before; "done" if everything is as after the reload (the
        project caught the error); "late" if an interrupt came after that, "partial" if after
        one of several independent reloads; "missed" if the line was not reached.
    problems
        What should not be.
    """

    point: Point
    kind: str
    ending: str
    problems: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "\n  ".join([f"{self.kind} at {self.point}: {self.ending}", *self.problems])


@dataclass(frozen=True)
class Sweep:
    """All faults injected into one session's reload."""

    session: str
    outcomes: tuple[Outcome, ...]
    stale: tuple[str, ...] = ()

    @property
    def bad(self) -> list[Outcome]:
        """Faults that left a trace."""
        return [outcome for outcome in self.outcomes if outcome.problems]


def is_step(point: Point) -> bool:
    """Whether a line of ours begins a step of the transaction."""
    return point.path.endswith(("/transaction.py", "/undo.py", "/runner.py"))


def is_any(point: Point) -> bool:
    """Every line of ours."""
    return True


def is_plain(session: Session) -> bool:
    """Whether a session can be played without IPython, and its first edit is seen by a reload."""
    return (
        bool(session.edits)
        and not session.missing()
        and not session.edits[0].during
        and "stumbles" not in session.tags
        and all(map(_is_plain_cell, session.cells))
    )


def _is_plain_cell(cell: str) -> bool:
    try:
        compile(cell, "<cell>", "exec")
    except SyntaxError:  # a magic, or a top-level await
        return False
    return "get_ipython" not in cell


def sweep(
    session: Session,
    share: tuple[int, int] = (0, 1),
    repeat: int = 2,
    own: Callable[[Point], bool] = is_step,
) -> Sweep:
    """Inject faults into the reload after a session's first edit; in a process of its own.

    Parameters
    ----------
    share
        Of all faults, in order, take those whose number leaves the first when divided by the
        second.
    repeat
        How often the same line of ours is tried, as it runs again and again.
    own
        Which lines of ours are tried at all.
    """
    lab = edited_lab(session)
    lab.settle()
    before = lab.state()
    points, after = forked(partial(_clean, lab))
    start, step = share
    points = [point for point in points if not point.own or own(point)]
    chosen = list(_faults(points, repeat))[start::step]
    bench = Bench(lab, before, lab.structure(), after)
    return Sweep(session.name, tuple(bench.inject(point, kind) for point, kind in chosen))


def stale(session: Session) -> list[str]:
    """How the modules differ from those of a fresh process after an undisturbed reload."""
    return differences(in_child(_fresh_modules, session), in_child(_reloaded_modules, session))


def _fresh_modules(session: Session) -> Dump:
    return fresh_lab(session).structure(notebook=False)


def _reloaded_modules(session: Session) -> Dump:
    lab = edited_lab(session)
    lab.reload()
    return lab.structure(notebook=False)


def _clean(lab: Lab) -> tuple[list[Point], Dump]:
    with Tracer(lab.path) as tracer:
        _reload(lab)
    return tracer.points, lab.structure()


def _reload(lab: Lab) -> Report | str:
    """Reload what changed; what a fault raises outside of any transaction comes out."""
    try:
        return lab.reload()
    except (KeyboardInterrupt, MemoryError, RecursionError) as error:
        return f"raised {type(error).__name__}"


def _faults(points: Sequence[Point], repeat: int) -> Iterator[Fault]:
    """Every line of the project with every error; lines of ours while there is something to undo."""  # noqa: E501
    own_errors = (MemoryError.__name__, RecursionError.__name__)
    for number, point in enumerate(points):
        if not point.own:
            yield from ((point, error.__name__) for error in ERRORS)
            yield point, SIGINT
        elif point.time < repeat:
            yield point, SIGINT
            if point.guarded:
                yield point, own_errors[number % 2]


@dataclass(frozen=True)
class Bench:
    """A session whose first edit waits for its reload, and what to hold every outcome against.

    Parameters
    ----------
    before
        The state by identity.
    old, new
        The structure before and after an undisturbed reload.
    """

    lab: Lab
    before: Dump
    old: Dump
    new: Dump

    def inject(self, point: Point, kind: str) -> Outcome:
        """Let one thing go wrong, in a fork."""
        try:
            return forked(partial(self._go_wrong, point, kind), FAULT_TIMEOUT)
        except ChildFailed as failure:
            return Outcome(point, kind, "crashed", (str(failure),))

    def _go_wrong(self, planned: Point, kind: str) -> Outcome:
        """Reload with a fault, look, then reload without and look again."""
        with Tracer(self.lab.path, planned, fault(kind)) as tracer:
            told = _reload(self.lab)
        point = tracer.fired
        if point is None:  # which lines run may depend on the clock
            return Outcome(planned, kind, "missed")
        ending, problems = self._ending(point, told)
        told_again = _reload(self.lab)
        left = differences(self.new, self.lab.structure())
        if left:
            problems += [f"after '{told_again}', which followed '{told}':", *left]
        return Outcome(point, kind, ending, tuple(problems))

    def _ending(self, point: Point, told: Report | str) -> tuple[str, list[str]]:
        problems = differences(self.before, self.lab.state())
        if not problems:
            return "undone", []
        now = self.lab.structure()
        raised = isinstance(told, str)
        if not differences(self.new, now) and not (raised and point.guarded):
            return ("late" if raised else "done"), []
        if raised and self._is_partial(now):
            return "partial", []
        return "undone", problems

    def _is_partial(self, now: Dump) -> bool:
        """Whether the interrupt came between modules that have nothing to do with each other."""
        modules = self.lab.project()
        return all(part(now, m) in (part(self.old, m), part(self.new, m)) for m in modules)
