"""Redefine a class: the class object that the user holds gets the new contents."""

from __future__ import annotations

import abc
import collections.abc
import enum
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial, partialmethod
from types import (
    CellType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
)
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

from ipython_depreload.class_members import (
    arrange_class,
    built_in_base,
    delete_class_attribute,
    set_class_attribute,
    set_class_of,
)
from ipython_depreload.objects import SEQUENCES, cell_value, elements_of, is_a, own_attributes
from ipython_depreload.undo import Undo

# They belong to the class object itself, not to its definition.
_OWN = {"__dict__", "__weakref__", "_abc_impl"}
_LAYOUT = ("__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__")
_FIXED_FLAGS = 1 << 8  # Py_TPFLAGS_IMMUTABLETYPE
_DEPTH = 4


def same_class(old: object, new: object, is_own: Callable[[type], bool]) -> bool:
    """Say whether `new` is a later version of the class `old`, which is this module's own."""
    return (
        is_a(old, type)
        and is_a(new, type)
        and old is not new
        and _qualified_name(old) == _qualified_name(new)
        and is_own(cast("type", old))
        and is_own(cast("type", new))
    )


def _qualified_name(cls: object) -> object:
    return type.__getattribute__(cast("type", cls), "__qualname__")


def can_redefine(old: type, new: type) -> bool:
    """Say whether instances of `old` can live with the contents of `new`."""
    return (
        type(old) is type(new)
        and not old.__flags__ & _FIXED_FLAGS
        and all(getattr(old, name) == getattr(new, name) for name in _LAYOUT)
        and _slots(old) == _slots(new)
        and vars(old).get("_fields_") == vars(new).get("_fields_")  # of a ctypes structure
        and _bases_fit(old, new)
    )


def _slots(cls: type) -> list[str]:
    return [name for name, value in vars(cls).items() if is_slot(cls, value)]


def is_slot(cls: type, value: Any) -> bool:
    """Say whether a class attribute is the descriptor of one of the class's own slots."""
    return is_a(value, MemberDescriptorType) and value.__objclass__ is cls


def _bases_fit(old: type, new: type) -> bool:
    """Say whether CPython lets `old` take the bases of `new`: only trying tells.

    It refuses to move a class away from plain `object`, or to another memory layout
    (typeobject.c, `type_set_bases`, 3.11 to 3.13).
    """
    before = old.__bases__
    if before == new.__bases__:
        return True
    try:
        type.__setattr__(old, "__bases__", new.__bases__)
    except TypeError:
        return False
    type.__setattr__(old, "__bases__", before)
    return True


def redefine_class(
    old: type,
    new: type,
    undo: Undo,
    redefine: Callable[[object, object, str], object],
    lost: Callable[[type, Mapping[str, Any]], None],
    *,
    knows_itself: bool = True,
) -> type:
    """Give `old` the contents of `new`, a class that `can_redefine` accepts.

    Parameters
    ----------
    knows_itself
        Whether a method of the new class uses `super()` or `__class__`.
    redefine
        Unites two versions of a member.
    lost
        Told what the class had: some of it, that the new one does not have, is gone.
    """
    undo.save_class(old)
    before = dict(vars(old))
    if not repoint_class_cells(new, old, undo) and knows_itself:
        # The methods are in what decorators made, which may be anything.
        _repoint([cell for cell in gc.get_referrers(new) if type(cell) is CellType], old, undo)
    # First those that are redefined: the others get the variables that these share with them.
    for name, value in sorted(vars(new).items(), key=lambda item: item[0] not in before):
        if name == "_abc_impl" or is_slot(new, value) or is_a(value, GetSetDescriptorType):
            continue
        value = redefine(before.get(name), value, name)
        if name == "_fields_" and name in before:  # ctypes forbids to set it again
            continue
        if name not in before or before[name] is not value:
            set_class_attribute(old, name, value)
    if old.__bases__ != new.__bases__:
        type.__setattr__(old, "__bases__", new.__bases__)
    for name in before.keys() - vars(new).keys() - _OWN:
        delete_class_attribute(old, name)
    lost(old, before)
    arrange_class(old, vars(new))
    _refresh_abstract(old, before.keys() ^ vars(old).keys())
    return old


