"""Make one object take another's place wherever it is referred to, as Smalltalk's `become:`.

Needed only where an object cannot be redefined in place: a class whose layout changed, a member
of an int enum that was renumbered, a class that something captured before it was bound.
"""

from __future__ import annotations

import gc
import sys
import types
from abc import ABCMeta
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import EnumMeta
from functools import partial, reduce
from itertools import chain
from typing import Any
from weakref import getweakrefcount

from ipython_depreload.class_members import (
    bases_of,
    built_in_base,
    class_members,
    definer_of,
    is_built_in,
    mro_of,
    qualname_of,
    set_class_attribute,
    set_class_of,
    stored_members,
)
from ipython_depreload.identity.arrays import object_arrays, set_element
from ipython_depreload.identity.classes import is_slot, repoint_class_cells
from ipython_depreload.identity.contexts import is_node_of_context, replace_in_contexts
from ipython_depreload.identity.exceptions import (
    copy_links,
    remade_group,
    replace_in_exception,
)
from ipython_depreload.identity.fields import give_missing, makers_gained
from ipython_depreload.identity.parts import Parts, parts_of
from ipython_depreload.identity.rebuild import REBUILDERS, new_weak_references
from ipython_depreload.identity.referents import referents_of
from ipython_depreload.objects import is_a
from ipython_depreload.registrations.remembered import CACHE
from ipython_depreload.undo import Undo, items_of, restore_bases, restore_dict

_ROUNDS = 20  # each goes through one level of nested tuples


