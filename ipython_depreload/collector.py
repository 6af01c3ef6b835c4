"""Python's garbage collector during a reload, which makes much and drops little before its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100_003  # objects made and not dropped again; nobody else would take this number
_usual = gc.get_threshold()


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Let the collector run rarely: it would go through what a reload has made in vain.

    It stays switched on, or off, so that modules find it as they always do; and one that sets
    when it runs has set that. Not to be used within itself.
    """
    global _usual  # noqa: PLW0603 (an interrupt in the last lines below is made good the next time)
    before = gc.get_threshold()
    if before[0] != _RARELY:
        _usual = before
    rarely = (_RARELY, *_usual[1:])
    try:
        if 0 < _usual[0] < _RARELY:  # 0: never
            gc.set_threshold(*rarely)
        yield
    finally:
        if gc.get_threshold() == rarely:
            gc.set_threshold(*_usual)
