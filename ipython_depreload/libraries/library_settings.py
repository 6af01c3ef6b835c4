"""What project modules set in mappings of libraries: `os.environ`, `matplotlib.rcParams`.

`os.environ.setdefault("HOME_OF_DATA", ...)` would find what it has set itself when it runs again.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from opcode import opmap
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.class_members import module_of
from ipython_depreload.code.reads import reads_of
from ipython_depreload.libraries.library_targets import importing, instruction, named_by
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.undo import CurrentUndo, Undo

_ABSENT = object()
_KNOWN = {"environ", "rcParams"}
_STORE, _DELETE = opmap["STORE_SUBSCR"], opmap["DELETE_SUBSCR"]
# `a.b[key] = value`, where the key is a constant or a name.
_SETS_ITEM = re.compile(
    instruction("LOAD_NAME", "LOAD_GLOBAL")
    + instruction("LOAD_ATTR", "EXTENDED_ARG")
    + b"+"
    + instruction("LOAD_NAME", "LOAD_GLOBAL", "LOAD_CONST", "LOAD_ATTR")
    + b"+"
    + instruction("STORE_SUBSCR", "DELETE_SUBSCR"),
    re.DOTALL,
)
_MANY = 10_000  # larger ones hold data


class _Item(NamedTuple):
    """An item that a module has set, or deleted."""

    mapping: Any
    key: Any
    before: Any
    after: Any


class LibrarySettings:
    """The items of libraries' mappings that each module has set.

    Parameters
    ----------
    is_library
        Says whether a loaded module is library code.
    reload
        The undo log of the reload under way.
    """

    def __init__(self, is_library: Callable[[str], bool], reload: CurrentUndo) -> None:
        self._is_library = is_library
        self._reload = reload
        self._watched: dict[str, dict[int, tuple[Any, dict[Any, Any]]]] = {}
        self._set: dict[str, tuple[_Item, ...]] = {}

    def look(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Code that `sets_items`, with these global names, runs on behalf of a module."""
        watched, undo = self._watched.setdefault(module, {}), self._reload.get()
        for mapping in self._mappings(code, values):
            if id(mapping) not in watched and len(_items(mapping)) <= _MANY:
                before = dict(_items(mapping))
                watched[id(mapping)] = mapping, before
                if undo is not None:
                    undo.push(_put_back, mapping, before)

    def _mappings(self, code: CodeType, values: Mapping[str, Any]) -> Iterator[Any]:
        for _, value, owner in named_by(reads_of(code).chains, code, values):
            for each in (value, owner):
                if each is os.environ or (is_a(each, dict) and self._is_of_library(each, owner)):
                    yield each

    def _is_of_library(self, mapping: Any, owner: Any) -> bool:
        if namespace(owner) is vars(sys):
            return False  # `sys.modules`: what stands there is the affair of `self_replacing`
        names = [module_of(type(mapping)), (namespace(owner) or {}).get("__name__")]
        return any(
            type(name) is str and name not in ("builtins", "collections") and self._is_library(name)
            for name in names
        )

    def settle(self, module: str) -> None:
        """A module has run: note what it has set."""
        self._set.pop(module, None)
        found = []
        for mapping, before in self._watched.pop(module, {}).values():
            found += _differing(mapping, before)
        if found:
            self._set[module] = tuple(found)

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._watched.pop(module, None)

    def are_changed_by(self, module: str) -> bool:
        """Say whether a module has set something."""
        return module in self._set

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Set back what these modules have set, the last first, where it is as they left it."""
        undo.push(self._restore, dict(self._set))
        for name in reversed(list(modules)):
            for mapping, key, before, after in reversed(self._set.pop(name, ())):
                if _items(mapping).get(key, _ABSENT) is after:
                    undo.push(_put, mapping, key, after)
                    _put(mapping, key, before)

    def _restore(self, items: dict[str, tuple[_Item, ...]]) -> None:
        self._set = dict(items)
        self._watched.clear()


def sets_items(code: CodeType) -> bool:
    """Say whether code may set items of mappings."""
    # A cheap test: most code sets items of nothing but what is its own.
    if not _KNOWN.isdisjoint(code.co_names):
        return True
    if code.co_name != "<module>":
        return False
    raw = code.co_code
    operations = raw[::2]
    return (_STORE in operations or _DELETE in operations) and _SETS_ITEM.search(raw) is not None


def sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules from which code has what it may set items of."""
    return importing({chain[0] for chain in reads_of(code).chains}, code, values)


def _differing(mapping: Any, before: Mapping[Any, Any]) -> list[_Item]:
    now = _items(mapping)
    items = [
        _Item(mapping, key, before.get(key, _ABSENT), now.get(key, _ABSENT))
        for key in {**before, **now}
    ]
    return [item for item in items if item.before is not item.after]


def _put_back(mapping: Any, before: Mapping[Any, Any]) -> None:
    for item in _differing(mapping, before):
        _put(mapping, item.key, item.before)


def _items(mapping: Any) -> dict[Any, Any]:
    """Return what is behind a mapping, running none of its own code; see `os._Environ`."""
    found: dict[Any, Any] = vars(mapping)["_data"] if mapping is os.environ else mapping
    return found


def _put(mapping: Any, key: Any, value: Any) -> None:
    if mapping is os.environ:
        name = mapping.decodekey(key)
        if value is _ABSENT:
            mapping.pop(name, None)
        else:
            mapping[name] = mapping.decodevalue(value)
    elif value is _ABSENT:
        dict.pop(mapping, key, None)
    else:
        dict.__setitem__(mapping, key, value)
