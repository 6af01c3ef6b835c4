"""What is made when it is first needed, and only once."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_LOCK = RLock()


class once(Generic[T]):  # noqa: N801 (a decorator, as functools.cached_property)
    """A `functools.cached_property` whose function is called once, however many threads ask.

    From Python 3.12 on, `cached_property` has no lock (What's New in Python 3.12, functools).
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: Any, owner: type) -> T:
        made: dict[str, T] = instance.__dict__
        with _LOCK:
            if self._name not in made:
                made[self._name] = self._make(instance)
        return made[self._name]
