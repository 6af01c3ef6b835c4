"""Classes that modules have registered with abstract ones: taken back before they run again.

`Store.register(Disk)` stays in force in `Store`, whatever the module that said so says now.
"""

from __future__ import annotations

import abc
import builtins
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

from ipython_depreload.class_members import mro_of
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.identity.classes import forget_answers
from ipython_depreload.objects import is_a, members_of
from ipython_depreload.undo import Undo

_REGISTER = "register"


def withdraw(codes: Iterable[CodeType], values: Mapping[str, Any], undo: Undo) -> None:
    """Have abstract classes forget what a module has registered with them.

    Parameters
    ----------
    codes
        What the module runs now and will run: they tell with which classes it registers.
    values
        Its dictionary.
    """
    registering = [inner for code in codes for inner in _registering(code)]
    if not registering:
        return
    named = [vars(builtins).get(name) for code in registering for name in code.co_names]
    own = {id(each) for each in (*list(values.values()), *named) if is_a(each, type)}
    for cls in {id(cls): cls for cls in _abstract_classes(registering, values)}.values():
        registered = _registered_with(cls)
        undo.push(_register_only, cls, registered)
        left = [each for each in registered if id(each) not in own]
        if len(left) < len(registered):
            _register_only(cls, left)


def redirect(code: CodeType, values: Mapping[str, Any], new: Any, old: Any) -> None:
    """Have abstract classes with which running code has registered a class know an old one.

    Parameters
    ----------
    values
        The dictionary of the module that runs the code.
    """
    if is_a(new, type) and is_a(old, type):
        for cls in _abstract_classes(_registering(code), values):
            if any(each is new for each in _registered_with(cls)):
                abc._abc_register(cls, old)  # type: ignore[attr-defined]


def hand_over(old: Any, new: Any, successor: Callable[[Any], Any], undo: Undo) -> None:
    """What cells have registered with a class is registered with the one that takes its place."""
    if old is new or not (is_a(old, abc.ABCMeta) and is_a(new, abc.ABCMeta)):
        return
    known = _registered_with(new)
    ids = set(map(id, known))
    missing = [each for each in map(successor, _registered_with(old)) if id(each) not in ids]
    if missing:
        undo.push(_register_only, new, known)
        _register_only(new, [*known, *missing])


def _find_registering(code: CodeType) -> tuple[CodeType, ...]:
    return tuple([inner for inner in nested_codes(code) if _REGISTER in inner.co_names])


_registering = PerCode(_find_registering)
"""Return the code, with what is inside it, that calls something with that name."""


def _abstract_classes(codes: Iterable[CodeType], values: Mapping[str, Any]) -> Iterator[Any]:
    for code in codes:
        for chain in reads_of(code).chains_naming(_REGISTER):
            found = _follow(chain, values)
            if is_a(found, abc.ABCMeta):
                yield found


def _follow(chain: Chain, values: Mapping[str, Any]) -> Any:
    """Return what a dotted name means up to the method that it ends in."""
    found: Any = values.get(chain[0])
    for part in chain[1 : chain.index(_REGISTER) if _REGISTER in chain else None]:
        found = (members_of(found) or {}).get(part)
    return found


def _registered_with(cls: Any) -> list[type]:
    references = abc._get_dump(cls)[0]  # type: ignore[attr-defined]
    classes = [reference() for reference in references]
    return [each for each in classes if each is not None]


def _register_only(cls: Any, classes: Iterable[type]) -> None:
    abc._reset_registry(cls)  # type: ignore[attr-defined]
    for each in classes:
        abc._abc_register(cls, each)  # type: ignore[attr-defined]
    forget_answers(mro_of(cls))
