"""What exceptions keep in memory of their own: arguments, causes, the members of a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from types import MemberDescriptorType
from typing import Any

from ipython_depreload.class_members import class_members, is_built_in, mro_of
from ipython_depreload.objects import own_attributes
from ipython_depreload.undo import Undo

Get = Callable[[Any], Any]

_LINKS = ("__cause__", "__context__", "__suppress_context__", "__traceback__")
_OF_ALL: Any = class_members(BaseException)


def replace_in_exception(target: BaseException, get: Get, undo: Undo) -> None:
    """Have an exception refer to what takes the place of what it refers to."""
    suppressed = target.__suppress_context__  # to set a cause changes it
    for field in _fields(type(target)):
        value = field.__get__(target)
        new = _with_others(value, get) if field is _OF_ALL["args"] else get(value)
        if new is not value:
            undo.push(field.__set__, target, value)
            field.__set__(target, new)
    _OF_ALL["__suppress_context__"].__set__(target, suppressed)


def _fields(kind: type) -> Iterator[Any]:
    yield from (_OF_ALL[name] for name in ("args", "__cause__", "__context__"))
    for base in mro_of(kind):
        if is_built_in(base) and base is not BaseExceptionGroup:
            for member in class_members(base).values():
                if type(member) is MemberDescriptorType and base is not BaseException:
                    yield member


def _with_others(values: tuple[Any, ...], get: Get) -> tuple[Any, ...]:
    others = tuple(map(get, values))
    return values if all(map(is_, values, others)) else others


def copy_links(old: BaseException, new: BaseException, get: Get) -> None:
    """An exception that was made anew comes from where the old one did."""
    for name in _LINKS:
        _OF_ALL[name].__set__(new, get(_OF_ALL[name].__get__(old)))


def remade_group(target: BaseExceptionGroup[Any], get: Get) -> Any:
    """Return the same group of other exceptions, None if all stay."""
    members = _with_others(target.exceptions, get)
    if members is target.exceptions:
        return None
    made = BaseExceptionGroup.__new__(get(type(target)), target.message, members)
    copy_links(target, made, get)
    attributes = own_attributes(made)
    if attributes is not None:
        attributes.update(own_attributes(target) or {})
    return made
