"""Results that `functools` keeps of functions are stale once these would give others."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain
from types import CodeType, FunctionType, MethodType
from typing import Any, NamedTuple
from weakref import ref

from ipython_depreload.class_members import class_members, defines
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.cached_properties import (
    are_set_by,
    cached_properties,
    forget,
)
from ipython_depreload.identity.classes import member_functions
from ipython_depreload.identity.tables import names_in_all, tables_in
from ipython_depreload.identity.uses_by_name import UsesByName, uses_in
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.registrations.remembered import CACHE
from ipython_depreload.undo import Undo

_CACHING = {"cache", "lru_cache", "cached_property"}


class Users(NamedTuple):
    """Functions of one place, by name, with the names that each uses, and all of those."""

    functions: list[tuple[str, Set[str]]]
    words: frozenset[str]

    @classmethod
    def of(cls, functions: list[tuple[str, Set[str]]]) -> Users:
        """Take functions together."""
        return cls(functions, frozenset().union(*(used for _, used in functions)))


def stale_functions(
    changed: Collection[str], users: Iterable[Users], asked: Collection[str]
) -> set[str]:
    """Return which of the functions asked for, by name, may give other results now.

    Parameters
    ----------
    changed
        Names of what has changed.
    users
        The functions that may have had a part in the results. A use is recognised by the name
        alone: in doubt it is one.
    """
    places = list(users)
    stale, wanted = set(changed), set(asked)
    while not wanted <= stale:
        concerned = [functions for functions, words in places if not words.isdisjoint(stale)]
        more = {
            name
            for functions in concerned
            for name, used in functions
            if name not in stale and not used.isdisjoint(stale)
        }
        if not more:
            break
        stale |= more
    return wanted & stale


users_in = PerCode(lambda module: Users.of(list(uses_in(module).items())))
"""Return all functions of a module with this code, and its top level."""


uses_caches = PerCode(
    lambda code: any(not _CACHING.isdisjoint(inner.co_names) for inner in nested_codes(code))
)
"""Say whether a module with this code may have functions with caches."""


def cached_functions(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield (name, function) of the functions with a cache in a module and in its classes."""
    return ((name, cache.__wrapped__) for name, cache in _named_caches(values))


