"""Methods that are held, and whose function is now static, or a class method, or neither."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from types import FunctionType, MethodType
from typing import Any

from ipython_depreload.objects import exactly, is_a

_KINDS = exactly(FunctionType, staticmethod, classmethod)


def function_of(member: Any) -> Any:
    """Return the function that a method of any kind is made of."""
    return member if type(member) is FunctionType else member.__func__


def is_method(member: Any) -> bool:
    """Say whether a member of a class is a function, a static or a class method."""
    return id(type(member)) in _KINDS


def is_other_kind(old: Any, new: Any) -> bool:
    """Say whether two members of classes are methods of different kinds."""
    return type(old) is not type(new) and is_method(old) and is_method(new)


def bound_again(changed: Sequence[tuple[FunctionType, Any]]) -> list[tuple[MethodType, Any]]:
    """Return the bound methods that are held, and what who holds them would get now.

    Parameters
    ----------
    changed
        (function, the member of a class that is made of it now and has been of another kind).
    """
    if not changed:
        return []
    members = {id(function): member for function, member in changed}
    methods = [
        held
        for held in gc.get_referrers(*(function for function, _ in changed))
        if type(held) is MethodType and id(held.__func__) in members
    ]
    return [(held, bound_to(members[id(held.__func__)], held.__self__)) for held in methods]


def bound_to(member: Any, owner: Any) -> Any:
    """Return what an object, or a class, gives who asks it for a method."""
    if is_a(owner, type):
        return member.__get__(None, owner)
    return member.__get__(owner, type(owner))
