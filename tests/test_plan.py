"""From what was asked for and what changed to what is executed, in order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipython_depreload.graph import NOTEBOOK, ModuleGraph, closure, strongly_connected_components
from ipython_depreload.plan import (
    Action,
    Plan,
    Request,
    Step,
    Verdict,
    connected_groups,
    kept_back,
    make_plan,
    minimal_plan,
    plan_of_patches,
    rows_of,
)
from tests.drawing import draw
from tests.test_graph import EDGES, NAMES, made_of

# Above: who imports; below: what is imported. parse and tree are a cycle; numpy and json are
# libraries; cache is blacklisted, and so is all that is only to be reached through it.
DRAWN = """
    __main__ -> app
    app    -> views -> model -> consts
    app    -> jobs  -> model
    jobs   -> cache -> consts
    cache  -> store -> disk
    views  ~> report -> model
    model  -> numpy -> json
    views  -> json
    consts ~> app
    report -> parse -> tree -> parse
    tree   -> lexer
    lone
"""
STARTED = [
    *("app", "views", "model", "consts", "jobs", "cache", "store", "disk", "report", "parse"),
    *("tree", "lexer", "lone", "numpy", "json"),
]
LIBRARIES = {"numpy", "json", NOTEBOOK}


def reloadable(name: str) -> bool:
    return name not in LIBRARIES | {"cache"}


def executed(asked: str, changed: str, *, deep: bool = False, only: bool = True) -> str:
    """The modules of a plan, in order; `asked` are named, unless `only` all changes are heeded."""
    request = Request(
        dict.fromkeys(changed.split(), "edited"),
        tuple(asked.split()),
        only_named=bool(asked) and only,
        deep=deep,
    )
    plan = make_plan(draw(DRAWN), request, reloadable, STARTED.index)
    assert {step.action for step in plan.steps} <= {Action.EXECUTE}
    return " ".join(plan.modules)


@pytest.mark.parametrize(
    ("changed", "order"),
    [
        ("", ""),
        ("app", "app"),  # the notebook depends on it, but is no module to be executed
        ("views", "views app"),
        ("model", "model views jobs app report"),
        ("consts", "consts model views jobs app report"),
        ("jobs", "jobs app"),
        ("report", "report"),  # imported inside a function: nothing else is built on it
        ("lexer", "lexer parse tree report"),  # a cycle begins where it began at first
        ("tree", "parse tree report"),
        ("parse", "parse tree report"),
        ("disk", "disk store"),  # and no further: cache is blacklisted
        ("store", "store"),
        ("lone", "lone"),
        ("lone views", "views app lone"),
        ("views jobs", "views jobs app"),  # app once
        ("app consts lexer", "consts model views jobs app lexer parse tree report"),
    ],
)
def test_what_changed_and_all_that_depends_on_it(changed: str, order: str) -> None:
    """Nothing named: `%dreload`."""
    assert executed("", changed) == order


@pytest.mark.parametrize(
    ("asked", "changed", "order"),
    [
        # a module, changed or not, and its dependents
        ("app", "", "app"),
        ("app", "app", "app"),
        ("model", "", "model views jobs app report"),
        ("parse", "", "parse tree report"),
        ("report", "", "report"),
        # changed dependencies first, near or far, also those that only functions import
        ("app", "views", "views app"),
        ("jobs", "consts", "consts model views jobs app report"),
        ("views", "lexer", "views app lexer parse tree report"),
        ("app", "consts lexer", "consts model views jobs app lexer parse tree report"),
        # and what a dependent of the named one depends on
        ("jobs", "views", "views jobs app"),
        ("consts", "lexer", "consts model views jobs app lexer parse tree report"),
        # what has nothing to do with it is left alone
        ("lone", "model", "lone"),
        ("lexer", "lone disk store", "lexer parse tree report"),
        ("disk", "app", "disk store"),
        # nothing is reached through a blacklisted module, up or down
        ("jobs", "store", "jobs app"),
        ("jobs", "disk", "jobs app"),
        ("store", "jobs", "store"),
        # libraries, if named
        ("json", "", "json views app"),
        ("numpy", "", "numpy model views jobs app report"),
        ("lone json", "", "json views app lone"),
    ],
)
def test_named_modules(asked: str, changed: str, order: str) -> None:
    """`reload(m)`: its changed dependencies, m, and the dependents of whatever is reloaded."""
    assert executed(asked, changed) == order


@pytest.mark.parametrize(
    ("asked", "changed", "order"),
    [
        ("consts", "", "consts model views jobs app report parse tree lexer"),
        ("lexer", "", "lexer parse tree report"),
        ("report", "", "consts model views jobs app lexer parse tree report"),
        ("parse", "lone", "lexer parse tree report"),
        ("jobs", "", "consts model views jobs app report parse tree lexer"),
        ("store", "", "disk store"),
        ("lone", "", "lone"),
    ],
)
def test_deep(asked: str, changed: str, order: str) -> None:
    """All project modules that the named one depends on, changed or not, and what hangs on them.

    consts imports app inside a function: whoever depends on consts depends on all of app.
    """
    found = executed(asked, changed, deep=True).split()
    assert sorted(found) == sorted(order.split())
    assert "cache" not in found
    assert LIBRARIES.isdisjoint(found)


def test_named_and_everything_that_changed() -> None:
    """If a request does not leave out the rest."""
    assert executed("lone", "views", only=False) == "views app lone"


def test_reasons() -> None:
    """Each module has the nearest reason."""
    request = Request({"consts": "edited"}, ("views",), only_named=True)
    plan = make_plan(draw(DRAWN), request, reloadable, STARTED.index)
    assert str(plan) == (
        "execute consts: edited\n"
        "execute model: depends on consts\n"
        "execute views: named\n"
        "execute jobs: depends on model\n"
        "execute app: depends on views\n"
        "execute report: depends on model"
    )
    deep = make_plan(draw(DRAWN), Request({}, ("report",), True, True), reloadable, STARTED.index)
    assert "execute parse: report depends on it" in str(deep)


def test_long_plan_tells_first_what_is_done() -> None:
    """Whatever is only skipped is one line, and what would be executed is not behind it."""
    skipped = [Step(f"quiet{n}", Action.SKIP, "nothing") for n in range(100)]
    few = [*skipped, Step("busy", Action.EXECUTE, "edited: X")]
    assert rows_of(few[-3:]) == [("skip", "quiet98", "nothing"), *rows_of(few[-2:])]
    assert [row[:2] for row in rows_of(few)] == [("execute", "busy"), ("skip", "100 modules")]
    many = [Step(f"busy{n}", Action.PATCH, "edited: f()") for n in range(50)]
    assert [row[1] for row in rows_of(many)][29:] == ["busy29", "20 more modules"]


def test_an_empty_plan_says_so() -> None:
    """And is false."""
    assert str(Plan()) == "nothing to do"
    assert not Plan()


EVERY = st.sets(st.sampled_from(NAMES))


@given(EDGES, EVERY, EVERY, EVERY, st.booleans(), st.permutations(NAMES))
def test_any_plan(
    edges: list, changed: set, named: set, barred: set, deep: bool, started: list
) -> None:
    """Each once, nothing barred, all that is affected, dependencies before dependents."""
    graph = made_of(edges)
    changed, named = changed - barred, sorted(named - barred)
    request = Request(dict.fromkeys(changed, "edited"), tuple(named), bool(named), deep)
    plan = make_plan(graph, request, lambda n: n not in barred, started.index)
    found = plan.modules
    assert len(set(found)) == len(found)
    assert barred.isdisjoint(found)
    assert set(named) <= set(found)
    if not named:
        assert changed <= set(found)

    def dependents(name: str) -> list[str]:
        return [n for n in graph.import_time_dependents(name) if n not in barred]

    assert set(closure(found, dependents)) == set(found)
    dependencies = closure(found, lambda n: [d for d in graph.dependencies(n) if d not in barred])
    assert changed & set(dependencies) <= set(found)
    components = strongly_connected_components(NAMES, graph.import_time_dependencies)
    cycle_of = {name: component for component in components for name in component}
    for name in found:
        for other in graph.import_time_dependencies(name):
            if other in found and other not in cycle_of[name]:
                assert found.index(other) < found.index(name)


@given(EDGES, EVERY, EVERY, st.permutations(NAMES))
def test_nothing_is_executed_without_a_reason(
    edges: list, changed: set, barred: set, started: list
) -> None:
    """Whatever runs has changed or depends, through modules that run, on what has."""
    graph = made_of(edges)
    changed -= barred
    request = Request(dict.fromkeys(changed, "edited"))
    plan = make_plan(graph, request, lambda n: n not in barred, started.index)
    running = set(plan.modules)
    for name in running - changed:
        through = closure(
            [name], lambda n: [d for d in graph.import_time_dependencies(n) if d in running]
        )
        assert changed & set(through)


# -- as little as possible --------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """Facts as a table: module -> what `precision.Judge` would say of it."""

    patches: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    top_level: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    in_functions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    new_names: Mapping[str, set[str]] = field(default_factory=dict)
    kept_by: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    touches: Mapping[str, Mapping[str, set[str]]] = field(default_factory=dict)
    concerned: Collection[str] | None = ()

    def edited(self, name: str) -> Verdict:
        patch = self.patches.get(name)
        return Verdict(None if patch else "its top level was edited", patch)

    def callers(self, name: str) -> Mapping[str, str]:
        return self.called.get(name, {})

    def reason(self, name: str, changed: dict[str, set[str]]) -> str | None:
        uses = self.top_level.get(name, {})
        met = [f"{m}.{n}" for m, n in uses.items() if n in changed.get(m, ())]
        return f"uses {met[0]}" if met else None

    def own_names(self, name: str, changed: dict[str, set[str]]) -> set[str]:
        return set(self.new_names.get(name, ()))

    def refreshed_names(self, name: str, changed: dict[str, set[str]]) -> set[str]:
        uses = self.in_functions.get(name, {})
        return {n for m, n in uses.items() if n in changed.get(m, ())}

    def effects(self, name: str, matters: Callable[[str], bool]) -> dict[str, set[str]]:
        return {module: set(names) for module, names in self.touches.get(name, {}).items()}

    def disturbed(
        self, name: str, changed: dict[str, set[str]], alone: dict[str, set[str]]
    ) -> dict[str, set[str]]:
        return {}

    def keepers(self, name: str) -> Mapping[str, str]:
        return self.kept_by.get(name, {})

    def setters(self, names: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        return {}

    def remembered(self, changed: dict[str, set[str]]) -> dict[str, set[str]]:
        return {}

    def remember(self) -> bool:
        return False

    def concerned_by_patches(self) -> Collection[str] | None:
        return self.concerned

    def graph(self) -> ModuleGraph:
        """The chain, and whoever uses something."""
        made = draw("top -> mid -> base")
        for user, uses in [*self.top_level.items(), *self.in_functions.items()]:
            for module in uses:
                made.add_edge(user, module, import_time=True)
        return made


CHAIN = "base <- mid <- top"


def actions(order: str, changed: str, told: Told, forced: str = "") -> str:
    full = Plan(tuple(Step(n, Action.EXECUTE, "affected") for n in order.split()))
    plan = minimal_plan(full, set(changed.split()), set(forced.split()), told, told.graph())
    assert [step.module for step in plan.steps] == order.split()
    return " ".join(f"{step.action}:{step.module}" for step in plan.steps)


@pytest.mark.parametrize(
    ("told", "done"),
    [
        (Told(), "execute:base skip:mid skip:top"),
        (Told(patches={"base": "only f()"}), "patch:base skip:mid skip:top"),
        (
            Told(patches={"base": "only f()"}, called={"base": {"top": "calls f"}}),
            "patch:base skip:mid execute:top",
        ),
        (
            Told(patches={"base": "only f()"}, called={"base": {"base": "calls f"}}),
            "execute:base skip:mid skip:top",
        ),
        (
            Told(patches={"base": "only f()"}, called={"base": {"elsewhere": "calls f"}}),
            "patch:base skip:mid skip:top",
        ),
        (
            Told(new_names={"base": {"X"}}, top_level={"mid": {"base": "X"}}),
            "execute:base execute:mid skip:top",
        ),
        (
            Told(new_names={"base": {"X"}}, in_functions={"mid": {"base": "X"}}),
            "execute:base rebind:mid skip:top",
        ),
        (  # a name that mid only passes on
            Told(
                new_names={"base": {"X"}},
                in_functions={"mid": {"base": "X"}},
                top_level={"top": {"mid": "X"}},
            ),
            "execute:base rebind:mid execute:top",
        ),
        (Told(kept_by={"base": {"top": "keeps it"}}), "execute:base skip:mid execute:top"),
        (  # what runs later changes what ran before: a cycle
            Told(
                new_names={"top": {"Z"}},
                top_level={"top": {"base": "X"}, "mid": {"top": "Z"}},
                touches={"base": {"base": {"X"}}},
            ),
            "execute:base execute:mid execute:top",
        ),
    ],
)
def test_minimal_plan(told: Told, done: str) -> None:
    """The lowest was edited, mid imports it, top imports mid: only what must run is executed."""
    assert actions("base mid top", "base", told) == done


class Asked(Told):
    """Facts that note for which modules names were compared."""

    def own_names(self, name: str, changed: dict[str, set[str]]) -> set[str]:
        vars(self).setdefault("asked", set()).add(name)
        return super().own_names(name, changed)


@pytest.mark.parametrize(
    ("forced", "asked"),
    [("", {"base"}), ("mid", {"base", "mid"}), ("mid top", set()), ("top", {"base"})],
)
def test_names_are_compared_only_for_those_who_may_see_them(forced: str, asked: set[str]) -> None:
    """That takes longest: not where all dependents are executed anyway."""
    told = Asked()
    actions("base mid top", "base", told, forced)
    assert vars(told).get("asked", set()) == asked


@dataclass(frozen=True)
class Reaching(Told):
    """Facts of a module that changes another one's value, if anybody wants to know it."""

    def effects(self, name: str, matters: Callable[[str], bool]) -> dict[str, set[str]]:
        return {"registry": {"OPTIONS"}} if name == "base" and matters("registry") else {}


