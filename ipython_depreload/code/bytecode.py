"""Read what code objects import and bind, by scanning bytecode: 50 times faster than `ast` or `dis`."""  # noqa: E501

from __future__ import annotations

import opcode
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Set
from functools import cache
from itertools import compress, count, pairwise
from operator import attrgetter
from types import CodeType
from typing import NamedTuple

from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes

_EXTENDED_ARG = opcode.opmap["EXTENDED_ARG"]
_CACHE = opcode.opmap.get("CACHE", 0)
_IMPORT_NAME = opcode.opmap["IMPORT_NAME"]
_IMPORT_FROM = opcode.opmap["IMPORT_FROM"]
_LOAD_CONST = opcode.opmap["LOAD_CONST"]
_STORE_NAME = opcode.opmap["STORE_NAME"]
_STORE_GLOBAL = opcode.opmap["STORE_GLOBAL"]
_STORE_ATTR = opcode.opmap["STORE_ATTR"]
_SWAP = opcode.opmap["SWAP"]
_BINARY_OP = opcode.opmap["BINARY_OP"]
_IN_PLACE = 13  # NB_INPLACE_ADD, the first of those (opcode.h, 3.11 to 3.13)
_LOAD_SELF = opcode.opmap["LOAD_FAST"], 0
_STORES = (_STORE_NAME, _STORE_GLOBAL)
_DISPLAYS = (opcode.opmap["BUILD_LIST"], opcode.opmap["BUILD_MAP"])
_USES = (*_STORES, opcode.opmap["LOAD_NAME"])
_DELETES = (opcode.opmap["DELETE_NAME"], opcode.opmap["DELETE_GLOBAL"])
_TYPE_CHECKING = "TYPE_CHECKING"
# How far the index of a name is shifted in the argument of what loads it.
_SHIFTS = {
    "LOAD_NAME": 0,
    "LOAD_FROM_DICT_OR_GLOBALS": 0,
    "LOAD_GLOBAL": 1,
    "LOAD_ATTR": int(sys.version_info >= (3, 12)),
}
_LOADS = {opcode.opmap[name]: n for name, n in _SHIFTS.items() if name in opcode.opmap}
_TO_BOOL = opcode.opmap.get("TO_BOOL")
_JUMP_IF_FALSE = next(
    opcode.opmap[n] for n in ("POP_JUMP_IF_FALSE", "POP_JUMP_FORWARD_IF_FALSE") if n in opcode.opmap
)
_OPTIMIZED = 0x01  # inspect.CO_OPTIMIZED: the body of a function


class ImportStatement(NamedTuple):
    """One import statement in a code object.

    Parameters
    ----------
    name, fromlist, level
        As `__import__` receives them.
    lazy
        Whether it is in a function: it may run later, or never.
    in_class
        Whether what it binds are attributes of a class.
    line
        Line number in the file.
    offset
        Where it is in its code object, in bytes.
    bindings
        (attribute, name it is bound to) for `from` imports at module level.
    """

    name: str
    fromlist: tuple[str, ...]
    level: int
    lazy: bool
    in_class: bool
    line: int
    offset: int
    bindings: tuple[tuple[str, str], ...] = ()


def instructions(code: CodeType) -> Iterator[tuple[int, int, int]]:
    """Yield (offset in bytes, opcode, argument), with extended arguments joined.

    Without what CPython keeps room for behind instructions, to cache in.
    """
    more = 0
    raw = code.co_code
    for offset, operation, argument in zip(count(0, 2), raw[::2], raw[1::2], strict=False):
        if operation == _EXTENDED_ARG:
            more = (more | argument) << 8
        elif operation != _CACHE:
            yield offset, operation, more | argument
            more = 0


def uses_of(code: CodeType, operations: Iterable[int]) -> list[tuple[int, int, int]]:
    """Return what `instructions` yields for these opcodes alone, in order: much faster."""
    raw = code.co_code
    kinds = raw[::2]
    found = []
    for operation in operations:
        at = kinds.find(operation)
        while at >= 0:
            found.append((2 * at, operation, argument_in(raw, at)))
            at = kinds.find(operation, at + 1)
    found.sort()
    return found


