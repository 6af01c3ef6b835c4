"""Python's garbage collector during a reload, which makes much and drops little before its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100_000  # objects made and not dropped again


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Let the collector run rarely: it would go through what a reload has made in vain.

    It stays switched on, or off, so that modules find it as they always do; and one that sets
    when it runs has set that.
    """
    before = gc.get_threshold()
    rarely = (_RARELY, *before[1:])
    if not 0 < before[0] < _RARELY:  # 0: never
        yield
        return
    gc.set_threshold(*rarely)
    try:
        yield
    finally:
        if gc.get_threshold() == rarely:
            gc.set_threshold(*before)
