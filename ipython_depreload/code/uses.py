"""Which of the names that a module imports its own top-level code makes use of. Pure."""

from __future__ import annotations

import re
import sys
from opcode import opmap
from types import CodeType

from ipython_depreload.code.bytecode import argument_in, arguments_of
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import class_bodies

# Arguments that hold a flag besides the number of a name.
_SHIFTS = {opmap["LOAD_NAME"]: 0, opmap["LOAD_GLOBAL"]: 1}
if "LOAD_FROM_DICT_OR_GLOBALS" in opmap:  # from 3.12 on
    _SHIFTS[opmap["LOAD_FROM_DICT_OR_GLOBALS"]] = 0
_EXTENDED, _LOAD_CONST = opmap["EXTENDED_ARG"], opmap["LOAD_CONST"]
_IMPORT_NAME, _IMPORT_FROM = opmap["IMPORT_NAME"], opmap["IMPORT_FROM"]
_STORES = {opmap["STORE_NAME"], opmap["STORE_GLOBAL"]}
# What stands before that in an import statement; `import a.b as c` goes on to b.
_BEFORE_STORES = {_IMPORT_FROM, _EXTENDED, opmap["SWAP"], opmap["POP_TOP"]}
_STAR = {opmap.get("IMPORT_STAR"), opmap.get("CALL_INTRINSIC_1")}
# Arguments of what leads to an object with attributes, which takes or sets one of them next.
_OWNERS = {**_SHIFTS, opmap["LOAD_ATTR"]: int(sys.version_info >= (3, 12))}
_SETTERS = {"setattr", "delattr"}
# Code that uses these may use any name.
_REFLECTION = {
    *("__dict__", "__globals__", "eval", "exec", "f_globals", "f_locals", "globals", "locals"),
    *("__import__", "import_module", "modules", "vars"),
}


def _find_names_loaded(code: CodeType) -> frozenset[str] | None:
    found: set[str] = set()
    for each in (code, *class_bodies(code)):
        if not _REFLECTION.isdisjoint(each.co_names):
            return None
        for load, shift in _SHIFTS.items():
            found.update(each.co_names[number >> shift] for number in arguments_of(each, load))
    return frozenset(found)


names_loaded = PerCode(_find_names_loaded)
"""Return the global names that a module's top level and class bodies read; None if any may be."""


def _kinds(*names: str) -> bytes:
    return b"[" + re.escape(bytes(opmap[n] for n in names if opmap.get(n, 256) < 256)) + b"]"


_TAKES_ATTRIBUTE = re.compile(  # of instructions without arguments, caches among them
    b"[" + re.escape(bytes(_OWNERS)) + b"]"
    b"(?=\0*"
    + _kinds("EXTENDED_ARG", "COPY")
    + b"*"
    + _kinds("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR")
    + b")",
    re.DOTALL,
)
_RENAMES = re.compile(
    _kinds("IMPORT_FROM")
    + b"(?="
    + _kinds("EXTENDED_ARG")
    + b"*("
    + _kinds("STORE_NAME", "STORE_GLOBAL")
    + b"))",
    re.DOTALL,
)


def _find_names_with_attributes(code: CodeType) -> frozenset[str]:
    found: set[str] = set()
    for each in (code, *class_bodies(code)):
        raw, names = each.co_code, each.co_names
        if not _SETTERS.isdisjoint(names):
            found.update(names)
        for match in _TAKES_ATTRIBUTE.finditer(raw[::2]):
            unit = match.start()
            found.add(names[argument_in(raw, unit) >> _OWNERS[raw[2 * unit]]])
    raw, names = code.co_code, code.co_names
    for match in _RENAMES.finditer(raw[::2]):  # `from package import Base as B`
        if names[argument_in(raw, match.start(1))] in found:
            found.add(names[argument_in(raw, match.start())])
    return frozenset(found)


names_with_attributes = PerCode(_find_names_with_attributes)
"""Return the global names, and attributes, of which code uses or sets attributes."""


def names_bound(code: CodeType, offset: int) -> list[str] | None:
    """Return the names that the import statement at this offset of a module's code binds.

    None if there is another kind of instruction: what that does with a module, nobody tells. No
    names for `from module import *`.
    """
    raw, found = code.co_code, list[str]()
    if not 0 <= offset < len(raw) or raw[offset] != _IMPORT_NAME:
        return None
    for at in range(offset + 2, len(raw), 2):
        if raw[at] in _STORES:
            found.append(code.co_names[argument_in(raw, at // 2)])
        elif raw[at] not in _BEFORE_STORES:
            return found if found or raw[at] in _STAR else None
    return found


def names_taken(code: CodeType, offset: int) -> tuple[str, ...]:
    """Return the names that code may take from what it imports at this offset: all, perhaps."""
    raw = code.co_code
    if 2 <= offset < len(raw) and raw[offset] == _IMPORT_NAME and raw[offset - 2] == _LOAD_CONST:
        names = code.co_consts[argument_in(raw, offset // 2 - 1)]
        if names and "*" not in names:
            return tuple(names)
    return code.co_names