def arguments_of(code: CodeType, operation: int) -> set[int]:
    """Return the arguments with which an instruction occurs: in C, where none is extended."""
    raw = code.co_code
    kinds = raw[::2]
    if _EXTENDED_ARG in kinds:
        return {argument for _, _, argument in uses_of(code, (operation,))}
    return set(compress(raw[1::2], kinds.translate(_only(operation))))


@cache
def _only(operation: int) -> bytes:
    """Return a table that gives 1 for one instruction, and 0 for all others."""
    return bytes(kind == operation for kind in range(256))


def argument_in(raw: bytes, unit: int) -> int:
    """Return the argument of the instruction in a unit of two bytes."""
    argument, shift = raw[2 * unit + 1], 8
    while unit and raw[2 * unit - 2] == _EXTENDED_ARG:
        unit -= 1
        argument |= raw[2 * unit + 1] << shift
        shift += 8
    return argument


def _all_imports(code: CodeType) -> tuple[ImportStatement, ...]:
    return tuple(_imports_in(code, lazy=False, in_class=False))


imports_in = PerCode(_all_imports)
"""Return every import statement in a module's code, functions and classes included.

But not those under `if TYPE_CHECKING:`, which never run.
"""


def _imports_in(code: CodeType, *, lazy: bool, in_class: bool) -> Iterator[ImportStatement]:
    if _IMPORT_NAME in code.co_code:  # as an argument, perhaps
        yield from _own_imports(code, lazy, in_class)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            in_function = bool(constant.co_flags & _OPTIMIZED)
            yield from _imports_in(constant, lazy=lazy or in_function, in_class=not in_function)


