"""What code acts on, as far as its names tell: `random.seed(1)`, `context.prec = 5`. Pure.

A call whose result nobody takes is made for what it does to something; so is one whose name says
that it sets, adds or registers. An assignment to an attribute or item changes what has that.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dis import Instruction, get_instructions
from itertools import accumulate
from types import CodeType

from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.syntax import Chain, callee, chain_of, is_target, run_at_import, used_by

_ACTING = re.compile(
    "set|reset|(?:add|append|clear|config(?:ure)?|disable|discard|enable|extend|init"
    "|insert|install|next|patch|pop|push|put|register|remove|seed|unregister|update|use|write)"
    r"(?![a-z])|basicConfig|heap"
)
# These tell somebody something.
_TELLING = {
    *("print", "debug", "info", "warning", "error", "exception", "critical", "log", "warn"),
}
_STORING = {
    *("STORE_ATTR", "DELETE_ATTR", "STORE_SUBSCR", "DELETE_SUBSCR", "STORE_SLICE"),
}
_ENDING = (*_STORING, "POP_TOP", "POP_JUMP", "RETURN", "STORE_GLOBAL", "STORE_NAME")
_Position = tuple[int, int]


def _acts_by_name(names: Chain) -> bool:
    """Say whether the name of a function says that it acts on something, whatever it returns."""
    return _ACTING.match(names[-1]) is not None and names != ("set",)


def acted_on_by(parts: Collection[ast.AST], postponed: bool) -> frozenset[Chain]:
    """Return the dotted names of what a statement acts on that has these parts."""
    thrown_away = {id(part.value) for part in parts if isinstance(part, ast.Expr)}
    found: set[Chain] = set()
    for part in parts:
        if isinstance(part, (ast.Attribute, ast.Subscript)) and is_target(part):
            found |= used_by(run_at_import(part.value, postponed))
        elif isinstance(part, ast.Call) and _acts(part, id(part) in thrown_away):
            found |= used_by(run_at_import(part, postponed))
        for decorator in getattr(part, "decorator_list", ()):
            chain = chain_of(callee(decorator))
            if chain is not None and _acts_by_name(chain):
                found.add(chain)
    return frozenset(found)


def _acts(call: ast.Call, thrown_away: bool) -> bool:
    names = chain_of(call.func) or ("", getattr(call.func, "attr", ""))
    return (thrown_away and names[-1] not in _TELLING) or _acts_by_name(names)


def _find_acted_on(code: CodeType) -> frozenset[Chain]:
    return _Reader(code).read()


acted_on = PerCode(_find_acted_on)
"""Return the dotted names of what a function, or a class body, acts on when it runs."""


class _Reader:
    """Goes through the instructions of a code object; where they stand tells what is in what."""

    def __init__(self, code: CodeType) -> None:
        skipped = {"PUSH_NULL", "PRECALL", "EXTENDED_ARG", "COPY", "SWAP", "NOP"}
        self._code = [i for i in get_instructions(code) if i.opname not in skipped]
        self._chains: list[tuple[_Position, list[str]]] = []
        self._locals: dict[str, set[int]] = {}  # name -> indices of the chains that made it
        self._seen: list[tuple[_Position, str]] = []  # where local variables are read
        self._spans: list[tuple[_Position, _Position] | None] = []

    def read(self) -> frozenset[Chain]:
        start, extends = 0, False
        for at, instruction in enumerate(self._code):
            name = instruction.opname
            if name in ("LOAD_GLOBAL", "LOAD_NAME"):
                self._chains.append((_start(instruction), [instruction.argval]))
            elif extends and name in ("LOAD_ATTR", "LOAD_METHOD"):
                self._chains[-1][1].append(instruction.argval)
            elif name == "IMPORT_NAME":
                self._chains.append((_start(instruction), instruction.argval.split(".")))
            self._note_locals(at, start)
            if name in _STORING or (name.startswith("CALL") and self._is_acting(at)):
                self._spans.append(_span(instruction))
            if name.startswith(_ENDING):
                start = len(self._chains)
            is_attribute = name in ("LOAD_ATTR", "LOAD_METHOD")
            extends = name in ("LOAD_GLOBAL", "LOAD_NAME") or (is_attribute and extends)
        spans = _Spans(self._spans)
        return frozenset(
            tuple(chain)
            for at, (position, chain) in enumerate(self._chains)
            if position in spans or any(place in spans for place in self._later(at))
        )

    def _note_locals(self, at: int, start: int) -> None:
        """Note what is stored in local variables, made of chains since then, and what is loaded."""
        name, texts = self._code[at].opname, _texts(self._code[at])
        if name.startswith(("STORE_FAST", "STORE_DEREF")):
            for local in texts:
                self._locals.setdefault(local, set()).update(range(start, len(self._chains)))
        if name.startswith(("LOAD_FAST", "LOAD_DEREF", "STORE_FAST_LOAD_FAST")):
            self._seen += [(place, local) for place in self._places(at) for local in texts]

    def _places(self, at: int) -> list[_Position]:
        """Return where local variables are loaded.

        An instruction for two of them (3.13) stands where the first one does: the other, if it is
        an owner, is where what comes next begins.
        """
        both = self._code[at : at + 2] if type(self._code[at].argval) is tuple else [self._code[at]]
        return list(map(_start, both))

    def _is_acting(self, at: int) -> bool:
        begin = _start(self._code[at])
        calls = [chain for position, chain in self._chains if position == begin]
        names = tuple(calls[-1]) if calls else ("",)
        behind = self._code[at + 1].opname if at + 1 < len(self._code) else ""
        if behind == "POP_TOP" and not self._leaves_with(at):
            return names[-1] not in _TELLING
        return _acts_by_name(names)

    def _leaves_with(self, at: int) -> bool:
        """Say whether a call is that of `__exit__` at the end of a `with` statement."""
        before = self._code[max(at - 3, 0) : at]
        return [i.argval for i in before if i.opname == "LOAD_CONST"] == [None] * 3

    def _later(self, at: int) -> Iterator[_Position]:
        """Yield where local variables are read that were made of a chain."""
        names = {name for name, made in self._locals.items() if at in made}
        return (place for place, name in self._seen if name in names)


class _Spans:
    """Parts of a source, in which a position may be; everything is if one of them is not known."""

    def __init__(self, spans: list[tuple[_Position, _Position] | None]) -> None:
        known = sorted(span for span in spans if span is not None)
        self._are_known = len(known) == len(spans)
        self._starts = [start for start, _ in known]
        self._ends = list(accumulate((end for _, end in known), max))

    def __contains__(self, place: _Position) -> bool:
        before = bisect_right(self._starts, place)
        return not self._are_known or (before > 0 and place < self._ends[before - 1])


def _texts(instruction: Instruction) -> Iterable[str]:
    value = instruction.argval
    return value if type(value) is tuple else (str(value),)


def _start(instruction: Instruction) -> _Position:
    place = instruction.positions
    return (0, 0) if place is None else (place.lineno or 0, place.col_offset or 0)


def _span(instruction: Instruction) -> tuple[_Position, _Position] | None:
    """Return from where to where an instruction's source goes, None if nobody knows."""
    place = instruction.positions
    if place is None or place.end_lineno is None or place.end_col_offset is None:
        return None
    return _start(instruction), (place.end_lineno, place.end_col_offset)
