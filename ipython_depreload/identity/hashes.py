"""Dictionaries and sets find keys again whose `__hash__` gives another number since an edit.

A frozen dataclass that gains a field is the usual case: what the user holds would look empty.

What a hash depends on cannot be told in full from code, so that is only asked in order to leave out
what surely has no part in any. Then the hashes that dictionaries and sets have noted are compared
with those that their keys have now.
"""

from __future__ import annotations

import gc
import operator
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import compress, repeat
from types import FunctionType, MappingProxyType
from typing import Any
from weakref import ref

from ipython_depreload.class_members import class_members, inherited, mro_of, with_subclasses
from ipython_depreload.code.sources import same_constant
from ipython_depreload.identity.become import emptied_caches, live_caches
from ipython_depreload.identity.caches import words_in_notebook
from ipython_depreload.identity.heap import references_to
from ipython_depreload.objects import cell_value, is_a, same_reference
from ipython_depreload.undo import Undo, is_ordered, items_of

HASH = "__hash__"
_DEPTH = 3  # a key, a tuple of it, a tuple of that
_MADE_OF_KEYS = (tuple, ref)  # a frozen set keeps its own hash, and those of what is in it
# Functions that get at attributes whose names do not show.
_OPAQUE = {"getattr", "vars", "__dict__", "attrgetter", "astuple", "asdict", "fields", "__slots__"}
_OPERATORS = {n for n in dir(operator) if n.strip("_") in operator.__all__ and n[:2] == "__"}
_CONVERSIONS = (
    *("str", "repr", "format", "bytes", "bool", "int", "float", "complex", "len", "round", "trunc"),
    *("iter", "next", "reversed", "missing", "getattr", "getattribute", "get", "divmod", "abs"),
)
_CALLED_BY_SYNTAX = frozenset(
    {HASH, *(f"__{name}__" for name in _CONVERSIONS)}
    | {variant for name in _OPERATORS for variant in (name, f"__r{name[2:]}")}
)
"""Methods that a function may call without naming them."""


def hash_of(cls: type) -> Any:
    """Return what computes the hashes of instances: a function, or something else."""
    return inherited(cls, HASH)


def hash_code(cls: type) -> object:
    """Return the code of the function that computes the hashes of instances, or what else does."""
    found = hash_of(cls)
    return found.__code__ if type(found) is FunctionType else found


def is_same_code(one: object, other: object) -> bool:
    """Say whether two results of `hash_code` compute the same, wherever they stand."""
    is_code = type(one) is type(other) is type(is_same_code.__code__)
    return one is other or (is_code and same_constant(one, other))


class HashedClasses:
    """The classes whose instances are hashed by functions of some modules.

    Parameters
    ----------
    modules
        Their names.
    rehashed
        Further classes.
    """

    def __init__(self, modules: Collection[str], rehashed: Iterable[type] = ()) -> None:
        defining = [c for c, function in _functions_for_hashes() if _is_made_in(function, modules)]
        pairs = [(cls, hash_of(cls)) for cls in with_subclasses(*defining)]
        self._functions = {
            id(function): function for _, function in pairs if type(function) is FunctionType
        }
        found = [cls for cls, function in pairs if id(function) in self._functions]
        more = [cls for cls in with_subclasses(*rehashed) if hash_of(cls) is not None]
        self.classes = [*found, *more]

    def _words(self) -> set[str]:
        """Return the names that the functions use, and those of what is in their closures."""
        words: set[str] = set()
        for function in self._functions.values():
            words |= words_in_notebook(function)
            for cell in function.__closure__ or ():
                held = cell_value(cell)
                if type(held) is FunctionType:
                    words.add(held.__code__.co_name)
        return words

    def may_use_any(
        self, changed: Collection[str], are_stale: Callable[[Collection[str], set[str]], bool]
    ) -> bool:
        """Say whether the functions may use anything that has one of these names.

        Parameters
        ----------
        are_stale
            Says of names that have changed, and of others, whether functions that have one of the
            latter may give other results.
        """
        words = self._words()
        is_opaque = not _OPAQUE.isdisjoint(words)  # it may use what it does not name
        return is_opaque or are_stale(changed, {*words, *_CALLED_BY_SYNTAX})


