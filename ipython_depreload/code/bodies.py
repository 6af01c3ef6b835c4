"""Compare two versions of a module's code: did anything change but the bodies of functions?"""

from __future__ import annotations

import dis
from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest
from operator import attrgetter
from types import CodeType

from ipython_depreload.code.bytecode import instructions
from ipython_depreload.code.sources import has_only_moved, is_function, same_constant

# inspect.CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR: a call makes something that runs later
_SUSPENDED = 0x20 | 0x80 | 0x200
_CONSTANT_ARGUMENT = frozenset(dis.hasconst)
_STORE_NAME = dis.opmap["STORE_NAME"]
_BUILD_TUPLE = dis.opmap["BUILD_TUPLE"]
_LOAD_CONST = dis.opmap["LOAD_CONST"]
_INTRINSICS = {dis.opmap[n] for n in ("CALL_INTRINSIC_1", "CALL_INTRINSIC_2") if n in dis.opmap}
# Where a class stands, and which attributes its methods assign: bookkeeping of CPython 3.13.
_BOOKKEEPING = {"__firstlineno__", "__static_attributes__"}

_INTERFACE = attrgetter(
    "co_name",
    "co_qualname",
    "co_flags",
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_freevars",
)

Pair = tuple[CodeType, CodeType]


def changed_functions(old: CodeType, new: CodeType) -> list[Pair] | None:
    """Return the functions whose bodies differ between two versions of a module.

    Returns
    -------
    list or None
        (old code, new code) of each changed function, the innermost that holds the difference.
        None if anything else changed: a top-level statement, a class body, a signature, the
        number of free variables, the value of a `type` statement.
    """
    if _same_own_part(old, new) and _INTERFACE(old) == _INTERFACE(new):
        found: list[Pair] = []
        deferred = _deferred_values(old)
        for before, after in zip(inner_codes(old), inner_codes(new), strict=False):
            is_same = before == after or has_only_moved(before, after)
            changed = [] if is_same else changed_functions(before, after)
            if changed is None or (changed and before in deferred):
                return _as_a_whole(old, new)
            found += changed
        return found
    return _as_a_whole(old, new)


def _as_a_whole(old: CodeType, new: CodeType) -> list[Pair] | None:
    if is_function(old) and _same_interface(old, new):
        return [(old, new)]
    return None


def _same_interface(old: CodeType, new: CodeType) -> bool:
    count = (
        old.co_argcount + old.co_kwonlyargcount + bool(old.co_flags & 4) + bool(old.co_flags & 8)
    )
    return _INTERFACE(old) == _INTERFACE(new) and old.co_varnames[:count] == new.co_varnames[:count]


def differing_codes(old: CodeType, new: CodeType) -> Iterator[CodeType]:
    """Yield the old functions and classes that the new version has not, or not as they were."""
    after: dict[str, list[CodeType]] = {}
    for code in inner_codes(new):
        after.setdefault(code.co_name, []).append(code)
    for code in inner_codes(old):
        same_name = after.get(code.co_name)
        if not same_name:
            yield from _with_inner(code)
            continue
        successor = same_name.pop(0)
        if code == successor:  # where it stands, too: quick to tell
            continue
        if not _same_own_part(code, successor) or _INTERFACE(code) != _INTERFACE(successor):
            yield code
        yield from differing_codes(code, successor)


def _with_inner(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in inner_codes(code):
        yield from _with_inner(inner)


def inner_codes(code: CodeType) -> list[CodeType]:
    """Return the code objects directly inside another, in order."""
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def enclosing(module: CodeType, code: CodeType) -> CodeType | None:
    """Return the code object directly around another one of the same module."""
    for inner in inner_codes(module):
        found = module if inner is code else enclosing(inner, code)
        if found is not None:
            return found
    return None


def is_suspended(code: CodeType) -> bool:
    """Say whether calling the function makes a generator or coroutine, which keeps its code."""
    return bool(code.co_flags & _SUSPENDED)


class _Constant:
    """A constant that equals only those that the compiler would not tell apart from it."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Constant):
            return NotImplemented
        if isinstance(self.value, CodeType) and isinstance(other.value, CodeType):
            return self.value.co_name == other.value.co_name
        return same_constant(self.value, other.value)

    __hash__ = None  # type: ignore[assignment]


def _same_own_part(old: CodeType, new: CodeType) -> bool:
    """Say whether two code objects do the same, code objects inside them aside."""
    if _NAMES(old) != _NAMES(new):
        return False
    if old.co_code == new.co_code and len(old.co_consts) == len(new.co_consts):
        pairs = zip(old.co_consts, new.co_consts, strict=True)
        if all(_Constant(a) == _Constant(b) for a, b in pairs):
            return True
    if is_function(old) and docstring(old) != docstring(new):
        return False
    both = zip_longest(_resolved(old), _resolved(new))  # most differ soon
    return all(before == after for before, after in both)


_NAMES = attrgetter("co_names", "co_exceptiontable", "co_varnames", "co_cellvars")


def docstring(code: CodeType) -> str | None:
    """Return the docstring as MAKE_FUNCTION finds it: the first constant, if it is a string."""
    first = code.co_consts[0] if code.co_consts else None
    return first if isinstance(first, str) else None


def _resolved(code: CodeType) -> Iterator[tuple[int, object]]:
    """Yield what a code object does itself, with constants in the place of their numbers."""
    for (_, operation, argument), (_, following, name) in pairwise(
        chain(instructions(code), [(0, 0, 0)])
    ):
        if operation in _CONSTANT_ARGUMENT:
            kept = following != _STORE_NAME or code.co_names[name] not in _BOOKKEEPING
            yield operation, _Constant(code.co_consts[argument] if kept else None)
        else:
            yield operation, argument


def _deferred_values(code: CodeType) -> set[CodeType]:
    """Return code that is evaluated once, later, and remembered: `type X = ...`, `[T: ...]`.

    The compiler emits LOAD_CONST, MAKE_FUNCTION, perhaps BUILD_TUPLE, and CALL_INTRINSIC.
    """
    if not _INTRINSICS.intersection(code.co_code[::2]):
        return set()
    steps = [step for step in instructions(code) if step[1] != _BUILD_TUPLE]
    return {
        code.co_consts[argument]
        for (_, operation, argument), (_, following, _) in zip(steps, steps[2:], strict=False)
        if operation == _LOAD_CONST
        and following in _INTRINSICS
        and isinstance(code.co_consts[argument], CodeType)
    }
