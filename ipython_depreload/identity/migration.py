"""The last step of a reload: whatever names did not lead to follows too."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.class_members import class_members, qualname_of
from ipython_depreload.code.sources import Compiled
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.identity import virtual_subclasses
from ipython_depreload.identity.become import Replacement
from ipython_depreload.identity.captures import captured
from ipython_depreload.identity.classes import detach, refresh_abstract_subclasses
from ipython_depreload.identity.definitions import Definitions
from ipython_depreload.identity.derived import derive_again
from ipython_depreload.identity.fields import fill_new_fields
from ipython_depreload.identity.functions import CodePairs, has_twins, pair_codes
from ipython_depreload.identity.heap import swap_codes, swap_executed_codes
from ipython_depreload.identity.left_methods import Found, left_by, left_in
from ipython_depreload.identity.methods import bound_again
from ipython_depreload.identity.models import rebuild_notebook_models
from ipython_depreload.identity.moves import Moves, definitions_of
from ipython_depreload.identity.named_tuples import successors
from ipython_depreload.identity.rebuild import new_weak_references
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.recording.self_replacing import shown_by
from ipython_depreload.recording.trace import Trace
from ipython_depreload.registrations.first_contents import FirstContents
from ipython_depreload.undo import Undo

_HAVE_GC = 1 << 14  # Py_TPFLAGS_HAVE_GC: the instances were found


class Migration:
    """Collects what the re-executed modules redefined and replaced, then moves the session over."""

    def __init__(self, undo: Undo) -> None:
        self._undo = undo
        self._definitions: list[Definitions] = []
        self._replaced: list[tuple[Any, Any]] = []
        self._moved: list[tuple[Any, Any]] = []
        self._gone: list[type] = []
        self._bookkeeping: list[object] = []
        self._replacement: Replacement | None = None
        self._notes: list[str] = []

    def add(self, definitions: Definitions) -> None:
        """Take note of one re-executed module."""
        self._definitions.append(definitions)

    def has_dealt_with(self, value: object) -> bool:
        """Say whether a module that has run has united or replaced a class or function."""
        return any(definitions.has_dealt_with(value) for definitions in self._definitions)

    def replace(self, pairs: Iterable[tuple[Any, Any]], bookkeeping: Iterable[object]) -> None:
        """Let one object take the place of another everywhere, but in some containers of ours."""
        self._replaced += pairs
        self._bookkeeping += [*bookkeeping, self._replaced]

    def follow_moves(
        self,
        moves: Moves,
        removed: Mapping[str, Mapping[str, Any]],
        before: Mapping[str, Mapping[str, Any]],
        imported: Callable[[str], Iterable[str]],
    ) -> None:
        """All have run: what one module no longer defines, another may.

        Parameters
        ----------
        moves
            What has been found by earlier reloads.
        removed
            Module that is gone -> the names that it had.
        before
            Module that is there -> the names that it had.
        imported
            Module -> what it imports now and has not imported before.
        """
        now = {name: shown_by(sys.modules.get(name)) for name in before}
        dropped = {d.module: d.dropped(now[d.module]) for d in self._definitions}
        dropped |= {name: definitions_of(name, values) for name, values in removed.items()}
        dropped = {name: values for name, values in dropped.items() if values}
        self._moved = moves.follow(dropped, before, now, imported, self._undo)
        followed = {id(old) for old, _ in self._moved}
        gone = (value for values in dropped.values() for value in values.values())
        self._gone = [v for v in gone if is_a(v, type) and id(v) not in followed]

    def has_caches(self) -> bool:
        """Say whether functions with caches have been made anew that had kept something."""
        return any(True for definitions in self._definitions for _ in definitions.caches())

    def keep_caches(
        self, may_differ: Callable[[Collection[str]], bool], without: Collection[str]
    ) -> None:
        """They go on with what they have kept, unless they may give something else now.

        Parameters
        ----------
        without
            Modules of which nothing is to be kept.
        """
        for definitions in [d for d in self._definitions if d.module not in without]:
            for old, new in list(definitions.caches()):
                if not may_differ({definitions.source_name(old)}):
                    definitions.keep_cache(old, new)

    def run(
        self, swap_codes: Callable[[], list[FunctionType]], notebook: Mapping[str, Any]
    ) -> list[str]:
        """Move everything; return notes for the user on what could not follow.

        Parameters
        ----------
        swap_codes
            Gives functions their new code, and returns those that had to stay on the old one.
        notebook
            The notebook's names.
        """
        for definitions in self._definitions:
            definitions.pass_on_attributes()
        replaced = self._all_replaced()
        classes = [pair for d in self._definitions for pair in d.united_classes()]
        united = [pair for d in self._definitions for pair in d.united.values()]
        self._replaced += successors(each for d in self._definitions for each in d.refielded)
        held = captured((d.united for d in self._definitions), self._undo.references())
        rebound = bound_again([pair for d in self._definitions for pair in d.other_kind])
        rebound += self._found_instead(replaced)
        become = [*held, *replaced, *self._replaced, *rebound]
        for old, new in (*united, *replaced):  # what refers to it weakly does not capture it
            if old is not new:
                become += new_weak_references(old, new)
        if become:
            kept = [kept for d in self._definitions for kept in d.bookkeeping()]
            kept += [*self._bookkeeping, self._moved]
            touched = (cls for pair in classes for cls in pair)
            self._replacement = Replacement(become, self._undo, kept, touched)
            self._replacement.run()
        for old, new in replaced:
            virtual_subclasses.hand_over(old, new, self.successor, self._undo)
        for definitions in self._definitions:
            fill_new_fields(definitions.gained, self._undo)
        self._notes += derive_again([cls for _, cls in classes], self._undo)
        if any(is_a(old, type) for old, _ in (*classes, *become)):
            modules = {d.module for d in self._definitions}
            rebuild_notebook_models(modules, notebook, self._undo)
        stuck = swap_codes()
        for old in self._abandoned():
            self._undo.push(type.__setattr__, old, "__bases__", old.__bases__)
            detach(old)
        for _, cls in classes:
            refresh_abstract_subclasses(cls, self._undo)
        return [*self._notes, *self._stuck_notes()] + [
            f"{function.__qualname__} made before the edit stays on its old code:"
            f" the new one uses variables that it never captured"
            for function in stuck
        ]

    def _found_instead(self, replaced: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
        """Return what is held of methods that are elsewhere now, and what is found there."""
        classes = [pair for pair in replaced if is_a(pair[0], type) and is_a(pair[1], type)]
        left = [each for d in self._definitions for each in d.left]
        left += [each for old, new in classes for each in left_by(old, class_members(old), new)]
        left += [each for cls in self._gone for each in left_in(cls)]
        if not left:
            return []
        successors = {id(old): new for old, new in classes}
        found = Found(successors, self._undo.members_saved(), self._undo.members_before)
        return list(found.instead_of(left))

    def rehashed(self) -> list[type]:
        """Return the redefined classes whose instances are hashed otherwise now."""
        return [cls for definitions in self._definitions for cls in definitions.rehashed]

    def has_redefined(self, value: object) -> bool:
        """Say whether a class or function of before has been redefined, under whatever name."""
        return any(used is value for d in self._definitions for _, used in d.united.values())

    def has_replaced(self) -> bool:
        """Say whether anything has taken the place of another thing."""
        return self._replacement is not None

    def successor(self, value: Any) -> Any:
        """Return what has taken the place of a value: itself, mostly."""
        return value if self._replacement is None else self._replacement.get(value)

    def followed(self, first: FirstContents) -> FirstContents:
        """Return what was in containers, by the ids of what has taken its place."""
        if self._replacement is None or not first:
            return first
        successor = self._replacement.successor_id
        return {place: known.followed(successor) for place, known in first.items()}

    def _all_replaced(self) -> list[tuple[Any, Any]]:
        return [*(pair for d in self._definitions for pair in d.replaced), *self._moved]

    def _abandoned(self) -> list[type]:
        """Return the replaced classes that nothing of the user's goes on using."""
        found = [] if self._replacement is None else self._replacement.stuck
        stuck = {id(cls) for _, cls in found}  # one may have no hash
        classes: list[Any] = [old for old, _ in self._all_replaced() if is_a(old, type)]
        return [
            cls
            for cls in classes
            if cls.__flags__ & _HAVE_GC and id(cls) not in stuck and not type.__subclasses__(cls)
        ]

    def _stuck_notes(self) -> list[str]:
        found = [] if self._replacement is None else self._replacement.stuck
        why = "Python cannot change what it is made of"
        notes = (f"{what} stays on the old {qualname_of(cls)}: {why}" for what, cls in found)
        return list(dict.fromkeys(notes))


def surely_made_all(trace: Trace, module: str, code: CodeType | None) -> bool:
    """Say whether a module's functions have the very code objects that `pair_codes` finds."""
    made = trace.has_made_all_of(module, code)
    return made and code is not None and not has_twins(code)


def move_lines(tracker: Tracker, trace: Trace, versions: Collection[Compiled]) -> None:
    """Give live functions the positions of versions that differ in nothing else."""
    undo = Undo()
    pairs, before = {}, {}  # `before` keeps the old code alive, which `heap` counts on
    for version in versions:
        old = before[version.name] = tracker.modules[version.name].executed_code()
        pairs[version.name] = pair_codes(old, version.code)
    sure = all(surely_made_all(trace, name, old) for name, old in before.items())
    ran = trace.snapshot()
    runners = {module for codes in pairs.values() for c in codes for module in trace.holders(c)}
    for version in versions:
        trace.replace(version.name, version.code, pairs[version.name])
        tracker.committed(version)
        linecache.checkcache(version.path)
    if sure:
        swap_executed_codes(pairs, undo, [ran[name].keys() for name in runners])
    else:
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
