"""What the notebook holds of a class or function that a module no longer has: it cannot follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import defines, mro_of, qualname_of
from ipython_depreload.modules import exactly, is_a
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
    for old in gone:
        holders = [variable for variable, value in _variables(notebook) if _holds(value, old)]
        if holders:
            verb = "stays" if len(holders) == 1 else "stay"
            yield (
                f"{listed(holders)} {verb} on the old code of {module}.{_name(old)}, which is gone,"
                " until made anew"
            )


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


def _holds(value: object, old: object) -> bool:
    return any(_is_made_of(each, old) for each in (value, *_items(value)))


def _items(value: Any) -> list[object]:
    """Return the first items of a container, all at once: another thread may add to it."""
    if type(value) is dict:
        value = value.values()
    elif id(type(value)) not in _PLAIN:
        return []
    return list(islice(value, _ENOUGH))


def _is_made_of(value: object, old: object) -> bool:
    """Say whether a value is a removed function or class, derived from it or one of its objects."""
    if value is old:
        return True
    kind = value if is_a(value, type) else type(value)
    return any(base is old for base in mro_of(kind))  # type: ignore[arg-type]