class Replacement:
    """References to be replaced, old object -> new one.

    Immutable containers (tuples, bound methods, frozen sets, generic aliases) cannot be changed:
    they are rebuilt, and replaced in turn.

    Parameters
    ----------
    pairs
        (old object, new object).
    bookkeeping
        Objects of our own that must go on referring to the old ones.
    classes
        Classes that may well have attributes to be replaced.

    Attributes
    ----------
    stuck
        Objects that go on using an old class, as (what they are, the class).
    """

    def __init__(
        self,
        pairs: Sequence[tuple[Any, Any]],
        undo: Undo,
        bookkeeping: Iterable[object] = (),
        classes: Iterable[type] = (),
    ) -> None:
        self._undo = undo
        self._undo_known = 0
        self._owners = {id(stored_members(cls)): cls for cls in classes}
        self._old = [old for old, _ in pairs]
        self._new = {id(old): new for old, new in pairs}
        self._kinds: dict[int, _Kind] = {}
        # Id of an old class whose instances are made anew -> how.
        self._remade: dict[int, _Remaking] = {}
        own = (self._old, self._new, self._owners)
        self._ignored = {id(kept) for some in (own, pairs, bookkeeping) for kept in some}
        self._gained: dict[int, Mapping[str, Callable[[Any], Any]]] = {}
        self.stuck: list[tuple[str, type]] = []

    def run(self) -> None:
        """Replace all references that the garbage collector can see, and those in arrays."""
        fresh = list(self._old)
        arrays, caches = object_arrays(), live_caches()
        self._ignored.add(id(caches))
        for _ in range(_ROUNDS):
            if not fresh:
                return
            known = len(self._old)
            self._replace_all(fresh, caches)
            for array in arrays:
                self._in_array(array)
            fresh = self._old[known:]

    def _replace_all(self, targets: list[Any], caches: Iterable[Any]) -> None:
        self._ignored.add(id(targets))
        self._ignored |= self._undo.held(self._undo_known)
        self._undo_known = len(self._undo)
        referrers = referrers_of(targets)
        self._ignored.add(id(referrers))
        self._owners |= _class_dicts(d for d in referrers if id(d) not in self._owners)
        self._ignored |= emptied_caches(caches, set(map(id, referrers)), self._new)
        classes, own = _classes_of_tuples(referrers)
        for cls in classes:
            self._in_class(cls)
        for referrer in referrers:
            if id(referrer) not in self._ignored and id(referrer) not in own:
                self._replace_in(self._owners.get(id(referrer), referrer))
        if any(is_node_of_context(kind.cls) for kind in self._kinds.values()):
            replace_in_contexts(self.get, self._undo)

    def _replace_in(self, referrer: Any) -> None:
        kind = self._kind(type(referrer))
        if kind.replace is not None:
            kind.replace(self, referrer)
        if kind.parts is not None:
            self._in_instance(referrer, kind.parts)

    def _kind(self, cls: type) -> _Kind:
        known = self._kinds.get(id(cls))
        if known is None:
            known = self._kinds[id(cls)] = _kind_of(cls)
        return known

    def _rebuild(self, target: Any, rebuild: Callable[[Any, Callable[[Any], Any]], Any]) -> None:
        """Make an immutable object anew, unless nothing in it has changed."""
        if id(target) not in self._new:
            successor = rebuild(target, self._key if is_a(target, frozenset) else self.get)
            if successor is not None:
                self._rebuilt(target, successor)

    def get(self, value: Any) -> Any:
        """Return what takes the place of a value: itself, mostly."""
        return self._new.get(id(value), value)

    def successor_id(self, number: int) -> int:
        """Return the id of what takes the place of the object with an id."""
        return id(self._new[number]) if number in self._new else number

    def _changed(self, values: Iterable[Any]) -> bool:
        return any(id(value) in self._new for value in values)

    def _rebuilt(self, old: Any, new: Any) -> None:
        self._old.append(old)
        self._new[id(old)] = new
        if getweakrefcount(old):
            for reference, same in new_weak_references(old, new):
                self._old.append(reference)
                self._new[id(reference)] = same

    # -- one method for each kind of referrer ------------------------------------------------

    def _in_dict(self, target: dict[Any, Any]) -> None:
        # Past any method of a subclass: the user's own may do anything.
        if not self._changed(dict.values(target)) and not self._changed(dict.keys(target)):
            return
        if is_a(target, OrderedDict):
            contents = OrderedDict((self._key(k), self.get(v)) for k, v in items_of(target))
            self._undo.push(_refill, target, OrderedDict(items_of(target)))
            _refill(target, contents)
            return
        self._undo.save_dict(target)
        if self._changed(dict.keys(target)):
            restore_dict(target, {self._key(k): self.get(v) for k, v in dict.items(target)})
            return
        for key, value in list(dict.items(target)):
            if id(value) in self._new:
                dict.__setitem__(target, key, self.get(value))

    def _in_default_dict(self, target: Any) -> None:
        self._in_dict(target)
        factory = target.default_factory
        if id(factory) in self._new:
            self._undo.push(setattr, target, "default_factory", factory)
            target.default_factory = self.get(factory)

    def _in_list(self, target: Any) -> None:
        kind: Any = deque if is_a(target, deque) else list
        known = self._new
        before = {i: v for i, v in enumerate(kind.__iter__(target)) if id(v) in known}
        if before:
            self._undo.push(_set_items, target, before)
            _set_items(target, {index: self.get(value) for index, value in before.items()})

    def _in_set(self, target: set[Any]) -> None:
        for value in [v for v in set.__iter__(target) if id(v) in self._new]:
            member = self._key(value)
            self._undo.push(_swap_member, target, member, value)
            _swap_member(target, value, member)

    def _key(self, value: Any) -> Any:
        """Return what takes the place of a key: itself, if that has no hash."""
        successor = self.get(value)
        if successor is value:
            return value
        try:
            hash(successor)
        except Exception:  # noqa: BLE001 (of the user's `__hash__`, or there is none any more)
            self.stuck.append((f"a key, an instance of {qualname_of(type(value))},", type(value)))
            return value
        return successor

    def _in_array(self, target: Any) -> None:
        for index, value in enumerate(target.flat):
            if id(value) in self._new:
                self._undo.push(set_element, target, index, value)
                set_element(target, index, self.get(value))

    def _in_cell(self, target: types.CellType) -> None:
        self._undo.save_cell(target)
        target.cell_contents = self.get(target.cell_contents)

    def _in_function(self, target: types.FunctionType) -> None:
        self._undo.save_function(target)
        target.__defaults__ = self.get(target.__defaults__)
        # CPython keeps them in a tuple until somebody asks.
        self._in_dict(target.__annotations__)

    def _in_partial(self, target: Any) -> None:
        state = target.__reduce__()[2]
        self._undo.push(target.__setstate__, state)
        function, arguments, keywords, attributes = state
        arguments = tuple(map(self.get, arguments))
        keywords = {key: self.get(value) for key, value in keywords.items()}
        target.__setstate__((self.get(function), arguments, keywords, attributes))

    def _in_exception(self, target: BaseException) -> None:
        replace_in_exception(target, self.get, self._undo)

    def _in_group(self, target: BaseExceptionGroup[Any]) -> None:
        self._rebuild(target, remade_group)
        self._in_exception(target)

    def _in_suspended(self, target: Any) -> None:
        """A generator or coroutine keeps its code and what its frame holds."""
        held = [old for old in gc.get_referents(target) if id(old) in self._new]
        classes = [old for old in held if is_a(old, type)]
        self.stuck += [(f"the suspended {target.__qualname__}()", cls) for cls in classes]

    def _in_class(self, target: type) -> None:
        self._in_bases(target)
        for name, value in list(class_members(target).items()):
            if id(value) in self._new:
                self._undo.push(set_class_attribute, target, name, value)
                set_class_attribute(target, name, self.get(value))

    def _in_bases(self, target: type) -> None:
        if id(target) in self._new or not self._changed(bases_of(target)):
            return
        bases = tuple(dict.fromkeys(map(self.get, bases_of(target))))  # two may be one now
        metaclass = _metaclass(target, bases)
        if metaclass is not type(target):
            self._rebuild_class(target, bases, metaclass)
            return
        self._undo.push(restore_bases, target, bases_of(target))
        try:
            type.__setattr__(target, "__bases__", bases)
        except TypeError:  # layouts differ
            self._rebuild_class(target, bases, metaclass)

    def _rebuild_class(self, target: type, bases: tuple[type, ...], metaclass: type) -> None:
        """Make a subclass, the notebook's say, anew on a base with another layout or metaclass."""
        if is_a(target, EnumMeta):  # only the statement can make one: a reload is not to fail
            self._keep_class(target, "enum")
            return
        contents = {
            name: self.get(value)
            for name, value in class_members(target).items()
            if name not in ("__dict__", "__weakref__") and not is_slot(target, value)
        }
        make = _maker(metaclass) if metaclass is type(target) else metaclass
        try:
            successor = make(target.__name__, bases, contents)
        except Exception:  # noqa: BLE001 (a metaclass may ask for anything, as may its hooks)
            self._keep_class(target, "class")
            return
        repoint_class_cells(target, successor, self._undo)
        self._rebuilt(target, successor)

    def _keep_class(self, target: type, kind: str) -> None:
        """A class that cannot be made anew keeps its old bases."""
        olds = [base for base in bases_of(target) if id(base) in self._new]
        self.stuck += [(f"the {kind} {target.__qualname__}", old) for old in olds]

    def _in_instance(self, target: Any, parts: Parts) -> None:
        self._class_of(target, parts)
        if id(target) in self._new:  # its successor has what it had
            return
        parts = self._kind(type(target)).parts or parts  # of its new class
        attributes = parts.attributes(target)
        if attributes is not None:
            self._in_dict(attributes)
        for slot, value in parts.filled_slots(target):
            if id(value) in self._new:
                self._undo.push(slot.set, target, value)
                slot.set(target, self.get(value))

    def _class_of(self, target: Any, parts: Parts) -> None:
        cls = type(target)
        successor = self.get(cls)
        if successor is cls:
            return
        if not is_a(successor, type):  # a function makes such objects now
            self.stuck.append((f"an instance of {qualname_of(cls)}", cls))
            return
        if id(cls) in self._remade:
            self._rebuild_instance(target, successor)
            return
        self._undo.push(set_class_of, target, cls)
        try:
            set_class_of(target, successor)
        except TypeError:  # another layout
            self._remade[id(cls)] = _Remaking(parts, makers_gained(cls, successor))
            self._rebuild_instance(target, successor)
        else:
            self._give_gained(target, cls, successor)

    def _give_gained(self, target: Any, old: type, new: type) -> None:
        """Give an instance the defaults of fields that its class gained."""
        if id(old) not in self._gained:
            gained = makers_gained(old, new).items()
            # A default that the class has needs not be in its instances, and goes on to follow.
            self._gained[id(old)] = {n: make for n, make in gained if definer_of(new, n) is None}
        if self._gained[id(old)]:
            give_missing(target, self._gained[id(old)], self._undo)

    def _rebuild_instance(self, target: Any, cls: type) -> None:
        """Make an instance of the new class with the attributes of the old instance."""
        if id(target) in self._new:
            return
        try:
            successor = _blank_instance(target, cls)
        except TypeError:  # its memory is laid out by a built-in base: it stays as it is
            self.stuck.append((f"an instance of {qualname_of(cls)}", type(target)))
            return
        if is_a(target, BaseException):
            copy_links(target, successor, self.get)
        self._remade[id(type(target))].fill(successor, target, self._new)
        self._rebuilt(target, successor)


