"""What project modules register with libraries: `matplotlib.colormaps.register(mine)`.

Many libraries refuse a name that is taken, or warn. So the entries that a module has caused are
taken back before it runs again. Recognised are functions and methods whose names say that they
register; what they do is seen from what there is more of afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members
from ipython_depreload.libraries.library_targets import (
    REGISTER,
    importing,
    named_by,
    names_start_with,
    registering,
)
from ipython_depreload.modules import namespace
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import save_container
from ipython_depreload.undo import CurrentUndo, Undo

_KINDS = exactly(dict, list, set)
_MANY = 10_000  # larger ones hold data


class _Entries(NamedTuple):
    """Keys of a dictionary, or members of a list or set."""

    container: Any
    members: list[Any]


class LibraryRegistries:
    """What each module has registered with libraries.

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
        self._watched: dict[str, dict[int, _Entries]] = {}
        self._registered: dict[str, tuple[_Entries, ...]] = {}

    def look(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Code that `registers`, with these global names, runs on behalf of a module."""
        watched, undo = self._watched.setdefault(module, {}), self._reload.get()
        for owner in self._owners(code, values):
            for container in _containers(owner):
                if id(container) not in watched and len(container) <= _MANY:
                    watched[id(container)] = _Entries(container, list(container))
                    if undo is not None:
                        save_container(container, undo)

    def _owners(self, code: CodeType, values: Mapping[str, Any]) -> Iterator[Any]:
        """Yield what has registries: an object with such a method, the module of a function."""
        for chain, value, owner in named_by(registering(code), code, values):
            if chain[-1].startswith(REGISTER) or _name_of(value).startswith(REGISTER):
                if type(value) is FunctionType and self._is_library(value.__module__):
                    yield sys.modules.get(value.__module__)
                module = _home_of(owner)
                if type(module) is str and self._is_library(module):
                    yield owner

    def settle(self, module: str) -> None:
        """A module has run: note what is there that was not."""
        self._registered.pop(module, None)
        known = {
            (id(entries.container), id(member))
            for others in self._registered.values()
            for entries in others
            for member in entries.members
        }
        found = []
        for container, before in self._watched.pop(module, {}).values():
            if len(container) > len(before):
                then = set(map(id, before))
                more = [m for m in list(container) if id(m) not in then]
                mine = [m for m in more if (id(container), id(m)) not in known]
                if mine:
                    found.append(_Entries(container, mine))
        if found:
            self._registered[module] = tuple(found)

    def abandon(self, module: str) -> None:
        """A module failed: forget that it ran."""
        self._watched.pop(module, None)

    def are_changed_by(self, module: str) -> bool:
        """Say whether a module has registered something."""
        return module in self._registered

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Take back what these modules have registered."""
        undo.push(self._restore, dict(self._registered))
        for name in modules:
            for container, members in self._registered.pop(name, ()):
                save_container(container, undo)
                for member in members:
                    _remove(container, member)

    def _restore(self, registered: dict[str, tuple[_Entries, ...]]) -> None:
        self._registered = dict(registered)
        self._watched.clear()


def registers(code: CodeType) -> bool:
    """Say whether code names anything that says that it registers."""
    return names_start_with(REGISTER, code)


def sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules from which code has what it registers with."""
    return importing({chain[0] for chain in registering(code)}, code, values)


def _home_of(owner: Any) -> Any:
    """Return the module that an object is, or its class comes from."""
    if is_a(owner, ModuleType):
        return (namespace(owner) or {}).get("__name__")
    return class_members(owner if is_a(owner, type) else type(owner)).get("__module__")


def _name_of(value: Any) -> str:
    return value.__name__ if type(value) is FunctionType else ""


def _containers(owner: Any) -> list[Any]:
    """Return what a library module, or an object of its class, keeps things in."""
    values = namespace(owner)
    if values is vars(sys):
        return []  # what is imported meanwhile is not registered
    if values is None:
        values = own_attributes(owner)
    items = list((values or {}).items())
    # `__builtins__` is everybody's.
    return [v for name, v in items if id(type(v)) in _KINDS and not str(name).startswith("__")]


def _remove(container: Any, member: Any) -> None:
    """Remove a key, or the very object from a list or set, if it is still there."""
    if is_a(container, list):
        container[:] = [each for each in container if each is not member]
    elif any(each is member for each in container):
        container.pop(member) if is_a(container, dict) else container.discard(member)
