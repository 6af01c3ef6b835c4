"""Results that `functools.lru_cache` keeps are stale once the function would give others."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.modules import is_a
from ipython_depreload.percode import PerCode
from ipython_depreload.reads import words_by_function

CACHE = type(lru_cache(len))
_CACHING = {"cache", "lru_cache"}


def stale_functions(changed: Collection[str], codes: Iterable[CodeType]) -> set[str]:
    """Return the names of functions that may give other results now.

    Parameters
    ----------
    changed
        Names of what has changed.
    codes
        Code of project modules. A use is recognised by the name alone: in doubt it is one.
    """
    words = [item for module in codes for item in words_by_function(module).items()]
    stale = set(changed)
    while True:
        more = {n for n, used in words if n not in stale and not used.isdisjoint(stale)}
        if not more:
            return stale
        stale |= more


def use_caches(codes: Iterable[CodeType]) -> bool:
    """Say whether any of these modules may have functions with caches."""
    return any(map(_uses_caches, codes))


_uses_caches = PerCode(
    lambda code: any(not _CACHING.isdisjoint(words) for words in words_by_function(code).values())
)


def cached_functions(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield (name, function) of the functions with a cache in a module and in its classes."""
    for name, value in list(values.items()):
        if type(value) is CACHE:
            yield name, value.__wrapped__
        elif is_a(value, type):
            for member in list(vars(value).values()):
                if type(member) is CACHE:
                    yield name, member.__wrapped__


def clear_stale_caches(changed: Collection[str], codes: Mapping[str, CodeType]) -> None:
    """Empty the caches of functions that may give other results now.

    Parameters
    ----------
    changed
        Names of what has changed.
    codes
        Project module -> its code.
    """
    if not use_caches(codes.values()):
        return
    stale = stale_functions(changed, codes.values())
    for cache in [value for value in gc.get_referrers(CACHE) if type(value) is CACHE]:
        function = cache.__wrapped__
        own = type(function) is FunctionType and function.__module__ in codes
        if own and function.__code__.co_name in stale:
            cache.cache_clear()
