"""Read and write what a class itself has, past any hook of its metaclass."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from types import FunctionType, MappingProxyType
from typing import Any

class_members: Callable[[type], MappingProxyType[str, Any]] = type.__dict__["__dict__"].__get__
bases_of: Callable[[type], tuple[type, ...]] = type.__dict__["__bases__"].__get__
base_of: Callable[[type], type] = type.__dict__["__base__"].__get__
mro_of: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
qualname_of: Callable[[type], str] = type.__dict__["__qualname__"].__get__
# Whose class is set may have a property of that name, as proxies do.
set_class_of: Callable[[Any, type], None] = object.__dict__["__class__"].__set__
_flags_of: Callable[[type], int] = type.__dict__["__flags__"].__get__
_stated_module: Callable[[type], object] = type.__dict__["__module__"].__get__
_set_doc: Callable[[type, object], None] = type.__dict__["__doc__"].__set__
_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE

# `type` has setters for these, which do more than to store the value.
_SET_BY_TYPE = {"__abstractmethods__", "__annotate__", "__annotations__", "__type_params__"}
# Its setter does not delete, though a class need not have it (typeobject.c, 3.12 and 3.13).
_NOT_DELETED_BY_TYPE = "__type_params__"


def own_class_sizes(module: str, values: Mapping[str, Any]) -> dict[str, int]:
    """Return how many attributes each class has that a module defines, by qualified name."""
    found = [v for v in list(values.values()) if issubclass(type(v), type)]
    own = (cls for cls in found if defines(module, cls))
    return {qualname_of(cls): len(class_members(cls)) for cls in own}


def with_subclasses(*classes: type) -> list[type]:
    """Return classes and all that are derived from them; by identity: one may have no hash."""
    level = found = dict(zip(map(id, classes), classes, strict=True))
    while level:  # few levels, but thousands of classes: gone through in C
        derived: list[type] = [*chain.from_iterable(map(type.__subclasses__, level.values()))]
        level = dict(zip(map(id, derived), derived, strict=True))
        for number in level.keys() & found.keys():
            del level[number]
        found = found | level
    return list(found.values())


def definer_of(cls: type, name: str) -> type | None:
    """Return the class in the resolution order of another one that has an attribute itself."""
    return next((each for each in mro_of(cls) if name in class_members(each)), None)


def inherited(cls: type, name: str) -> Any:
    """Return what a class has itself under a name, or inherits, unbound; None if nothing."""
    owner = definer_of(cls, name)
    return None if owner is None else class_members(owner)[name]


def is_built_in(cls: type) -> bool:
    """Say whether a class is laid out in C, and can have no other bases."""
    return not _flags_of(cls) & _HEAP_TYPE


def built_in_base(cls: type) -> type:
    """Return the first class among the bases of a class, or itself, that is built in."""
    return next(filter(is_built_in, mro_of(cls)))


def module_of(cls: type) -> str:
    """Return the name of the module that a class says to be of, "" if it says something else."""
    try:
        name = _stated_module(cls)
    except AttributeError:  # some made in C have none
        return ""
    return name if type(name) is str else ""


def defines(module: str, cls: type) -> bool:
    """Say whether a class is, as far as it says, of a module; it may say anything."""
    name = class_members(cls).get("__module__")
    return type(name) is str and name == module


def is_of(module: str, value: Any) -> bool:
    """Say whether something is a function or class of a module, or an instance of one."""
    if type(value) is FunctionType:
        name = value.__globals__.get("__name__")
    else:
        name = class_members(value if issubclass(type(value), type) else type(value)).get(
            "__module__"
        )
    return type(name) is str and name == module


def set_class_attribute(cls: type, name: str, value: object) -> None:
    """Set a class attribute past any hook written in Python; the method caches stay right."""
    if _is_hidden(cls, name):
        stored_members(cls)[name] = value
        _forget_lookups(cls)
        return
    try:
        type.__setattr__(cls, name, value)
    except TypeError:  # a metaclass in C, as that of ctypes.Structure, insists on its own
        setattr(cls, name, value)


def delete_class_attribute(cls: type, name: str) -> None:
    """Delete a class attribute, as `set_class_attribute` sets one."""
    if name == _NOT_DELETED_BY_TYPE or _is_hidden(cls, name):
        del stored_members(cls)[name]
        _forget_lookups(cls)
        return
    try:
        type.__delattr__(cls, name)
    except TypeError:  # as above
        delattr(cls, name)


def arrange_class(cls: type, order: Iterable[str]) -> None:
    """Put these attributes of a class first, in this order."""
    stored = stored_members(cls)
    wanted = [name for name in dict.fromkeys([*order, *stored]) if name in stored]
    if list(stored) != wanted:
        move_to_end(stored, wanted)


def move_to_end(target: dict[Any, Any], keys: Iterable[Any]) -> None:
    """Move these keys of a dictionary, one after the other, behind all others.

    Without a moment in which another thread could miss one: CPython switches threads between
    bytecode instructions only, and here there are none.
    """
    keys = list(keys)
    moves = map(partial(dict.__setitem__, target), keys, map(partial(dict.pop, target), keys))
    deque(moves, maxlen=0)


def _is_hidden(cls: type, name: str) -> bool:
    """Say whether the metaclass has a data descriptor of this name, which would take the value.

    As `__name__` or `__class__`, when the class has a property of that name for its instances.
    """
    if name in _SET_BY_TYPE:
        return False
    for base in mro_of(type(cls)):
        if name in class_members(base):
            return hasattr(type(class_members(base)[name]), "__set__")
    return False


def stored_members(cls: type) -> dict[str, Any]:
    """Return the dictionary itself: whoever writes into it calls `_forget_lookups`."""
    found: dict[str, Any] = gc.get_referents(class_members(cls))[0]
    return found


def _forget_lookups(cls: type) -> None:
    """Make CPython look attributes up anew (typeobject.c, `type_set_doc`, 3.11 to 3.13)."""
    stored = stored_members(cls)
    had_doc = "__doc__" in stored
    _set_doc(cls, stored.get("__doc__"))
    if not had_doc:
        del stored["__doc__"]
