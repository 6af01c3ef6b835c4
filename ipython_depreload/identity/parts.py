"""Where the instances of a class keep what they refer to, found out once for all of them."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ipython_depreload.class_members import class_members, is_built_in, mro_of
from ipython_depreload.modules import attributes_getter, is_a
from ipython_depreload.undo import Undo, restore_dict


@dataclass(frozen=True)
class Slot:
    """One of the `__slots__`.

    Parameters
    ----------
    get, set, delete
        Its descriptor's, which the class may hide or not.
    """

    name: str
    get: Callable[[Any], Any]
    set: Callable[[Any, Any], None]
    delete: Callable[[Any], None]

    def clear(self, instance: Any) -> None:
        """Empty the slot, which may be empty."""
        with suppress(AttributeError):
            self.delete(instance)


@dataclass(frozen=True)
class Parts:
    """What instances of a class are made of.

    Parameters
    ----------
    dictionary
        Gives the `__dict__` of an instance, None if they have none.
    """

    dictionary: Callable[[Any], Any] | None
    slots: tuple[Slot, ...]

    def attributes(self, instance: Any) -> dict[str, Any] | None:
        """Return the instance's own dictionary."""
        found = None if self.dictionary is None else self.dictionary(instance)
        return found if type(found) is dict else None

    def filled_slots(self, instance: Any) -> Iterator[tuple[Slot, Any]]:
        """Yield (slot, value) of those that the instance has set."""
        for slot in self.slots:
            try:
                value = slot.get(instance)
            except AttributeError:  # an empty slot
                continue
            yield slot, value

    def hand_over(self, giver: Any, taker: Any, undo: Undo) -> None:
        """Have an instance refer to what another one refers to, and to nothing else."""
        attributes, given = self.attributes(taker), self.attributes(giver)
        if attributes is not None and given is not None:
            undo.save_dict(attributes)
            restore_dict(attributes, dict(given))
        filled = dict(self.filled_slots(giver))
        for slot, value in self.filled_slots(taker):
            undo.push(slot.set, taker, value)
            if slot not in filled:
                slot.delete(taker)
        for slot, value in filled.items():
            undo.push(slot.clear, taker)
            slot.set(taker, value)


def parts_of(cls: type) -> Parts:
    """Return what the instances of a class are made of."""
    slots = [
        Slot(name, value.__get__, value.__set__, value.__delete__)
        for base in mro_of(cls)
        for name, value in class_members(base).items()
        if is_a(value, types.MemberDescriptorType) and not is_built_in(base)
    ]
    return Parts(attributes_getter(cls), tuple(slots))