def test_effects_on_modules_that_the_edit_does_not_affect() -> None:
    """Whoever reads them may be affected: they are in the graph, not in the plan."""
    told = Reaching(top_level={"mid": {"registry": "OPTIONS"}})
    assert actions("base mid top", "base", told) == "execute:base execute:mid skip:top"


def test_names_that_nobody_compared_may_all_have_changed() -> None:
    """For a module that looks them up in no way that the graph knows of."""

    class Reflecting(Told):
        def reason(self, name: str, changed: dict[str, set[str]]) -> str | None:
            return "looks around" if name == "lone" and any(changed.values()) else None

    done = actions("base mid top lone", "base", Reflecting(), "mid top")
    assert done == "execute:base execute:mid execute:top execute:lone"


def test_forced_modules_are_executed_whatever_the_facts_say() -> None:
    """What they import is not what it was."""
    told = Told(patches={"base": "only f()"})
    assert actions("base mid top", "base", told, "mid") == "patch:base execute:mid skip:top"


def test_reasons_of_a_minimal_plan() -> None:
    """A rebound module's names are in its own."""
    full = Plan(tuple(Step(n, Action.EXECUTE, "affected") for n in ("base", "mid", "top")))
    told = Told(new_names={"base": {"X", "A"}}, in_functions={"mid": {"base": "X"}})
    assert str(minimal_plan(full, {"base"}, (), told, told.graph())) == (
        "execute base: its top level was edited\n"
        "rebind mid: uses X only inside functions\n"
        "skip top: nothing it uses at import time has changed"
    )


