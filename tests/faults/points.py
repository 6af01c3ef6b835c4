"""Stops a reload at a chosen line, its own or the project's, and lets something go wrong there."""

from __future__ import annotations

import inspect
import opcode
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any

import ipython_depreload
from ipython_depreload.reloading.interrupts import Interrupts
from ipython_depreload.reloading.transaction import Transaction
from ipython_depreload.undo import Undo

ENGINE = str(Path(ipython_depreload.__file__).parent) + "/"
ERRORS: tuple[type[BaseException], ...] = (
    ValueError,
    KeyboardInterrupt,
    SystemExit,
    RecursionError,
    MemoryError,
)
SIGINT = "SIGINT"


@dataclass(frozen=True)
class Point:
    """One line about to run during a reload.

    Parameters
    ----------
    path, line, function
        Where it is.
    time
        How often it ran before.
    own
        Whether it is ours, not the project's.
    guarded
        Whether a transaction is under way and not being taken back.
    """

    path: str
    line: int
    function: str
    time: int
    own: bool
    guarded: bool

    def __str__(self) -> str:
        again = f", after {self.time} times" if self.time else ""
        return f"{self.path.removeprefix(ENGINE)}:{self.line} {self.function}{again}"


def fault(kind: str) -> Callable[[], None]:
    """What happens at a point: a signal, or one of `ERRORS` by name."""
    if kind == SIGINT:
        return lambda: signal.raise_signal(signal.SIGINT)
    error = {each.__name__: each for each in ERRORS}[kind]

    def raise_it() -> None:
        raise error("injected")

    return raise_it


class Tracer:
    """Counts the lines that run while it is active, as a context manager.

    Parameters
    ----------
    folder
        The project's.
    at
        The point at which `act` is called.
    """

    def __init__(
        self, folder: Path, at: Point | None = None, act: Callable[[], None] | None = None
    ) -> None:
        self.points: list[Point] = []
        self.fired: Point | None = None
        self._folder = f"{folder}/"
        self._at = at
        self._act = act
        self._times: Counter[tuple[str, int]] = Counter()
        self._inside: dict[Any, int] = dict.fromkeys((_RUN, *_OUTSIDE), 0)

    def __enter__(self) -> Tracer:
        sys.settrace(self._call)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        sys.settrace(None)

    def _call(self, frame: FrameType, event: str, argument: object) -> Any:
        if not frame.f_code.co_filename.startswith((ENGINE, self._folder)):
            return None
        if frame.f_code in self._inside:
            self._inside[frame.f_code] += 1
        return self._step

    def _step(self, frame: FrameType, event: str, argument: object) -> Any:
        if event == "line" and _can_raise(frame):
            self._line(frame)
        elif event == "return" and frame.f_code in self._inside:
            self._inside[frame.f_code] -= 1
        return self._step

    def _line(self, frame: FrameType) -> None:
        place = frame.f_code.co_filename, frame.f_lineno
        time = self._times[place]
        self._times[place] += 1
        if self._at is None:
            self.points.append(self._point(frame, time))
        elif place == (self._at.path, self._at.line) and time == self._at.time:
            self.fired = self._point(frame, time)
            if self._act is not None:
                self._act()

    def _point(self, frame: FrameType, time: int) -> Point:
        code = frame.f_code
        if code is _RUN and frame.f_lineno >= _HANDLER:
            self._inside[Undo.rollback.__code__] += 1
        outside = any(self._inside[region] for region in _OUTSIDE)
        return Point(
            code.co_filename,
            frame.f_lineno,
            code.co_qualname,
            time,
            code.co_filename.startswith(ENGINE),
            self._inside[_RUN] > 0 and not outside,
        )


def _can_raise(frame: FrameType) -> bool:
    """Whether anything can be raised where a line begins.

    Not by a NOP, as `try:` is one, and not where a `with` statement is about to call `__exit__`
    (its line is reported again, but CPython looks at signals only after the call). When a loop
    comes back to its beginning, CPython 3.12 and 3.13 do not find the handler of what a trace
    function raises inside a comprehension.
    """
    code, start = frame.f_code.co_code, frame.f_lasti
    if code[start] in _CANNOT_RAISE:
        return False
    loads = {code[start + offset : start + offset + 2] for offset in (0, 2, 4)}
    return len(loads) > 1 or code[start] != _LOAD_CONST


_LOAD_CONST = opcode.opmap["LOAD_CONST"]
_CANNOT_RAISE = {opcode.opmap[name] for name in ("NOP", "FOR_ITER", "JUMP_BACKWARD")}


def _handler_line() -> int:
    """The line from which on `Transaction.run` only takes back."""
    lines, first = inspect.getsourcelines(Transaction.run)
    return first + next(n for n, line in enumerate(lines) if "except BaseException" in line)


_HANDLER = _handler_line()
_RUN = Transaction.run.__code__
_OUTSIDE = tuple(
    method.__code__ for method in (Undo.rollback, Interrupts.__enter__, Interrupts.__exit__)
)