def names_of_wrappers(
    functions: list[FunctionType],
    names: Collection[str],
    namespaces: Callable[[], Iterable[Mapping[str, Any]]],
) -> set[str]:
    """Return other names by which functions are known that were defined under some of these.

    Parameters
    ----------
    functions
        Each is in this list, and held once more by whoever gives it.
    namespaces
        Gives the dictionaries of all modules: of many, so it is called only where more refers to a
        function than its own module and class.
    """
    own = [f for f in functions if f.__code__.co_name in names]
    at_home = [(f, _names_at_home(f)) for f in own]
    left = [
        f
        for (f, known), count in zip(at_home, references_to(own), strict=True)
        if count > len(known) + _is_member(f) + _HELD_BY_CALLERS
    ]
    others = set(map(id, left))
    found = {name for _, known in at_home for name in known}
    for values in namespaces() if others else ():
        if not others.isdisjoint(map(id, list(values.values()))):  # in few there are any
            found.update(name for name, value in list(values.items()) if id(value) in others)
    return found


_HELD_BY_CALLERS = 3  # `functions`, whoever gives them, and `at_home`


def _names_at_home(function: FunctionType) -> list[str]:
    """Return the names that a function has in its own module."""
    return [name for name, value in list(function.__globals__.items()) if value is function]


def _is_member(function: FunctionType) -> bool:
    """Say whether a function is held by the class in which it was defined."""
    owner, _, name = function.__qualname__.rpartition(".")
    cls = function.__globals__.get(owner)
    held: Any = class_members(cls).get(name) if is_a(cls, type) else None  # type: ignore[arg-type]
    is_wrapped = is_a(held, (classmethod, staticmethod))
    return (held.__func__ if is_wrapped else held) is function


def _functions_for_hashes() -> list[tuple[type, FunctionType]]:
    """Return (class, function) of all classes that have one themselves.

    There are thousands of others, which are gone through in C.
    """
    classes = with_subclasses(object)
    own: list[Any] = list(map(MappingProxyType.get, map(class_members, classes), repeat(HASH)))
    are_functions = map(operator.is_, map(type, own), repeat(FunctionType))
    return list(compress(zip(classes, own, strict=True), are_functions))


def _is_made_in(function: FunctionType, modules: Collection[str]) -> bool:
    makers = (function.__globals__.get("__name__"), function.__module__)
    return any(type(name) is str and name in modules for name in makers)


class Rehashing:
    """Puts keys where their hashes say, and back if the reload fails.

    Parameters
    ----------
    undo
        The action that this records comes first, so that it is taken last: with the old code.
    """

    def __init__(self, undo: Undo) -> None:
        self._undo = undo
        self._touched: list[Any] = []
        undo.push(self._again)

    def run(self, hashed: HashedClasses, namespaces: Iterable[Mapping[str, Any]] = ()) -> list[str]:
        """Arrange whatever has keys of these classes that are not found there any more.

        Parameters
        ----------
        namespaces
            They may lead to dictionaries that the collector does not know: of strings, say.

        Returns
        -------
        list
            Notes for the user.
        """
        kinds = set(map(id, hashed.classes))
        named = [v for values in namespaces for v in list(values.values()) if is_a(v, dict)]
        live = gc.get_objects()  # not in `[*...]`: that would find itself, and never go
        live += (each for each in named if not gc.is_tracked(each))
        found = [c for c in _with_keys_of(kinds, live) if not _is_right(c)]
        storage = emptied_caches(live_caches(), set(map(id, found))) if found else ()
        failed: list[Exception] = []
        for container in [container for container in found if id(container) not in storage]:
            self._save(container)
            error = _arrange(container)
            if error is not None:
                failed.append(error)
        kinds_failed = dict.fromkeys(type(error).__name__ for error in failed)
        return [f"keys in dictionaries or sets could not be hashed anew: {e}" for e in kinds_failed]

    def _save(self, container: Any) -> None:
        """Record how to give a container back what it has: new hashes may have made keys equal."""
        items = items_of(container) if is_ordered(container) else None
        self._touched.append((container, items))
        if items is None:
            kind: Any = dict if is_a(container, dict) else set
            self._undo.push(_refill, kind, container, _copy(kind, container))

    def _again(self) -> None:
        for container, items in self._touched:
            if items is not None and len(items) > len(container):
                _refill(OrderedDict, container, OrderedDict(items))  # it notes no hashes
            _arrange(container)