def _metaclass(cls: type, bases: tuple[type, ...]) -> type:
    """Return what the metaclass of a class is to be when it has other bases."""
    before, now = _metaclass_of(bases_of(cls)), _metaclass_of(bases)
    is_inherited = type(cls) is before
    return now if is_inherited or not issubclass(type(cls), now) else type(cls)


def _maker(metaclass: type) -> Callable[..., type]:
    """Return what makes a class of contents of which its metaclass has made what it wanted.

    It may have consumed some: `options = attrs.pop("Meta")`.
    """
    built_in = next(c for c in mro_of(metaclass) if c is ABCMeta or is_built_in(c))
    return partial(built_in.__new__, metaclass)


def _metaclass_of(bases: tuple[type, ...]) -> type:
    """Return what a class gets as its metaclass if it names none: the most derived one."""
    return reduce(lambda one, other: other if issubclass(other, one) else one, map(type, bases))


@dataclass(frozen=True)
class _Remaking:
    """How instances of a class get successors with another layout.

    Parameters
    ----------
    parts
        What the old ones are made of.
    defaults
        Makers of the values of fields that the class gained.
    """

    parts: Parts
    defaults: Mapping[str, Callable[[Any], Any]]

    def fill(self, successor: Any, target: Any, new: Mapping[int, Any]) -> None:
        """Give an instance the attributes of its predecessor, or what takes their place."""
        values = dict(self.parts.attributes(target) or {})
        for slot in self.parts.slots:
            with suppress(AttributeError):  # an empty slot
                values[slot.name] = slot.get(target)
        for name, value in values.items():
            _give(successor, name, new.get(id(value), value))
        for name, make in self.defaults.items():
            if name not in values:
                _give(successor, name, make(successor))


