"""Which paths may have changed, from the kernel's file events: a hint that spares `os.stat`.

A path is *covered* while every way in which it can come to mean something else makes an event:

- its contents are changed: the file itself is watched, so that it does not matter through which
  of its names (hard links, bind mounts) that happens;
- it, or a folder on the way to it, is replaced, renamed or deleted: each folder is watched, from
  the file's own up to a *root*;
- the way to the root leads elsewhere (symbolic links, renamed folders above it): the root's inode
  is compared at each poll;
- something is mounted over it: the kernel tells when the mount table changes.

A path is not covered if it is, or lies behind, a symbolic link below its root, or another mount, or
on a file system that others can change too (`mounts`). What makes no event at all is said in
`watch`, which looks for itself from time to time.
"""

from __future__ import annotations

import os
import stat
import weakref
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.machinery import all_suffixes
from itertools import filterfalse
from typing import NamedTuple

from ipython_depreload.detection import inotify
from ipython_depreload.detection.inotify import Kernel
from ipython_depreload.detection.mounts import Mounts, Surroundings

_LIMIT = "/proc/sys/fs/inotify/max_user_watches"
_NOT_WATCHED = -1
_ENTRY_CHANGED = inotify.CREATE | inotify.DELETE | inotify.MOVED_FROM | inotify.MOVED_TO
_MODULE_ENDINGS = tuple(all_suffixes())


class _Place(NamedTuple):
    """Where a watched folder is: its real path, and the mounts around its root."""

    real: str
    around: Surroundings


@dataclass
class News:
    """What events told.

    Parameters
    ----------
    touched
        Paths that may have other contents now.
    opened
        Paths that someone opened, maybe to write; a mapped file is written without events.
    lost
        There were more events than the kernel keeps: nothing is covered any more.
    """

    touched: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    lost: bool = False

    def __bool__(self) -> bool:
        return bool(self.touched or self.opened or self.lost)


QUIET = News()


