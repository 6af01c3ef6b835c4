"""What stands at the same place in two versions of a value: under one key, attribute, default.

A module may have no name for what it defines: `MODELS = {"net": Net}; del Net`.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import (
    BuiltinFunctionType,
    FunctionType,
    GetSetDescriptorType,
    MappingProxyType,
    MemberDescriptorType,
    MethodType,
    ModuleType,
)
from typing import Any
from weakref import ReferenceType

from ipython_depreload.class_members import (
    class_members,
    is_built_in,
    module_of,
    mro_of,
    qualname_of,
)
from ipython_depreload.identity.classes import accessors
from ipython_depreload.identity.functions import owned_function
from ipython_depreload.identity.parts import Parts, parts_of
from ipython_depreload.objects import SEQUENCES, cell_value, elements_of, exactly, is_a
from ipython_depreload.registrations.containers import Container
from ipython_depreload.undo import Undo, items_of

Pair = tuple[Any, Any]
"""An old value, and the new one that stands where it stood."""

_DEPTH = 8  # app.router.groups["api"].groups["v1"].routes
_MANY = 1000  # larger ones hold data
_ATOMS = exactly(int, str, float, bool, bytes, complex, type(None))
_PLAIN = _ATOMS | exactly(
    *(ModuleType, BuiltinFunctionType, GetSetDescriptorType, MemberDescriptorType)
)
_METHODS = exactly(FunctionType, staticmethod, classmethod, property)


class Counterparts:
    """Finds them in the old and the new values of one module.

    Parameters
    ----------
    undo
        Knows what objects that are still the same had in them.
    is_own_class
        Says whether the module made a class.
    later
        Gives the new version of a function's code: one statement made both.
    """

    def __init__(
        self,
        module: str,
        undo: Undo,
        is_own_class: Callable[[type], bool],
        later: Callable[[FunctionType], object],
    ) -> None:
        self._module = module
        self._undo = undo
        self._is_own_class = is_own_class
        self._later = later
        self._kinds: dict[int, Parts] = {}

    def within(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield these pairs and those inside of them, the nearest first."""
        seen: dict[tuple[int, int], Pair] = {}
        level = _worth_a_look(pairs)
        for _ in range(_DEPTH):
            inner: list[Pair] = []
            for old, new in level[:_MANY]:
                if (id(old), id(new)) not in seen:
                    seen[id(old), id(new)] = old, new
                    yield old, new
                    inner += self._parts(old, new)
            level = _worth_a_look(inner)

    def registered(self, container: Container, added: Iterable[tuple[Any, Any]]) -> Iterator[Pair]:
        """Yield pairs in another module's container, to which this one has added something."""
        state = self._undo.first_state(container)
        if not state:
            return
        if isinstance(container, (dict, type)):
            yield from _at_same_key(state[0].items(), added)
        else:
            yield from self._in_order(filter(self._is_own, state[0]), (value for _, value in added))

    def _is_own(self, value: Any) -> bool:
        if type(value) is FunctionType:
            return owned_function(value, self._module) is not None
        cls = value if is_a(value, type) else type(value)
        return not is_built_in(cls) and self._is_own_class(cls)

    def _parts(self, old: Any, new: Any) -> Iterable[Pair]:
        kind = type(new)
        if is_a(new, type):
            own = is_a(old, type) and self._is_own(new)
            return self._of_classes(old, new) if own else ()
        if kind is not type(old) and _place(kind) != _place(type(old)):
            return ()
        shared = (base for base in mro_of(kind) if id(base) in _PARTS and is_a(old, base))
        parts = next((_PARTS[id(base)] for base in shared), None)
        pairs = [] if parts is None else [*parts(self, old, new)]
        return pairs if id(kind) in _PARTS else [*pairs, *self._of_instances(old, new)]

    def _state(self, value: Any, number: int = 0) -> Any:
        """Return what was in a container, or the attributes of a class, before the reload."""
        state = self._undo.first_state(value)
        return state[number] if state else value

    def _of_classes(self, old: type, new: type) -> Iterator[Pair]:
        pairs = _at_same_key(self._undo.members_before(old).items(), _items(new))
        # The methods of a class that another takes the place of stay: it has objects until then.
        return (pair for pair in pairs if old is new or id(type(pair[1])) not in _METHODS)

    def _of_dicts(self, old: dict[Any, Any], new: dict[Any, Any]) -> Iterator[Pair]:
        before = self._state(old)
        if before is not new and dict.__len__(new) <= _MANY:
            yield from _at_same_key(items_of(before), items_of(new))

    def _of_sequences(self, old: Any, new: Any) -> Iterator[Pair]:
        before = self._state(old)
        if before is not new:
            yield from self._in_order(elements_of(before), elements_of(new, _MANY))

    def _of_functions(self, old: FunctionType, new: FunctionType) -> Iterator[Pair]:
        if _holds_nothing(new):
            return
        state = self._undo.first_state(old)
        if old is new and not state:
            return
        then, attributes = state or (_state_of(old), old.__dict__)
        cells = {
            name: (self._undo.first_state(cell) or (cell_value(cell),))[0]
            for name, cell in zip(then[0].co_freevars, old.__closure__ or (), strict=False)
        }
        now = zip(new.__code__.co_freevars, map(cell_value, new.__closure__ or ()), strict=False)
        yield from _at_same_key(cells.items(), now)
        defaults = _defaults(*then[:3]), _defaults(*_state_of(new))
        yield from _at_same_key(defaults[0].items(), defaults[1].items())
        yield from _at_same_key(attributes.items(), new.__dict__.items())

    def _of_instances(self, old: Any, new: Any) -> Iterator[Pair]:
        before, after = self._kind(type(old)), self._kind(type(new))
        attributes = before.attributes(old), after.attributes(new)
        if attributes[0] is not None and attributes[1] is not None:
            yield from self._of_dicts(attributes[0], attributes[1])
        if old is not new and before.slots:
            filled = {slot.name: value for slot, value in before.filled_slots(old)}
            now = ((slot.name, value) for slot, value in after.filled_slots(new))
            yield from _at_same_key(filled.items(), now)

    def _kind(self, cls: type) -> Parts:
        if id(cls) not in self._kinds:
            self._kinds[id(cls)] = parts_of(cls)
        return self._kinds[id(cls)]

    def _in_order(self, old: Iterable[Any], new: Iterable[Any]) -> Iterator[Pair]:
        """What goes by the same name stands for the same, in order: others may be put between."""
        before, after = self._by_name(old), self._by_name(new)
        for name, values in before.items():
            yield from zip(values, after.get(name, ()), strict=False)

    def _by_name(self, values: Iterable[Any]) -> dict[object, list[Any]]:
        found: dict[object, list[Any]] = defaultdict(list)
        for value in values:
            if type(value) is FunctionType:
                found[self._later(value)].append(value)
            elif id(type(value)) not in _PLAIN:
                is_class = is_a(value, type)
                found[is_class, _place(value if is_class else type(value))].append(value)
        return found