def repoint_class_cells(source: type, target: type, undo: Undo) -> bool:
    """Make `super()` and `__class__` in the methods of one class mean the other.

    Returns
    -------
    bool
        Whether names lead to a method that uses them; all methods share one cell.
    """
    cells = [cell for cell in _class_cells(source) if cell_value(cell) is source]
    _repoint(cells, target, undo)
    return bool(cells)


def _repoint(cells: Iterable[CellType], target: type, undo: Undo) -> None:
    for cell in cells:
        undo.save_cell(cell)
        cell.cell_contents = target


def _class_cells(cls: type) -> Iterator[CellType]:
    level: list[Any] = list(vars(cls).values())
    seen: set[int] = set()
    for _ in range(_DEPTH):
        inner: list[Any] = []
        for value in level:
            if id(value) in seen:
                continue
            seen.add(id(value))
            if is_a(value, FunctionType):
                yield from value.__closure__ or ()
            inner += member_functions(value)
        level = inner


def member_functions(value: Any) -> list[object]:
    """Return the functions that a class member is made of."""
    if id(type(value)) in _PLAIN:  # most are: no need to ask more
        return []
    if is_a(value, FunctionType):
        wrapped = value.__dict__.get("__wrapped__")
        if wrapped is None and not value.__closure__:
            return []
        return [wrapped, *map(cell_value, value.__closure__ or ())]
    if is_a(value, (staticmethod, classmethod)):
        return [value.__func__]
    if is_a(value, property):
        return list(accessors(value))
    if is_a(value, (partial, partialmethod, cached_property)):
        return [value.func]
    wrapped = getattr(type(value), "__wrapped__", None)
    if wrapped is not None or type(value).__name__ == "_lru_cache_wrapper":
        return [getattr(value, "__wrapped__", None)]
    return []


# By identity: a class may have no hash.
_PLAIN = set(map(id, (str, int, float, bool, bytes, tuple, list, dict, set, type(None), type)))


def accessors(value: property) -> tuple[Any, Any, Any]:
    """Return the functions that get, set and delete."""
    return value.fget, value.fset, value.fdel


def remade_property(like: property, functions: tuple[Any, Any, Any]) -> property:
    """Return the same property made of other functions, without attributes of its own."""
    made = property.__new__(type(like))
    own = own_attributes(like)  # one of a subclass has its text there, and the subclass another
    property.__init__(made, *functions, like.__doc__ if own is None else own.get("__doc__"))
    if "__name__" in dir(property):  # new in 3.13
        made.__name__ = getattr(like, "__name__", None)  # type: ignore[attr-defined,unused-ignore]
    return made


def forget_answers(classes: Iterable[type]) -> None:
    """Have abstract classes ask `__subclasshook__` again: they remember what it said."""
    for cls in classes:
        if is_a(cls, abc.ABCMeta):
            abc._reset_caches(cls)  # type: ignore[attr-defined]


def _refresh_abstract(cls: Any, gained_or_lost: set[str]) -> None:
    """Answers that ABCs have cached about the class may be wrong now."""
    if is_a(cls, abc.ABCMeta):
        abc._reset_caches(cls)  # type: ignore[attr-defined]
        abc.update_abstractmethods(cls)
    if not any(name.startswith("__") for name in gained_or_lost):
        return
    for name in collections.abc.__all__:
        abc._reset_caches(getattr(collections.abc, name))  # type: ignore[attr-defined]


def refresh_abstract_subclasses(cls: Any, undo: Undo) -> None:
    """What is abstract in a class decides what is in its subclasses, the notebook's too."""
    if not is_a(cls, abc.ABCMeta):
        return
    for subclass in type.__subclasses__(cls):
        undo.save_class(subclass)
        abc.update_abstractmethods(subclass)
        refresh_abstract_subclasses(subclass, undo)


def detach(cls: type) -> None:
    """Take a discarded class out of its bases' `__subclasses__()`, without waiting for the gc."""
    builtin = built_in_base(cls)
    if cls.__bases__ == (builtin,) == (object,):
        return
    try:
        type.__setattr__(cls, "__bases__", (type("Discarded", (builtin,), {}),))
    except TypeError:  # another layout: it goes when the garbage collector finds it
        return


