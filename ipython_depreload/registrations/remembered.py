"""What functions with caches give to whoever asks: `@cache` around `def get_app()`."""

from __future__ import annotations

import gc
from functools import lru_cache
from typing import Any

CACHE = type(lru_cache(len))


def shared_results(cache: Any) -> dict[Any, Any]:
    """Return what a cache keeps of calls without arguments, or with one text, by these.

    To ask the cache itself would count as a call. It leads to each key and to what belongs to it,
    if it is limited, and then to its dictionary (_functoolsmodule.c, 3.11 to 3.13).
    """
    parts = gc.get_referents(cache)
    kept = next((p for p in parts[::-1] if type(p) is dict and p is not cache.__dict__), {})
    asked = [key for key in list(kept) if type(key) is str or key == ()]
    if CACHE.cache_info(cache).maxsize is None:
        return {key: kept[key] for key in asked if key in kept}
    places = {id(part): at for at, part in reversed(list(enumerate(parts[:-1])))}
    return {key: parts[places[id(key)] + 1] for key in asked if id(key) in places}
