"""Watch imports: who imports whom, and which code each project module ran."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from inspect import CO_OPTIMIZED
from threading import RLock, get_ident, local
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members
from ipython_depreload.code.inert import Nature, nature_of
from ipython_depreload.code.uses import (
    names_bound,
    names_loaded,
    names_taken,
    names_with_attributes,
)
from ipython_depreload.graph import NOTEBOOK, ModuleGraph
from ipython_depreload.modules import namespace, spec_of
from ipython_depreload.recording.backfill import add_module_edges, has_no_branches
from ipython_depreload.recording.import_hooks import ImportHooks, importing_frame
from ipython_depreload.recording.observed_loader import Listener, observe
from ipython_depreload.recording.stopwatch import Mark, Stopwatch
from ipython_depreload.recording.trace import Trace

_ACTIVE = (Nature.ACTIVE, Nature.RUNS_ON_ACCESS)


class _Thread(local):
    """What runs in one thread."""

    def __init__(self) -> None:
        self.names: list[str] = []
        """The modules whose top-level code runs, innermost last."""
        self.marks: list[Mark | None] = []
        """When each of them was started, None if that takes no time; longer after an interrupt."""


class _HeldBack(NamedTuple):
    """The top-level code of a running module, and modules that it imports for its functions."""

    code: CodeType
    modules: dict[str, None]


class Recorder:
    """Record imports into a graph.

    Parameters
    ----------
    watching
        Says whether modules that start now are to be watched.

    Attributes
    ----------
    project
        Names of the project modules that were seen starting.
    unwatched
        Those of them that are `inert`: their code tells all, so that nothing was recorded.
    imported_by_others
        Project module -> those that code of libraries imported while it ran, for it perhaps.
    foreign
        Modules that other threads have started to import since the reload under way began.
    missed
        Names that no finder had a module for when running project code asked for them.
    seconds
        How long each project module's top-level code ran the last time, without what it imported.
    some_run_on_access
        Whether importing a module or a name may run functions of project modules.
    demand
        Called with the names of the modules that an import in the thread `demand_thread` is
        about to touch: lets a reload execute pending modules in the order of a fresh import.
        No thread is 0.
    """

    def __init__(
        self, graph: ModuleGraph, listener: Listener, watching: Callable[[], bool]
    ) -> None:
        self.graph = graph
        self.listener = listener
        self.watching = watching
        self.project: set[str] = set()
        self.foreign: set[str] = set()
        self.missed: set[str] = set()
        self.unwatched: set[str] = set()
        self.seconds: dict[str, float] = {}
        self.stopwatch = Stopwatch()
        self.demand: Callable[[Sequence[str]], None] | None = None
        self.demand_thread = 0
        self.imported_by_others: dict[str, set[str]] = {}
        self._started: dict[str, int] = {}
        self._roots: set[str] = set()
        self._running: list[str] = []  # as often as they do; one instruction adds or removes
        self.some_run_on_access = False
        self._thread = _Thread()
        self._homes: dict[str, str] = {}
        self._reached: dict[str, set[str]] = {}
        self._held_back: dict[str, _HeldBack] = {}
        self._given: dict[str, dict[str, str]] = {}
        self.trace = Trace(self._on_whose_behalf, self._runs_function)
        self._lock = RLock()
        self._hooks = ImportHooks(self)

    def stop(self) -> None:
        """Put the import machinery back: nothing is watched any more."""
        with self._lock:
            self._running.clear()
            self._reached.clear()
            self._held_back.clear()
            self._given.clear()
            self._hooks.remove()
        self.trace.close()

    # -- what is imported --------------------------------------------------------------------

    def found(self, name: str, spec: ModuleSpec, frame: FrameType) -> None:
        """Observe a project module that is about to be imported; see `finder.Observer`."""
        if not self._is_read_later(frame):
            self._record_caller(name, frame)
        self.missed.discard(name)
        observe(spec, self)

    def missing(self, name: str, frame: FrameType) -> None:
        """Note what is not there: the importer is not up to date any more once it is."""
        if self.active:
            self._record_caller(name, frame)
            self.missed.add(name)

    def _record_caller(self, name: str, frame: FrameType) -> None:
        caller = importing_frame(frame)
        if caller is not None:
            importer = caller.f_globals.get("__name__")
            if not self._tells_all(importer):
                self.record(importer, [name], caller)

    def _is_read_later(self, frame: FrameType) -> bool:
        """Say whether, as usual, an import statement was met that will be read from its code."""
        names, caller = self._thread.names, _statement_behind(frame)
        return (
            caller is not None
            and bool(names)
            and names[-1] in self.unwatched
            and caller.f_code.co_name == "<module>"
            and caller.f_globals.get("__name__") == names[-1]
        )

    def _tells_all(self, importer: object) -> bool:
        """Say whether a module runs of which all imports will be read from its code."""
        return type(importer) is str and importer in self._running and importer in self.unwatched

    def started(self, name: str) -> int:
        """When a module was first started, as a rank; late for those never seen starting."""
        return self._started.get(name, sys.maxsize)

    def set_started(self, names: Sequence[str]) -> None:
        """Give modules that were not seen starting their ranks, before all others."""
        first = min(self._started.values(), default=0) - len(names)
        for rank, name in enumerate(names, first):
            self._started.setdefault(name, rank)
            self.project.add(name)
            self._roots.add(name.partition(".")[0])

    def forget(self, name: str) -> None:
        """Know nothing about a module any more: it was never there."""
        self.project.discard(name)
        self.unwatched.discard(name)
        self._started.pop(name, None)
        self.seconds.pop(name, None)

    def enter(
        self, name: str, code: CodeType | None, is_answered: Callable[[], bool] = bool
    ) -> None:
        """Note that the top-level code of a project module starts.

        Parameters
        ----------
        code
            None if the module's loader executes it in a way of its own.
        is_answered
            Says whether a reload that wants to know what is about to be used knows it of this code.
        """
        if code is not None and not self._needs_watching(code, is_answered):
            self._enter_unwatched(name, code)
            return
        self._push(name, self.stopwatch.start())
        with self._lock:
            self._running.append(name)
            self.unwatched.discard(name)
            if self.watching():
                self._hooks.place()
        if code is None:
            self.trace.forget(name)
            return
        self._homes[code.co_filename] = name
        self._reached.setdefault(name, set())
        self.listener.starts(name, code, name)
        self.trace.watch(name, code)
        if self.trace.code_of(name) is code:  # else nobody sees it running its functions
            self._held_back.setdefault(name, _HeldBack(code, {}))

    def _enter_unwatched(self, name: str, code: CodeType) -> None:
        self._push(name, None)
        self._running.append(name)
        self.unwatched.add(name)
        self.seconds[name] = 0.0
        self._homes[code.co_filename] = name
        if self._hooks.placed:  # others that run may call its functions
            self.trace.watch(name, code)
        else:
            self.trace.note(name, code)

    def _push(self, name: str, mark: Mark | None) -> None:
        names, marks = self._thread.names, self._thread.marks
        marks[len(names) :] = [mark]
        names.append(name)
        if self.demand_thread and get_ident() != self.demand_thread:
            self.foreign.add(name)
        self.project.add(name)
        self._roots.add(name.partition(".")[0])
        self._started.setdefault(name, len(self._started))

    def _needs_watching(self, code: CodeType, is_answered: Callable[[], bool]) -> bool:
        """Say whether code may do anything that cannot be read off it."""
        nature = nature_of(code)
        if nature is Nature.RUNS_ON_ACCESS:
            self.some_run_on_access = True
        may_access = nature is Nature.IMPORTS_NAMES and self.some_run_on_access
        return may_access or nature in _ACTIVE or (self.asks and not is_answered())

    def failed(self, name: str, code: CodeType | None) -> None:
        """Note that a module raised: what it imported by then may be why."""
        if code is not None and name in self.unwatched:
            add_module_edges(self.graph, name, code, has_no_branches)
        self.listener.failed(name)

    @property
    def depth(self) -> int:
        """How many modules' top-level code runs in this thread, one within the other."""
        return len(self._thread.names)

    def unwind(self, depth: int) -> None:
        """Leave what this thread has entered since it was so deep, whatever happened meanwhile."""
        names, marks = self._thread.names, self._thread.marks
        while len(names) > depth:
            self._stop(names[-1])
            name = names.pop()  # only now: what is interrupted before is done again
            mark = marks[len(names)]
            if mark is not None:
                self.seconds[name] = self.stopwatch.stop(mark)
        if self._hooks.placed and not self._running:
            self.trace.end()
            with self._lock:
                if not self._running:  # no other thread has begun meanwhile
                    self._hooks.remove()

    def _stop(self, name: str) -> None:
        with suppress(ValueError):  # an interrupt had this done already
            self._running.remove(name)
        if name not in self._running:
            self._reached.pop(name, None)
            self._held_back.pop(name, None)
            self._given.pop(name, None)

    def _on_whose_behalf(self) -> tuple[str, ...]:
        names = self._thread.names
        # A thread that a running module may have started: it could be any of them.
        return (names[-1],) if names else tuple(self._running)

    @property
    def active(self) -> bool:
        """Whether the top-level code of some project module is running."""
        return bool(self._running)

    def _runs_function(self, runner: str, code: CodeType) -> None:
        """What a function may add to, its module has or imports: whoever runs it need not."""
        home = self._homes.get(code.co_filename, runner)
        self.listener.starts(runner, code, home)
        held_back = self._held_back.get(runner)
        if held_back is not None and _is_function_in(held_back.code, code):
            del self._held_back[runner]
            for name in held_back.modules:  # it may use whatever is imported
                self.listener.imported(runner, name)
        reached = self._reached.get(runner)
        if reached is None:
            return
        if home == runner:
            self._use_given(runner, code)
            return
        values = namespace(sys.modules.get(home)) or {}
        found = [module for _, module in _homes_of_classes(code.co_names, values)]
        if home not in reached:
            specs = [spec_of(v) for v in list(values.values()) if type(v) is ModuleType]
            found += [home, *(spec.name for spec in specs if spec is not None)]
        for name in found:
            if name in self.project and name != runner and name not in reached:
                self.listener.imported(runner, name)
        reached.update(found)

    # -- edges -------------------------------------------------------------------------------

    @property
    def asks(self) -> bool:
        """Whether a reload is under way that wants to know what is about to be used."""
        return self.demand is not None

    def ask(self, names: Sequence[str]) -> None:
        """Tell the reload under way, if this thread is running one, what is about to be used."""
        if self.demand is not None and get_ident() == self.demand_thread:
            self.demand(names)

    def record(self, importer: object, targets: Sequence[str], frame: FrameType | None) -> None:
        """Add edges for one import, executed by `importer`'s code in `frame`."""
        if frame is not None and frame.f_code.co_name == "<module>" and self._runs(importer):
            if importer not in self.unwatched:  # else all will be read from its code, in order
                used = self._uses_what_is_imported(str(importer), targets, frame)
                for target in targets:
                    self._add_edge(str(importer), target, import_time=True, used=used)
                self._note_given(str(importer), targets, frame)
                if used:
                    self._use_given(str(importer), frame.f_code)
                self.listener.has_imported(str(importer), targets)
            return
        top = _running_module(frame)
        direct = top == importer or (top is None and importer in self._running)
        for target in targets:
            if type(importer) is str and (importer in self.project or importer == NOTEBOOK):
                self._add_edge(importer, target, import_time=direct)
            if type(top) is str and top != importer and top in self.project:
                self._add_edge(top, target, import_time=True)
                if importer not in self.project:
                    self.imported_by_others.setdefault(top, set()).add(target)
        if type(top) is str and top in self._running:
            self.listener.has_imported(top, targets)

    def _runs(self, importer: object) -> bool:
        return type(importer) is str and importer in self._running

    def _uses_what_is_imported(
        self, importer: str, targets: Sequence[str], frame: FrameType
    ) -> bool:
        """Say whether a top level that imports something may itself use what that gives it."""
        code, held_back = frame.f_code, self._held_back.get(importer)
        if held_back is None or code is not held_back.code or self.project.isdisjoint(targets):
            return True
        loaded = names_loaded(code)
        if loaded is None:
            return True
        names = names_bound(code, frame.f_lasti)
        if names is None:  # `import_module("a").b`
            return True
        if names:
            return not loaded.isdisjoint(names)
        given = [namespace(sys.modules.get(target)) or {} for target in targets]
        return any(name in values for name in loaded for values in given)  # as `*` does

    def _add_edge(
        self, importer: str, imported: str, *, import_time: bool, used: bool = True
    ) -> None:
        self.graph.add_edge(importer, imported, import_time=import_time)
        if (
            import_time
            and imported in self.project
            and importer in self._running
            and importer not in self.unwatched  # else it adds nothing to what others have
        ):
            held_back = None if used else self._held_back.get(importer)
            if held_back is None or self.listener.is_known_to_libraries(imported):
                self.listener.imported(importer, imported)
            else:
                held_back.modules[imported] = None

    def _note_given(self, importer: str, targets: Sequence[str], frame: FrameType) -> None:
        """What a class has is the module's that defines it: `from package import Base`."""
        for giver in self.project.intersection(targets):
            taken = names_taken(frame.f_code, frame.f_lasti)
            for name, home in _homes_of_classes(taken, namespace(sys.modules.get(giver)) or {}):
                if home not in (giver, importer) and home in self.project:
                    self._given.setdefault(importer, {})[name] = home

    def _use_given(self, importer: str, code: CodeType) -> None:
        """A running module may change such classes, as far as this code uses their attributes."""
        given = self._given.get(importer)
        if given and not given.keys().isdisjoint(code.co_names):
            for home in {given[name]: None for name in names_with_attributes(code) & given.keys()}:
                self.listener.imported(importer, home)

    def concerns_project(self, importer: object, target: str) -> bool:
        """Say quickly whether an import may have anything to do with project code."""
        if type(importer) is str and importer in self.project:
            return True
        return target.partition(".")[0] in self._roots


def _is_function_in(module: CodeType, code: CodeType) -> bool:
    return bool(code.co_flags & CO_OPTIMIZED) and code.co_filename == module.co_filename


def _homes_of_classes(names: Iterable[str], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return (name, its module) of the classes that some of these names mean."""
    named = [(name, values[name]) for name in names if name in values]
    classes = [(name, value) for name, value in named if issubclass(type(value), type)]
    homes = [(name, class_members(cls).get("__module__")) for name, cls in classes]
    return [(name, home) for name, home in homes if type(home) is str]


def _statement_behind(frame: FrameType | None) -> FrameType | None:
    """Return the frame three before that in which `_find_spec` calls a finder (3.11 to 3.13)."""
    for _ in range(3):
        frame = None if frame is None else frame.f_back
    return frame


def _running_module(frame: FrameType | None) -> str | None:
    """Return the name of the module whose top-level code runs under a frame, innermost first."""
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            name = frame.f_globals.get("__name__")
            # Else it is code given to `exec`, or a script: it runs for whoever does that.
            if type(name) is str and (name == NOTEBOOK or spec_of(sys.modules.get(name))):
                return name
        frame = frame.f_back
    return None
