"""How long something took, without what ran inside of it and was measured too."""

from __future__ import annotations

from threading import local
from time import perf_counter

Mark = tuple[float, float]
"""When something started, and how long others inside what is around it had taken by then."""


class _Thread(local):
    inner = 0.0
    """How long what is inside of that which runs has taken so far."""


class Stopwatch:
    """Measures the own times of what runs one within the other, in each thread apart.

    Attributes
    ----------
    clock
        Gives the time in seconds.
    """

    def __init__(self) -> None:
        self.clock = perf_counter
        self._thread = _Thread()

    def start(self) -> Mark:
        """Begin to measure; give what this returns to `stop`."""
        thread = self._thread
        mark = self.clock(), thread.inner
        thread.inner = 0.0
        return mark

    def stop(self, mark: Mark) -> float:
        """Return the seconds since `start`, less those between other calls of the two."""
        start, outer = mark
        thread = self._thread
        took = self.clock() - start
        own = took - thread.inner
        thread.inner = outer + took
        return own
