"""From what changed to what to do: affected modules, their actions and reasons, in order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple, Protocol

from ipython_depreload.graph import ModuleGraph, Reach, closure, execution_order

WHOLE = "*"
"""Stands for all names of a module."""

STATE = "()"
"""Stands for what a library keeps to itself: no name of it need be another."""

SLOW_SECONDS = 1.0
"""From here on it is worth telling what the execution of a module takes."""

DELETED = "its file was deleted, and nothing imports it any more"
"""Why a module is removed."""

UNIMPORTED = "nothing imports it any more, and it had registered with others, or changed them"
"""Why a module is removed that has a file."""

OF_SEVERAL = {
    DELETED: "their files were deleted, and nothing imports them any more",
    UNIMPORTED: "nothing imports them any more, and they had registered with others,"
    " or changed them",
}
"""The same of several modules."""

_NAMED = "named"
_UNCHANGED = "nothing it uses at import time has changed"
_MAX_ROWS = 30


class Action(Enum):
    """What is done with a module."""

    SKIP = "skip"
    REBIND = "rebind"
    PATCH = "patch"
    EXECUTE = "execute"
    REMOVE = "remove"
    KEEP = "keep"

    def __str__(self) -> str:
        return self.value


class Step(NamedTuple):
    """One module's part of a plan."""

    module: str
    action: Action
    reason: str

    @property
    def is_named(self) -> bool:
        """Whether somebody has asked for this module by its name."""
        return self.reason == _NAMED

    def __str__(self) -> str:
        return f"{self.action} {self.module}: {self.reason}"


def rows_of(steps: Iterable[Step]) -> list[tuple[str, str, str]]:
    """Return (action, module, reason) for people: of many steps, first what is done at all."""
    rows = [(str(step.action), step.module, step.reason) for step in steps]
    if len(rows) <= _MAX_ROWS:
        return rows
    done = [row for row in rows if row[0] != str(Action.SKIP)]
    shown, skipped = done[:_MAX_ROWS], len(rows) - len(done)
    if len(done) > len(shown):
        shown.append(("...", f"{len(done) - len(shown)} more modules", ""))
    if skipped:
        shown.append(
            (str(Action.SKIP), f"{skipped} modules", _UNCHANGED.replace("it uses", "they use"))
        )
    return shown