class Events:
    """Watches covered paths.

    Raises
    ------
    OSError
        If this system cannot do that.
    """

    def __init__(self) -> None:
        self.closed = False
        self._numbers: dict[str, int] = {}
        self._paths: dict[int, set[str]] = {}
        self._places: dict[str, _Place] = {}
        self._roots: dict[str, tuple[bytes, tuple[int, ...]]] = {}
        self._mounts = Mounts()
        try:
            self.kernel = Kernel(self._mounts.descriptor)
            with open(_LIMIT, encoding="ascii") as limit:
                self._limit = int(limit.read()) // 4  # other programs of this user need some too
        except OSError:
            self.close()
            raise
        me = weakref.ref(self)
        # A child would take the parent's events from the queue that both have.
        os.register_at_fork(after_in_child=lambda: _close(me()))

    def close(self) -> None:
        """End all watches; nothing is covered any more."""
        self.closed = True
        self._mounts.close()
        if hasattr(self, "kernel"):
            self.kernel.close()
            for known in (self._numbers, self._paths, self._places, self._roots):
                known.clear()

    def covers(self, path: str) -> bool:
        """Say whether every change of a path will be told."""
        return path in self._numbers

    def uncovered(self, paths: Iterable[str]) -> list[str]:
        """Return those of many paths of which not every change will be told."""
        return list(filterfalse(self._numbers.__contains__, paths))

    # -- covering ----------------------------------------------------------------------------

    def cover(self, path: str) -> bool:
        """Watch a path from now on, if that can be done without gaps; say whether it is."""
        try:
            return self._cover(path)
        except (OSError, ValueError):  # no permission, no watch left, gone again; a NUL in the name
            return False

    def _cover(self, path: str) -> bool:
        if path in self._numbers:
            return True
        folder = os.path.dirname(path)
        if folder not in self._places:
            if os.path.isdir(path):
                return self._reach(path)
            if not self._reach(folder):
                return False
        place = self._places[folder]
        if place.around.hides(f"{place.real}/{os.path.basename(path)}"):
            return os.path.isdir(path) and self._reach(path)
        try:
            mode = os.lstat(path).st_mode
        except FileNotFoundError:
            self._numbers[path] = _NOT_WATCHED  # its folder will tell when it appears
            return True
        if stat.S_ISREG(mode):
            self._watch(path, inotify.FILE_EVENTS)
            return True
        return os.path.isdir(path) and self._reach(path)

    def _reach(self, folder: str) -> bool:
        """Watch a folder, from a watched one above it or as a root."""
        if folder in self._places:
            return True
        above = os.path.dirname(folder)
        while above not in self._places and above != os.path.dirname(above):
            above = os.path.dirname(above)
        if above in self._places and self._descend(above, folder):
            return True
        return self._add_root(folder)

    def _descend(self, above: str, folder: str) -> bool:
        for part in os.path.relpath(folder, above).split(os.sep):
            place = self._places[above]
            below, real = os.path.join(above, part), f"{place.real}/{part}"
            if part == os.pardir or not folder.startswith(below) or place.around.hides(real):
                return False
            if below not in self._places:
                try:
                    self._watch(below, inotify.INNER_FOLDER_EVENTS)
                except OSError:  # a symbolic link, which may be a root
                    return False
                self._places[below] = _Place(real, place.around)
            above = below
        return above == folder

    def _add_root(self, folder: str) -> bool:
        encoded = os.fsencode(folder)
        before = self.kernel.identity(encoded)
        real = os.path.realpath(folder)
        around = self._mounts.around(real)
        if before is None or not around.local:
            return False
        self._watch(folder, inotify.FOLDER_EVENTS)
        if self.kernel.identity(encoded) != before:
            self.forget(folder)
            return False
        self._places[folder] = _Place(real, around)
        self._roots[folder] = encoded, before
        return True

    def _watch(self, path: str, mask: int) -> None:
        if len(self._paths) >= self._limit:
            raise OSError("enough watches")
        number = self._numbers[path] = self.kernel.watch(path, mask)
        self._paths.setdefault(number, set()).add(path)

    def forget(self, path: str) -> None:
        """Cover a path no longer."""
        number = self._numbers.pop(path, _NOT_WATCHED)
        self._places.pop(path, None)
        self._roots.pop(path, None)
        paths = self._paths.get(number)
        if paths is not None:
            paths.discard(path)
            if not paths:
                del self._paths[number]
                self.kernel.unwatch(number)

    # -- telling -----------------------------------------------------------------------------

    def poll(self) -> News:
        """Tell what happened since the last time."""
        identity = self.kernel.identity
        moved = [f for f, (path, before) in self._roots.items() if identity(path) != before]
        if self.kernel.is_quiet() and not moved:
            return QUIET
        news = News()
        for folder in moved:
            self._lose(folder, news)
        if self.kernel.mounts_changed():
            self._look_at_mounts(news)
        for number, mask, name in self.kernel.events():
            if mask & inotify.OVERFLOW:
                self._lose_all()
                news.lost = True
            else:
                self._take_note(number, mask, name, news)
        return news

    def _take_note(self, number: int, mask: int, name: str, news: News) -> None:
        for path in list(self._paths.get(number, ())):
            if mask & inotify.IGNORED or (not name and path in self._places):
                self._lose(path, news)  # the folder itself: gone, moved, other permissions
            elif name:
                self._entry_changed(path, name, mask, news)
            elif mask & (inotify.MOVE_SELF | inotify.DELETE_SELF):
                self._lose(path, news)
            elif mask & inotify.OPEN:
                news.opened.add(path)
            else:
                news.touched.add(path)

    def _entry_changed(self, folder: str, name: str, mask: int, news: News) -> None:
        if not mask & _ENTRY_CHANGED:
            return
        path = os.path.join(folder, name)
        if path in self._numbers:
            self._lose(path, news)
        if _may_be_module(name):
            news.touched.add(folder)

    def _lose(self, path: str, news: News) -> None:
        """A path, and all below it, may mean something else now."""
        below = path.rstrip("/") + "/"
        for other in [p for p in self._numbers if p == path or p.startswith(below)]:
            self.forget(other)
            news.touched.add(other)

    def _lose_all(self) -> None:
        for path in list(self._numbers):
            self.forget(path)

    def _look_at_mounts(self, news: News) -> None:
        self._mounts.read()
        for folder in list(self._roots):
            place = self._places[folder]
            if self._mounts.around(place.real) != place.around:
                self._lose(folder, news)


def _may_be_module(name: str) -> bool:
    """Say whether a new or vanished entry of a folder can matter to an import."""
    stem, dot, _ = name.partition(".")
    if not stem.isidentifier() or name == "__pycache__":
        return False
    return not dot or name.endswith(_MODULE_ENDINGS)


def _close(events: Events | None) -> None:
    if events is not None:
        events.close()
