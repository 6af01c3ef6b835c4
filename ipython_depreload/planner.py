"""Makes plans: what a reload of changed, or named, modules is to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from ipython_depreload.graph import ModuleGraph
from ipython_depreload.identity.caches import Caches
from ipython_depreload.plan import (
    Plan,
    Request,
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
    """

    graph: ModuleGraph
    tracker: Tracker
    recorder: Recorder
    run_index: RunIndex
    whole_graph: WholeGraph
    caches: Caches
    is_reloadable: Callable[[str], bool]

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
        plan = self._plan(graph, changes, None, deep=False, minimal=minimal)
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
        changed = self.reasons(changes)
        request = Request(changed, named or (), only_named=named is not None, deep=deep)
        with self.tracker.class_registries.remembering():
            plan = make_plan(
                graph,
                request,
                cache(self.is_reloadable),
                self.recorder.started,
                cache(self.tracker.keepers),
            )
            plan = self._minimized(plan, graph, changes) if minimal else plan
        return with_costs(plan, slow_dependents(plan, changes, self.recorder.seconds))

    def _minimized(self, plan: Plan, graph: ModuleGraph, changes: Changes) -> Plan:
        forced = {name for name, change in changes.items() if change.execute}
        return minimal_plan(plan, self.reasons(changes), forced, self.judge(changes), graph)

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
