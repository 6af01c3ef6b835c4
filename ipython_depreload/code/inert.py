"""What kind of code a module's top level is: does anything have to be watched while it runs?"""

from __future__ import annotations

from enum import Enum
from opcode import opmap
from types import CodeType

from ipython_depreload.code.sources import class_bodies

# A module that uses these may have others run its code when they only import a name, or a module.
_RUN_ON_ACCESS = {"__getattr__", "__class__", "meta_path", "path_hooks"}

# Instructions that call nothing and store into nothing but the namespace of the code.
_HARMLESS = """
CACHE NOP RESUME EXTENDED_ARG PUSH_NULL POP_TOP COPY SWAP RETURN_VALUE RETURN_CONST
LOAD_CONST LOAD_NAME LOAD_GLOBAL LOAD_LOCALS LOAD_CLOSURE LOAD_FAST MAKE_CELL STORE_NAME
STORE_GLOBAL STORE_DEREF STORE_FAST COPY_FREE_VARS MAKE_FUNCTION SET_FUNCTION_ATTRIBUTE
BUILD_TUPLE BUILD_LIST BUILD_CONST_KEY_MAP IMPORT_NAME PRECALL
"""
# So do these, where no value can be of a class that someone has given operators of its own.
_OPERATORS = """
BUILD_SET BUILD_MAP BUILD_STRING BUILD_SLICE LIST_EXTEND SET_UPDATE DICT_UPDATE FORMAT_VALUE
FORMAT_SIMPLE FORMAT_WITH_SPEC CONVERT_VALUE UNARY_NEGATIVE UNARY_INVERT BINARY_OP
"""


def _opcodes(names: str) -> bytes:
    numbers = [opmap[name] for name in names.split() if name in opmap]
    return bytes(number for number in numbers if number < 256)  # others are the compiler's own


_HARMLESS_WITH_OWN = _opcodes(_HARMLESS + _OPERATORS)
_HARMLESS_WITH_IMPORTED = _opcodes(_HARMLESS + "IMPORT_FROM")
_IMPORT_FROM = _opcodes("IMPORT_FROM")
_LOAD_NAME = _opcodes("LOAD_NAME")
_CALL = _opcodes("CALL")
_CLASS = _opcodes("LOAD_BUILD_CLASS CALL")
_NAME_AND_BODY = 2  # what the call that makes a class gets, if it has no bases


class Nature(Enum):
    """What the top-level code of a module may do."""

    ACTIVE = "anything"
    RUNS_ON_ACCESS = "anything, and again when other modules import something"
    IMPORTS_NAMES = "import, define, compute with its own; run what others run on access"
    INERT = "import, define, compute with its own"


def nature_of(code: CodeType) -> Nature:
    """Say what a module's code may do.

    Inert code has no branches, calls no function and stores into nothing that others have: all
    of its import statements run, it runs no function of another module, and it can add nothing to
    a registry elsewhere. It may have classes without bases, which might have a metaclass or
    `__init_subclass__`, that hold nothing imported, which might have `__set_name__`.
    """
    if not _RUN_ON_ACCESS.isdisjoint(code.co_names):
        return Nature.RUNS_ON_ACCESS
    operations = code.co_code[::2]
    imports_names = _IMPORT_FROM in operations
    harmless = _HARMLESS_WITH_IMPORTED if imports_names else _HARMLESS_WITH_OWN
    if not _has_only(code, operations, harmless):
        return Nature.ACTIVE
    for body in class_bodies(code):
        operations = body.co_code[::2]
        foreign = imports_names and operations.count(_LOAD_NAME) > 1  # besides `__name__`
        if foreign or not _has_only(body, operations, _HARMLESS_WITH_OWN):
            return Nature.ACTIVE
    return Nature.IMPORTS_NAMES if imports_names else Nature.INERT


def _has_only(code: CodeType, operations: bytes, harmless: bytes) -> bool:
    """Say whether code has none but harmless instructions and class statements without bases."""
    rest = operations.translate(None, harmless)
    if not rest:
        return True
    if rest != _CLASS * (len(rest) // 2):
        return False
    raw, at = code.co_code, -1
    for _ in range(len(rest) // 2):
        at = operations.index(_CALL, at + 1)
        if raw[2 * at + 1] != _NAME_AND_BODY:
            return False
    return True
