"""The facade: tracking, planning and reloading, wired together."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from time import perf_counter
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, Any

from ipython_depreload.graph import NOTEBOOK, ModuleGraph, levels
from ipython_depreload.modules import Scope, matches, namespace, true_name
from ipython_depreload.once import once
from ipython_depreload.recording.finder import Finder

# What is needed only for an edit, or to show the graph, is imported then: loading must be quick.
if TYPE_CHECKING:
    from ipython_depreload.detection.tracker import Change, Tracker
    from ipython_depreload.identity.caches import Caches
    from ipython_depreload.identity.names import Bindings
    from ipython_depreload.plan import Plan
    from ipython_depreload.planning.planner import Planner
    from ipython_depreload.planning.whole_graph import WholeGraph
    from ipython_depreload.precision.run_index import RunIndex
    from ipython_depreload.recording.recorder import Recorder
    from ipython_depreload.reloading.runner import Done, Runner
    from ipython_depreload.reloading.unseen_imports import UnseenImports
    from ipython_depreload.report import Failure, Report

log = logging.getLogger("ipython_depreload")


class UnknownModuleError(LookupError):
    """No module of that name is loaded.

    Parameters
    ----------
    name
        What was asked for.
    nearest
        The loaded module whose name is most like it, if any is.
    """

    def __init__(self, name: str, nearest: str | None) -> None:
        hint = f"; did you mean {nearest}?" if nearest else ""
        super().__init__(f"no module named {name!r} has been imported{hint}")
        self.name = name
        self.nearest = nearest


class ReloadRefusedError(RuntimeError):
    """A reload was asked for while one is under way."""


class Reloader:
    """Tracks imports in a module graph and reloads modules with their dependents.

    Parameters
    ----------
    notebook
        The namespace whose imported names follow their modules; that of `__main__` if not
        given.

    Attributes
    ----------
    new_cells
        Called for the sources of notebook cells that it has not given before, in the order in
        which they ran.
    scripts
        Called for further namespaces in which names follow like those of the notebook.
    precision
        "minimal" or "full": what a reload of changed modules executes, see `reload`.
    """

    def __init__(self, notebook: dict[str, Any] | None = None) -> None:
        self.graph = ModuleGraph()
        self.scope = Scope()
        self.finder = Finder(self.scope, lambda: self.recorder)
        self.new_cells: Callable[[], Iterable[str]] = tuple
        self.scripts: Callable[[], Iterable[dict[str, Any]]] = tuple
        self.notebook = notebook
        self.precision = "minimal"
        self._patterns: dict[str, None] = {}
        self._lock = threading.RLock()
        self._threads_before: frozenset[int] | None = None
        self._told: dict[str, str] = {}

    @once
    def recorder(self) -> Recorder:
        """What watches project modules while they are imported."""
        from ipython_depreload.recording.recorder import Recorder

        return Recorder(self.graph, self.tracker, lambda: self.enabled)

    @once
    def tracker(self) -> Tracker:
        """What each project module ran, and how that differs from its file."""
        from ipython_depreload.detection.tracker import Tracker

        tracker = Tracker(self.scope, self.graph.import_time_dependencies)
        tracker.finder = self.finder
        tracker.was_missed = lambda name: name in self.recorder.missed
        # The recorder is made with the tracker, and not before it is needed.
        tracker.ran_by = lambda name: self.recorder.trace.ran(name)  # noqa: PLW0108
        tracker.read_imports = self._read_imports
        tracker.builds_on = lambda upper, lower: self.graph.add_edge(upper, lower, import_time=True)
        tracker.watch.use_events = self.enabled
        return tracker

    def _read_imports(self, name: str) -> bool:
        return self.unseen_imports.add_of(name)

    def _has(self, part: str) -> bool:
        """Say whether anything has asked for a part that is made when it is needed."""
        return part in vars(self)

    @once
    def bindings(self) -> Bindings:
        """Which notebook names follow which module."""
        from ipython_depreload.identity.names import Bindings

        return Bindings()

    @once
    def run_index(self) -> RunIndex:
        """Finds modules by what ran while they were imported."""
        from ipython_depreload.precision.run_index import RunIndex

        return RunIndex(self.tracker, self.recorder.trace)

    @once
    def whole_graph(self) -> WholeGraph:
        """The graph with the edges that no import made."""
        from ipython_depreload.planning.whole_graph import WholeGraph

        return WholeGraph(self.graph, self.tracker, self.run_index)

    @once
    def unseen_imports(self) -> UnseenImports:
        """What adds to the graph what was not watched."""
        from ipython_depreload.reloading.unseen_imports import UnseenImports

        return UnseenImports(self.graph, self.tracker, self.recorder)

    @once
    def planner(self) -> Planner:
        """What makes plans."""
        from ipython_depreload.planning.planner import Planner

        return Planner(
            self.graph,
            self.tracker,
            self.recorder,
            self.run_index,
            self.whole_graph,
            self.caches,
            self.bindings,
            self._reloadable,
            self.is_blacklisted,
        )

    @once
    def caches(self) -> Caches:
        """The caches that functions of project modules have."""
        from ipython_depreload.identity.caches import Caches

        index = self.run_index
        return Caches(self.tracker.modules, index.caching, index.looking_up)

    @once
    def runner(self) -> Runner:
        """Runs plans and remembers what failed."""
        from ipython_depreload.reloading.runner import Runner

        def scripts() -> Iterable[dict[str, Any]]:
            return self.scripts()  # whatever that is by then

        return Runner(self.recorder, self.tracker, self.bindings, self.caches, scripts)

    # -- switching on and off ----------------------------------------------------------------

    @property
    def enabled(self) -> bool:
        """Whether imports are being tracked."""
        return self.finder.installed

    def enable(self, blacklist: Iterable[str] | None = None) -> None:
        """Track imports from now on; modules imported before are known too.

        Parameters
        ----------
        blacklist
            Fully-qualified module names or globs, which take the place of the current ones.
            They stay in the graph but are not reloaded, nor does a reload travel through them.
        """
        if blacklist is not None:
            self.set_blacklist(blacklist)
        self.finder.install()
        if self._has("tracker"):
            self.tracker.watch.use_events = True

    def disable(self) -> None:
        """Stop tracking and restore the import machinery. Nothing recorded is forgotten."""
        self.finder.remove()
        if self._has("recorder"):
            self.recorder.stop()
        if self._has("tracker"):
            self.tracker.watch.use_events = False
            self.tracker.watch.close()

    # -- blacklist ---------------------------------------------------------------------------

    @property
    def blacklisted(self) -> tuple[str, ...]:
        """The names and globs on the blacklist."""
        return tuple(self._patterns)

    def set_blacklist(self, patterns: Iterable[str]) -> None:
        """Replace the blacklist."""
        self._patterns = dict.fromkeys(_as_names(patterns))

    def is_blacklisted(self, name: str) -> bool:
        """Say whether a module is kept out of reloads."""
        return matches(name, tuple(self._patterns))

    # -- scope -------------------------------------------------------------------------------

    def set_scope(self, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> None:
        """Change what counts as project code, also among the modules already loaded.

        Parameters
        ----------
        include, exclude
            See `modules.Scope`.
        """
        self.scope.include = tuple(_as_names(include))
        self.scope.exclude = tuple(_as_names(exclude))
        if self._has("tracker"):
            self.tracker.scope_changed()

    # -- the graph ---------------------------------------------------------------------------

    def get_dependencies(self, module: ModuleType | str) -> list[str]:
        """Return the names of the modules that a module imports directly.

        Raises
        ------
        UnknownModuleError
            If no such module is loaded or known.
        """
        name = self.name_of(module)
        self.complete_graph(name)
        return self.graph.dependencies(name)

    def get_dependents(self, module: ModuleType | str) -> list[str]:
        """Return the names of the modules, and the notebook, that import a module directly.

        Raises
        ------
        UnknownModuleError
            If no such module is loaded or known.
        """
        name = self.name_of(module)
        self.complete_graph(name)
        return self.graph.dependents(name)

    def is_project(self, name: str) -> bool:
        """Say whether a module is project code."""
        return name in self.tracker.modules

    def known_modules(self) -> list[str]:
        """Return the names of all project modules, then of everything else in the graph."""
        self.complete_graph()
        return list(dict.fromkeys([*self.tracker.modules, *self.graph.modules]))

    def complete_graph(self, *also: str) -> None:
        """Add what was not watched: earlier imports, lazy imports, the notebook's own.

        Parameters
        ----------
        also
            Library modules to read as well.
        """
        from ipython_depreload.identity.names import parsed
        from ipython_depreload.recording.backfill import add_notebook_edges, modules_in

        for cell in self.new_cells():
            tree = parsed(cell)
            self.bindings.learn(tree)
            self.runner.assigned.learn(tree)
            self.runner.obtained.learn(tree)
        # What a cell imports by a computed name, or a library for it, shows in what it holds.
        held = modules_in(self._namespace())
        add_notebook_edges(self.graph, [*self.bindings.imports, *held])
        self.unseen_imports.add()
        for name in also:
            self.unseen_imports.add_of_library(name)

    def name_of(self, module: ModuleType | str) -> str:
        """Return the name under which a module is loaded.

        Raises
        ------
        UnknownModuleError
            If it is not.
        """
        if not isinstance(module, str):
            found = [n for n, m in list(sys.modules.items()) if m is module]
            name = str((namespace(module) or {}).get("__name__", module))
            if not found:
                raise UnknownModuleError(name, self.nearest(name))
            return self._true_name(name if name in found else found[0])
        if module in sys.modules or module in self.graph:
            return self._true_name(module)
        raise UnknownModuleError(module, self.nearest(module))

    def _true_name(self, name: str) -> str:
        """A project module may stand in `sys.modules` under another name too."""
        true = true_name(name)
        return true if true in self.tracker.modules else name

    def nearest(self, name: str) -> str | None:
        """Return the known module name most like `name`, project modules first."""
        import difflib  # needed only for a misspelt name

        # Of the many libraries, something is always a little like it.
        for known, cutoff in ((list(self.tracker.modules), 0.6), (list(sys.modules), 0.75)):
            close = difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
            if close:
                return close[0]
        return None

    # -- planning ----------------------------------------------------------------------------

    def plan(
        self, *modules: ModuleType | str, deep: bool = False, minimal: bool | None = None
    ) -> Plan:
        """Say what `reload` would do, without doing it; parameters as there."""
        named = self._named(modules)[0] if modules else None
        changes = self._look()
        plan = self._planned(changes, named, deep, self._minimal(modules, minimal))
        broken = self.runner.broken(plan, changes)
        if not broken:
            return plan
        from ipython_depreload.plan import kept_back

        parts = [plan] if modules else self.planner.parts_of(plan, changes)
        return kept_back(plan, parts, broken)

    def _look(self) -> dict[str, Change]:
        changes = self.tracker.check()
        if changes:
            self.complete_graph()
        return changes

    def _planned(
        self,
        changes: Mapping[str, Change],
        named: tuple[str, ...] | None,
        deep: bool,
        minimal: bool,
    ) -> Plan:
        self.complete_graph(*(named or ()))
        return self.planner.plan(changes, named, deep=deep, minimal=minimal)

    def _minimal(self, modules: tuple[ModuleType | str, ...], minimal: bool | None) -> bool:
        """A reload by name executes what was named; one of what changed, as little as it can."""
        return (not modules and self.precision == "minimal") if minimal is None else minimal

    def _reloadable(self, name: str) -> bool:
        tracked = self.tracker.modules.get(name)
        if tracked is None or tracked.is_deleted:  # its old code may not fit what others are now
            return False
        return name in sys.modules and not self.is_blacklisted(name)

    def _named(self, modules: Iterable[ModuleType | str]) -> tuple[tuple[str, ...], list[str]]:
        names = dict.fromkeys(map(self.name_of, modules))
        notes = self._notes_on_blacklisted(names)
        return tuple(n for n in names if not self.is_blacklisted(n)), notes

    def _notes_on_blacklisted(self, names: Iterable[str]) -> list[str]:
        barring = {n: [p for p in self._patterns if matches(n, (p,))] for n in names}
        return [
            f"{name} is blacklisted: not reloaded"
            f" (take it off with %dblacklist --remove {' '.join(patterns)})"
            for name, patterns in barring.items()
            if patterns
        ]

    # -- reloading ---------------------------------------------------------------------------

    def reload(
        self, *modules: ModuleType | str, deep: bool = False, minimal: bool | None = None
    ) -> Report:
        """Reload modules and every module that depends on them, in dependency order.

        First those of their dependencies that changed on disk, then the modules themselves,
        changed or not, then all transitive dependents of whatever was reloaded.

        Parameters
        ----------
        modules
            Modules, or their names; none for whatever changed on disk.
        deep
            Reload every project module that the named ones depend on, changed or not.
        minimal
            Execute only what must be; the rest gets its new function bodies, or names, only. If
            not given: no for named modules, else as `precision` says.

        Returns
        -------
        Report
            What was done. A failure is in it, not raised: everything is as it was before.

        Raises
        ------
        UnknownModuleError
            If a module is not loaded.
        ReloadRefusedError
            If called by the top-level code of a module that is being reloaded.
        KeyboardInterrupt
            If interrupted; everything is as it was before.
        """
        if not modules:
            return self._guarded(
                lambda: self._reload_changed(retry=True, minimal=self._minimal((), minimal))
            )
        return self._guarded(
            lambda: self._reload_named(modules, deep, self._minimal(modules, minimal))
        )

    def reload_changed(self) -> Report:
        """Reload what changed, but what failed before only after another edit."""
        minimal = self._minimal((), None)
        return self._guarded(lambda: self._reload_changed(retry=False, minimal=minimal))

    def take_stock(self) -> None:
        """Look around once modules have been imported, so that what appears later is news."""
        if self._lock.acquire(blocking=False):
            try:
                self.tracker.take_stock()
            finally:
                self._lock.release()

    def _guarded(self, work: Callable[[], Report]) -> Report:
        self._refuse_threads_of_a_reload()
        with self._lock:
            if self._is_under_way(sys._getframe(1)):
                raise ReloadRefusedError("a module that is being reloaded cannot start a reload")
            self._threads_before = None
            report = work()
        if report:
            log.info("%s", report)
        return report

    def _refuse_threads_of_a_reload(self) -> None:
        """A thread that a module has started while it is reloaded: the module may wait for it."""
        if self._lock.acquire(blocking=False):
            self._lock.release()
            return
        before = self._threads_before
        if before is not None and threading.get_ident() not in before:
            raise ReloadRefusedError("a thread started during a reload cannot start another one")

    def _is_under_way(self, frame: FrameType | None) -> bool:
        """Say whether a reload called this frame. (No flag: an interrupt might leave it set.)"""
        while frame is not None:
            if frame.f_code is _GUARDED and frame.f_locals.get("self") is self:
                return True
            frame = frame.f_back
        return False

    def _reload_named(
        self, modules: Iterable[ModuleType | str], deep: bool, minimal: bool
    ) -> Report:
        from ipython_depreload.reloading.collector import collected_rarely

        start = perf_counter()
        named, notes = self._named(modules)
        changes = self._look()
        with collected_rarely():
            plan = self._planned(changes, named, deep, minimal)
            done = [self._run(plan, changes)] if plan else []
        return _merge(self.graph, done, notes, perf_counter() - start)

    def _reload_changed(self, *, retry: bool, minimal: bool) -> Report:
        changes = self._look()
        notes = self._notes_on_hidden()
        if not changes:
            return self._nothing_to_reload(notes)
        from ipython_depreload.reloading.collector import collected_rarely

        start = perf_counter()
        with collected_rarely():
            refreshed = self._refresh_moved(changes)
            done = self._patch(changes) if minimal else []
            done = done or self._run_groups(changes, retry=retry, minimal=minimal)
        notes += self._notes_on_deleted(changes)
        if retry and not done and not notes:  # asked for, and "nothing to reload" is but half of it
            notes = self._notes_on_blacklisted(n for n, c in changes.items() if not c.moved_only)
        report = _merge(self.graph, done, notes, perf_counter() - start)
        return replace(report, refreshed=refreshed)

    def _patch(self, changes: Mapping[str, Change]) -> list[Done]:
        """Patch what changed, if that is all there is to do, whatever depends on it."""
        plan = None if self.failures() else self.planner.patches_alone(changes)
        if plan is None:
            return []
        done = self._run(plan, changes)
        if done.failure is None:
            return [done]
        self.runner.forget_failures()  # it is to fail together with what depends on it
        return []

    def _run_groups(
        self, changes: Mapping[str, Change], *, retry: bool, minimal: bool
    ) -> list[Done]:
        """Reload what changed: what hangs together is one transaction."""
        self.complete_graph()
        return [
            self._run(plan, changes)
            for plan in self.planner.plans_of_changed(changes, minimal=minimal)
            if retry or not self.runner.has_failed_as_it_is(plan)
        ]

    def _nothing_to_reload(self, notes: list[str]) -> Report:
        from ipython_depreload.report import Report

        self._told.clear()
        if self._has("runner"):
            self.runner.forget_failures()
        return Report(notes=tuple(notes))

    def _run(self, plan: Plan, changes: Mapping[str, Change]) -> Done:
        self._threads_before = frozenset(sys._current_frames())
        for step in plan.steps:
            log.debug("%s %s: %s", step.action, step.module, step.reason)
        done = self.runner.run(plan, changes, self._namespace())
        if done.failure is None and plan.removes:
            self._let_go_of_removed()
        return done

    def _let_go_of_removed(self) -> None:
        """Until they are collected, classes are in `__subclasses__()`, and data takes memory."""
        import gc

        self.whole_graph.now()  # it knows modules by the objects that they are
        gc.collect()

    def _namespace(self) -> dict[str, Any]:
        return vars(sys.modules[NOTEBOOK]) if self.notebook is None else self.notebook

    def _notes_on_hidden(self) -> list[str]:
        hidden, self.tracker.hidden = self.tracker.hidden, {}
        return [
            f"{name} is still the library's: after a restart it would be {path}"
            for name, path in hidden.items()
        ]

    def _notes_on_deleted(self, changes: Mapping[str, Change]) -> list[str]:
        here = [(n, c) for n, c in changes.items() if n in sys.modules]
        deleted = {n: c.problem for n, c in here if c.reason == "deleted" and c.problem}
        self._told = {n: why for n, why in self._told.items() if n in deleted}
        new = {n: p for n, p in deleted.items() if n not in self._told}
        self._told.update(dict.fromkeys(new, "deleted"))
        return [
            f"{n} keeps its old code: {p.path} was deleted{self._still_imported(n)}"
            for n, p in new.items()
        ]

    def _still_imported(self, name: str) -> str:
        from ipython_depreload.report import listed

        importers = ["the notebook" if n == NOTEBOOK else n for n in self.graph.dependents(name)]
        verb = "imports" if len(importers) == 1 else "import"
        return f", but {listed(importers)} {verb} it" if importers else ""

    def _refresh_moved(self, changes: Mapping[str, Change]) -> tuple[str, ...]:
        """Only lines moved: give live functions the new positions, execute nothing."""
        moved = [c.compiled for c in changes.values() if c.moved_only and c.compiled is not None]
        if moved:
            from ipython_depreload.identity.migration import move_lines
            from ipython_depreload.reloading.interrupts import Interrupts

            self.run_index.update()  # lest it keeps code alive that was replaced before
            with Interrupts():  # to be heard when all have moved, or some never will
                move_lines(self.tracker, self.recorder.trace, moved)
        return tuple(version.name for version in moved)

    # -- status ------------------------------------------------------------------------------

    def failures(self) -> tuple[Failure, ...]:
        """What failed and waits for another edit."""
        return self.runner.failures()

    def pending(self) -> dict[str, str]:
        """Module -> how its file differs from the code that runs."""
        return {
            name: change.reason for name, change in self._look().items() if not change.moved_only
        }


_GUARDED = Reloader._guarded.__code__


def _as_names(patterns: Iterable[str]) -> list[str]:
    return [patterns] if isinstance(patterns, str) else [str(pattern) for pattern in patterns]


def _merge(graph: ModuleGraph, done: list[Done], notes: list[str], seconds: float) -> Report:
    from ipython_depreload.report import Report

    executed = [name for one in done for name in one.executed]
    return Report(
        levels(executed, graph.import_time_dependencies),
        patched=tuple(name for one in done for name in one.patched),
        failures=tuple(one.failure for one in done if one.failure is not None),
        notes=(*notes, *(note for one in done for note in one.notes)),
        seconds=seconds,
    )