def adopt_instances(old: type, new: type) -> None:
    """Make instances that a metaclass or decorator made of the new class instances of the old one.

    Those that the class itself holds, and at once: they may be used by the next statement.
    """
    held = list(vars(new).values())
    held += [v for c in held if is_a(c, SEQUENCES) for v in elements_of(c)]
    held += [v for c in held if is_a(c, dict) for v in dict.values(c)]
    for value in held:
        if type(value) is new:
            set_class_of(value, old)


class Adopted(NamedTuple):
    """Which members of an enum are used, and which are not.

    Attributes
    ----------
    kept
        (new member, the old one that is used): what is inside the same class may hold the new one.
    replaced
        (old member, new member): an int or str cannot change its value, so where that changed
        the new object, now of the old class, must take the old one's place.
    """

    kept: list[tuple[object, object]]
    replaced: list[tuple[object, object]]


def adopt_members(old: Any, new: Any, undo: Undo) -> Adopted:
    """Make the members of a new enum the old objects wherever one has the same name."""
    kept: dict[int, Any] = {}
    adopted = Adopted([], [])
    removed = _REMOVED.get(old, {})
    for previous, member in _later_versions(old, new, removed):
        if previous is not None and _same_data(previous, member):
            undo.save_dict(previous.__dict__)
            previous.__dict__.update(member.__dict__)
            kept[id(member)] = previous
            adopted.kept.append((member, previous))
        else:
            set_class_of(member, old)
            if previous is not None:
                adopted.replaced.append((previous, member))
    undo.push(_REMOVED.__setitem__, old, removed)
    _REMOVED[old] = {n: m for n, m in _own_members(old, removed) if n not in new._member_map_}
    for name, member in list(new._member_map_.items()):
        new._member_map_[name] = member = kept.get(id(member), member)
        member.__dict__["__objclass__"] = old
    _point_at_members(new, kept)
    if isinstance(new, enum.EnumMeta) and issubclass(new, enum.Flag):
        _keep_combinations(old, new)
    return adopted


_REMOVED: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()
"""Enum -> name -> member that an edit has removed: who holds it has the one that comes back."""


def _own_members(enumeration: Any, removed: dict[str, Any]) -> list[tuple[str, Any]]:
    own = [(n, m) for n, m in enumeration._member_map_.items() if _is_own(enumeration, n)]
    return [*removed.items(), *own]


def _later_versions(old: Any, new: Any, removed: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Pair each new member with the old one of its name, if no other has that: names may alias."""
    members = {name: m for name, m in new._member_map_.items() if m._name_ == name}
    own = {id(old._member_map_[n]) for n in members if n in old._member_map_ and _is_own(old, n)}
    taken: set[int] = set()
    for name, member in members.items():
        previous = old._member_map_.get(name, removed.get(name))
        if id(previous) in taken or (id(previous) in own and not _is_own(old, name)):
            previous = None
        taken.add(id(previous))
        yield previous, member


def _is_own(enumeration: Any, name: str) -> bool:
    """Say whether a name is that of a member, not an alias of another one."""
    return bool(enumeration._member_map_[name]._name_ == name)


def _point_at_members(new: Any, kept: dict[int, object]) -> None:
    for value, member in list(new._value2member_map_.items()):
        new._value2member_map_[value] = kept.get(id(member), member)
    for name, value in list(vars(new).items()):
        if id(value) in kept:
            set_class_attribute(new, name, kept[id(value)])
        elif id(getattr(value, "member", None)) in kept:
            value.member = kept[id(value.member)]


def _keep_combinations(old: Any, new: Any) -> None:
    """`R | W`, made at run time, is found by value: the object the user holds must be it."""
    for value, member in old._value2member_map_.items():
        if member._name_ not in old._member_map_ and value not in new._value2member_map_:  # noqa: SIM102
            if value & ~new._flag_mask_ == 0:
                new._value2member_map_[value] = member


def _same_data(previous: Any, member: Any) -> bool:
    """Say whether an int, str or tuple inside a member, which is immutable, stays the same."""
    for kind in (int, str, float, bytes, tuple):
        if isinstance(member, kind):
            return bool(kind.__eq__(previous, member))
    return True