# -- groups -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("lexer lone disk store", "lexer | lone | disk store"),
        ("store lexer disk", "store disk | lexer"),
        ("views report", "views report"),  # a lazy import connects too
        ("app disk consts", "app consts | disk"),
        ("app lone lexer", "app | lone | lexer"),  # what lies between them is not in it
        ("", ""),
    ],
)
def test_connected_groups(names: str, groups: str) -> None:
    """In the order given, also within each."""
    found = connected_groups(draw(DRAWN), names.split())
    assert " | ".join(map(" ".join, found)) == groups


def test_kept_back() -> None:
    """What hangs together with a broken file waits for it, unless nothing is to be done there."""
    actions = {"a": "execute", "b": "patch", "c": "skip", "d": "execute", "e": "rebind"}
    plan = Plan(tuple(Step(name, Action(action), "why") for name, action in actions.items()))
    parts = [plan.only("abc"), plan.only("de")]
    assert str(kept_back(plan, parts, {"b": "cannot be read"})).splitlines() == [
        "keep a: waits for b",
        "keep b: cannot be read",
        "skip c: why",
        "execute d: why",
        "rebind e: why",
    ]


@given(EDGES, st.permutations(NAMES), st.integers(0, len(NAMES)))
def test_no_import_between_two_groups(edges: list, order: list, length: int) -> None:
    """And within a group everything is connected."""
    graph, names = made_of(edges), order[:length]
    groups = connected_groups(graph, names)
    assert sorted(name for group in groups for name in group) == sorted(names)
    group_of = {name: group for group in groups for name in group}

    def around(name: str) -> list[str]:
        return [n for n in graph.dependencies(name) + graph.dependents(name) if n in names]

    for name in names:
        assert set(closure([name], around)) == set(group_of[name])
        assert list(group_of[name]) == [n for n in names if n in group_of[name]]


def test_plan_of_a_part() -> None:
    """The steps about some modules, in the order of the whole."""
    steps: Callable[..., Plan] = lambda *names: Plan(  # noqa: E731
        tuple(Step(n, Action.EXECUTE, "edited") for n in names)
    )
    assert steps("a", "b", "c").only({"c", "a"}) == steps("a", "c")


@pytest.mark.parametrize(
    ("changed", "concerned", "expected"),
    [
        ("base", "", "patch base: only the body of f() changed"),
        ("base", "elsewhere", "patch base: only the body of f() changed"),
        ("base", "top", None),  # it depends on base
        ("base", None, None),  # names have other values
        ("base mid", "", None),  # the top level of mid was edited
    ],
)
def test_patches_alone(changed: str, concerned: str | None, expected: str | None) -> None:
    """Where nobody who depends on the edit is concerned, dependents are not looked at."""
    names = None if concerned is None else concerned.split()
    told = Told({"base": "only the body of f() changed"}, concerned=names)
    plan = plan_of_patches(changed.split(), told, {"base", "mid", "top"}.intersection)
    assert (None if plan is None else str(plan)) == expected