def _worth_a_look(pairs: Iterable[Pair]) -> list[Pair]:
    return [
        (old, new)
        for old, new in pairs
        if id(type(new)) not in _PLAIN
        and id(type(old)) not in _PLAIN
        and not (old is new and type(new) is FunctionType and _holds_nothing(new))
    ]


def _holds_nothing(function: FunctionType) -> bool:
    """Say so of a function without variables, defaults and attributes, as most are."""
    return not (
        function.__closure__
        or function.__defaults__
        or function.__kwdefaults__
        or function.__dict__
    )


def _place(cls: type) -> tuple[str, str]:
    return module_of(cls), qualname_of(cls)


def _items(cls: type) -> Iterable[tuple[str, Any]]:
    return list(class_members(cls).items())


def _state_of(function: FunctionType) -> tuple[Any, Any, Any]:
    return function.__code__, function.__defaults__, function.__kwdefaults__


def _defaults(code: Any, defaults: Any, keyword_only: Any) -> dict[str, Any]:
    """Return the default of each argument by its name."""
    names = code.co_varnames[: code.co_argcount][-len(defaults) :] if defaults else ()
    return {**dict(zip(names, defaults or (), strict=False)), **(keyword_only or {})}


def _at_same_key(old: Iterable[tuple[Any, Any]], new: Iterable[tuple[Any, Any]]) -> Iterator[Pair]:
    wanted = [(key, value) for key, value in new if id(type(value)) not in _PLAIN]
    if wanted:
        # Nothing may be looked up that is the user's to compare.
        before = {_known_by(key): value for key, value in list(old)}
        for key, value in wanted:
            if _known_by(key) in before:
                yield before[_known_by(key)], value


def _known_by(key: Any) -> Any:
    """Return what a key goes by, past the user's methods."""
    if id(type(key)) in _ATOMS:
        return type(key), key
    if type(key) is tuple:
        return tuple(map(_known_by, key))
    return (_place(key),) if is_a(key, type) else (id(key),)


_KINDS: dict[type, Callable[[Counterparts, Any, Any], Iterable[Pair]]] = {
    dict: Counterparts._of_dicts,
    **dict.fromkeys(SEQUENCES, Counterparts._of_sequences),
    FunctionType: Counterparts._of_functions,
    MethodType: lambda _, old, new: [(old.__self__, new.__self__), (old.__func__, new.__func__)],
    MappingProxyType: lambda _, old, new: zip(
        gc.get_referents(old), gc.get_referents(new), strict=False
    ),
    ReferenceType: lambda _, old, new: [(ReferenceType.__call__(old), ReferenceType.__call__(new))],
    partial: lambda _, old, new: [
        (old.func, new.func),
        (old.args, new.args),
        (old.keywords, new.keywords),
    ],
    property: lambda _, old, new: zip(accessors(old), accessors(new), strict=True),
    staticmethod: lambda _, old, new: [(old.__func__, new.__func__)],
    classmethod: lambda _, old, new: [(old.__func__, new.__func__)],
}
_PARTS = {id(kind): parts for kind, parts in _KINDS.items()}  # a class may have no hash
