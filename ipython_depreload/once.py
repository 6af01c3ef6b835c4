"""What is made when it is first needed, and only once."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as once
else:
    _LOCK = RLock()

    class once:  # noqa: N801 (a decorator, as functools.cached_property)
        """A `functools.cached_property` whose function is called once, however many threads ask.

        From Python 3.12 on, `cached_property` has no lock (What's New in Python 3.12, functools).
        """

        def __init__(self, make: Any) -> None:
            self._make = make
            self.__doc__ = make.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: Any, owner: type) -> Any:
            made = vars(instance)
            with _LOCK:
                if self._name not in made:
                    made[self._name] = self._make(instance)
            return made[self._name]


__all__ = ["once"]
