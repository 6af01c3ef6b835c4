"""Dictionaries and sets find keys again whose `__hash__` gives another number since an edit.

A frozen dataclass that gains a field is the usual case: what the user holds would look empty.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import class_members, mro_of
from ipython_depreload.identity.become import (
    emptied_caches,
    live_caches,
    ordered_items,
    referrers_of,
)
from ipython_depreload.modules import is_a
from ipython_depreload.reads import words_by_function
from ipython_depreload.tracked import Tracked
from ipython_depreload.undo import Undo

HASH = "__hash__"
_HOLDERS = 3  # a key, a tuple of it, a tuple of that


def some_define(name: str, modules: Mapping[str, Tracked]) -> bool:
    """Say whether the source of any project module has a function of this name."""
    codes = [tracked.code for tracked in modules.values()]
    return any(code is not None and name in words_by_function(code) for code in codes)


def hash_code(cls: type) -> object:
    """Return what computes the hashes of instances: the code of a function, or something else."""
    found = _hash_of(cls)
    return found.__code__ if type(found) is FunctionType else found


def _hash_of(cls: type) -> Any:
    return next((class_members(c)[HASH] for c in mro_of(cls) if HASH in class_members(c)), None)


class Rehashing:
    """Puts keys where their hashes say, and back if the reload fails.

    Parameters
    ----------
    undo
        The action that this records comes first, so that it is taken last: with the old code.
    """

    def __init__(self, undo: Undo) -> None:
        self._touched: list[Any] = []
        undo.push(self._again)

    def run(self, modules: Collection[str]) -> list[str]:
        """Arrange whatever has keys whose class has a `__hash__` made in one of these modules.

        Returns
        -------
        list
            Notes for the user.
        """
        found = _holders(_instances(modules))
        self._touched += found
        failed = [error for error in map(_arrange, found) if error is not None]
        return [f"keys in a dictionary or set could not be hashed anew: {e!r}" for e in failed]

    def _again(self) -> None:
        for container in self._touched:
            _arrange(container)


def _instances(modules: Collection[str]) -> list[Any]:
    live = gc.get_objects()
    kinds = {id(kind): kind for kind in map(type, live)}
    wanted = {number for number, kind in kinds.items() if _is_hashed_by(kind, modules)}
    return [each for each in live if id(type(each)) in wanted] if wanted else []


def _is_hashed_by(kind: type, modules: Collection[str]) -> bool:
    function = _hash_of(kind)
    if type(function) is not FunctionType:
        return False
    makers = (function.__globals__.get("__name__"), function.__module__)
    return any(type(name) is str and name in modules for name in makers)


def _holders(keys: list[Any]) -> list[Any]:
    """Return the dictionaries and sets that have one of these as a key, or in a tuple that is."""
    found: dict[int, Any] = {}
    level = keys
    for _ in range(_HOLDERS):
        if not level:
            break
        wanted = set(map(id, level))
        holders = referrers_of(level)
        storage = emptied_caches(live_caches(), set(map(id, holders)))
        for holder in holders:
            if id(holder) not in storage and _has_keys(holder, wanted):
                found[id(holder)] = holder
        level = [holder for holder in holders if is_a(holder, tuple)]
    return list(found.values())


def _has_keys(holder: Any, wanted: set[int]) -> bool:
    if is_a(holder, dict):
        return not wanted.isdisjoint(map(id, dict.keys(holder)))
    return is_a(holder, set) and not wanted.isdisjoint(map(id, set.__iter__(holder)))


def _arrange(container: Any) -> Exception | None:
    """Put everything in a container where it belongs; return why that failed, if it did."""
    try:
        if is_a(container, OrderedDict):
            _refill(OrderedDict, container, OrderedDict(_items_in_order(container)))
        elif is_a(container, dict):
            _refill(dict, container, dict(list(dict.items(container))))
        else:
            _refill(set, container, set(list(set.__iter__(container))))  # noqa: C414
    except Exception as error:  # the user's own `__hash__` or `__eq__`  # noqa: BLE001
        return error
    return None


def _items_in_order(container: Any) -> list[tuple[Any, Any]]:
    try:
        return ordered_items(container)
    except KeyError:  # it looks each key up, and does not find it
        return list(dict.items(container))


def _refill(kind: Any, container: Any, contents: Iterable[Any]) -> None:
    # From one of its own kind: CPython takes the hashes from there and asks the keys no more.
    kind.clear(container)
    kind.update(container, contents)
