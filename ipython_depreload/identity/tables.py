"""What tables lead to: `STEPS[name](x)` names none of the functions that it may call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import module_of, mro_of, qualname_of
from ipython_depreload.identity.classes import member_functions
from ipython_depreload.identity.parts import parts_of
from ipython_depreload.objects import SEQUENCES, elements_of, exactly, is_a

_MANY = 1000  # larger ones hold data
_PLAIN = exactly(int, str, float, bool, bytes, type(None))


def tables_in(
    namespaces: Iterable[Mapping[str, Any]], modules: Collection[str]
) -> list[tuple[str, Set[str]]]:
    """Return (name, names of what is in it) of the tables among the values of some modules.

    Parameters
    ----------
    modules
        Objects of the classes of these are looked into.
    """
    known: dict[int, Set[str]] = {}  # many modules may have the same table
    found: list[tuple[str, Set[str]]] = []
    for name, value in (item for values in namespaces for item in list(values.items())):
        if id(value) not in known:
            known[id(value)] = names_in(value, modules) if _inside(value, modules) else set()
        if known[id(value)]:
            found.append((name, known[id(value)]))
    return found


def names_in(value: Any, modules: Collection[str]) -> set[str]:
    """Return the names of the functions, and of the classes of these modules, in a value."""
    names: set[str] = set()
    level, seen = [value], set[int]()
    for each in level:  # which grows meanwhile
        if id(each) in seen:
            continue
        seen.add(id(each))
        classes = mro_of(each if is_a(each, type) else type(each))
        names |= {name_in_source(cls) for cls in classes if module_of(cls) in modules}
        if type(each) is FunctionType:
            names.add(each.__code__.co_name)
        if not is_a(each, type):
            level += [*member_functions(each), *_inside(each, modules)]
    return names


def names_in_all(values: Iterable[Any], modules: Collection[str]) -> set[str]:
    """Return the same of many values, most of which are of few classes."""
    names: set[str] = set()
    known = set(_PLAIN)
    for value in values:
        if id(type(value)) not in known:
            names |= names_in(value, modules)
            if module_of(type(value)) in modules:
                known.add(id(type(value)))
    return names


def name_in_source(cls: type) -> str:
    """Return the name that the class statement gave."""
    return qualname_of(cls).rpartition(".")[2]


def _inside(value: Any, modules: Collection[str]) -> Iterable[Any]:
    if is_a(value, dict):
        held: Any = dict.values(value) if dict.__len__(value) <= _MANY else ()
    elif is_a(value, SEQUENCES):
        held = elements_of(value, _MANY)
    elif module_of(type(value)) in modules:
        parts = parts_of(type(value))
        held = [*(parts.attributes(value) or {}).values()]
        held += [attribute for _, attribute in parts.filled_slots(value)]
    else:
        held = ()
    return list(held)
