"""Where the instances of a class keep what they refer to, found out once for all of them."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ipython_depreload.class_members import class_members, is_built_in, mro_of
from ipython_depreload.objects import attributes_getter, exactly, is_a
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


_ATOMS = exactly(str, int, float, complex, bool, bytes, type(None))
_SEQUENCES = exactly(list, tuple)
_DEPTH = 4
_MANY = 100


def has_all_of(one: Any, other: Any) -> bool:
    """Say whether an instance has all attributes of another of its class, with the same values."""
    own, wanted = state_of(one), state_of(other)
    return wanted.keys() <= own.keys() and all(is_same(own[n], v) for n, v in wanted.items())


def state_of(instance: Any) -> dict[str, Any]:
    """Return the attributes of an instance, in slots or not."""
    parts = parts_of(type(instance))
    filled = {slot.name: value for slot, value in parts.filled_slots(instance)}
    return {**filled, **(parts.attributes(instance) or {})}


def is_same(one: Any, other: Any, depth: int = _DEPTH) -> bool:
    """Say whether two values are the same in content; of what is not plain, in identity."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if id(kind) in _ATOMS:
        return bool(one == other)
    if not depth or (kind is not dict and id(kind) not in _SEQUENCES):
        return False
    if len(one) != len(other) or len(one) > _MANY:
        return False
    if kind is dict and not all(map(is_same, one, other)):
        return False
    values = (one.values(), other.values()) if kind is dict else (one, other)
    return all(is_same(a, b, depth - 1) for a, b in zip(*values, strict=True))
