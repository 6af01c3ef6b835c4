"""Put one object in the place of another in what containers hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any
from weakref import ref

from ipython_depreload.class_members import set_class_attribute
from ipython_depreload.objects import is_a, same_reference
from ipython_depreload.registrations.containers import Container, base_kind


def exchange(container: Container, added: Iterable[tuple[Any, Any]], new: Any, old: Any) -> None:
    """Put one object in the place of another in what was added last, in the same order."""
    kind: Any = None if isinstance(container, type) else base_kind(type(container))
    moved = False
    for key, value in added:
        wanted = exchanged(value, new, old)
        if isinstance(container, dict):
            wanted_key = exchanged(key, new, old)
            moved = moved or wanted_key is not key
            if moved:
                kind.__delitem__(container, key)
            kind.__setitem__(container, wanted_key, wanted)
        elif isinstance(container, set):
            kind.discard(container, value)
            kind.add(container, wanted)
        elif isinstance(container, type) and wanted is not value:
            set_class_attribute(container, key, wanted)
    if isinstance(container, (list, deque)):
        for index, value in enumerate(container):
            kind.__setitem__(container, index, exchanged(value, new, old))


def exchanged(part: Any, new: Any, old: Any) -> Any:
    """Return the old object for the new one, a weak reference to it for one to that."""
    if part is new:
        return old
    return same_reference(part, old) if meant(part) is new else part


def meant_by(container: Any) -> set[int]:
    """Return the ids of what a container holds, and of what weak references in it refer to."""
    is_dict = is_a(container, dict)
    parts = [*dict.keys(container), *dict.values(container)] if is_dict else [*container]
    found = set(map(id, parts))
    kinds = {id(kind): kind for kind in map(type, parts)}
    if any(issubclass(kind, ref) for kind in kinds.values()):  # in most there are none
        found |= {id(meant(part)) for part in parts}
    return found


def meant(part: Any) -> Any:
    """Return what a weak reference refers to, as in a `WeakValueDictionary`."""
    return ref.__call__(part) if is_a(part, ref) else part
