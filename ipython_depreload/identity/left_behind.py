"""What the notebook holds of a class or function that a module no longer has: it cannot follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import defines, mro_of, qualname_of
from ipython_depreload.objects import exactly, is_a
from ipython_depreload.report import listed

_PLAIN = exactly(list, tuple, set, frozenset)
_ENOUGH = 1000  # items of a container: of thousands, the first are like the rest
_OF_IPYTHON = r"_|In$|Out$"


def notes_on_left_behind(
    module: str, gone: Iterable[type | FunctionType], notebook: Mapping[str, Any]
) -> Iterator[str]:
    """Say which of the notebook's variables hold something of what a module no longer has.

    Only what the variables show is looked at, and what is in lists and the like of theirs.
    """
    named = {id(old): f"{module}.{_name(old)}" for old in gone}
    held: dict[str, list[str]] = {}
    for variable, value in _variables(notebook) if named else ():
        for number in _made_of([value, *_items(value)], named.keys()):
            held.setdefault(named[number], []).append(variable)
    by_holders: dict[str, list[str]] = {}
    for name in filter(held.__contains__, named.values()):  # of very many, one line
        verb = "stays" if len(held[name]) == 1 else "stay"
        by_holders.setdefault(f"{listed(held[name])} {verb}", []).append(name)
    for holders, names in by_holders.items():
        verb = "is" if len(names) == 1 else "are"
        yield f"{holders} on the old code of {listed(names)}, which {verb} gone, until made anew"


def _name(value: type | FunctionType) -> str:
    return value.__qualname__ if type(value) is FunctionType else qualname_of(value)


def is_defined_in(module: str, value: object) -> bool:
    """Say whether a value is a class or function that a module has defined."""
    if is_a(value, type):
        return defines(module, value)  # type: ignore[arg-type]
    return type(value) is FunctionType and value.__module__ == module


def _variables(notebook: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Return the user's variables, without those in which IPython keeps what cells have shown."""
    return [(n, v) for n, v in list(notebook.items()) if not re.match(_OF_IPYTHON, str(n))]


def _items(value: Any) -> list[object]:
    """Return the first items of a container, all at once: another thread may add to it."""
    if type(value) is dict:
        value = value.values()
    elif id(type(value)) not in _PLAIN:
        return []
    return list(islice(value, _ENOUGH))


def _made_of(values: list[object], gone: Collection[int]) -> Iterable[int]:
    """Return which of these, by id, some values are, are derived from, or are objects of.

    Most values are of few classes: each is asked once.
    """
    kinds = {id(kind): kind for kind in map(type, values)}
    of_classes = {number for number, kind in kinds.items() if issubclass(kind, type)}
    if of_classes:
        kinds.update((id(v), v) for v in values if id(type(v)) in of_classes)  # type: ignore[misc]
    found = set(map(id, values))
    for kind in kinds.values():
        found.update(map(id, mro_of(kind)))
    return found.intersection(gone)