def _give(instance: Any, name: str, value: Any) -> None:
    try:
        object.__setattr__(instance, name, value)
    except AttributeError:  # the new class has no such slot
        return


@dataclass(frozen=True)
class _Kind:
    """How references are replaced in the instances of a class.

    Parameters
    ----------
    replace
        In what a built-in type holds.
    parts
        What else they have, None if nothing.
    """

    cls: type
    replace: Callable[[Replacement, Any], None] | None
    parts: Parts | None


def _kind_of(cls: type) -> _Kind:
    if issubclass(cls, type):
        return _Kind(cls, Replacement._in_class, None)
    if issubclass(cls, types.FrameType):
        return _Kind(cls, None, None)
    known = (_REPLACERS[id(base)] for base in mro_of(cls) if id(base) in _REPLACERS)
    parts = None if id(cls) in _REPLACERS else parts_of(cls)
    return _Kind(cls, next(known, None), parts)


_HANDLERS: dict[type, Callable[[Replacement, Any], None]] = {
    list: Replacement._in_list,
    deque: Replacement._in_list,
    set: Replacement._in_set,
    defaultdict: Replacement._in_default_dict,
    dict: Replacement._in_dict,
    types.CellType: Replacement._in_cell,
    types.FunctionType: Replacement._in_function,
    types.GeneratorType: Replacement._in_suspended,
    types.CoroutineType: Replacement._in_suspended,
    types.AsyncGeneratorType: Replacement._in_suspended,
    partial: Replacement._in_partial,
    BaseExceptionGroup: Replacement._in_group,
    BaseException: Replacement._in_exception,
    **{k: partial(Replacement._rebuild, rebuild=rebuild) for k, rebuild in REBUILDERS.items()},
}
_REPLACERS = {id(kind): handler for kind, handler in _HANDLERS.items()}  # a class may have no hash


