"""What objects refer to, asked of many at once."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from ipython_depreload.objects import exactly

_MODULES = exactly(ModuleType)


def referents_of(objects: Sequence[object]) -> list[Any]:
    """Return what these objects refer to, modules apart: what they hold is in dictionaries.

    On Python 3.12 `_asyncio` gives out dead iterators that it keeps for the next `await`. Whoever
    has had one in hands has it put there twice: the collector then goes round it for ever.
    """
    if not _MODULES.isdisjoint(map(id, map(type, objects))):  # a metaclass may forbid a hash
        objects = [each for each in objects if type(each) is not ModuleType]
    return gc.get_referents(*objects)
