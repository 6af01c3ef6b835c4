"""What modules may change in libraries when they run, unseen by any name: seeds, levels, options.

It is not known what a library makes of it. So whoever uses that library may find it otherwise, or
one that uses it in turn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.class_members import module_of, mro_of
from ipython_depreload.code.acting import acted_on
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.libraries.looking import modules_now
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.precision.live import ABSENT, Live, module_name

# They have no state of which anything would depend.
_STATELESS = {
    *("__future__", "_collections_abc", "_functools", "_operator", "_thread", "_typing", "abc"),
    *("array", "bisect", "builtins", "collections", "contextlib", "copy", "dataclasses", "enum"),
    *("functools", "heapq", "itertools", "math", "numbers", "operator", "pathlib", "queue", "re"),
    *("statistics", "struct", "textwrap", "types", "typing", "typing_extensions", "unicodedata"),
}
_MADE_IN_C = {"_decimal": "decimal", "_contextvars": "contextvars", "_random": "random"}
# Their state is that of the C library, which these ask for it.
_ASKED_BY = {
    "locale": {"datetime", "re", "time"},
    "os": {"datetime", "locale", "time"},
    "time": {"datetime"},
}
_Modules = tuple[int, str | None]


class Libraries:
    """Knows which libraries names of the project lead to, in one plan.

    Parameters
    ----------
    new_code
        Gives the code that a module of the project will have.
    """

    def __init__(self, live: Live, new_code: Callable[[str], CodeType | None]) -> None:
        self._live = live
        self._new_code = new_code
        self._known: dict[tuple[str, Chain], set[str]] = {}

    def of(self, home: str, chain: Chain) -> set[str]:
        """Return the top-level names of the libraries that a dotted name is of, or an object of."""
        if (home, chain) not in self._known:
            found = {name.partition(".")[0] for name in self._homes(home, chain)}
            self._known[home, chain] = {_MADE_IN_C.get(n, n) for n in found} - _STATELESS
        return self._known[home, chain]

    def _homes(self, home: str, chain: Chain) -> Iterator[str]:
        meaning = self._live.meaning(home, chain)
        owners = [self._live.origin(*meaning.passed[-1])[0], *(o for o, _ in meaning.passed)]
        value = meaning.value
        if value is ABSENT and len(meaning.passed) == 1:  # an edit, or a function, imports it
            owners += [chain[0]] if chain[0] in sys.modules else self._imported_anew(home, chain[0])
        if is_a(value, type):
            owners += map(module_of, mro_of(value))
        elif value is not ABSENT and type(value) is not FunctionType:
            owners += [module_name(value) or "", *map(module_of, mro_of(type(value)))]
        for owner in owners:
            if owner and owner != NOTEBOOK and owner not in self._live:
                yield owner

    def _imported_anew(self, home: str, name: str) -> list[str]:
        code = self._new_code(home)
        found = () if code is None else self._live.imported(home, code)
        return [m for s, m in found if name == s.local or name in s.bound.values()]

    def acted_on(self, home: str, codes: Iterable[CodeType]) -> set[str]:
        """Return the libraries that functions with these codes may change."""
        return {name for code in codes for chain in acted_on(code) for name in self.of(home, chain)}

    def named_by(self, home: str, chain: Chain, seen: set[int] | None = None) -> set[str]:
        """Return the libraries that a function of the project and those that it names may change.

        Though it may never have run.
        """
        seen = set() if seen is None else seen
        owner, codes = self._function(home, chain)
        found: set[str] = set()
        for code in [code for code in codes if id(code) not in seen]:
            seen.add(id(code))
            found |= self.acted_on(owner, [code])
            found.update(*(self.named_by(owner, used, seen) for used in reads_of(code).chains))
        return found

    def _function(self, home: str, chain: Chain) -> tuple[str, list[CodeType]]:
        """Return where a function of the project is from, and its code with that inside."""
        value = self._live.meaning(home, chain).value
        if type(value) is FunctionType:
            owner = str(value.__globals__.get("__name__"))
            return owner, list(nested_codes(value.__code__)) if owner in self._live else []
        new = self._new_code(home) if value is ABSENT and len(chain) == 1 else None
        return home, [c for c in nested_codes(new) if c.co_name == chain[0]] if new else []


def users_of(libraries: set[str]) -> set[str]:
    """Return these libraries and those that have something of them, or ask for what they set."""
    found = set(libraries)
    for library in libraries:
        found |= _ASKED_BY.get(library, set())
    used = _used_by_libraries(modules_now())
    return found | {name for name, others in used.items() if not libraries.isdisjoint(others)}


@lru_cache(maxsize=1)
def _used_by_libraries(now: _Modules) -> dict[str, set[str]]:
    """Return the top-level name of each library -> those of what its modules have by name."""
    found: dict[str, set[str]] = {}
    for name, module in list(sys.modules.items()):
        if type(name) is str and name != NOTEBOOK:
            used = found.setdefault(name.partition(".")[0], set())
            for value in list((namespace(module) or {}).values()):
                used.add(_home_of(value).partition(".")[0])
    return {name: used - _STATELESS for name, used in found.items() if name not in _STATELESS}


def _home_of(value: Any) -> str:
    if type(value) is FunctionType:
        return str(value.__globals__.get("__name__"))
    return module_of(value) if is_a(value, type) else module_name(value) or ""
