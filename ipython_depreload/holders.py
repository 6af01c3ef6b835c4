"""Who shares an object that another module has made and put into a registry.

`get_registry("models")` makes one for the first module that asks, and gives the same to the others.
When the first one runs again it makes another: the others must have that one, too.
"""

from __future__ import annotations

import enum
import logging
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import defines
from ipython_depreload.containers import ATOMS, BASES, slot_values
from ipython_depreload.contributions import Contributions
from ipython_depreload.graph import closure
from ipython_depreload.inside import leads_on, parts_of
from ipython_depreload.modules import is_a, own_attributes

_NOT_MADE = (BuiltinFunctionType, MethodType, ModuleType)
_ALWAYS_SHARED = (re.Pattern, logging.Logger, enum.Enum)
_DEPTH = 4  # a list of rules, a rule, an object in it, its attributes
_OF_OURS = 4  # the entry, the note of it, the dictionary of objects, the argument


class _Memory(NamedTuple):
    """What is known for as long as nothing is changed."""

    keepers: dict[str, dict[str, str]]
    reached: dict[str, set[int]]


class Holders:
    """Finds the modules that share what others have put into registries.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    modules
        The project modules.
    imports
        Gives the names of what a module has imported.
    origin
        Gives the module, and the name there, from where a module has imported a name; itself if
        it has not.
    """

    def __init__(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        modules: Collection[str],
        imports: Callable[[str], Iterable[str]],
        origin: Callable[[str, str], tuple[str, str]],
    ) -> None:
        self._values_of = values_of
        self._modules = modules
        self._imports = imports
        self._origin = origin
        self._memory: _Memory | None = None

    def keepers(self, maker: str, contributions: Contributions) -> dict[str, str]:
        """Return the modules that share what one registered -> why they must run when it does."""
        if self._memory is None or maker not in self._memory.keepers:
            found = self._sharing(maker, contributions)
            reasons = dict.fromkeys(sorted(found), f"shares what {maker} registered")
            if self._memory is None:
                return reasons
            self._memory.keepers[maker] = reasons
        return self._memory.keepers[maker]

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Nothing is changed meanwhile: what leads where is asked but once."""
        self._memory = _Memory({}, {})
        try:
            yield
        finally:
            self._memory = None

    def _sharing(self, maker: str, contributions: Contributions) -> set[str]:
        made = {
            id(value): value
            for value in contributions.values_added_by(maker)
            if _is_made(maker, value)
        }
        made = self._held_elsewhere(maker, made)
        if not made:
            return set()
        below = closure([maker], self._imports)
        others = [name for name in list(self._modules) if name not in below]
        holding = [name for name in others if not self._reached(name).isdisjoint(made)]
        if not holding:
            return set()
        registries = set(map(id, contributions.added_by(maker)))
        for name in below.keys() - {maker}:  # what it has from those, it has not made
            for number in self._reached_past(name, registries, ()) & made.keys():
                del made[number]
        return {name for name in holding if self._shares(name, maker, made, registries)}

    def _held_elsewhere(self, maker: str, made: dict[int, Any]) -> dict[int, Any]:
        """Return what more refers to than the registry and the names of its maker."""
        own = list(map(id, (self._values_of(maker) or {}).values())) if made else []
        return {
            number: value
            for number, value in made.items()
            if sys.getrefcount(value) > _OF_OURS + own.count(number)
        }

    def _shares(
        self, module: str, maker: str, made: Mapping[int, Any], registries: set[int]
    ) -> bool:
        """Say whether a module has some of these objects, but for what it has imported."""
        imported = {
            attribute
            for attribute, value in list((self._values_of(module) or {}).items())
            if id(value) in made and self._origin(module, attribute)[0] == maker
        }
        return not self._reached_past(module, registries, imported).isdisjoint(made)

    def _reached(self, module: str) -> set[int]:
        """Return the ids of all to which a module leads."""
        memory = {} if self._memory is None else self._memory.reached
        if module not in memory:
            memory[module] = self._reached_past(module, set(), ())
        return memory[module]

    def _reached_past(self, module: str, closed: set[int], left_out: Collection[str]) -> set[int]:
        """Return the same without what closed containers, or some names, lead to."""
        values = list((self._values_of(module) or {}).items())
        return _reached(module, [v for name, v in values if name not in left_out], closed)


def _is_made(maker: str, value: Any) -> bool:
    """Say whether a value may be an object that a module has made, for others to find."""
    if is_a(value, type):
        return defines(maker, value)
    if type(value) is FunctionType:
        return value.__globals__.get("__name__") == maker
    if id(type(value)) in ATOMS or is_a(value, (*_NOT_MADE, *_ALWAYS_SHARED)):
        return False
    return is_a(value, BASES) or own_attributes(value) is not None or any(slot_values(value))


def _reached(module: str, values: Iterable[Any], closed: set[int]) -> set[int]:
    """Return the ids of the objects to which a module's values lead, past closed containers."""
    found: set[int] = set()
    level = list(filter(leads_on, values))
    for _ in range(_DEPTH):
        new = {id(value): value for value in level if id(value) not in found}
        found |= new.keys()
        open_ones = [value for number, value in new.items() if number not in closed]
        level = [part for value in open_ones for part in parts_of(module, value, closed)]
    return found | set(map(id, level))
