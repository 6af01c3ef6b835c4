"""What functions keep in variables by hand is stale once they would give something else.

`_tables = {}`, `_engine = None`. So it is with modules that are not executed; of others all is
made anew. Objects of the project's own classes stay: they follow, and may have been changed since.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import module_of, set_class_attribute
from ipython_depreload.code.lookups_by_hand import is_none_at_first, may_look_up, results_kept
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.modules import is_a, namespace
from ipython_depreload.registrations.first_contents import OPENED, owners
from ipython_depreload.undo import Undo


class _Kept(NamedTuple):
    """A variable of a module, of a class or of an object, and the keys of results in it."""

    owner: Any
    members: Mapping[str, Any]
    name: str
    value: Any
    keys: list[Any]


def forget_looked_up(
    modules: Mapping[str, Tracked],
    without: Collection[str],
    is_stale: Callable[[Collection[str]], bool],
    undo: Undo,
) -> None:
    """Forget such results as functions might not give any more.

    Parameters
    ----------
    without
        Modules that are to be executed.
    is_stale
        Says whether functions of some names may give something else now.
    """
    for name, tracked in list(modules.items()):
        found = [] if name in without else list(_kept_in(name, tracked, modules))
        tree = _tree_of(tracked) if found else None
        if tree is None:
            continue
        makers: dict[str, set[str]] = {}
        for variable, function in results_kept(tree):
            makers.setdefault(variable, set()).add(function)
        for kept in found:
            is_result = kept.keys or is_none_at_first(tree, kept.name)
            if is_result and kept.name in makers and is_stale(makers[kept.name]):
                _forget(kept, undo)


def _kept_in(name: str, tracked: Tracked, project: Collection[str]) -> Iterator[_Kept]:
    """Yield what functions may have put there since the module has run."""
    names = frozenset() if tracked.code is None else may_look_up(tracked.code)
    values = namespace(sys.modules.get(name)) if names else None
    for owner, members in owners(name, values, project) if values else ():
        for variable in names & members.keys():
            value = members[variable]
            known = tracked.first_contents.get((owner, variable))
            if known is None or id(type(value)) not in OPENED:
                if value is not None and _is_plain(value, project):
                    yield _Kept((values or {}).get(owner), members, variable, value, [])
            elif is_a(value, dict):
                new = known.new_in(value)
                if new and all(_is_plain(each, project) for _, each in new):
                    keys = [key for key, _ in new]
                    yield _Kept((values or {}).get(owner), members, variable, value, keys)


def _is_plain(value: Any, project: Collection[str]) -> bool:
    home = module_of(type(value))
    return not (
        home in project or home == NOTEBOOK or is_a(value, (type, FunctionType, ModuleType))
    )


def _tree_of(tracked: Tracked) -> ast.Module | None:
    try:
        if tracked.source is not None:
            return ast.parse(tracked.source)
        if tracked.change is not None:
            return None
        with open(tracked.path, "rb") as file:
            return ast.parse(file.read())
    except (OSError, SyntaxError, ValueError):  # it is gone, or is no plain Python
        return None


def _forget(kept: _Kept, undo: Undo) -> None:
    if kept.keys:
        undo.save_dict(kept.value)
        for key in kept.keys:
            kept.value.pop(key, None)
    elif is_a(kept.owner, type):
        undo.save_class(kept.owner)
        set_class_attribute(kept.owner, kept.name, None)
    else:
        members: Any = kept.members
        undo.save_dict(members)
        members[kept.name] = None
