"""Numbers of one module that others have counted on or set, one after the other.

Who runs again starts from the number that it found when it first did, and those that have run after
it, and do not run again, have the last word: what they made of it stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, set_class_attribute
from ipython_depreload.objects import is_a
from ipython_depreload.registrations.held import Difference
from ipython_depreload.registrations.noted import Effect
from ipython_depreload.registrations.places import NUMBERS


class _Number(NamedTuple):
    """A name in a module or class, and what it meant at one moment."""

    namespace: Any
    name: str
    value: Any

    def now(self) -> _Number:
        is_class = is_a(self.namespace, type)
        members = class_members(self.namespace) if is_class else self.namespace
        return self._replace(value=members.get(self.name))

    def put(self) -> None:
        if is_a(self.namespace, type):
            set_class_attribute(self.namespace, self.name, self.value)
        else:
            self.namespace[self.name] = self.value


class Counted:
    """The numbers from which modules that run again start."""

    def __init__(self) -> None:
        self._first: dict[str, dict[tuple[int, str], _Number]] = {}
        self._last: dict[str, list[_Number]] = {}

    def withdraw(
        self, names: Collection[str], latest_first: Iterable[tuple[str, Effect, Difference]]
    ) -> None:
        """Modules are about to run again; others have done what they did after or before them."""
        for name in names:
            self._first.pop(name, None)
        later: set[tuple[int, str]] = set()
        for name, effect, each in latest_first:
            for key, before, _ in each.replaced:
                if id(type(before)) not in NUMBERS or not isinstance(key, str):
                    continue
                place = id(effect.container), key
                if name not in names:
                    later.add(place)
                elif place in later:
                    number = _Number(effect.container, key, before)
                    self._first.setdefault(name, {})[place] = number

    def starts(self, name: str) -> None:
        """A module is about to run."""
        numbers = self._first.pop(name, {}).values()
        self._last[name] = [number.now() for number in numbers]
        for number in numbers:
            number.put()

    def has_gone_back(self, name: str, namespace: object) -> bool:
        """Say whether a running module has started from what a namespace meant before."""
        return any(number.namespace is namespace for number in self._last.get(name, ()))

    def settle(self, name: str) -> None:
        """It has run, and what it did is noted."""
        for number in self._last.pop(name, ()):
            number.put()

    def forget(self) -> None:
        """None of them runs again."""
        self._first.clear()
        self._last.clear()
