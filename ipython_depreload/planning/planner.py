"""Makes plans: what a reload of changed, or named, modules is to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from ipython_depreload.detection.tracked import Change
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import ModuleGraph
from ipython_depreload.identity.caches import Caches
from ipython_depreload.identity.names import Bindings
from ipython_depreload.plan import (
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
from ipython_depreload.planning.leaving import Leaving
from ipython_depreload.planning.new_cycles import NewCycles
from ipython_depreload.planning.whole_graph import WholeGraph
from ipython_depreload.precision.precision import Judge
from ipython_depreload.precision.run_index import RunIndex
from ipython_depreload.recording.recorder import Recorder

Changes = Mapping[str, Change]


@dataclass(frozen=True)
class Planner:
    """Makes plans from what is known of modules.

    Parameters
    ----------
    graph
        The recorded graph; complete whenever this is asked.
    bindings
        What the notebook's cells name.
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
    bindings: Bindings
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
        graph = self._graph_after(changes)
        with self.tracker.remembering():
            return self._plan(graph, changes, named, deep, minimal)

    def plans_of_changed(self, changes: Changes, *, minimal: bool) -> list[Plan]:
        """Make plans of what has changed: what hangs together is one transaction."""
        graph = self._graph_after(changes)
        with self.tracker.remembering():
            plan = self._plan(graph, changes, None, deep=False, minimal=minimal)
            return self._parts(graph, plan, changes)

    def parts_of(self, plan: Plan, changes: Changes) -> list[Plan]:
        """Split a plan of what has changed into what hangs together."""
        graph = self._graph_after(changes)
        with self.tracker.remembering():
            return self._parts(graph, plan, changes)

    def _parts(self, graph: ModuleGraph, plan: Plan, changes: Changes) -> list[Plan]:
        concerned = self.judge(changes).concerned
        for name in [step.module for step in plan.steps]:
            # Who registers in one place, or reads there, must do so together. But a reader that is
            # edited itself need not wait for a registrant that fails.
            keepers = self.tracker.keepers(name)
            for other in (n for n in concerned(name) if n in keepers or n not in changes):
                graph.add_edge(name, other, import_time=True)
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
        cycles = NewCycles(
            graph, self.tracker, self.recorder.started, cache(self.is_reloadable), changes
        )
        must = cycles.must_run(s.module for s in plan.steps if s.module in request.changed)
        if must:
            request = request._replace(must=must)
            plan = self._plan_for(request, graph, changes, minimal=minimal)
        leaving = Leaving(
            self.graph,
            self.tracker,
            self.bindings,
            changes,
            request.changed,
            self.is_reloadable,
            self.is_blacklisted,
            self.judge(changes).concerned,
        )
        while left := leaving.left_by(plan):
            known = {*plan.modules, *request.must}
            more = {n: why for n, why in leaving.concerned_by(left).items() if n not in known}
            if not more:
                steps = [Step(n, Action.REMOVE, leaving.why(n)) for n in left]
                plan = Plan((*steps, *(step for step in plan.steps if step.module not in left)))
                break
            request = request._replace(must={**request.must, **more})
            plan = self._plan_for(request, graph, changes, minimal=minimal)
        return with_costs(plan, slow_dependents(plan, changes, self.recorder.seconds))

    def _plan_for(
        self, request: Request, graph: ModuleGraph, changes: Changes, *, minimal: bool
    ) -> Plan:
        judge = self.judge(changes)
        plan = make_plan(
            graph,
            request,
            cache(self.is_reloadable),
            self.recorder.started,
            cache(judge.concerned),
        )
        if not minimal:
            return plan
        forced = {name for name, change in changes.items() if change.execute}
        forced |= request.must.keys()
        return minimal_plan(plan, request.changed, forced, judge, graph)

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
            self.tracker,
            self.recorder.trace,
            changes,
            self.run_index,
            self.caches,
            importers,
            self.recorder.imported_by_others,
            self.recorder.started,
            self.graph.import_time_dependencies,
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
