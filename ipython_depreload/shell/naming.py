"""What the user may call a module: dotted names, notebook variables, globs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from types import FunctionType, ModuleType
from typing import Any

from IPython.core.error import UsageError

from ipython_depreload.modules import namespace
from ipython_depreload.reloading.reloader import Reloader, UnknownModuleError


def split(arguments: Iterable[str]) -> list[str]:
    """Return names that are separated by commas, spaces or both, each once."""
    parts = (part.strip("'\" ") for argument in arguments for part in argument.split(","))
    return list(dict.fromkeys(filter(None, parts)))


def is_glob(name: str) -> bool:
    """Say whether a name has wildcards."""
    return any(character in name for character in "*?[")


def resolve(reloader: Reloader, notebook: Mapping[str, Any], given: Iterable[str]) -> list[str]:
    """Return the modules that the user means.

    Raises
    ------
    UnknownModuleError
        If no such module has been imported.
    UsageError
        If a glob matches none, or a name is that of something else.
    """
    found: dict[str, None] = {}
    for name in given:
        matching = _matching(reloader, name) if is_glob(name) else [_one(reloader, notebook, name)]
        found.update(dict.fromkeys(matching))
    return list(found)


def _matching(reloader: Reloader, glob: str) -> list[str]:
    """Return the project's modules that a glob means; libraries are reloaded only by name."""
    known = [name for name in reloader.known_modules() if reloader.is_project(name)]
    found = [name for name in known if fnmatchcase(name, glob)]
    if not found:
        raise UsageError(f"no imported module of the project matches {glob!r}")
    return [name for name in found if not reloader.is_blacklisted(name)] or found


def _one(reloader: Reloader, notebook: Mapping[str, Any], name: str) -> str:
    aliased = _through_variable(reloader, notebook, name)
    if aliased in sys.modules:
        return aliased
    try:
        return reloader.name_of(name)
    except UnknownModuleError:
        value = notebook.get(name)
        home = value.__module__ if isinstance(value, (type, FunctionType)) else None
        if isinstance(home, str) and home in sys.modules:
            raise UsageError(f"{name} is no module but defined in one: {home}") from None
        raise


def _through_variable(reloader: Reloader, notebook: Mapping[str, Any], name: str) -> str:
    """Return `numpy.linalg` for `np.linalg`."""
    variable, dot, rest = name.partition(".")
    value = notebook.get(variable)
    if not isinstance(value, ModuleType) or namespace(value) is None:
        return name
    try:
        return reloader.name_of(value) + dot + rest
    except UnknownModuleError:  # a module that is no longer, or never was, in sys.modules
        return name


def for_blacklist(reloader: Reloader, notebook: Mapping[str, Any], name: str) -> str:
    """Return a name as the blacklist takes it: fully qualified, or a glob as it is."""
    if name in sys.modules or is_glob(name):
        return name
    return _through_variable(reloader, notebook, name)


def without(current: Sequence[str], given: Iterable[str]) -> list[str]:
    """Return a blacklist without some of its entries.

    Raises
    ------
    UsageError
        If one is not on it.
    """
    left = list(current)
    for name in given:
        if name not in left:
            import difflib  # needed only for a misspelt name

            near = difflib.get_close_matches(name, left, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"{name} is not on the blacklist{hint}")
        left.remove(name)
    return left
