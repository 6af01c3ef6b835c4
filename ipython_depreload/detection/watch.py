"""Which files and folders may have changed since they were last looked at.

The proof is `os.stat`, as git has it: a file whose stamp is the same, and was not taken within a
tick of the file system's clock after the file changed, is the same. On Linux, events spare most of
it (`events`). Some changes make no event:

- stores into a mapped file, until it is unmapped;
- changes through an overlay whose upper layer the file is.

So a file that someone has opened is looked at each time until the next *sweep*, which looks at all
of them. Sweeps come as often as a thousandth of the time allows: every 0.3 s with 100 files, every
15 s with 5000. That is how late such a change is seen at worst.
"""

from __future__ import annotations

import os
from time import perf_counter
from typing import TYPE_CHECKING

from ipython_depreload.code.sources import STAMP_OF, Stamp, stamp

if TYPE_CHECKING:
    from ipython_depreload.detection.events import Events, News

_SHARE_OF_SWEEPS = 1 / 1000
_FIRST_SWEEP = 1.0  # seconds


class Watch:
    """Paths with the stamps that they had when they were last looked at.

    Attributes
    ----------
    use_events
        Whether file events may spare looking, where the system has them.
    """

    def __init__(self) -> None:
        self.use_events = False
        self._events: Events | None = None
        self._seen: dict[str, Stamp | None] = {}
        self._unproven: dict[str, None] = {}
        self._relying: set[str] = set()
        self._opened: set[str] = set()
        self._to_cover: dict[str, None] = {}
        self._next_sweep = 0.0
        self._lists: tuple[list[str], list[Stamp | None], list[str]] | None = None

    def __contains__(self, path: object) -> bool:
        return path in self._seen

    def add(self, path: str, taken: Stamp | None, *, settled: bool) -> None:
        """Watch a path from now on.

        Parameters
        ----------
        taken
            What its stamp was when it was last looked at.
        settled
            See `saw`; if not, it is a suspect until it is seen again.
        """
        self._seen[path] = taken
        self._to_cover[path] = None
        self._relying.discard(path)
        if not settled:
            self._unproven[path] = None
        self._lists = None

    def suspect(self, path: str) -> None:
        """Make a path a suspect, whatever its stamp says."""
        if path in self._seen:
            self._unproven[path] = None

    def discard(self, path: str) -> None:
        """Watch a path no longer."""
        if self._seen.pop(path, self) is not self:
            for collection in (self._unproven, self._to_cover):
                collection.pop(path, None)
            self._relying.discard(path)
            self._opened.discard(path)
            self._lists = None
            if self._events is not None:
                self._events.forget(path)

    def saw(self, path: str, taken: Stamp | None, *, settled: bool) -> None:
        """A suspect was looked at.

        Parameters
        ----------
        taken
            Its stamp from before that.
        settled
            Whether any change after that must give another stamp.
        """
        if path not in self._seen:
            return
        self._seen[path] = taken
        self._lists = None
        covered = self._events is not None and self._events.covers(path)
        if settled or covered:
            self._unproven.pop(path, None)
        if covered and not settled:
            self._relying.add(path)
        else:
            self._relying.discard(path)

    def suspects(self) -> list[str]:
        """Return the paths that may differ from what was last seen of them.

        Each stays a suspect until it is `saw`.
        """
        events = self._open_events()
        if events is None:
            self._note(self._differing_by_stat())
            return list(self._unproven)
        news = events.poll()
        if news:
            self._heed(news)
        start = perf_counter()
        if start >= self._next_sweep:
            self._sweep(events)
            self._next_sweep = perf_counter() + (perf_counter() - start) / _SHARE_OF_SWEEPS
        else:
            if self._to_cover or self._opened:
                self._look_at(self._cover(events) | self._opened, events)
            self._note(self._differing_by_stat())
        return list(self._unproven)

    def close(self) -> None:
        """Let go of the event source; from now on there is only `os.stat`."""
        if self._events is not None:
            self._events.close()
            self._events = None
            self._lost_cover()

    # -- looking -----------------------------------------------------------------------------

    def _differing_by_stat(self) -> list[str]:
        """What differs among the paths that no events cover."""
        paths, expected, absent = self._lists = self._lists or self._make_lists()
        try:
            # Nothing here but the loop over `stat` runs in Python's own time.
            found: list[Stamp | None] = list(map(STAMP_OF, map(os.stat, paths)))
        except (OSError, ValueError):  # one of them is gone
            found = list(map(stamp, paths))
        appeared = [path for path in absent if stamp(path) is not None]
        if found == expected:
            return appeared
        return [p for p, a, b in zip(paths, found, expected, strict=True) if a != b] + appeared

    def _make_lists(self) -> tuple[list[str], list[Stamp | None], list[str]]:
        events = self._events
        uncovered = list(self._seen) if events is None else events.uncovered(self._seen)
        paths = [path for path in uncovered if self._seen[path] is not None]
        absent = [path for path in uncovered if self._seen[path] is None]
        return paths, [self._seen[path] for path in paths], absent

    def _look_at(self, paths: set[str], events: Events) -> None:
        """Compare the stamps of covered paths."""
        known = [path for path in paths if path in self._seen and events.covers(path)]
        found = events.kernel.stamps(known)
        self._note([p for p, now in zip(known, found, strict=True) if now != self._seen[p]])

    def _note(self, differing: list[str]) -> None:
        for path in differing:
            self._lists = None
            self._unproven[path] = None
            if self._events is not None:
                self._events.forget(path)
                self._events.cover(path)

    # -- events ------------------------------------------------------------------------------

    def _open_events(self) -> Events | None:
        if self._events is not None and self._events.closed:  # in a forked child
            self._events = None
            self._lost_cover()
        if self._events is None and self.use_events and self._seen:
            try:
                from ipython_depreload.detection.events import Events

                self._events = Events()
            except (ImportError, OSError):  # no ctypes, no inotify, or no instance left
                self.use_events = False
            self._to_cover = dict.fromkeys(self._seen)
            self._next_sweep = perf_counter() + _FIRST_SWEEP
        return self._events

    def _heed(self, news: News) -> None:
        for path in news.touched & self._seen.keys():
            self._unproven[path] = None
            self._to_cover[path] = None
        self._opened |= news.opened
        if news.lost:
            self._next_sweep = 0.0
        self._lost_cover()

    def _lost_cover(self) -> None:
        """Where no events come any more, a stamp must be proof by itself."""
        self._lists = None
        events, relying = self._events, list(self._relying)
        for path in relying if events is None else events.uncovered(relying):
            self._relying.discard(path)
            self._unproven[path] = None
            self._to_cover[path] = None

    def _cover(self, events: Events) -> set[str]:
        """Cover what is waiting for it; return what is covered now, to be looked at once more."""
        waiting, self._to_cover = self._to_cover, {}
        self._lists = None
        return {path for path in sorted(waiting) if events.cover(path)}

    def _sweep(self, events: Events) -> None:
        self._opened.clear()
        self._to_cover = dict.fromkeys(self._seen)
        self._look_at(self._cover(events), events)
        self._note(self._differing_by_stat())
