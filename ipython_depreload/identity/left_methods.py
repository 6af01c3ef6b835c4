"""Methods that a class no longer has itself, and that are held: a base or a subclass has them now.

A method is pulled up into a base, pushed down, taken into a mixin, or a base is merged into its
subclass: after a restart, who had asked an object for it would have what is found there now.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FunctionType, MethodType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, inherited, qualname_of
from ipython_depreload.identity.become import referrers_of
from ipython_depreload.identity.methods import bound_to, function_of, is_method
from ipython_depreload.objects import is_a

_REFERENCES = 2  # a field of `LeftMethod`, and the argument of `sys.getrefcount`


class LeftMethod(NamedTuple):
    """A method that a class had, or a class that is gone still has."""

    cls: type
    name: str
    function: FunctionType


def left_by(cls: type, before: Mapping[str, Any], now: type) -> Iterator[LeftMethod]:
    """Yield the methods that a class had before and that it, or its successor, has no longer."""
    members = class_members(now)
    return (each for each in _methods(cls, before) if each.name not in members)


def left_in(cls: type) -> Iterator[LeftMethod]:
    """Yield the methods of a class that its module no longer defines."""
    return _methods(cls, class_members(cls))


def _methods(cls: type, members: Mapping[str, Any]) -> Iterator[LeftMethod]:
    for name, member in list(members.items()):
        function = function_of(member) if is_method(member) else None
        # Else it is what other names lead to as well.
        if (
            isinstance(function, FunctionType)
            and function.__qualname__ == f"{qualname_of(cls)}.{name}"
        ):
            yield LeftMethod(cls, name, function)


class Found:
    """What is found in the place of such methods.

    Parameters
    ----------
    successors
        id of a class -> the one that takes its place.
    saved
        How often the undo log has a member of a class, by its id.
    before
        Gives the attributes that a class had itself.
    """

    def __init__(
        self,
        successors: Mapping[int, type],
        saved: Mapping[int, int],
        before: Callable[[type], Mapping[str, Any]],
    ) -> None:
        self._successors = successors
        self._saved = saved
        self._before = before

    def instead_of(self, left: Iterable[LeftMethod]) -> Iterator[tuple[Any, Any]]:
        """Yield what is held of methods, and what who holds it would get now."""
        held = {id(each.function): each for each in left if self._is_held(each)}
        for each in held.values():
            now = self._found(each)
            if now is not None:
                yield each.function, now
        for method in referrers_of([each.function for each in held.values()]) if held else ():
            if type(method) is MethodType and id(method.__func__) in held:
                owner: Any = method.__self__
                cls = owner if is_a(owner, type) else type(owner)
                member = self._member(cls, held[id(method.__func__)].name)
                if member is not None and function_of(member) is not method.__func__:
                    yield method, bound_to(member, owner)

    def _is_held(self, each: LeftMethod) -> bool:
        """Say whether somebody refers to it, besides the undo log and a class that goes."""
        known = _REFERENCES + self._saved.get(id(each.function), 0)
        known += class_members(each.cls).get(each.name) is each.function
        return sys.getrefcount(each.function) > known

    def _found(self, each: LeftMethod) -> Any:
        """Return what the attribute of the class, or else of all its subclasses, is now."""
        own = self._member(each.cls, each.name)
        is_gone = own is None or function_of(own) is each.function
        classes = [each.cls]
        if is_gone:
            classes += self._heirs(each.cls, each.name)
        now: dict[int, Any] = {}
        for cls in map(self._now, classes):
            member = self._member(cls, each.name)
            if member is not None and function_of(member) is not each.function:
                now[id(member)] = bound_to(member, cls)
        return next(iter(now.values())) if len(now) == 1 else None

    def _heirs(self, cls: type, name: str) -> Iterator[type]:
        """Yield the subclasses that have had no other attribute of that name all along."""
        subclasses: list[type] = type.__subclasses__(cls)
        for derived in subclasses:
            if name not in self._before(derived):
                yield derived
                yield from self._heirs(derived, name)

    def _now(self, cls: type) -> type:
        return self._successors.get(id(cls), cls)

    def _member(self, cls: type, name: str) -> Any:
        found = inherited(self._now(cls), name)
        return found if is_method(found) else None
