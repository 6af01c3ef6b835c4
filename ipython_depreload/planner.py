"""Makes plans: what a reload of changed, or named, modules is to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType

from ipython_depreload.backfill import edges_of, taken_names
from ipython_depreload.graph import ModuleGraph, closure
from ipython_depreload.identity.caches import Caches
from ipython_depreload.modules import namespace
from ipython_depreload.plan import (
    DELETED,
    UNIMPORTED,
    Action,
    Plan,
    Request,
    Step,
    connected_groups,
    make_plan,
    minimal_plan,
    plan_of_patches,
    slow_dependents,
    with_costs,
)
from ipython_depreload.precision import Judge
from ipython_depreload.recorder import Recorder
from ipython_depreload.run_index import RunIndex
from ipython_depreload.tracked import Change
from ipython_depreload.tracker import Tracker
from ipython_depreload.whole_graph import WholeGraph

Changes = Mapping[str, Change]


@dataclass(frozen=True)
class Planner:
    """Makes plans from what is known of modules.

    Parameters
    ----------
    graph
        The recorded graph; complete whenever this is asked.
    is_reloadable
        Says whether a module may be reloaded.
    is_blacklisted
        Says whether a module is to stay as it is.
    """

    graph: ModuleGraph
    tracker: Tracker
    recorder: Recorder
    run_index: RunIndex
    whole_graph: WholeGraph
    caches: Caches
    is_reloadable: Callable[[str], bool]
    is_blacklisted: Callable[[str], bool]

    def plan(
        self, changes: Changes, named: tuple[str, ...] | None, *, deep: bool, minimal: bool
    ) -> Plan:
        """Make a plan.

        Parameters
        ----------
        changes
            What has changed on disk.
        named
            The modules asked for; None for what has changed.
        deep
            Also what those depend on, changed or not.
        minimal
            Execute only what must be.
        """
        return self._plan(self._graph_after(changes), changes, named, deep, minimal)

    def plans_of_changed(self, changes: Changes, *, minimal: bool) -> list[Plan]:
        """Make plans of what has changed: what hangs together is one transaction."""
        graph = self._graph_after(changes)
        return self._parts(graph, self._plan(graph, changes, None, deep=False, minimal=minimal))

    def parts_of(self, plan: Plan, changes: Changes) -> list[Plan]:
        """Split a plan of what has changed into what hangs together."""
        return self._parts(self._graph_after(changes), plan)

    def _parts(self, graph: ModuleGraph, plan: Plan) -> list[Plan]:
        with self.tracker.class_registries.remembering():
            for step in plan.steps:  # who registers in one place must do so together
                for keeper in self.tracker.keepers(step.module):
                    graph.add_edge(step.module, keeper, import_time=True)
        names = [step.module for step in plan.steps]
        return [plan.only(group) for group in connected_groups(graph, names)]

    def _plan(
        self,
        graph: ModuleGraph,
        changes: Changes,
        named: tuple[str, ...] | None,
        deep: bool,
        minimal: bool,
    ) -> Plan:
        request = Request(
            self.reasons(changes),
            named or (),
            only_named=named is not None,
            deep=deep,
        )
        plan = self._plan_for(request, graph, changes, minimal=minimal)
        must = self._in_new_cycles(graph, changes, plan)
        if must:
            request = request._replace(must=must)
            plan = self._plan_for(request, graph, changes, minimal=minimal)
        leaving = self._leaving(changes)
        while left := self._left_by(plan, leaving):
            known = {*plan.modules, *request.must}
            more = {n: why for n, why in self._concerned_by(left).items() if n not in known}
            if not more:
                steps = [Step(n, Action.REMOVE, self._why_removed(n, changes)) for n in left]
                plan = Plan((*steps, *(step for step in plan.steps if step.module not in left)))
                break
            request = request._replace(must={**request.must, **more})
            plan = self._plan_for(request, graph, changes, minimal=minimal)
        return with_costs(plan, slow_dependents(plan, changes, self.recorder.seconds))

    def _plan_for(
        self, request: Request, graph: ModuleGraph, changes: Changes, *, minimal: bool
    ) -> Plan:
        with self.tracker.class_registries.remembering():
            plan = make_plan(
                graph,
                request,
                cache(self.is_reloadable),
                self.recorder.started,
                cache(self.tracker.keepers),
            )
            if not minimal:
                return plan
            forced = {name for name, change in changes.items() if change.execute}
            forced |= request.must.keys()
            return minimal_plan(plan, self.reasons(changes), forced, self.judge(changes), graph)

    def _in_new_cycles(self, graph: ModuleGraph, changes: Changes, plan: Plan) -> dict[str, str]:
        """Return who must be executed as an edit takes a name from its own dependents -> why.

        Whether they have bound it by then shows only if the one that begins runs, too.

        Parameters
        ----------
        plan
            What is to be done otherwise: of edits that it leaves alone, nothing is asked.
        """
        found: dict[str, str] = {}
        edited, is_reloadable = self.reasons(changes), cache(self.is_reloadable)

        def reached(
            start: str, neighbours: Callable[[str], Iterable[str]]
        ) -> dict[str, str | None]:
            return closure([start], lambda name: filter(is_reloadable, neighbours(name)))

        for name in [step.module for step in plan.steps if step.module in edited]:
            taken = self._newly_taken(name, changes[name])
            above = reached(name, graph.import_time_dependents) if taken else {}
            for other, part in dict(sorted(taken)).items():
                if other in above:
                    below = reached(other, graph.import_time_dependencies)
                    why = f"{name} now imports {part} of {other}, which imports {name}"
                    found.update((n, why) for n in below if n in above)
        return found

    def _newly_taken(self, name: str, change: Change) -> Collection[tuple[str, str]]:
        code = self.tracker.modules[name].executed_code()
        if change.compiled is None or code is None:
            return ()
        values = namespace(sys.modules.get(name)) or {}
        taken = taken_names(change.compiled.code, values) - taken_names(code, values)
        return [each for each in taken if not self._is_new_submodule(*each)]

    def _is_new_submodule(self, package: str, name: str) -> bool:
        """Say whether a package gives a name as that is a submodule, yet to be imported."""
        has = namespace(sys.modules.get(package)) or {}
        return name not in has and self.tracker.find(f"{package}.{name}") is not None

    # -- modules that nothing imports any more -------------------------------------------------

    def _leaving(self, changes: Changes) -> set[str]:
        """Return the modules that are to go as no code which stays, or is to come, imports them."""
        leaving = {
            name
            for name, change in changes.items()
            if change.reason == "deleted" and not self.is_blacklisted(name)
        }
        while staying := {name for name in leaving if self._is_imported(name, leaving, changes)}:
            leaving -= staying
        return leaving | self._registering_in_vain(changes)

    def _why_removed(self, name: str, changes: Changes) -> str:
        change = changes.get(name)
        return DELETED if change is not None and change.reason == "deleted" else UNIMPORTED

    def _registering_in_vain(self, changes: Changes) -> set[str]:
        """Return the modules that no edited code imports any more, but whose effects remain.

        Those that have registered nothing with others, or only with each other, stay, with their
        state: nobody sees them.
        """
        dropped: set[str] = set()
        for name in self.reasons(changes):
            dropped.update(self._no_longer_named(name, changes[name]))
        found = {n for n in closure(dropped, self.graph.dependencies) if self.is_reloadable(n)}
        while staying := {name for name in found if self._is_still_imported(name, found, changes)}:
            found -= staying
        inside = set(map(id, self.tracker.contributions.reachable(found)))
        registering = [name for name in found if self._has_changed_others(name, found, inside)]
        return found & closure(registering, self.graph.dependents).keys()

    def _no_longer_named(self, name: str, change: Change) -> Collection[str]:
        """Return the modules that the new code of a module does not import, as the old one did."""
        tracked = self.tracker.modules.get(name)
        old = None if tracked is None else tracked.executed_code()
        if change.compiled is None or old is None:
            return ()
        values = namespace(sys.modules.get(name)) or {}
        return edges_of(name, old, values).keys() - edges_of(name, change.compiled.code, values)

    def _is_still_imported(self, name: str, leaving: Collection[str], changes: Changes) -> bool:
        """Say whether code that stays has imported a module, in whatever way, or will do so."""
        inside = f"{name}."
        if any(n.startswith(inside) and n not in leaving for n in list(sys.modules)):
            return True  # to import what is in a package is to import the package
        importers = [n for n in self.graph.dependents(name) if n not in leaving]
        return any(n not in changes or self._may_import(n, name, changes) for n in importers)

    def _has_changed_others(
        self, name: str, leaving: Collection[str], inside: Collection[int]
    ) -> bool:
        """Say so of what shows in others than those that leave; `inside` are ids of containers."""
        tracker = self.tracker
        return (
            any(id(each) not in inside for each in tracker.contributions.added_by(name))
            or any(owner not in leaving for owner, _ in tracker.registrants.objects_of(name))
            or tracker.libraries.are_changed_by(name, leaving)
        )

    def _is_imported(self, name: str, leaving: Collection[str], changes: Changes) -> bool:
        importers = (n for n in self.graph.dependents(name) if n not in leaving)
        return any(self._may_import(importer, name, changes) for importer in importers)

    def _may_import(self, importer: str, name: str, changes: Changes) -> bool:
        """Say whether the code that a module will have names another one in an import."""
        tracked = self.tracker.modules.get(importer)
        change = changes.get(importer)
        if change is not None and change.compiled is not None and self.is_reloadable(importer):
            code: CodeType | None = change.compiled.code
        else:
            code = None if tracked is None else tracked.executed_code()
        values = namespace(sys.modules.get(importer)) or {}
        return code is None or name in edges_of(importer, code, values)

    def _left_by(self, plan: Plan, leaving: Collection[str]) -> list[str]:
        """Return those of the leaving modules that only what a plan executes has imported."""
        if not leaving:
            return []
        left = closure(
            plan.modules, lambda name: (n for n in self.graph.dependencies(name) if n in leaving)
        )
        return [name for name in left if name in leaving]

    def _concerned_by(self, removed: Collection[str]) -> dict[str, str]:
        """Return who must be executed when some modules are removed -> why."""
        found = {}
        for name in removed:
            concerned = [*self.graph.import_time_dependents(name), *self.tracker.keepers(name)]
            why = f"{name} is gone, of which it has something"
            found.update({n: why for n in concerned if self.is_reloadable(n)})
        return found

    def patches_alone(self, changes: Changes) -> Plan | None:
        """Return the plan if to patch one module is all; None if there may be more to do.

        What depends on it need not be known then, of which there may be much.
        """
        changed = self.reasons(changes)
        if len(changed) != 1 or any(change.execute for change in changes.values()):
            return None

        def depend(names: Collection[str]) -> bool:
            return self.whole_graph.depend(names, changed)

        return plan_of_patches(changed, self.judge(changes), depend)

    def judge(self, changes: Changes) -> Judge:
        """Return what says of each changed module which others must be executed."""
        self.run_index.update()
        importers = self.graph.dependents
        return Judge(
            self.tracker, self.recorder.trace, changes, self.run_index, self.caches, importers
        )

    def reasons(self, changes: Changes) -> dict[str, str]:
        """Return the modules that changed and can be brought up to date -> how they changed."""
        return {
            name: change.reason
            for name, change in changes.items()
            if not change.moved_only and change.reason != "deleted" and self.is_reloadable(name)
        }

    def _graph_after(self, changes: Changes) -> ModuleGraph:
        codes = {name: c.compiled.code for name, c in changes.items() if c.compiled is not None}
        self.run_index.update()
        return self.whole_graph.after(codes)