def _with_keys_of(kinds: set[int], live: list[Any]) -> Iterator[Any]:
    """Yield the dictionaries and sets that have keys of some classes, or tuples of such."""
    types = list(map(type, live))
    numbers = list(map(id, types))
    known = dict(zip(numbers, types, strict=True))
    holding = {number for number, kind in known.items() if issubclass(kind, (dict, set))}
    asked = kinds | {n for n, kind in known.items() if issubclass(kind, _MADE_OF_KEYS)}
    for container in compress(live, map(holding.__contains__, numbers)):
        keys = list(_keys(container))
        if not asked.isdisjoint(map(id, map(type, keys))) and _has_any(keys, kinds):
            yield container


def _keys(container: Any) -> Iterable[Any]:
    return dict.keys(container) if is_a(container, dict) else set.__iter__(container)


def _has_any(keys: Iterable[Any], kinds: set[int]) -> bool:
    level = keys
    for _ in range(_DEPTH):
        if any(id(type(key)) in kinds for key in level):
            return True
        level = [part for key in level if is_a(key, _MADE_OF_KEYS) for part in _parts(key)]
    return False


def _parts(key: Any) -> Iterable[Any]:
    return tuple.__iter__(key) if is_a(key, tuple) else (ref.__call__(key),)


def _is_right(container: Any) -> bool:
    """Say whether a container has noted the hashes that its keys have now.

    A frozen set computes its own hash from those that it, or what it was made from, has noted. A
    lookup would not do: it may come upon the very key by chance (dictobject.c, 3.11 to 3.13).
    """
    if is_ordered(container):  # it gives nothing away
        return False
    kind: Any = dict if is_a(container, dict) else set
    try:
        now = frozenset(map(_fresh, list(_keys(container))))
        return hash(now) == hash(frozenset(_copy(kind, container)))
    except Exception:  # the user's own `__hash__` or `__eq__`: it will be told  # noqa: BLE001
        return False


def _fresh(key: Any) -> Any:
    """Return what has the hash of a key as it is now: a weak reference remembers that of then."""
    target = ref.__call__(key) if is_a(key, ref) else None
    return key if target is None else same_reference(key, target)


def _arrange(container: Any) -> Exception | None:
    """Put everything in a container where it belongs; return why that failed, if it did."""
    try:
        if is_ordered(container):
            contents = OrderedDict((_fresh(k), v) for k, v in items_of(container))
            _refill(OrderedDict, container, contents)
        elif is_a(container, dict):
            _refill(dict, container, {_fresh(k): v for k, v in list(dict.items(container))})
        else:
            _refill(set, container, {_fresh(each) for each in list(set.__iter__(container))})
    except Exception as error:  # the user's own `__hash__` or `__eq__`  # noqa: BLE001
        return error
    return None


def _copy(kind: Any, container: Any) -> Any:
    """Copy a dictionary or set with the hashes that it has noted: nobody is asked for others."""
    if kind is set:
        return set.copy(container)
    own = (class_members(cls).get("__iter__") for cls in mro_of(type(container)))
    is_plain = next(filter(None, own)) is class_members(dict)["__iter__"]
    return dict.copy(container) if is_plain else dict(list(dict.items(container)))


def _refill(kind: Any, container: Any, contents: Iterable[Any]) -> None:
    # From one of its own kind: CPython takes the hashes from there and asks the keys no more.
    kind.clear(container)
    kind.update(container, contents)