def _own_imports(code: CodeType, lazy: bool, in_class: bool) -> Iterator[ImportStatement]:
    # The compiler always emits: LOAD_CONST level, LOAD_CONST fromlist, IMPORT_NAME name.
    raw, never = code.co_code, _never_run(code)
    lines = [(start, line) for start, _, line in code.co_lines() if line is not None]
    for offset, _, argument in uses_of(code, (_IMPORT_NAME,)):
        if any(offset in part for part in never):
            continue
        behind = _unit_before(raw, offset // 2)
        level = code.co_consts[argument_in(raw, _unit_before(raw, behind))]
        fromlist = code.co_consts[argument_in(raw, behind)]
        yield ImportStatement(
            code.co_names[argument],
            fromlist if isinstance(fromlist, tuple) else (),
            level if isinstance(level, int) else 0,
            lazy,
            in_class,
            lines[bisect_right(lines, (offset, sys.maxsize)) - 1][1],
            offset,
            tuple(_bindings(code, raw, offset // 2)),
        )


def _unit_before(raw: bytes, unit: int) -> int:
    """Return the unit of the instruction before one, which has extended arguments in front."""
    unit -= 1
    while raw[2 * unit] == _EXTENDED_ARG:
        unit -= 1
    return unit


def _unit_after(raw: bytes, unit: int) -> int:
    unit += 1
    while raw[2 * unit] == _EXTENDED_ARG:
        unit += 1
    return unit


def _find_never_run(code: CodeType) -> tuple[range, ...]:
    if _TYPE_CHECKING not in code.co_names:
        return ()
    found, asked, skipped = [], False, 0
    for offset, operation, argument in instructions(code):
        if skipped:  # a jump counts from the instruction that follows it
            found.append(range(offset, offset + skipped))
            skipped = 0
        if operation in _LOADS:
            asked = code.co_names[argument >> _LOADS[operation]] == _TYPE_CHECKING
        elif operation != _TO_BOOL:
            skipped = 2 * argument if asked and operation == _JUMP_IF_FALSE else 0
            asked = False
    return tuple(found)


_never_run = PerCode(_find_never_run)
"""Return the offsets of what stands under `if TYPE_CHECKING:`."""


def _bindings(code: CodeType, raw: bytes, unit: int) -> Iterator[tuple[str, str]]:
    """After IMPORT_NAME come pairs of IMPORT_FROM and STORE_NAME."""
    while True:
        load = _unit_after(raw, unit)
        if raw[2 * load] != _IMPORT_FROM:
            return
        unit = _unit_after(raw, load)
        if raw[2 * unit] not in _STORES:
            return
        yield code.co_names[argument_in(raw, load)], code.co_names[argument_in(raw, unit)]


def names_bound_before(code: CodeType, offset: int) -> set[str]:
    """Return the names that a module's top-level statements bind before a place in its code."""
    stores = uses_of(code, _STORES)
    return {code.co_names[argument] for at, _, argument in stores if at < offset}


def computed_imports(code: CodeType) -> set[str]:
    """Return the texts in a module's code that may name modules which its functions import.

    Those of whatever code calls `import_module`, `__import__` or `find_spec`.
    """
    return {
        constant
        for inner in nested_codes(code)
        if not IMPORTING.isdisjoint(inner.co_names)
        for constant in _texts(inner)
    }


def computes_imports(code: CodeType) -> bool:
    """Say whether code, or some inside it, may import what no import statement names."""
    return any(not IMPORTING.isdisjoint(inner.co_names) for inner in nested_codes(code))


def texts_of(code: CodeType) -> set[str]:
    """Return the texts in a module's code that may name modules, or submodules."""
    return {text for inner in nested_codes(code) for text in _texts(inner)}


def _texts(code: CodeType) -> Iterator[str]:
    constants = flattened(code.co_consts)
    return (each for each in constants if type(each) is str and may_name(each))


def may_name(text: str) -> bool:
    """Say whether a text may be the name of a module."""
    return all(map(str.isidentifier, text.split(".")))


IMPORTING = frozenset({"import_module", "__import__", "find_spec"})
"""Functions that import what is named by a text."""


def flattened(constants: Iterable[object]) -> Iterator[object]:
    """Yield constants, and those in tuples and frozen sets among them."""
    for constant in constants:
        if isinstance(constant, (tuple, frozenset)):
            yield from flattened(constant)
        else:
            yield constant


def _names_bound(code: CodeType) -> frozenset[str]:
    return frozenset(_stored(code, _STORES) | globals_bound(code))


names_bound = PerCode(_names_bound)
"""Return the module-level names that a module's code may bind, star imports aside.

But not those under `if TYPE_CHECKING:`, which never run.
"""


def _constants_bound(code: CodeType) -> dict[str, object]:
    names: list[str] = []
    found: dict[str, object] = {}
    before, last = (-1, 0), (-1, 0)
    for _, operation, argument in instructions(code):
        if operation in _STORES or operation == _STORE_ATTR:
            names.append(code.co_names[argument])
            bound = before if operation == _STORE_ATTR and last == _LOAD_SELF else last
            if bound[0] == _LOAD_CONST:
                found[names[-1]] = code.co_consts[bound[1]]
        before, last = last, (operation, argument)
    return {name: value for name, value in found.items() if names.count(name) == 1}


constants_bound = PerCode(_constants_bound)
"""Return name -> value of what a module's code, a class's, or `__init__`, binds to a constant."""


def _names_used_once(code: CodeType) -> frozenset[str]:
    within = [code, *(c for c in nested_codes(code) if not c.co_flags & _OPTIMIZED)]
    uses = ((c, use) for c in dict.fromkeys(within) for use in uses_of(c, _USES))
    found = Counter(c.co_names[argument] for c, (_, _, argument) in uses)
    own = {code.co_names[argument] for argument in arguments_of(code, _STORE_NAME)}
    return frozenset(name for name, times in found.items() if times == 1 and name in own)


names_used_once = PerCode(_names_used_once)
"""Return the names that a module's code, or a class's, binds once and does not use itself."""


def names_used_repeatedly(function: CodeType) -> set[str]:
    """Return the global names and attributes that a function's own code loads more than once."""
    loads = [o for o in instructions(function) if o[1] in _LOADS]
    found = Counter(function.co_names[argument >> _LOADS[o]] for _, o, argument in loads)
    return {name for name, times in found.items() if times > 1}


def _names_opened(code: CodeType) -> frozenset[str]:
    steps = list(instructions(code))
    return frozenset(
        code.co_names[argument]
        for (_, made, size), (_, operation, argument) in pairwise(steps)
        if made in _DISPLAYS and size == 0 and operation in _STORES
    )


names_opened = PerCode(_names_opened)
"""Return the names that a module's code binds to `[]` or `{}`."""


def names_filled(function: CodeType) -> set[str]:
    """Return the global names and attributes that a function's own code binds."""
    stored = arguments_of(function, _STORE_GLOBAL) | arguments_of(function, _STORE_ATTR)
    return {function.co_names[argument] for argument in stored}


def names_counted_on(function: CodeType) -> set[str]:
    """Return those of them that it binds by `x += 1` or the like."""
    steps = [step for _, *step in instructions(function) if step[0] != _SWAP]
    return {
        function.co_names[argument]
        for (made, kind), (operation, argument) in pairwise(steps)
        if operation in (_STORE_GLOBAL, _STORE_ATTR) and made == _BINARY_OP and kind >= _IN_PLACE
    }


def names_deleted(code: CodeType) -> set[str]:
    """Return the module-level names that a module's top level may delete."""
    return _stored(code, _DELETES)


def _globals_bound(code: CodeType) -> frozenset[str]:
    found: set[str] = set()
    for inner in nested_codes(code):
        if _STORE_GLOBAL in inner.co_code:  # as an argument, perhaps
            found |= _stored(inner, (_STORE_GLOBAL,))
    return frozenset(found)


globals_bound = PerCode(_globals_bound)
"""Return the module-level names that functions in a module bind through `global`."""


def _stored(code: CodeType, operations: tuple[int, ...]) -> set[str]:
    never = _never_run(code)
    return {
        code.co_names[argument]
        for offset, _, argument in uses_of(code, operations)
        if not (never and any(offset in part for part in never))
    }


def _outside_functions(code: CodeType) -> int:
    if code.co_flags & _OPTIMIZED:
        return hash((_INTERFACE(code), repr(code.co_consts[:1])))  # which may be a docstring
    return hash((_OWN_PART(code), tuple(_constants(code, outside_functions))))


def _constants(code: CodeType, of_code: Callable[[CodeType], int]) -> Iterator[object]:
    for constant in code.co_consts:
        is_code = isinstance(constant, CodeType)
        yield of_code(constant) if is_code else (type(constant).__name__, repr(constant))


outside_functions = PerCode(_outside_functions)
"""Return a number that tells versions of a module apart, unless only function bodies differ."""


def functions_in(code: CodeType, names: Collection[str]) -> frozenset[int]:
    """Return numbers that tell versions of some functions apart, by their qualified names."""
    inner = nested_codes(code) if names else ()
    functions = (each for each in inner if each.co_flags & _OPTIMIZED)
    return frozenset(_whole(each) for each in functions if each.co_qualname in names)


def _whole(code: CodeType) -> int:
    return hash((_OWN_PART(code), _INTERFACE(code), tuple(_constants(code, _whole))))


_INTERFACE = attrgetter(
    *("co_name", "co_qualname", "co_flags", "co_argcount", "co_posonlyargcount"),
    *("co_kwonlyargcount", "co_freevars"),
)
_OWN_PART = attrgetter("co_code", "co_names", "co_varnames", "co_cellvars", "co_exceptiontable")


def _find_renamed(module: CodeType) -> list[tuple[str, Set[str]]]:
    bindings = (pair for statement in imports_in(module) for pair in statement.bindings)
    return [(local, {attribute}) for attribute, local in bindings if local != attribute]


renamed_imports = PerCode(_find_renamed)
"""Return each name that `from a import b as c` binds in a module's code, with what that was."""
