"""Python's garbage collector during a reload, which makes much and drops little before its end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100_003  # objects made and not dropped again; nobody else would take this number
_YOUNG = 1  # the generation of what was looked at once, and those before
_MANY = 10_000  # objects
_usual = gc.get_threshold()


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Let the collector run rarely: it would go through what a reload has made in vain.

    It stays switched on, or off, so that modules find it as they always do; and one that sets
    when it runs has set that. Not to be used within itself.

    What a large reload has made and dropped, classes above all, is collected at the end: it is
    young, so that this takes little, and would be gone through by every reload that comes.
    """
    global _usual  # noqa: PLW0603 (an interrupt in the last lines below is made good the next time)
    before = gc.get_threshold()
    if before[0] != _RARELY:
        _usual = before
    rarely = (_RARELY, *_usual[1:])
    runs = _runs()
    try:
        if 0 < _usual[0] < _RARELY:  # 0: never
            gc.set_threshold(*rarely)
        yield
    finally:
        if gc.get_threshold() == rarely:
            gc.set_threshold(*_usual)
        if gc.isenabled() and (_runs() != runs or gc.get_count()[0] > _MANY):
            gc.collect(_YOUNG)


def _runs() -> int:
    """Return how often the collector has looked at the newest objects."""
    return int(gc.get_stats()[0]["collections"])
