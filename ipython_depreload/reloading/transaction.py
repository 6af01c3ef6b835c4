"""Bring modules to new versions of their sources, all of them or none."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property, partial
from types import CodeType, FunctionType, MappingProxyType, ModuleType
from typing import Any
from weakref import proxy

from ipython_depreload.class_members import defines, own_class_sizes
from ipython_depreload.code.bytecode import names_bound
from ipython_depreload.code.importing import prefixes
from ipython_depreload.code.sources import Compiled, only_source
from ipython_depreload.code.statements import read_versions
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import NOTEBOOK, ModuleGraph, closure, with_entries
from ipython_depreload.identity import virtual_subclasses
from ipython_depreload.identity.caches import Caches
from ipython_depreload.identity.definitions import Definitions
from ipython_depreload.identity.functions import CodePairs, pair_codes
from ipython_depreload.identity.hashes import HashedClasses, Rehashing, names_of_wrappers
from ipython_depreload.identity.heap import swap_codes, swap_executed_codes
from ipython_depreload.identity.left_behind import is_defined_in, notes_on_left_behind
from ipython_depreload.identity.live_namespace import LiveNamespace
from ipython_depreload.identity.made_anew import MadeAnew
from ipython_depreload.identity.migration import Migration, surely_made_all
from ipython_depreload.identity.models import forget_parametrized
from ipython_depreload.identity.moves import Moves
from ipython_depreload.identity.names import Bindings
from ipython_depreload.identity.origins import Held, Origins
from ipython_depreload.identity.typings import forget_typings
from ipython_depreload.modules import namespace, true_name
from ipython_depreload.objects import is_a
from ipython_depreload.plan import OF_SEVERAL, Action, Plan
from ipython_depreload.planning.new_modules import NewModules
from ipython_depreload.recording.backfill import (
    edges_of,
    imported_names,
    named_by_imports,
    star_sources,
)
from ipython_depreload.recording.import_hooks import clear_own_frames, hide_hooks
from ipython_depreload.recording.observed_loader import caller_for, runs_code, unwrapped
from ipython_depreload.recording.recorder import Recorder
from ipython_depreload.recording.self_replacing import StandIns, shown_by
from ipython_depreload.registrations.assigned import Assignment, assign_again
from ipython_depreload.registrations.cell_objects import CellObjects
from ipython_depreload.registrations.containers import Saver, forget_dispatched
from ipython_depreload.registrations.first_contents import FirstContents, first_contents
from ipython_depreload.registrations.noted import Noted, bookkeeping
from ipython_depreload.registrations.registered import NotebookEntries
from ipython_depreload.registrations.replaced import plainly_defined, replaced_functions
from ipython_depreload.registrations.set_later import SetLater, put_back
from ipython_depreload.registrations.withdrawn import Withdrawn
from ipython_depreload.reloading.answers import Answers
from ipython_depreload.reloading.interrupts import Interrupts
from ipython_depreload.reloading.kept_names import Keepers
from ipython_depreload.reloading.namespaces import (
    arrange,
    bound_by,
    drop_names,
    kept_beside,
    made_dynamically,
    may_keep,
    prepare,
)
from ipython_depreload.reloading.state import copy_state
from ipython_depreload.reloading.submodules import Submodules
from ipython_depreload.reloading.unfinished import Unfinished
from ipython_depreload.report import listed
from ipython_depreload.undo import Undo

_HELD_HERE = 2  # a variable, and the argument of `sys.getrefcount`


class Transaction:
    """One all-or-nothing reload.

    Parameters
    ----------
    versions
        The module versions to execute, or to patch functions from.
    bindings, notebook
        Which notebook names follow which module, and the notebook's namespace.
    caches
        The caches that functions have.

    Attributes
    ----------
    executed
        Modules executed so far, in the order in which they ended.
    running
        The module being brought up to date, or the one that failed.
    notes
        What the user should know.
    """

    _graph: ModuleGraph  # as it was before
    _error: BaseException | None = None
    progress: Callable[[str, int, int], None] | None = None  # told of each module
    set_by_cells: Collection[int] = ()  # the ids of values
    stays: Callable[[str, object], bool]  # whether the notebook has what a module registered
    _imported_from: Mapping[str, dict[str, Any]] = MappingProxyType({})
    _packages: frozenset[str] = frozenset()

    def __init__(
        self,
        recorder: Recorder,
        tracker: Tracker,
        versions: Mapping[str, Compiled],
        bindings: Bindings,
        notebook: dict[str, Any],
        caches: Caches,
    ) -> None:
        self.executed: list[str] = []
        self.reached: Collection[str] = ()
        self.running: str | None = None
        self.notes: list[str] = []
        self._recorder = recorder
        self._tracker = tracker
        self._versions = dict(versions)
        self._pending: dict[str, Action] = {}
        self.scripts: Sequence[dict[str, Any]] = ()
        self.moves = Moves()
        self.assigned: Sequence[tuple[Assignment, Any]] = ()
        self._executing: list[str] = []
        self._ran: dict[str, dict[int, CodeType]] = {}
        self._answered: set[tuple[str, ...]] = set()  # since something was last executed
        self._bindings = bindings
        self._notebook = notebook
        self._undo = Undo()
        self._answers = Answers(tracker, caches, self._versions, notebook, self._undo)
        self._rehashing = Rehashing(self._undo)  # before all others: it is undone with the old code
        self._interrupts = Interrupts()
        self._before: dict[str, dict[str, Any]] = {}
        self._unfinished = Unfinished(tracker, self._versions, self._before)
        self._removed: dict[str, dict[str, Any]] = {}
        self._contributed = Noted({}, {})
        me = proxy(self)  # no cycle: what the undo log holds is to be gone with it
        self._of_notebook = NotebookEntries(
            tracker.modules,
            lambda name: me._home_of(name),  # noqa: PLW0108  # a method would keep it alive
            lambda value: id(value) in me._named,
            tracker.contributions.is_changed,
            CellObjects(
                tracker.modules,
                recorder.trace.ran,
                recorder.trace.ran_by,
                tracker.contributions.values,
            ),
        )
        self._bound: dict[str, frozenset[str]] = {}
        self._at_first: dict[str, tuple[dict[str, int], FirstContents]] = {}
        self._pairs: dict[str, CodePairs] = {}
        self._unsure: set[str] = set()
        self._migration = Migration(self._undo)
        self._stand_ins = StandIns()
        self._kept_namespaces: list[tuple[LiveNamespace, dict[str, Any]]] = []
        self._keepers = Keepers(tracker.modules, self._versions)
        self._submodules = Submodules(
            tracker,
            self._before,
            recorder.graph.import_time_dependencies,
            lambda: {*me.executed, *me._executing},
        )

    def run(self, plan: Plan) -> None:
        """Carry out a plan: patch, then execute and rebind in order.

        Raises
        ------
        BaseException
            Whatever the executed code raised, after everything was put back.
        """
        recorder = self._recorder
        recorder.foreign.clear()
        recorder.demand_thread = threading.get_ident()
        with self._interrupts:
            try:
                self._carry_out(plan)
                self._interrupts.allow(True)  # one that came meanwhile can still undo it all
                self._interrupts.allow(False)
            except BaseException as error:
                self._take_back()
                hide_hooks(error.__traceback__)
                clear_own_frames(error.__traceback__)  # IPython keeps the last traceback
                raise
            finally:
                self._let_go()
                recorder.demand_thread = 0

    def _carry_out(self, plan: Plan) -> None:
        recorder = self._recorder
        self._save_session()
        self._note_shared(plan)
        self._patch(plan.having(Action.PATCH))
        executed = plan.having(Action.EXECUTE, Action.REMOVE)
        are_kept = partial(self._made_anew.are_kept, executed=executed)
        self._answers.forget(plan, are_kept, self.set_by_cells)
        self._note_set_later(plan)
        withdrawn = self._withdraw_contributions(executed)
        self._tracker.contributions.arrange_as_in(withdrawn)
        for name in plan.having(Action.REMOVE):
            self._remove(name)
        recorder.demand = self._on_demands
        steps = plan.steps if plan.modules else ()  # patched: nothing else follows
        self._pending = {s.module: s.action for s in steps if s.action is not Action.REMOVE}
        self._packages = frozenset(filter(_is_package, self._pending))
        for name in with_entries(self._pending, self._will_import, recorder.started):
            for package in prefixes(name):  # an import starts with those around a module
                self._bring_up_to_date(package)
        recorder.demand = None
        self._tracker.contributions.save_with(None)
        if self._error is not None:
            raise self._error
        self._tracker.contributions.arrange_as_in(None)
        self._finish(plan)

    def _will_import(self, name: str) -> list[str]:
        """Return what a module has imported at its top level, and what it does once edited."""
        found = [*self._recorder.graph.import_time_dependencies(name)]
        version, tracked = self._versions.get(name), self._tracker.modules.get(name)
        if version is not None and tracked is not None and tracked.change is not None:
            values = namespace(sys.modules.get(name)) or {}
            new = NewModules(name, version.code, self._tracker).codes.values()
            for code, names in ((version.code, values), *new):  # they run within the module
                edges = edges_of(name, code, names)
                found += [other for other, at_import in edges.items() if at_import]
        return found

    def _take_back(self) -> None:
        recorder = self._recorder
        try:
            self._interrupts.allow(False)
            recorder.demand = None
            self._tracker.contributions.save_with(None)
            self.reached = closure(self._versions, recorder.graph.import_time_dependencies)
        finally:
            self._undo.rollback()

    @property
    def _unwatched(self) -> Callable[..., Any]:
        """Calls a function of ours, which is not to be profiled."""
        return self._recorder.trace.unwatched

    def _let_go(self) -> None:
        """The next reload must not find our work: nothing may wait for the collector."""
        self._undo.clear()
        self._migration = Migration(self._undo)
        self._before.clear()
        self._imported_from = {}
        self._removed.clear()
        self._kept_namespaces.clear()

    def _save_session(self) -> None:
        recorder, tracker = self._recorder, self._tracker
        self._undo.push(recorder.unwind, recorder.depth)
        self._undo.push(tracker.restore, tracker.snapshot())
        self._graph = recorder.graph.copy()
        self._undo.push(recorder.graph.restore, self._graph)
        self._undo.push(setattr, recorder, "unwatched", set(recorder.unwatched))
        self._ran = recorder.trace.snapshot()
        self._undo.push(recorder.trace.restore, self._ran)
        self._undo.push(_restore_modules, dict(sys.modules), tracker, recorder)

    def _patch(self, names: Sequence[str]) -> None:
        """Give live functions their new bodies, before anything that may call them is executed."""
        pairs: dict[str, CodePairs] = {}
        trace = self._recorder.trace
        for name in names:
            old_code = self._tracker.modules[name].executed_code()
            pairs[name] = self._paired(name, old_code)
        runners = {module for codes in pairs.values() for c in codes for module in trace.holders(c)}
        for name, codes in pairs.items():
            trace.replace(name, self._versions[name].code, codes)
        self._swap_codes(pairs, runners)

    def _paired(self, name: str, old_code: CodeType | None) -> CodePairs:
        if not surely_made_all(self._recorder.trace, name, old_code):
            self._unsure.add(name)
        return pair_codes(old_code, self._versions[name].code)

    def _swap_codes(
        self, pairs: Mapping[str, CodePairs], runners: Collection[str]
    ) -> list[FunctionType]:
        """Give the functions of modules their new code; see `heap`.

        Parameters
        ----------
        runners
            The modules that may have run some of these functions while they were imported.
        """
        if not pairs:
            return []
        if not self._unsure.isdisjoint(pairs):
            return swap_codes(pairs, self._undo)
        return swap_executed_codes(pairs, self._undo, [self._ran[name].keys() for name in runners])

    def _withdraw_contributions(self, executing: Sequence[str]) -> Withdrawn:
        """Whatever executed code may change is saved; what it added before is taken back."""
        contributions = self._tracker.contributions
        graph = self._recorder.graph
        reached = closure(executing, graph.import_time_dependencies)
        self._contributed = contributions.snapshot()
        self._undo.push(contributions.restore, self._contributed)
        registrants = self._tracker.registrants
        self._undo.push(registrants.restore, registrants.snapshot())
        # Before anything is taken back: the notebook's may be in a list that a module has added.
        for name in reached if contributions.added_what_may_hold(executing) else executing:
            made_by_libraries = registrants.objects_of_libraries(name)
            self._of_notebook.note(name, made_by_libraries)
        names = self._bindings.modules() & reached.keys()  # others may bind names there anew
        self._imported_from = {name: dict(shown_by(sys.modules.get(name))) for name in names}
        save = Saver(self._undo)
        for container in contributions.reachable(reached):
            save(container)
        contributions.save_with(save)  # those that only a new import leads to are not known yet
        self._tracker.libraries.withdraw(executing, self._undo)
        self._tracker.class_registries.withdraw(executing, self._undo)
        forget_parametrized(executing, self._undo)
        forget_typings(executing, self._undo)
        for name in executing:
            virtual_subclasses.withdraw(self._codes_of(name), self._home_of(name), self._undo)
        tried = {n: graph.dependents(n) for n in contributions.failed()}
        failed = [n for n, some in tried.items() if some and {*some} <= {*executing}]
        withdrawn = contributions.withdraw([*executing, *failed], save, self.stays)
        if any(type(c) is dict and object in c for c in withdrawn.containers()):
            self._forget_dispatched(reached)
        return withdrawn

    def _note_shared(self, plan: Plan) -> None:
        """What modules register with may be made anew, and the notebook may have it."""
        if not plan.having(Action.EXECUTE):
            return
        registrants = self._tracker.registrants
        registered = frozenset[tuple[str, str]]().union(*registrants.snapshot().values())
        names = plan.having(Action.PATCH, Action.EXECUTE)
        self._made_anew.note(names, registered, self._notebook)

    def _note_set_later(self, plan: Plan) -> None:
        """Whoever names a module wants it as it is at first."""
        for step in plan.steps:
            tracked = self._tracker.modules.get(step.module)
            code = None if tracked is None else tracked.executed_code()
            if tracked is None or code is None or step.is_named:
                continue
            if step.action is Action.EXECUTE:
                values, first = self._home_of(step.module), tracked.first_contents
                self._set_later.note(step.module, code, values, first)

    def _remove(self, name: str) -> None:
        """Forget a module before anything runs: to ask for it fails, as in a new process.

        `_save_session` has recorded what leads back.
        """
        module = sys.modules.pop(name, None)
        self._removed[name] = dict(shown_by(module))
        parent, _, attribute = name.rpartition(".")
        values = namespace(sys.modules.get(parent)) or {}
        if module is not None and values.get(attribute) is module:
            self._undo.save_dict(values)
            del values[attribute]
        self._tracker.contributions.settle(name)  # all of it has been taken back
        self._tracker.forget(name)
        self._recorder.graph.remove_module(name)

    def _tell_removed(self, plan: Plan) -> None:
        """Those that some code has imported in another way are there again."""
        gone = [s for s in plan.steps if s.action is Action.REMOVE and s.module not in sys.modules]
        for reason, of_several in OF_SEVERAL.items():
            names = [step.module for step in gone if step.reason == reason]
            if len(names) > 1:
                self.notes.append(f"{listed(names)} are gone: {of_several}")
            elif names:
                self.notes.append(f"{names[0]} is gone: {reason}")

    def _codes_of(self, name: str) -> list[CodeType]:
        """Return what a module has run, and what it is about to run."""
        tracked, version = self._tracker.modules.get(name), self._versions.get(name)
        codes = [None if tracked is None else tracked.executed_code()]
        codes.append(None if version is None else version.code)
        return [code for code in codes if code is not None]

    def _code_of(self, name: str) -> CodeType | None:
        tracked = self._tracker.modules.get(name)
        return None if tracked is None else tracked.executed_code()

    def _forget_dispatched(self, names: Collection[str]) -> None:
        """Implementations of generic functions have been taken back."""
        for values in [dict(self._home_of(name)) for name in names]:
            forget_dispatched(values)
            self._undo.push(forget_dispatched, values)

    def _home_of(self, name: str) -> Mapping[str, Any]:
        """Return the dictionary that the code of a module runs in."""
        tracked = self._tracker.modules.get(name)
        home = None if tracked is None else tracked.home
        return namespace(sys.modules.get(name) if home is None else home) or {}

    def _bring_up_to_date(self, name: str) -> None:
        """Do what the plan says about a module, now that it is its turn or another asks for it."""
        if name not in self._pending:
            self._pass_through(name)
            return
        if self._is_parent_of_running(name):
            return
        action = self._pending.pop(name)
        self._passed.add(name)
        self._answered.clear()
        outer, self.running = self.running, name
        was_open = self._interrupts.allowed
        self._interrupts.allow(False)
        try:
            if action is Action.EXECUTE:
                self._tell_progress(name)
                self._executing.append(name)
                self._unwatched(self._execute, self._versions[name])
                self._executing.pop()
            else:
                self._import_first(name)
                if action is not Action.SKIP:
                    self._rebind(name)
        finally:
            self._interrupts.allowed = was_open
        self._interrupts.allow(was_open)
        self.running = outer

    def _import_first(self, name: str) -> None:
        """Do so with what a module would import if it was executed: in a cycle that is pending."""
        for dependency in self._recorder.graph.import_time_dependencies(name):
            for package in prefixes(dependency):
                self._bring_up_to_date(package)

    def _pass_through(self, name: str) -> None:
        """A module that depends on no change may still be what starts a package that does."""
        if name in self._passed or self._packages.isdisjoint(self._pending):
            return
        self._passed.add(name)
        if name in self._tracker.modules:
            self._import_first(name)

    def _on_demands(self, names: Sequence[str]) -> None:
        """Another module is about to import these."""
        asked = tuple(names)
        if asked not in self._answered:  # functions that import something may run very often
            true_names = list(map(true_name, asked))
            for name in true_names:
                self._on_demand(name)
                self._unfinished.ask(name)
            if self._pending.keys().isdisjoint(true_names):  # a package waits for what runs in it
                self._answered.add(asked)

    def _on_demand(self, name: str) -> None:
        """Another module is about to import this one."""
        self._bring_up_to_date(name)
        self._submodules.demanded(name)

    def _tell_progress(self, name: str) -> None:
        if self.progress is not None:
            left = sum(action is Action.EXECUTE for action in self._pending.values())
            started = len(self.executed) + len(self._executing) + 1
            self.progress(name, started, started + left)

    def _is_parent_of_running(self, name: str) -> bool:
        """A fresh import would have started the parent first: it is not to be started inside."""
        return any(other.startswith(f"{name}.") for other in self._executing)

    def _rebind(self, name: str) -> None:
        """Refresh the names that a module, which itself stays as it is, imported from others."""
        values = namespace(sys.modules.get(name))
        tracked = self._tracker.modules.get(name)
        code = None if tracked is None else tracked.executed_code()
        if values is None or code is None:
            return
        changed = imported_names(code, values, self._before)
        if changed:
            self._before[name] = dict(values)
            self._undo.save_dict(values)
            values.update(changed)

    def _execute(self, version: Compiled) -> None:
        name = version.name
        tracked = self._tracker.modules.get(name)
        shown = shown_by(sys.modules.get(name))
        home = self._stand_ins.enter(name, None if tracked is None else tracked.home)
        values = namespace(home)
        if values is None:
            self.notes.append(f"{name} is no longer an ordinary module: it is left as it is")
            return
        old_code = None if tracked is None else tracked.executed_code()
        self._undo.save_dict(values)
        before = dict(values)
        self._before[name] = before if shown is values else {**before, **shown}
        state = copy_state(before) if "__reload__" in version.code.co_names else None
        definitions = self._definitions(name, before, old_code, version)
        starred = star_sources(version.code, values)
        is_missing_yet = partial(self._submodules.is_missing_yet, starred)
        live = LiveNamespace(values, definitions.bind, is_missing_yet)
        static = self._statically_bound(name, old_code, before)
        bound_before = self._bound_before(name, old_code, before, static)
        prepare(values, version)
        self._make_ordinary(name, home)
        dynamic = made_dynamically(bound_before - static, bound_before, version.code)
        drop_names(values, before, dynamic)
        self._submodules.starts(name)
        self._answered.clear()
        self._run_top_level(version, values, live, bound_before)
        if sys.getrefcount(live) > _HELD_HERE:  # `Lazy(locals())`: it is to outlive this
            self._kept_namespaces.append((live, values))
        self._stand_ins.leave(name, home)
        kept = dynamic | definitions.kept
        self._unwatched(self._settle, version, live, definitions, bound_before, kept)
        if state is not None and "__reload__" in live.bound:
            self._call(values["__reload__"], state)
        self.executed.append(name)

    def _make_ordinary(self, name: str, module: Any) -> None:
        """A module that gives itself a class of its own may no longer do so."""
        made = type(module)
        if made is not ModuleType and is_a(module, ModuleType) and defines(name, made):
            self._undo.push(object.__setattr__, module, "__class__", made)
            object.__setattr__(module, "__class__", ModuleType)

    def _settle(
        self,
        version: Compiled,
        live: LiveNamespace,
        definitions: Definitions,
        bound_before: set[str],
        kept: set[str],
    ) -> None:
        """A module has run: its dictionary is to have what a fresh one would.

        Parameters
        ----------
        bound_before
            The names that were there when its old source had run.
        kept
            Those that stay, where they are there again.
        """
        name, values, before = version.name, live.real, definitions.before
        self._unite_rest(definitions, live)
        kept = _names_now(version, live) | (kept & values.keys())
        asked = live.used | (may_keep(version.code) & before.keys())
        kept |= kept_beside(version, asked, bound_before - kept)
        drop_names(values, before, bound_before - kept)
        arrange(values, live.bound)
        self._bound[name] = frozenset(values.keys() - (before.keys() - bound_before))
        self._has_run(name, definitions)

    def _has_run(self, name: str, definitions: Definitions) -> None:
        """Take note of what a module has defined, and tell those that hold something of it."""
        self._migration.add(definitions)
        self._tracker.contributions.settle(name)
        self._tracker.libraries.settle(name)
        self._tracker.registrants.settle(name)
        self._of_notebook.has_run(name)
        self._refresh_kept(name)

    def _refresh_kept(self, name: str) -> None:
        """What others looked up in a module, and kept, is what it has now."""
        before, now = self._before[name], shown_by(sys.modules.get(name))
        for keeper, values, kept in self._keepers.of(name, before, now):
            self._before.setdefault(keeper, dict(shown_by(sys.modules[keeper])))
            self._undo.save_dict(values)
            for local, attribute in kept.items():
                values[local] = now.get(attribute)
                if attribute not in now:
                    del values[local]

    def _definitions(
        self,
        name: str,
        before: dict[str, Any],
        old_code: CodeType | None,
        version: Compiled,
    ) -> Definitions:
        pairs = self._paired(name, old_code)
        if old_code is not version.code:
            self._pairs[name] = pairs
        origins = Origins(name, self._graph, self._held)
        redirect = partial(self._redirect, name)
        definitions = Definitions(
            name,
            before,
            old_code,
            version.code,
            (self._recorder.trace.ran(name) or {}).values(),
            pairs,
            origins,
            lambda cls: self._migration.has_dealt_with(cls),  # noqa: PLW0108  # no cycle
            redirect,
            self._undo,
            self._unwatched,
        )
        tracked = self._tracker.modules.get(name)
        definitions.class_sizes = {} if tracked is None else tracked.class_sizes
        return definitions

    def _redirect(self, name: str, new: Any, old: Any) -> None:
        """Others are to have got an old object where a running module has given them a new one."""
        self._tracker.contributions.redirect(name, new, old)
        if not is_a(new, type):
            return
        self._tracker.libraries.redirect(name, new, old)
        self._tracker.class_registries.redirect(new, old, self._undo)
        virtual_subclasses.redirect(self._versions[name].code, self._home_of(name), new, old)

    def _run_top_level(
        self, version: Compiled, values: dict[str, Any], live: LiveNamespace, bound_before: set[str]
    ) -> None:
        loader, depth = unwrapped(version.spec.loader), self._recorder.depth
        plain, call = runs_code(version.spec), caller_for(version.name)
        try:
            self._enter(version, values, plain=plain)
            if plain:
                self._unfinished.begins(version.name, live, bound_before)
                self._call(call, exec, version.code, values, live)
            else:
                with only_source(loader, version.path, version.source):
                    self._call(call, loader.exec_module, sys.modules[version.name])
        finally:
            self._unfinished.ends(version.name)
            self._recorder.unwind(depth)

    def _enter(self, version: Compiled, values: dict[str, Any], *, plain: bool) -> None:
        """A module is about to run: from now on its imports are what the new version has."""
        name, code, recorder = version.name, version.code, self._recorder
        self._unfinished.hide_from(code, values)
        recorder.enter(name, code if plain else None, partial(self._is_answered, code, values))
        unwatched = name in recorder.unwatched
        recorder.graph.replace_imports(name, edges_of(name, code, values) if unwatched else {})

    def _is_answered(self, code: CodeType, values: dict[str, Any]) -> bool:
        """Say whether all that a module is about to import is up to date, and in its place."""
        asked = named_by_imports(code, values)
        names = [] if asked is None else dict.fromkeys(map(true_name, asked))
        if asked is None or not self._pending.keys().isdisjoint(names):
            return False
        if any(map(self._unfinished.is_unbound_yet, names)):
            return False
        for name in names:
            self._on_demand(name)
        return True

    def _call(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Run the user's code: only here may Ctrl-C raise."""
        try:
            self._interrupts.allow(True)
            function(*arguments)
        finally:
            self._interrupts.allowed = False

    def _unite_rest(self, definitions: Definitions, live: LiveNamespace) -> None:
        """Unite what was bound past the observed namespace: by `global`, by a loader of its own."""
        before = definitions.before
        for name, value in list(live.real.items()):
            if name not in live.bound and name in before and value is not before[name]:
                live.real[name] = definitions.bind(name, value, False)
        for name in definitions.kept & before.keys():
            live.real[name] = before[name]
        added = self._tracker.contributions.added_by_running(definitions.module)
        definitions.unite_unnamed(live.real, added)
        definitions.finish(live.real)
        class_sizes = own_class_sizes(definitions.module, live.real)
        definitions.set_again_from_outside()
        self._tracker.contributions.redirect_own(definitions.module, definitions.united.values())
        contents = first_contents(definitions.module, live.real, self._tracker.modules)
        self._at_first[definitions.module] = class_sizes, contents

    def _bound_before(
        self, name: str, old_code: CodeType | None, before: Mapping[str, Any], static: set[str]
    ) -> set[str]:
        """The names that the old source bound: those it shows, or what had come when it had run."""
        tracked = self._tracker.modules.get(name)
        if old_code is not None and tracked is not None and not runs_code(tracked.spec):
            return {*names_bound(old_code)} & before.keys()  # the loader's own names are its affair
        if tracked is not None and tracked.bound is not None:
            return set(tracked.bound) & before.keys()
        return static

    def _statically_bound(
        self, name: str, old_code: CodeType | None, before: Mapping[str, Any]
    ) -> set[str]:
        if old_code is None:
            return set()
        imported = [
            self._before.get(n) or namespace(sys.modules.get(n)) or {}
            for n in self._recorder.graph.dependencies(name)
        ]
        return bound_by(old_code, before, imported)

    def _finish(self, plan: Plan) -> None:
        """Everything ran: let what the user holds follow, and make the new versions the truth."""
        self._tell_removed(plan)
        self._tracker.libraries.cover()
        if plan.modules:
            self._answers.forget_compiled(plan)  # some may have been compiled meanwhile
        self._submodules.bind_rest()
        self._keep_set_later(plan)
        self._migrate()
        self._rehash(plan)
        self._answers.ask_classes_again(plan)
        self._recorder.trace.have_followed(self._pairs)
        self._tracker.contributions.follow(self._migration.successor)
        self._refresh_notebook()
        for name, version in self._versions.items():
            if name in self._tracker.modules:
                self._undo.save_slots(self._tracker.modules[name])
            home = self._stand_ins.homes.get(name)
            sizes, _ = self._at_first.get(name, (None, None))
            self._tracker.committed(version, self._bound.get(name), sizes, home)
        self._note_contents()
        read_versions.cache_clear()  # nobody will ask for these pairs of versions again

    def _note_contents(self) -> None:
        """What was in containers when modules had run is known by ids: some objects are others."""
        modules = self._tracker.modules
        concerned = modules if self._migration.has_replaced() else modules.keys() & self._at_first
        for name, tracked in [(name, modules[name]) for name in concerned]:
            _, first = self._at_first.get(name, ({}, tracked.first_contents))
            now = self._migration.followed(first)
            if now is not tracked.first_contents:
                self._undo.save_slots(tracked)
                tracked.first_contents = now

    def _keep_set_later(self, plan: Plan) -> None:
        """What cells have had made, and a restart would have made again, is not lost."""
        code_of = {name: version.code for name, version in self._versions.items()}.__getitem__
        undone = self._set_later.undone(self._home_of, code_of)
        if not undone and not self._migration.has_caches():
            return
        names = self._answers.names_changed(plan) - {variable.name for variable in undone}
        may_differ = partial(self._answers.may_differ, names)
        for variable in undone:
            if not variable.may_be_cache or not may_differ(variable.setters):
                put_back(variable, self._home_of(variable.module), self._undo)
        named = {step.module for step in plan.steps if step.is_named}
        self._migration.keep_caches(may_differ, named)

    def _migrate(self) -> None:
        """Whoever holds something of an old version holds what has taken its place."""
        kept = self._stand_ins.bookkeeping()
        for noted in (self._contributed, self._tracker.contributions.snapshot()):
            kept += bookkeeping(noted)
        self._migration.replace(self._stand_ins.pairs, kept)
        self._migration.replace(self._kept_namespaces, [self._kept_namespaces])
        self._migration.follow_moves(self.moves, self._removed, self._before, self._new_imports)
        shared = list(self._made_anew.pairs({id(value) for _, value in self.assigned}))
        self._migration.replace(shared, [*self._made_anew.noted, shared])
        swap = partial(self._swap_codes, self._pairs, self._ran)
        self.notes += self._migration.run(swap, self._notebook)

    def _new_imports(self, name: str) -> list[str]:
        """Return the modules that one imports since its edit, if they have been executed, too."""
        before, now = self._graph.imports_of(name), self._recorder.graph.imports_of(name)
        found = [other for other in now if other not in before and other in self._tracker.modules]
        return [other for other in found if other in self._before or other not in self._graph]

    def _refresh_notebook(self) -> None:
        """The names that the notebook has from modules mean what they mean there now."""
        for name, values in {**self._imported_from, **self._before}.items():
            after = shown_by(sys.modules.get(name))
            before = self._as_now(values)
            gone = self._bindings.refresh(name, before, after, self._notebook, self._undo)
            for script in self.scripts:
                self._bindings.refresh(name, before, after, script, self._undo)
            if gone:
                names = ", ".join(gone)
                self.notes.append(f"{name} no longer defines {names}: removed from the notebook")
            old = self._no_longer_defined(name, before, after)
            self.notes += notes_on_left_behind(name, old, self._notebook)
        assigned = [(one, self._migration.successor(value)) for one, value in self.assigned]
        assign_again(assigned, self._notebook, self._undo)
        self._replace_again()
        self._of_notebook.put_back(self._migration.successor, self._undo)

    def _replace_again(self) -> None:
        """What stood for a function of a module does so again, unless that has another one now."""
        for name in [n for n in self.executed if n in self._tracker.modules]:
            values: Any = self._home_of(name)
            old = self._tracker.modules[name].executed_code()
            found = () if old is None else replaced_functions(old, self._before[name])
            for attribute, value in found:
                is_back = type(values.get(attribute)) is FunctionType
                if is_back and attribute in plainly_defined(self._versions[name].code):
                    self._undo.save_dict(values)
                    values[attribute] = self._migration.successor(value)

    def _no_longer_defined(
        self, name: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> list[Any]:
        """Return the classes and functions that the new version of a module does not define."""
        missing = {id(value): value for each, value in before.items() if each not in after}
        left = set(map(id, after.values())) if missing else ()
        return [
            value
            for number, value in missing.items()
            if number not in left
            and is_defined_in(name, value)
            and not self._migration.has_redefined(value)
        ]

    def _rehash(self, plan: Plan) -> None:
        """What is kept under keys whose hashes are others now is to be found again."""
        rehashed = self._migration.rehashed()
        hashed = HashedClasses({*self._tracker.modules, NOTEBOOK}, rehashed)
        if rehashed or (hashed.classes and self._hashes_may_differ(plan, hashed)):
            self.notes += self._rehashing.run(hashed, self._namespaces())

    def _hashes_may_differ(self, plan: Plan, hashed: HashedClasses) -> bool:
        changed = self._answers.edited(plan).functions() | self._undo.changed_names()
        changed |= names_of_wrappers(self._undo.saved_functions(), changed, self._namespaces)
        return bool(changed) and hashed.may_use_any(changed, self._answers.may_differ)

    @cached_property
    def _passed(self) -> set[str]:
        """The modules whose turn it has been, pending or not."""
        return set()

    @cached_property
    def _made_anew(self) -> MadeAnew:
        tracker, me = self._tracker, proxy(self)  # no cycle
        home_of, code_of = partial(Transaction._home_of, me), partial(Transaction._code_of, me)
        return MadeAnew(tracker.modules, tracker.contributions, home_of, code_of)

    @cached_property
    def _set_later(self) -> SetLater:
        tracker, has_run = self._tracker, self._recorder.trace.has_run
        return SetLater(tracker.modules, has_run, tracker.contributions.of_nobody)

    @cached_property
    def _held(self) -> Held:
        tracker = self._tracker
        return Held(tracker.modules.keys(), self._before, tracker.contributions.containers_of)

    @cached_property
    def _named(self) -> frozenset[int]:
        """The ids of what modules had by name when this was first asked."""
        found = (namespace(sys.modules.get(name)) or {} for name in self._tracker.modules)
        return frozenset(id(value) for values in found for value in values.values())

    def _namespaces(self) -> list[dict[str, Any]]:
        found = [namespace(sys.modules.get(name)) for name in self._tracker.modules]
        return [self._notebook, *(values for values in found if values is not None)]

    def _as_now(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What a module had before, as the notebook would hold it now."""
        return {name: self._migration.successor(value) for name, value in before.items()}


def _is_package(name: str) -> bool:
    return "__path__" in (namespace(sys.modules.get(name)) or {})


def _names_now(version: Compiled, live: LiveNamespace) -> set[str]:
    """Return the names that a module that has run bound, or may have."""
    if not runs_code(version.spec):  # its loader went past the observed namespace
        static = names_bound(version.code)
        live.bound.update(dict.fromkeys(name for name in live.real if name in static))
    return live.bound.keys() | live.used | may_keep(version.code)


def _restore_modules(modules: dict[str, Any], tracker: Tracker, recorder: Recorder) -> None:
    """Put `sys.modules` back; forget project modules first imported by the failed attempt."""
    tracker.adopt_later(recorder.foreign)  # what another thread has imported stays
    for name in [n for n in sys.modules if n not in modules]:
        if name in tracker.modules and name not in recorder.foreign:
            module = sys.modules.pop(name)
            parent, _, attribute = name.rpartition(".")
            values = namespace(sys.modules.get(parent)) or {}
            if values.get(attribute) is module:
                del values[attribute]
    for name in [n for n in recorder.project if n not in modules]:
        if name not in sys.modules or name in recorder.foreign:
            recorder.forget(name)
    for name, module in modules.items():
        if sys.modules.get(name) is not module:
            sys.modules[name] = module
