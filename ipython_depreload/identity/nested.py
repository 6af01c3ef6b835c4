"""What is inside a class refers to classes that are nested there: defaults, fields, tables.

When the name of the outer class is bound, the old nested classes take over what the new ones have.
The module goes on running: it must not be told by a default that there are two of them.
"""

from __future__ import annotations

from operator import is_
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import class_members, set_class_attribute
from ipython_depreload.identity.captures import United
from ipython_depreload.objects import exactly, is_a
from ipython_depreload.registrations.containers import save_container
from ipython_depreload.undo import Undo

_DEPTH = 3  # a table of lists
_MANY = 1000  # larger ones hold data
_CONTAINERS = exactly(tuple, list, dict)
_METHODS = (staticmethod, classmethod)
_FIELDS = "__dataclass_fields__"


def point_at_used(cls: type, united: United, undo: Undo) -> None:
    """Have what is inside a class, which was just redefined, refer to the objects that are used."""
    exchange = _Exchange(united, undo)
    for name, member in list(class_members(cls).items()):
        function = member.__func__ if is_a(member, _METHODS) else member
        if type(function) is FunctionType:  # what it was is known to the undo log
            function.__defaults__ = exchange.within(function.__defaults__)
            function.__kwdefaults__ = exchange.within(function.__kwdefaults__)
        elif name == _FIELDS and type(member) is dict:
            for field in member.values():
                exchange.of_field(field)
        elif id(type(member)) in _CONTAINERS:
            exchanged = exchange.within(member)
            if exchanged is not member:
                set_class_attribute(cls, name, exchanged)


class _Exchange:
    def __init__(self, united: United, undo: Undo) -> None:
        self._united = united
        self._undo = undo

    def _used(self, value: Any) -> Any:
        return self._united[id(value)][1] if id(value) in self._united else value

    def of_field(self, field: Any) -> None:
        """Exchange what a field of `dataclasses`, which the new class made, has."""
        for name in ("default", "default_factory", "type"):
            value = getattr(field, name, None)
            if self._used(value) is not value:
                setattr(field, name, self._used(value))

    def within(self, value: Any, depth: int = _DEPTH) -> Any:
        """Return a tuple with other items; lists and dictionaries get those themselves."""
        if id(type(value)) not in _CONTAINERS or not depth or len(value) > _MANY:
            return self._used(value)
        if type(value) is dict:
            return self._within_dict(value, depth)
        items = [self.within(inner, depth - 1) for inner in value]
        if all(map(is_, items, value)):
            return value
        if type(value) is tuple:
            return tuple(items)
        save_container(value, self._undo)
        value[:] = items
        return value

    def _within_dict(self, value: dict[Any, Any], depth: int) -> dict[Any, Any]:
        keys = list(map(self._used, value))
        values = [self.within(inner, depth - 1) for inner in value.values()]
        if not (all(map(is_, keys, value)) and all(map(is_, values, value.values()))):
            save_container(value, self._undo)
            value.clear()
            value.update(zip(keys, values, strict=True))
        return value