def _named_caches(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in list(values.items()):
        if type(value) is CACHE:
            yield name, value
        elif is_a(value, type):
            for member in list(class_members(value).values()):
                if type(member) is CACHE:
                    yield name, member


def has_more(old: Any, new: Any) -> bool:
    """Say whether of two caches of one kind only the old one has something."""
    before, now = CACHE.cache_info(old), CACHE.cache_info(new)
    typed = (each.__dict__.get("cache_parameters", dict)().get("typed") for each in (old, new))
    is_same = before.maxsize == now.maxsize and len({*typed}) == 1
    return is_same and before.currsize > 0 == now.currsize


def around(function: Any, cache: Any) -> Any:
    """Return a cache like another one, around another function."""
    attributes = dict(cache.__dict__)
    parameters = attributes.get("cache_parameters", dict)()  # the decorator has set it
    made: Any = lru_cache(CACHE.cache_info(cache).maxsize, bool(parameters.get("typed")))(function)
    made.__dict__.update({**attributes, "__wrapped__": function})
    return made


def has_caches(notebook: Mapping[str, Any]) -> bool:
    """Say whether the notebook has functions with caches, or classes with cached properties."""
    properties = (function for _, _, function in cached_properties(notebook))
    return next(_named_caches(notebook), None) is not None or any(
        function.__module__ == NOTEBOOK for function in properties
    )


class Caches:
    """The caches that functions of project modules, and of the notebook, have.

    Parameters
    ----------
    modules
        The project modules.
    users
        Those of them that may have some.
    by_hand
        Those of them whose functions may keep results by hand.
    """

    def __init__(
        self, modules: Mapping[str, Tracked], users: Collection[str], by_hand: Collection[str]
    ) -> None:
        self.by_hand = by_hand
        self._modules = modules
        self._users = users
        self._uses = UsesByName(modules)
        self._known: list[ref[Any]] = []
        self._other_references = -1

    def are_used(self) -> bool:
        """Say whether any project module may have functions with caches."""
        return bool(self._users)

    def codes(self) -> list[CodeType]:
        """Return the code of all functions, of libraries too, whose results are kept."""
        return [f.__code__ for cache in self._live() for f in _functions_of(cache)]

    def clear(
        self, names_changed: Callable[[], Collection[str]], is_kept: Callable[[Any], bool]
    ) -> None:
        """Empty those of the user's functions that may give others, as these names changed.

        Parameters
        ----------
        is_kept
            Says of a cache whether it is to stay as it is.
        """
        full = (cache for cache in self._live() if CACHE.cache_info(cache).currsize)
        pairs = [(cache, list(filter(self._is_ours, _functions_of(cache)))) for cache in full]
        ours = [(cache, self._words_of(cache, found)) for cache, found in pairs if found]
        if not ours:
            return
        asked = set[str]().union(*(words for _, words in ours))
        users = [*map(users_in, self._codes()), self._tables()]
        stale = stale_functions(names_changed(), users, asked)
        for cache, words in ours:
            if not (words.isdisjoint(stale) or is_kept(cache)):
                CACHE.cache_clear(cache)  # past attributes of what it wraps, which it has too

    def forget_properties(self, names_changed: Callable[[], Collection[str]], undo: Undo) -> None:
        """Do so with what cached properties of the user's classes keep in objects."""
        found = [
            (cls, name, self._words(function))
            for values in self._namespaces(self._users)
            for cls, name, function in cached_properties(values)
            if self._is_ours(function)
        ]
        changed = names_changed() if found else ()
        asked = set[str]().union(*(words for _, _, words in found))
        if not changed or not self.are_stale(changed, asked):  # as with most edits
            return
        gone = [(cls, name) for cls, name, words in found if self.are_stale(changed, words)]
        codes = [*self._codes(), *_codes_of_notebook()] if gone else []
        kept = are_set_by(codes, {name for _, name in gone})
        forget([(cls, name) for cls, name in gone if name not in kept], undo)

    def _codes(self) -> list[CodeType]:
        return [t.code for t in self._modules.values() if t.code is not None]

    def _namespaces(self, modules: Iterable[str]) -> Iterator[Mapping[str, Any]]:
        return (namespace(sys.modules.get(name)) or {} for name in (*modules, NOTEBOOK))

    def _is_ours(self, function: FunctionType) -> bool:
        return function.__module__ in self._modules or function.__module__ == NOTEBOOK

    def _words_of(self, cache: Any, functions: Iterable[FunctionType]) -> set[str]:
        """Return names, also of what the arguments were: a function that it calls, an object."""
        kept = [part for part in gc.get_referents(cache) if type(part) is dict]
        keys = [key for part in kept if part is not cache.__dict__ for key in list(part)]
        arguments = chain.from_iterable(k if type(k) is tuple else (k,) for k in keys)
        words = names_in_all(arguments, self._modules)
        return words.union(*map(self._words, functions))

    def _tables(self) -> Users:
        """Return what tables of project modules, and of the notebook, lead to."""
        return Users.of(tables_in(self._namespaces(self._modules), self._modules))

    def _words(self, function: FunctionType) -> set[str]:
        """Return names, of which one that is stale makes a function so."""
        if function.__module__ in self._modules:
            return {function.__code__.co_name}
        return words_in_notebook(function)

    def are_stale(self, changed: Collection[str], asked: Collection[str]) -> bool:
        """Say whether functions of one of these names may give other results, or are changed."""
        return self._uses.lead(asked, set(changed))

    def _live(self) -> list[Any]:
        """Return all caches there are.

        Each refers to its type. So if the references to that are those of the caches known, and as
        many others as before, there are no more, unless one of the others has gone meanwhile:
        so names are asked, too. To go through all objects would take long.
        """
        known = [cache for one in self._known if (cache := one()) is not None]
        references = sys.getrefcount(CACHE)
        if references - len(known) != self._other_references or self._names_lead_beyond(known):
            known = [value for value in gc.get_referrers(CACHE) if type(value) is CACHE]
            self._other_references = -1  # till all is well
            self._known = list(map(ref, known))
            is_sure = sys.getrefcount(CACHE) == references and _IS_COUNTED
            self._other_references = references - len(known) if is_sure else -1
        return known

    def _names_lead_beyond(self, known: list[Any]) -> bool:
        """Say whether modules, or the notebook, name a cache that is not among these."""
        ids = set(map(id, known))
        namespaces = self._namespaces(self._users)
        return any(
            id(cache) not in ids for values in namespaces for _, cache in _named_caches(values)
        )


def _functions_of(cache: Any) -> Iterator[FunctionType]:
    """Yield the functions that a cache is put around, in the wrappers of decorators too."""
    level: list[Any] = [getattr(cache, "__wrapped__", None)]
    seen: set[int] = set()
    for each in level:  # which grows meanwhile
        if id(each) not in seen:
            seen.add(id(each))
            if type(each) is FunctionType:
                yield each
            level += [each.__func__] if type(each) is MethodType else member_functions(each)


def _codes_of_notebook() -> Iterator[CodeType]:
    """Yield the code of the notebook's functions and methods."""
    named = list((namespace(sys.modules.get(NOTEBOOK)) or {}).values())
    classes = [v for v in named if is_a(v, type) and defines(NOTEBOOK, v)]
    for value in (*named, *(m for cls in classes for m in class_members(cls).values())):
        if type(value) is FunctionType and value.__module__ == NOTEBOOK:
            yield value.__code__


def words_in_notebook(function: FunctionType) -> set[str]:
    """Return the names that a function uses, and those of the notebook that it calls."""
    words: set[str] = set()
    level = [function]
    for each in level:  # which grows meanwhile
        new = {name for code in nested_codes(each.__code__) for name in code.co_names} - words
        words |= new
        named = (each.__globals__.get(name) for name in new)
        level += [v for v in named if type(v) is FunctionType and v.__module__ == NOTEBOOK]
    return words


def _is_counted() -> bool:
    """Say whether a cache adds a reference to its type, as far as `sys.getrefcount` tells."""
    before = sys.getrefcount(CACHE)
    caches = [lru_cache(len) for _ in range(3)]
    return sys.getrefcount(CACHE) == before + len(caches)


_IS_COUNTED = _is_counted()