def _blank_instance(instance: Any, cls: type) -> Any:
    """Make an instance of another class, that can have what an instance has.

    Raises
    ------
    TypeError
        If a built-in base of either class lays out the memory.
    """
    if not issubclass(cls, _laid_out_by(type(instance))):
        raise TypeError(cls)
    if is_a(instance, BaseException):
        return cls.__new__(cls, *instance.args)
    return object.__new__(cls)


def _laid_out_by(cls: type) -> type:
    found = built_in_base(cls)
    return BaseException if issubclass(found, BaseException) else found


def referrers_of(targets: list[Any]) -> list[Any]:
    """`gc.get_referrers` compares each reference with each target: not for many targets."""
    if len(targets) <= _FEW:
        return gc.get_referrers(*targets)
    wanted = set(map(id, targets))
    objects = gc.get_objects()
    for size in _BATCHES:  # few have any: one call rules many out
        batches = (objects[start : start + size] for start in range(0, len(objects), size))
        found = [b for b in batches if not wanted.isdisjoint(map(id, referents_of(b)))]
        objects = list(chain.from_iterable(found))
    return objects


_FEW = 256
_BATCHES = (200, 16, 1)


def _classes_of_tuples(referrers: list[Any]) -> tuple[list[type], set[int]]:
    """Find the classes whose resolution order is among the referrers.

    Returns
    -------
    tuple
        These classes, and the ids of tuples that nothing but one of them holds: its order and its
        bases. CPython makes such an order anew once the bases are others.
    """
    counts = _tuple_counts(referrers)
    firsts = [r[0] for r in referrers if type(r) is tuple and r and is_a(r[0], type)]
    classes = [cls for cls in firsts if id(mro_of(cls)) in counts]
    tuples = [held for cls in classes for held in (mro_of(cls), bases_of(cls))]
    return classes, {id(t) for t in tuples if counts.get(id(t), sys.maxsize) <= _ONLY_ITS_CLASS}


def _tuple_counts(values: list[Any]) -> dict[int, int]:
    tuples = [value for value in values if type(value) is tuple]
    return dict(zip(map(id, tuples), map(sys.getrefcount, tuples), strict=True))


class _Probe: ...


_ONLY_ITS_CLASS = max(_tuple_counts([mro_of(_Probe)]).values())


def _class_dicts(referrers: Iterable[Any]) -> dict[int, type]:
    """Find the classes whose raw dictionaries are among the referrers.

    Writing into the dictionary of a type would bypass the method cache and crash.
    """
    suspects = [
        d for d in referrers if type(d) is dict and "__module__" in d and "__name__" not in d
    ]
    if not suspects:
        return {}
    ids = {id(d) for d in suspects}
    owners: dict[int, type] = {}
    for cls in gc.get_referrers(*suspects):
        if is_a(cls, type):
            owners.update((id(d), cls) for d in gc.get_referents(cls) if id(d) in ids)
    return owners


def live_caches() -> list[Any]:
    """Return all functions that `functools.lru_cache` has wrapped."""
    return [cache for cache in gc.get_referrers(CACHE) if type(cache) is CACHE]


def emptied_caches(
    caches: Iterable[Any], referrers: set[int], replaced: Collection[int] = ()
) -> set[int]:
    """Empty every `lru_cache` that holds what is replaced; return the ids of its own storage.

    Its dictionary must not be written into: the cache's other records go with it. One that is
    replaced itself is as it was if the reload is undone.
    """
    storage: set[int] = set()
    for cache in caches:
        inner = {id(part) for part in gc.get_referents(cache) if type(part) is dict}
        inner.discard(id(cache.__dict__))
        if id(cache) in referrers or not inner.isdisjoint(referrers):
            storage |= inner
            if id(cache) not in replaced:
                cache.cache_clear()
    return storage


def _set_items(target: Any, values: dict[int, Any]) -> None:
    kind: Any = deque if is_a(target, deque) else list
    for index, value in values.items():
        kind.__setitem__(target, index, value)


def _swap_member(target: set[Any], old: Any, new: Any) -> None:
    set.discard(target, old)
    set.add(target, new)


def _refill(target: Any, contents: Any) -> None:
    OrderedDict.clear(target)
    for key, value in contents.items():
        OrderedDict.__setitem__(target, key, value)
