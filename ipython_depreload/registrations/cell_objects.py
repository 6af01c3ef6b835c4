"""Objects that cells have made of a project's classes: `Node(1)` registers itself in `Node.all`.

A restart would run the cell again, after everything was imported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from types import CodeType, FunctionType, MethodType
from typing import Any

from ipython_depreload.class_members import class_members, module_of, mro_of
from ipython_depreload.objects import is_a

_CONSTRUCTORS = ("__new__", "__init__", "__post_init__")


class CellObjects:
    """Tells them from what modules have made while they were imported.

    Parameters
    ----------
    project
        The names of all modules of the project.
    ran
        Gives id -> code of what ran while a module was imported; None if that is unknown.
    ran_by
        Gives the modules during whose import a function ran.
    registered
        Gives all that modules have put into containers of others.
    """

    def __init__(
        self,
        project: Collection[str],
        ran: Callable[[str], Mapping[int, CodeType] | None],
        ran_by: Callable[[CodeType], Collection[str]],
        registered: Callable[[], Iterable[Any]],
    ) -> None:
        self._project = project
        self._ran = ran
        self._ran_by = ran_by
        self._find_registered = registered
        self._names: dict[int, tuple[Any, frozenset[str]]] = {}

    @cached_property
    def _registered(self) -> frozenset[int]:
        return frozenset(map(id, self._find_registered()))

    def has(self, module: str, value: Any) -> bool:
        """Say whether what a container of a module holds is such an object, or a method of one.

        So it is if no other module has put it there, and its class made none while the module
        itself was imported.
        """
        found = _made(value)
        if is_a(found, (type, FunctionType)) or module_of(type(found)) not in self._project:
            return False
        ran, codes = self._ran(module), self._constructors_of(type(found))
        if ran is None or not codes or not self._registered.isdisjoint((id(value), id(found))):
            return False
        self._names[id(value)] = value, _names_in(codes)
        return ran.keys().isdisjoint(map(id, codes))

    def other_makers(self, value: Any) -> set[str]:
        """Return the modules that have made objects of such a class while they were imported."""
        codes = self._constructors_of(type(_made(value)))
        return set[str]().union(*map(self._ran_by, codes))

    def are_made_so(self, value: Any) -> bool:
        """Say whether the constructors still use all that they used: they may register no more."""
        _, before = self._names.get(id(value), (None, frozenset()))
        return not before or before <= _names_in(self._constructors_of(type(_made(value))))

    def _constructors_of(self, cls: type) -> list[CodeType]:
        """Return the project's code that runs whenever an object of a class is made."""
        members = [class_members(each).get(name) for each in mro_of(cls) for name in _CONSTRUCTORS]
        functions = [m.__func__ if type(m) is staticmethod else m for m in members]
        return [
            f.__code__
            for f in functions
            if type(f) is FunctionType and f.__globals__.get("__name__") in self._project
            if not f.__code__.co_filename.startswith("<")
        ]


def _made(value: Any) -> Any:
    """Return the object that was made: a method is one of it."""
    return value.__self__ if type(value) is MethodType else value


def _names_in(codes: Iterable[CodeType]) -> frozenset[str]:
    return frozenset().union(*(code.co_names for code in codes))
