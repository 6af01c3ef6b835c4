"""A class whose contents its old version has taken over, while something still holds it.

A registry that `__init_subclass__` fills has got hold of the new class before its name was bound.
Until references are moved, at the end of the reload, code may instantiate it, derive from it, or
look for it among the subclasses of its bases, where a fresh process has it once.
"""

from __future__ import annotations

import abc
from contextlib import suppress

from ipython_depreload.class_members import base_of, bases_of, built_in_base, is_built_in, mro_of
from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo, restore_bases

_OFFSETS = {"__dict__": "__dictoffset__", "__weakref__": "__weakrefoffset__"}
_LAYOUT = ("__basicsize__", "__itemsize__", *_OFFSETS.values())


def stand_in(new: type, old: type, undo: Undo) -> None:
    """Make a class a subclass of its old version, that no class lists if Python allows that.

    `super()` in the methods of both is about the old one. A class whose base is built in, or that
    has slots of its own, stays as it is: Python forbids to change its bases.
    """
    base = base_of(new)
    if is_built_in(base):
        return
    with suppress(TypeError):  # another layout
        _put_below(new, old, _root(base), undo)
        return
    undo.push(restore_bases, new, bases_of(new))
    with suppress(TypeError):
        type.__setattr__(new, "__bases__", (old,))


def _root(base: type) -> type:
    """Return the first class below that is laid out differently, or is built in."""
    below = base_of(base)
    while not is_built_in(below) and _layout(below) == _layout(base):
        below = base_of(below)
    return below


def _layout(cls: type) -> list[int]:
    return [getattr(cls, name) for name in _LAYOUT]


def _put_below(new: type, old: type, root: type, undo: Undo) -> None:
    """Give a class a base that nobody knows, in whose resolution order the old class follows.

    It must be made on the class where the layout begins (typeobject.c,
    `compatible_for_assignment`, 3.11 to 3.13), and can leave it afterwards.
    """
    base = base_of(new)
    slots = [name for name, at in _OFFSETS.items() if getattr(base, at) and not getattr(root, at)]
    kind = _KIND if type(root) is type else type("Discarded", (type(root),), _KIND_MEMBERS)
    hidden: type = type.__new__(kind, "Discarded", (root,), {"__slots__": slots})
    if is_a(hidden, abc.ABCMeta):  # which asks its subclasses, as long as this is one
        abc._abc_init(hidden)  # type: ignore[attr-defined]
    before = bases_of(new)
    undo.push(_leave, hidden, root)
    undo.push(restore_bases, new, before)  # else classes derived from it could not go back
    undo.push(restore_bases, hidden, (root,))
    try:
        type.__setattr__(new, "__bases__", (hidden,))
        type.__setattr__(hidden, "__follows__", old)  # only now is its order another one
        type.__setattr__(hidden, "__bases__", (_unlisted(root),))
    except TypeError:
        restore_bases(new, before)
        _leave(hidden, root)
        raise


def _leave(hidden: type, root: type) -> None:
    """Be nobody's subclass, if Python allows that."""
    with suppress(TypeError):
        type.__setattr__(hidden, "__bases__", (_unlisted(root),))


def _order(cls: type) -> list[type]:
    """Follow the old class; before it is known nothing, so that no `__init_subclass__` is told."""
    old = cls.__dict__.get("__follows__")
    return [cls, object] if old is None else [cls, *mro_of(old)]


_KIND_MEMBERS = {"mro": _order}
_KIND = type("Discarded", (type,), _KIND_MEMBERS)


def _unlisted(root: type) -> type:
    """Return a class that may take the place of the root, but is nobody's subclass."""
    if is_built_in(root):
        return root
    return type("Discarded", (built_in_base(root),), {"__slots__": ()})
