"""Read what code objects import and bind, by scanning bytecode: 50 times faster than `ast` or `dis`."""  # noqa: E501

from __future__ import annotations

import opcode
from collections.abc import Iterable, Iterator
from itertools import count
from sys import version_info
from types import CodeType
from typing import NamedTuple

from ipython_depreload.percode import PerCode
from ipython_depreload.sources import nested_codes

_EXTENDED_ARG = opcode.opmap["EXTENDED_ARG"]
_CACHE = opcode.opmap.get("CACHE", 0)
_IMPORT_NAME = opcode.opmap["IMPORT_NAME"]
_IMPORT_FROM = opcode.opmap["IMPORT_FROM"]
_LOAD_CONST = opcode.opmap["LOAD_CONST"]
_STORE_NAME = opcode.opmap["STORE_NAME"]
_STORE_GLOBAL = opcode.opmap["STORE_GLOBAL"]
_STORES = (_STORE_NAME, _STORE_GLOBAL)
_DELETES = (opcode.opmap["DELETE_NAME"], opcode.opmap["DELETE_GLOBAL"])
# Flags before the number of the name.
_FLAGS = {"LOAD_NAME": 0, "LOAD_GLOBAL": 1, "LOAD_ATTR": int(version_info >= (3, 12))}
_LOADS = {opcode.opmap[name]: flags for name, flags in _FLAGS.items()}
_TO_BOOL = opcode.opmap.get("TO_BOOL")
_JUMP_IF_FALSE = opcode.opmap.get(
    "POP_JUMP_IF_FALSE", opcode.opmap.get("POP_JUMP_FORWARD_IF_FALSE")
)
_TYPE_CHECKING = "TYPE_CHECKING"
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
    bindings
        (attribute, name it is bound to) for `from` imports at module level.
    """

    name: str
    fromlist: tuple[str, ...]
    level: int
    lazy: bool
    in_class: bool
    line: int
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


def _all_imports(code: CodeType) -> tuple[ImportStatement, ...]:
    return tuple(_imports_in(code, lazy=False, in_class=False))


imports_in = PerCode(_all_imports)
"""Return every import statement in a module's code, functions and classes included.

But not those under `if TYPE_CHECKING:`, which never run.
"""


def _imports_in(code: CodeType, *, lazy: bool, in_class: bool) -> Iterator[ImportStatement]:
    if _IMPORT_NAME in code.co_code[::2]:
        yield from _own_imports(code, lazy, in_class)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            in_function = bool(constant.co_flags & _OPTIMIZED)
            yield from _imports_in(constant, lazy=lazy or in_function, in_class=not in_function)


def _own_imports(code: CodeType, lazy: bool, in_class: bool) -> Iterator[ImportStatement]:
    # The compiler always emits: LOAD_CONST level, LOAD_CONST fromlist, IMPORT_NAME name.
    loaded: list[object] = [0, None]
    steps = list(instructions(code))
    never = _never_run(code)
    for index, (offset, operation, argument) in enumerate(steps):
        if operation == _LOAD_CONST:
            loaded = [loaded[-1], code.co_consts[argument]]
        elif operation == _IMPORT_NAME and not any(offset in part for part in never):
            level, fromlist = loaded
            yield ImportStatement(
                code.co_names[argument],
                fromlist if isinstance(fromlist, tuple) else (),
                level if isinstance(level, int) else 0,
                lazy,
                in_class,
                _line_at(code, offset),
                tuple(_bindings(code, steps[index + 1 :])),
            )


def _never_run(code: CodeType) -> list[range]:
    """Return the offsets of what stands under `if TYPE_CHECKING:`."""
    if _TYPE_CHECKING not in code.co_names:
        return []
    number = code.co_names.index(_TYPE_CHECKING)
    found, asked = [], False
    for offset, operation, argument in instructions(code):
        if operation in _LOADS and argument >> _LOADS[operation] == number:
            asked = True
        elif operation != _TO_BOOL:
            if asked and operation == _JUMP_IF_FALSE:
                found.append(range(offset, _after(code, offset) + 2 * argument))
            asked = False
    return found


def _after(code: CodeType, offset: int) -> int:
    """Return where the next instruction is, behind caches: jumps count from there."""
    offset += 2
    while code.co_code[offset] == _CACHE:
        offset += 2
    return offset


def _bindings(code: CodeType, steps: list[tuple[int, int, int]]) -> Iterator[tuple[str, str]]:
    """After IMPORT_NAME come pairs of IMPORT_FROM and STORE_NAME."""
    for (_, load, attribute), (_, store, name) in zip(steps[::2], steps[1::2], strict=False):
        if load != _IMPORT_FROM or store not in _STORES:
            return
        yield code.co_names[attribute], code.co_names[name]


def _line_at(code: CodeType, offset: int) -> int:
    for start, end, line in code.co_lines():
        if start <= offset < end and line is not None:
            return line
    return code.co_firstlineno


def computed_imports(code: CodeType) -> set[str]:
    """Return the texts in a module's code that may name modules which its functions import.

    Those of whatever code calls `import_module`, `__import__` or `find_spec`.
    """
    return {
        constant
        for inner in nested_codes(code)
        if not _IMPORTING.isdisjoint(inner.co_names)
        for constant in flattened(inner.co_consts)
        if isinstance(constant, str) and all(map(str.isidentifier, constant.split(".")))
    }


_IMPORTING = frozenset({"import_module", "__import__", "find_spec"})


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


def names_deleted(code: CodeType) -> set[str]:
    """Return the module-level names that a module's top level may delete."""
    return _stored(code, _DELETES)


def _globals_bound(code: CodeType) -> frozenset[str]:
    found: set[str] = set()
    for inner in nested_codes(code):
        if _STORE_GLOBAL in inner.co_code[::2]:
            found |= _stored(inner, (_STORE_GLOBAL,))
    return frozenset(found)


globals_bound = PerCode(_globals_bound)
"""Return the module-level names that functions in a module bind through `global`."""


def _stored(code: CodeType, operations: tuple[int, ...]) -> set[str]:
    never = _never_run(code)
    return {
        code.co_names[argument]
        for offset, operation, argument in instructions(code)
        if operation in operations and not (never and any(offset in part for part in never))
    }