@dataclass(frozen=True)
class Plan:
    """What a reload would do, in order."""

    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return "\n".join(map(str, self.steps)) or "nothing to do"

    def __bool__(self) -> bool:
        return bool(self.steps)

    def _repr_html_(self) -> str | None:
        """A table if there is anything to do."""
        from ipython_depreload import markup

        head = ("would", "module", "why")
        kept = (str(Action.KEEP),)
        rows = markup.table(rows_of(self.steps), head, bad=kept)
        return markup.block(rows) if self.steps else None

    @property
    def removes(self) -> bool:
        """Whether modules are to go."""
        return bool(self.having(Action.REMOVE))

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules to execute, in order."""
        return self.having(Action.EXECUTE)

    def having(self, *actions: Action) -> tuple[str, ...]:
        """The modules with one of these actions, in order."""
        return tuple(step.module for step in self.steps if step.action in actions)

    def only(self, modules: Collection[str]) -> Plan:
        """The part of the plan that is about these modules."""
        members = frozenset(modules)
        return Plan(tuple(step for step in self.steps if step.module in members))


class Request(NamedTuple):
    """What the user asked for, and what the disk says.

    Parameters
    ----------
    changed
        Changed module -> what happened to it.
    named
        Modules to execute whether they changed or not.
    only_named
        Leave changed modules that have nothing to do with the named ones alone.
    deep
        Execute the dependencies of the named modules too, changed or not.
    must
        Other modules to execute in any case -> why.
    """

    changed: Mapping[str, str]
    named: tuple[str, ...] = ()
    only_named: bool = False
    deep: bool = False
    must: Mapping[str, str] = {}


class Verdict(NamedTuple):
    """Whether a changed module must be executed or its functions can be patched, and why."""

    execute: str | None = None
    patch: str | None = None


Changed = dict[str, set[str]]
"""Module -> its names that have other values."""


class Facts(Protocol):
    """What `minimal_plan` must know; see `precision.Judge`."""

    def edited(self, name: str) -> Verdict: ...
    def callers(self, name: str) -> Mapping[str, str]: ...
    def reason(self, name: str, changed: Changed) -> str | None: ...
    def own_names(self, name: str, changed: Changed) -> set[str]: ...
    def refreshed_names(self, name: str, changed: Changed) -> set[str]: ...
    def effects(self, name: str, matters: Callable[[str], bool]) -> Changed: ...
    def disturbed(self, name: str, changed: Changed, alone: Changed) -> Changed: ...
    def keepers(self, name: str) -> Mapping[str, str]: ...
    def setters(self, names: Iterable[str]) -> Mapping[str, Mapping[str, str]]: ...
    def remembered(self, changed: Changed) -> Changed: ...
    def remember(self) -> bool: ...
    def concerned_by_patches(self) -> Collection[str] | None: ...


def plan_of_patches(
    changed: Collection[str], facts: Facts, depend: Callable[[Collection[str]], bool]
) -> Plan | None:
    """Return the plan if to patch the changed modules is all; None if there may be more to do.

    It is what `minimal_plan` keeps then, without what is skipped, which need not be known.

    Parameters
    ----------
    depend
        Says whether one of some modules may depend on a changed one, or is one.
    """
    steps = []
    for name in changed:
        patch = facts.edited(name).patch
        if patch is None:
            return None
        steps.append(Step(name, Action.PATCH, patch))
    concerned = facts.concerned_by_patches()
    return None if concerned is None or depend(concerned) else Plan(tuple(steps))


def minimal_plan(
    full: Plan,
    changed: Collection[str],
    forced: Collection[str],
    facts: Facts,
    graph: ModuleGraph,
) -> Plan:
    """Keep of a plan only what must be done; the rest of its modules is patched or refreshed.

    Parameters
    ----------
    full
        A plan that executes everything affected.
    changed
        Modules whose sources changed.
    forced
        Modules to execute in any case.
    graph
        Who imports whom.
    """
    order = [step.module for step in full.steps]
    affected = set(order)
    execute = {step.module: step.reason for step in full.steps if step.module in forced}
    verdicts = {name: facts.edited(name) for name in order if name in changed}
    for name, verdict in verdicts.items():
        if verdict.patch is None:
            execute.setdefault(name, str(verdict.execute))
    for name in verdicts:
        for caller, why in facts.callers(name).items():
            if caller in affected:
                execute.setdefault(caller, why)
    names = _Spread(order, execute, facts, graph).run()
    patches = {name: verdict.patch for name, verdict in verdicts.items() if verdict.patch}
    return Plan(tuple(_step(name, execute, patches, names.get(name, set())) for name in order))


def _step(
    name: str, execute: Mapping[str, str], patches: Mapping[str, str], names: Collection[str]
) -> Step:
    if name in execute:
        return Step(name, Action.EXECUTE, execute[name])
    if name in patches:
        return Step(name, Action.PATCH, patches[name])
    if names:
        return Step(name, Action.REBIND, f"uses {', '.join(sorted(names))} only inside functions")
    return Step(name, Action.SKIP, _UNCHANGED)


class _Spread:
    """Adds the modules that must run to `execute`, and finds what changes for the others.

    Names are compared only for those that may see them: often nearly everything is executed.
    """

    def __init__(
        self, order: list[str], execute: dict[str, str], facts: Facts, graph: ModuleGraph
    ) -> None:
        self._order = dict.fromkeys(order)
        self._execute = execute
        self._facts = facts
        self._graph = graph
        self._idle = {name for name in order if name not in execute}
        self._bits = -1, 0
        self._changed: Changed = {}
        self._makers: dict[tuple[str, str], set[str]] = {}  # who changes each name in it
        self._state: Changed = {}  # of libraries, as those leave it that come before in the order
        self._bound: Changed = {}  # the part of `changed` where a name stands for another object

    def run(self) -> Changed:
        """Return the changed names of each module, in particular of those not executed."""
        changed, done = self._changed, -1
        while done != (done := len(self._execute) + sum(map(len, changed.values()))):
            self._add(self._facts.remembered(changed), "")
            self._state = {}
            for name in self._order:
                if self._idle:
                    self._look_at(name)
            # In a cycle, or through an object of a third one, a module may come before what it
            # depends on: look again.
        return self._bound

    def _must_run(self, name: str, reason: str) -> None:
        if name in self._order:
            self._execute.setdefault(name, reason)
            self._idle.discard(name)

    def _matters(self, name: str) -> bool:
        """Say whether anyone depends on a module who is not executed anyway."""
        if self._bits[0] != len(self._idle):  # it only shrinks
            self._bits = len(self._idle), self._observers.bits(self._idle)
        return name not in self._observers or self._observers.meets(name, self._bits[1])

    @cached_property
    def _observers(self) -> Reach:
        """Who depends on whom: needed only if something is executed."""
        names = dict.fromkeys([*self._graph.modules, *self._order])
        return Reach(names, self._graph.import_time_dependents)

    def _setters_of(self, name: str) -> Iterable[tuple[str, str]]:
        """Who has set names in an executed module, which are what its source says again."""
        return self._setters.get(name, {}).items() if self._idle else ()

    @cached_property
    def _setters(self) -> Mapping[str, Mapping[str, str]]:
        return self._facts.setters(self._idle)

    def _add(self, more: Changed, maker: str) -> None:
        _merge(self._changed, more)
        for module, names in more.items():
            for each in names:
                self._makers.setdefault((module, each), set()).add(maker)

    def _seen_changed(self) -> Changed:
        """Return what is otherwise for the module that is looked at."""
        if not self._state:
            return self._changed
        both = self._changed.keys() | self._state.keys()
        return {m: self._changed.get(m, set()) | self._state.get(m, set()) for m in both}

    def _changed_alone(self, name: str, modules: Iterable[str]) -> Changed:
        """Return what in these modules nobody but `name` changes."""
        return {
            module: {n for n in self._changed.get(module, ()) if self._makers[module, n] == {name}}
            for module in modules
        }

    def _look_at(self, name: str) -> None:
        facts = self._facts
        if name not in self._execute:
            reason = facts.reason(name, self._seen_changed())
            if reason is not None:
                self._must_run(name, reason)
        if name not in self._execute:
            names = facts.refreshed_names(name, self._bound)
        else:
            effects = facts.effects(name, self._matters)
            self._add(effects, name)
            for other, why in (*facts.keepers(name).items(), *self._setters_of(name)):
                self._must_run(other, why)
            if self._idle:
                alone = self._changed_alone(name, {name, *effects})
                _merge(self._state, facts.disturbed(name, self._seen_changed(), alone))
            # Whatever changed, by its name, may make remembered results stale.
            compared = self._matters(name) or facts.remember()
            seen = self._seen_changed()
            names = facts.own_names(name, seen) if compared else {WHOLE}
        self._add({name: names}, name)
        _merge(self._bound, {name: names})


def _merge(changed: Changed, more: Mapping[str, set[str]]) -> None:
    for name, names in more.items():
        if names:  # who asks whether anything has changed goes through them all
            changed.setdefault(name, set()).update(names)


def make_plan(
    graph: ModuleGraph,
    request: Request,
    reloadable: Callable[[str], bool],
    started: Callable[[str], int],
    keepers: Callable[[str], Mapping[str, str]] = lambda name: {},
) -> Plan:
    """Say which modules to execute, why, and in which order.

    Parameters
    ----------
    reloadable
        Whether a module may be executed as a dependent or dependency: project code that is not
        blacklisted. The plan does not travel through any other.
    started
        See `graph.execution_order`.
    keepers
        Gives the modules that keep what a module registered with them, from where it cannot be
        taken back, each with that as a reason.
    """
    reasons = dict.fromkeys(request.named, _NAMED)
    if request.deep:
        _add_dependencies(graph, request.named, reloadable, reasons)
    if not request.only_named:
        reasons.update((n, why) for n, why in request.changed.items() if n not in reasons)
    reasons.update((n, why) for n, why in request.must.items() if n not in reasons)
    _add_dependents(graph, reloadable, reasons)
    while _add_keepers(keepers, reloadable, reasons) or _add_changed_dependencies(
        graph, request.changed, reloadable, reasons
    ):
        _add_dependents(graph, reloadable, reasons)
    order = execution_order(reasons, graph.import_time_dependencies, started)
    return Plan(tuple(Step(name, Action.EXECUTE, reasons[name]) for name in order))


def _add_dependencies(
    graph: ModuleGraph,
    names: Collection[str],
    reloadable: Callable[[str], bool],
    reasons: dict[str, str],
) -> None:
    reached = closure(names, lambda n: filter(reloadable, graph.dependencies(n)))
    for name, importer in reached.items():
        reasons.setdefault(name, f"{importer} depends on it")


def _add_dependents(
    graph: ModuleGraph, reloadable: Callable[[str], bool], reasons: dict[str, str]
) -> None:
    reached = closure(list(reasons), lambda n: filter(reloadable, graph.import_time_dependents(n)))
    for name, dependency in reached.items():
        reasons.setdefault(name, f"depends on {dependency}")


def _add_keepers(
    keepers: Callable[[str], Mapping[str, str]],
    reloadable: Callable[[str], bool],
    reasons: dict[str, str],
) -> bool:
    """Whoever registers again must do so with an object that is made anew."""
    found = {n: why for name in reasons for n, why in keepers(name).items() if reloadable(n)}
    more = {name: why for name, why in found.items() if name not in reasons}
    reasons.update(more)
    return bool(more)


def _add_changed_dependencies(
    graph: ModuleGraph,
    changed: Mapping[str, str],
    reloadable: Callable[[str], bool],
    reasons: dict[str, str],
) -> bool:
    """Whoever is executed must see its own dependencies as they are on disk."""
    if changed.keys() <= reasons.keys():
        return False
    reached = closure(list(reasons), lambda n: filter(reloadable, graph.dependencies(n)))
    found = {name: changed[name] for name in reached if name in changed and name not in reasons}
    reasons.update(found)
    return bool(found)


def slow_dependents(
    plan: Plan, changed: Collection[str], seconds: Mapping[str, float]
) -> dict[str, float]:
    """Return the modules that a plan executes only because of others, if they take long.

    Parameters
    ----------
    seconds
        How long modules ran the last time.
    """
    executed = {step.module for step in plan.steps if step.action is Action.EXECUTE}
    named = {step.module for step in plan.steps if step.is_named}
    dependents = executed - named - set(changed)
    return {
        name: seconds[name]
        for name in plan.modules
        if name in dependents and seconds.get(name, 0.0) >= SLOW_SECONDS
    }


def with_costs(plan: Plan, slow: Mapping[str, float]) -> Plan:
    """Add to the reasons what executing slow modules will take, and how to avoid it."""
    return Plan(
        tuple(
            step._replace(
                reason=f"{step.reason}; took {slow[step.module]:.1f} s the last time:"
                f" {keep_out(step.module)}"
            )
            if step.module in slow
            else step
            for step in plan.steps
        )
    )


def kept_back(plan: Plan, parts: Iterable[Plan], broken: Mapping[str, str]) -> Plan:
    """Say of a plan what would come of it, as some files cannot be executed.

    Parameters
    ----------
    parts
        What is done, or not, together.
    broken
        Module -> what is wrong with its file.
    """
    waiting = {
        step.module: broken.get(step.module, f"waits for {culprits[0]}")
        for part in parts
        if (culprits := [step.module for step in part.steps if step.module in broken])
        for step in part.steps
        if step.action is not Action.SKIP
    }
    return Plan(
        tuple(
            Step(step.module, Action.KEEP, waiting[step.module]) if step.module in waiting else step
            for step in plan.steps
        )
    )


def keep_out(module: str) -> str:
    """Say how to exclude a module from reloads."""
    return f"`%dblacklist {module}` keeps it out"


def connected_groups(graph: ModuleGraph, names: Collection[str]) -> list[tuple[str, ...]]:
    """Split `names`, keeping their order, into groups with no import between two groups.

    A failure in one group says nothing about another: each can be its own transaction.
    """
    members = dict.fromkeys(names)
    groups: list[tuple[str, ...]] = []
    done: set[str] = set()
    for name in members:
        if name in done:
            continue
        reached = closure(
            [name],
            lambda n: (
                other
                for other in [*graph.dependencies(n), *graph.dependents(n)]
                if other in members
            ),
        )
        done.update(reached)
        groups.append(tuple(other for other in members if other in reached))
    return groups
