"""A class whose contents its old version has taken over, while something still holds it.

A registry that `__init_subclass__` fills has got hold of the new class before its name was bound.
Until references are moved, at the end of the reload, code may instantiate it, derive from it, or
look for it among the subclasses of its bases, where a fresh process has it once.
"""

from __future__ import annotations

from contextlib import suppress

from ipython_depreload.class_members import base_of, mro_of

_HEAP_TYPE = 1 << 9  # Py_TPFLAGS_HEAPTYPE
_OFFSETS = {"__dict__": "__dictoffset__", "__weakref__": "__weakrefoffset__"}


def stand_in(new: type, old: type) -> None:
    """Make a class a subclass of its old version, that no class lists if Python allows that.

    `super()` in the methods of both is about the old one. A class whose base is built in, or that
    has slots of its own, stays as it is: Python forbids to change its bases.
    """
    base = base_of(new)
    if base.__flags__ & _HEAP_TYPE:
        for make in (_hidden, lambda _, old: old):
            with suppress(TypeError):  # another layout
                type.__setattr__(new, "__bases__", (make(base, old),))
                return


class _Hidden(type):
    """Of classes that have another class in their resolution order, not among their bases."""

    def mro(cls) -> list[type]:
        return [cls, *mro_of(cls.__dict__.get("__follows__", cls.__base__))]


def _hidden(base: type, old: type) -> type:
    """Return a class that leads to the old class, laid out as the base of the new one."""
    builtin = next(cls for cls in mro_of(base) if not cls.__flags__ & _HEAP_TYPE)
    added = [
        slot
        for slot, offset in _OFFSETS.items()
        if getattr(base, offset) and not getattr(builtin, offset)
    ]
    hidden = _Hidden("Discarded", (builtin,), {"__slots__": added})
    # Only now: it must not be shown to `__init_subclass__`.
    type.__setattr__(hidden, "__follows__", old)
    type.__setattr__(hidden, "__bases__", (builtin,))
    return hidden
