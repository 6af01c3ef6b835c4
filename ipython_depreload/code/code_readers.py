"""What a function does with the code objects of others, and with all modules. Pure."""

from __future__ import annotations

from dis import Instruction, get_instructions
from itertools import islice
from types import CodeType
from typing import NamedTuple

from ipython_depreload.code.reads import reads_of

_CODE = "__code__"
_SKIPPED = {"CACHE", "RESUME", "NOP", "PUSH_NULL", "PRECALL", "EXTENDED_ARG"}
_HARMLESS = {
    *("LOAD_FAST", "LOAD_FAST_LOAD_FAST", "LOAD_GLOBAL", "LOAD_CONST", "LOAD_ATTR", "LOAD_METHOD"),
    *("RETURN_CONST", "RETURN_VALUE"),
}
_PUT = ["CALL", "POP_TOP"]
_SET = "STORE_SUBSCR"
_KEY = ["LOAD_GLOBAL", "LOAD_FAST", "LOAD_ATTR"]  # of a container that is known
# Where in the file it stands: other than that of edited functions, it changes unseen.
_PLACE = {"co_firstlineno", "co_lines", "co_linetable", "co_lnotab", "co_positions"}


class OfCode(NamedTuple):
    """An attribute that is read of a code object, or an item of it: `co_varnames[1]`."""

    attribute: str
    item: int | None = None

    @property
    def tells_place(self) -> bool:
        """Whether an edit above a function may change it."""
        return self.attribute in _PLACE

    def of(self, code: CodeType) -> str:
        """Return its value there, in a form that can be compared: 1 is not True."""
        value = getattr(code, self.attribute, None)
        if self.item is not None and type(value) is tuple:
            value = value[self.item : self.item + 1]
        return repr(value)


def read_of_code(code: CodeType) -> list[OfCode] | None:
    """Return what a function reads of `__code__`; None if it does more with it."""
    found = _instructions(code)
    read = []
    for at in [at for at, instruction in enumerate(found) if instruction.argval == _CODE]:
        behind = list(islice(found, at + 1, at + 4))
        if not behind or behind[0].opname != "LOAD_ATTR":
            return None
        read.append(OfCode(behind[0].argval, _item(behind[1:])))
    return read


def _item(behind: list[Instruction]) -> int | None:
    if [instruction.opname for instruction in behind] != ["LOAD_CONST", "BINARY_SUBSCR"]:
        return None
    number = behind[0].argval
    return number if type(number) is int and number >= 0 else None


def only_stores_code(code: CodeType) -> bool:
    """Say whether a function does nothing but put `__code__` of its arguments into containers.

    That is `REGISTRY.add(function.__code__)` or `REGISTRY[function.__code__] = function`, and at
    most to return one of its arguments or a constant.
    """
    found = _instructions(code)
    names = [instruction.opname for instruction in found]
    for at, instruction in enumerate(found):
        stores = names[at] == _SET or names[at : at + 2] == _PUT
        follows = names[at] == _PUT[1] and names[at - 1 : at + 1] == _PUT
        if not (names[at] in _HARMLESS or stores or follows):
            return False
        if instruction.argval == _CODE and names[at + 1] not in (_PUT[0], _SET):
            return False
        if names[at] == _SET and names[at - 3 : at] != _KEY:
            return False
    return reads_of(code).attributes == {_CODE}


def asks_for_own_modules(code: CodeType) -> bool:
    """Say whether a function asks `sys.modules` only for the modules of what it is given.

    That is `sys.modules[cls.__module__]`, `sys.modules.get(f.__module__)`, with `__name__` for its
    own, or `cls.__module__ in sys.modules`.
    """
    found = _instructions(code)
    places = [at for at, i in enumerate(found) if i.argval == "modules"]
    return bool(places) and all(_asks_for_own(found, at) for at in places)


def only_sets_modules(code: CodeType) -> bool:
    """Say whether code does nothing with `sys.modules` but `sys.modules["name"] = module`."""
    found = _instructions(code)
    places = [at for at, i in enumerate(found) if i.argval == "modules"]
    return all(
        [i.opname for i in found[at : at + 3]] == ["LOAD_ATTR", "LOAD_CONST", _SET] for at in places
    )


def _asks_for_own(found: list[Instruction], at: int) -> bool:
    if found[at].opname != "LOAD_ATTR" or found[at - 1].argval != "sys":
        return False
    rest = found[at + 1 :]
    if rest and rest[0].opname == "CONTAINS_OP":
        return True
    if rest and rest[0].argval == "get":
        rest = rest[1:]
    behind = next((n for n, i in enumerate(rest) if i.opname not in _NAMING), len(rest))
    named, last = rest[:behind], rest[behind : behind + 1]
    return (
        bool(named and last)
        and named[-1].argval in ("__module__", "__name__")
        and last[0].opname in ("BINARY_SUBSCR", "CALL")
    )


_NAMING = {"LOAD_FAST", "LOAD_DEREF", "LOAD_GLOBAL", "LOAD_NAME", "LOAD_ATTR"}


def _instructions(code: CodeType) -> list[Instruction]:
    return [i for i in get_instructions(code) if i.opname not in _SKIPPED]
