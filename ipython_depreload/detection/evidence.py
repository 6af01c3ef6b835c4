"""Was a module that was imported before tracking began edited since? Evidence, not proof."""

from __future__ import annotations

import dis
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from time import time_ns
from types import CodeType, FunctionType

from ipython_depreload.code.sources import nested_codes, same_code, same_constant
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a


def looks_executed(name: str, code: CodeType) -> bool:
    """Say whether the live module `name` looks as if `code` had made it.

    Its functions have this code, every definition is there, and names bound once to a constant
    have that constant.
    """
    values = namespace(sys.modules.get(name)) or {}
    return (
        _functions_agree(values, code)
        and _definitions_exist(values, code)
        and _constants_agree(values, code)
    )


def _functions_agree(values: Mapping[str, object], code: CodeType) -> bool:
    known: dict[str, list[CodeType]] = {}
    for inner in nested_codes(code):
        known.setdefault(inner.co_qualname, []).append(inner)
    return all(
        any(same_code(live, other) for other in known.get(live.co_qualname, ()))
        for live in _live_codes(values, code.co_filename)
    )


def _live_codes(values: Mapping[str, object], path: str) -> Iterator[CodeType]:
    for value in values.values():
        for member in [value, *(vars(value).values() if is_a(value, type) else ())]:
            if type(member) is FunctionType and member.__code__.co_filename == path:
                yield member.__code__


def _definitions_exist(values: Mapping[str, object], code: CodeType) -> bool:
    names = [c.co_name for c in code.co_consts if isinstance(c, CodeType)]
    return all(name in values or name.startswith("<") for name in names)


def _constants_agree(values: Mapping[str, object], code: CodeType) -> bool:
    instructions = list(dis.get_instructions(code))
    stores = Counter(i.argval for i in instructions if i.opname == "STORE_NAME")
    for load, store in zip(instructions, instructions[1:], strict=False):  # noqa: RUF007
        if store.opname != "STORE_NAME" or load.opname != "LOAD_CONST" or stores[store.argval] > 1:
            continue
        if isinstance(load.argval, CodeType):
            continue
        if not same_constant(values.get(store.argval), load.argval):
            return False
    return True


@lru_cache(maxsize=1)
def process_start_ns() -> int:
    """Return when this process began, in nanoseconds since the epoch; 0 if unknown.

    From `/proc/self/stat`, field 22 (proc(5)), which counts clock ticks since the boot.
    """
    try:
        with open("/proc/self/stat") as stat, open("/proc/uptime") as up:
            ticks = int(stat.read().rpartition(")")[2].split()[19])
            uptime = float(up.read().split()[0])
        age = uptime - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):  # no procfs
        return 0
    return time_ns() - int((age + 1) * 1e9)
