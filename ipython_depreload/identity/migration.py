"""The last step of a reload: whatever names did not lead to follows too."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ipython_depreload.identity.become import Replacement
from ipython_depreload.identity.captures import captured
from ipython_depreload.identity.classes import detach, refresh_abstract_subclasses
from ipython_depreload.identity.definitions import Definitions
from ipython_depreload.identity.fields import fill_new_fields
from ipython_depreload.identity.functions import CodePairs, pair_codes
from ipython_depreload.identity.heap import swap_codes
from ipython_depreload.identity.models import rebuild_notebook_models
from ipython_depreload.modules import is_a, namespace
from ipython_depreload.sources import Compiled
from ipython_depreload.trace import Trace
from ipython_depreload.tracker import Tracker
from ipython_depreload.undo import Undo

_HAVE_GC = 1 << 14  # Py_TPFLAGS_HAVE_GC: the instances were found


class Migration:
    """Collects what the re-executed modules redefined and replaced, then moves the session over."""

    def __init__(self, undo: Undo) -> None:
        self._undo = undo
        self._definitions: list[Definitions] = []
        self._replacement: Replacement | None = None

    def add(self, definitions: Definitions) -> None:
        """Take note of one re-executed module."""
        self._definitions.append(definitions)

    def run(self, pairs: Mapping[str, CodePairs]) -> list[str]:
        """Move everything; return notes for the user on what could not follow."""
        replaced = [pair for d in self._definitions for pair in d.replaced]
        classes = [pair for d in self._definitions for pair in d.united_classes()]
        become = [*captured(d.united for d in self._definitions), *replaced]
        if become:
            kept = [kept for d in self._definitions for kept in d.bookkeeping()]
            self._replacement = Replacement(become, self._undo, kept)
            self._replacement.run()
        for definitions in self._definitions:
            fill_new_fields(definitions.gained, self._undo)
        if classes:
            rebuild_notebook_models(self._undo)
        stuck = swap_codes(pairs, self._undo) if pairs else []
        for old in self._abandoned():
            self._undo.push(type.__setattr__, old, "__bases__", old.__bases__)
            detach(old)
        for _, cls in classes:
            refresh_abstract_subclasses(cls, self._undo)
        return self._stuck_notes() + [
            f"{function.__qualname__} made before the edit stays on its old code:"
            f" the new one uses variables that it never captured"
            for function in stuck
        ]

    def successor(self, value: Any) -> Any:
        """Return what has taken the place of a value: itself, mostly."""
        return value if self._replacement is None else self._replacement.get(value)

    def _abandoned(self) -> list[type]:
        """Return the replaced classes that nothing of the user's goes on using."""
        stuck = set() if self._replacement is None else {cls for _, cls in self._replacement.stuck}
        replaced: list[Any] = [old for d in self._definitions for old, _ in d.replaced]
        classes = [old for old in replaced if is_a(old, type)]
        return [
            cls
            for cls in classes
            if cls.__flags__ & _HAVE_GC and cls not in stuck and not type.__subclasses__(cls)
        ]

    def _stuck_notes(self) -> list[str]:
        found = [] if self._replacement is None else dict.fromkeys(self._replacement.stuck)
        return [
            f"{what} stays on the old {cls.__qualname__}: Python cannot change what it is made of"
            for what, cls in found
        ]


def move_lines(tracker: Tracker, trace: Trace, versions: Iterable[Compiled]) -> None:
    """Give live functions the positions of versions that differ in nothing else."""
    undo = Undo()
    pairs = {}
    for version in versions:
        tracked = tracker.modules[version.name]
        old = tracked.executed_code()
        pairs[version.name] = pair_codes(old, version.code)
        trace.replace(version.name, version.code, pairs[version.name])
        tracker.committed(version)
        linecache.checkcache(version.path)
    swap_codes(pairs, undo)
    for name, codes in pairs.items():
        _move_classes(name, codes)


def _move_classes(name: str, codes: CodePairs) -> None:
    """`inspect.getsource` finds a class by `__firstlineno__` (new in 3.13)."""
    lines = {
        (old.co_qualname, old.co_firstlineno): new.co_firstlineno for old, new in codes.items()
    }
    todo = [v for v in (namespace(sys.modules.get(name)) or {}).values() if is_a(v, type)]
    seen: set[int] = set()
    for cls in todo:
        members = vars(cls)
        if members.get("__module__") != name or id(cls) in seen:
            continue
        seen.add(id(cls))
        todo += [value for value in members.values() if is_a(value, type)]
        line = lines.get((cls.__qualname__, members.get("__firstlineno__", 0)))
        if line is not None:
            type.__setattr__(cls, "__firstlineno__", line)
