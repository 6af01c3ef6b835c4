"""What project modules set in mappings of libraries: `os.environ`, `matplotlib.rcParams`.

`os.environ.setdefault("HOME_OF_DATA", ...)` would find what it has set itself when it runs again.
So would `tables["rate"] = wrapped(tables["rate"])` in a table of another module of the project: of
such only what is replaced is noted here, as `contributions` and `removals` have the rest.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from opcode import opmap
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members
from ipython_depreload.library_patches import importing, instruction, named_by
from ipython_depreload.modules import is_a, namespace
from ipython_depreload.reads import reads_of
from ipython_depreload.undo import CurrentUndo, Undo

_ABSENT = object()
_KNOWN = {"environ", "rcParams"}
_STORE, _DELETE = opmap["STORE_SUBSCR"], opmap["DELETE_SUBSCR"]
_NAMES = instruction("LOAD_NAME", "LOAD_GLOBAL")
_KEYS = ("LOAD_NAME", "LOAD_GLOBAL", "LOAD_CONST", "LOAD_ATTR", "LOAD_FAST", "LOAD_DEREF")
# `a.b[key] = value`, where the key is a constant or a name; `a.b[key] += value` with any key.
_SETS_ITEM = re.compile(
    b"(?:"
    + _NAMES
    + instruction("LOAD_ATTR", "EXTENDED_ARG")
    + b"*"
    + instruction(*_KEYS)
    + b"+|"
    + instruction("SWAP")
    + b"{2})"
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

    def is_replaced(self) -> bool:
        """Say whether there was one, and is again."""
        return self.before is not _ABSENT and self.after is not _ABSENT

    def is_on(self, lower: _Item) -> bool:
        """Say whether this has replaced what the other has set."""
        is_same = self.mapping is lower.mapping and self.before is lower.after is not _ABSENT
        return is_same and (self.key is lower.key or bool(self.key == lower.key))


class _Mapping(NamedTuple):
    """A mapping that a running module may change, as it was when that began."""

    mapping: Any
    before: dict[Any, Any]
    is_librarys: bool


class LibrarySettings:
    """The items of libraries' mappings that each module has set.

    Parameters
    ----------
    is_library, builds_on
        See `LibraryPatches`.
    reload
        The undo log of the reload under way.
    """

    def __init__(
        self,
        is_library: Callable[[str], bool],
        builds_on: Callable[[str, str], object],
        reload: CurrentUndo,
    ) -> None:
        self._is_library = is_library
        self._builds_on = builds_on
        self._reload = reload
        self._watched: dict[str, dict[int, _Mapping]] = {}
        self._set: dict[str, tuple[_Item, ...]] = {}

    def look(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Code that `sets_items`, with these global names, runs on behalf of a module."""
        watched, undo = self._watched.setdefault(module, {}), self._reload.get()
        for mapping, is_librarys in self._mappings(module, code, values):
            if id(mapping) not in watched and len(_items(mapping)) <= _MANY:
                before = dict(_items(mapping))
                watched[id(mapping)] = _Mapping(mapping, before, is_librarys)
                if undo is not None:
                    undo.push(_put_back, mapping, before)

    def _mappings(
        self, module: str, code: CodeType, values: Mapping[str, Any]
    ) -> Iterator[tuple[Any, bool]]:
        """Yield what code may set items of, and whether that is a library's."""
        is_own = values.get("__name__") == module
        for chain, value, owner in named_by(reads_of(code).chains, code, values):
            for each in (value, owner):
                if each is os.environ or (is_a(each, dict) and self._is_of_library(each, owner)):
                    yield each, True
                elif is_a(each, dict) and self._is_of_another(
                    module, owner, is_own and not _is_imported(chain[0], code)
                ):
                    yield each, False

    def _is_of_another(self, module: str, owner: Any, may_be_own: bool) -> bool:
        """Say whether what an object leads to is of another module of the project.

        Parameters
        ----------
        may_be_own
            Whether it is the running module's if the object does not tell.
        """
        is_class = is_a(owner, type)
        members = class_members(owner) if is_class else namespace(owner) or {}
        name = members.get("__module__" if is_class else "__name__")
        if type(name) is str:
            return name != module and not self._is_library(name)
        return not may_be_own

    def _is_of_library(self, mapping: Any, owner: Any) -> bool:
        if namespace(owner) is vars(sys):
            return False  # `sys.modules`: what stands there is the affair of `self_replacing`
        names = [type(mapping).__module__, (namespace(owner) or {}).get("__name__")]
        return any(
            type(name) is str and name not in ("builtins", "collections") and self._is_library(name)
            for name in names
        )

    def settle(self, module: str) -> None:
        """A module has run: note what it has set."""
        self._set.pop(module, None)
        found: list[_Item] = []
        for mapping, before, is_librarys in self._watched.pop(module, {}).values():
            more = _differing(mapping, before)
            found += more if is_librarys else [item for item in more if item.is_replaced()]
        for other, items in self._set.items() if found else ():
            if any(item.is_on(lower) for item in found for lower in items):
                self._builds_on(module, other)
        if found:
            self._set[module] = tuple(found)

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._watched.pop(module, None)

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
    raw = code.co_code
    operations = raw[::2]
    return (_STORE in operations or _DELETE in operations) and _SETS_ITEM.search(raw) is not None


def _is_imported(name: str, code: CodeType) -> bool:
    givers = reads_of(code).givers
    return name in givers or any(statement.local == name for statement, _ in givers.get("", ()))


def sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules from which code has what it may set items of."""
    return importing({chain[0] for chain in reads_of(code).chains}, code, values)


def _differing(mapping: Any, before: Mapping[Any, Any]) -> list[_Item]:
    now = _items(mapping)
    known = [(key, value, now.get(key, _ABSENT)) for key, value in before.items()]
    found = [_Item(mapping, key, then, new) for key, then, new in known if then is not new]
    came = [_Item(mapping, key, _ABSENT, now[key]) for key in now if key not in before]
    return [*found, *came]


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
