"""The module graph: edges, closures, components and order. Nothing here imports anything."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipython_depreload.graph import (
    ModuleGraph,
    closure,
    execution_order,
    levels,
    strongly_connected_components,
)
from tests.drawing import draw

# app imports two halves of a cycle; tools is used inside functions only; lone imports nothing.
DRAWN = """
    app   -> left -> base
    app   -> right -> base -> consts
    left  -> ring1 -> ring2 -> ring3 -> ring1
    ring2 -> consts
    right ~> tools -> base
    base  ~> app
    lone
"""
STARTED = ["app", "left", "base", "consts", "ring1", "ring2", "ring3", "right", "tools", "lone"]

NAMES = [f"m{number}" for number in range(8)]
EDGES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()))


def made_of(edges: list[tuple[str, str, bool]]) -> ModuleGraph:
    graph = ModuleGraph()
    for name in NAMES:
        graph.add_module(name)
    for importer, imported, import_time in edges:
        graph.add_edge(importer, imported, import_time=import_time)
    return graph


def as_networkx(graph: ModuleGraph, *, import_time: bool) -> networkx.DiGraph:
    other = networkx.DiGraph()
    other.add_nodes_from(graph.modules)
    for name in graph.modules:
        edges = graph.imports_of(name).items()
        other.add_edges_from((name, n) for n, now in edges if now or not import_time)
    return other


# -- edges ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "dependencies", "at_import", "dependents", "dependents_at_import"),
    [
        ("app", "left right", "left right", "base", ""),
        ("left", "base ring1", "base ring1", "app", "app"),
        ("right", "base tools", "base", "app", "app"),
        ("base", "consts app", "consts", "left right tools", "left right tools"),
        ("consts", "", "", "base ring2", "base ring2"),
        ("tools", "base", "base", "right", ""),
        ("ring1", "ring2", "ring2", "left ring3", "left ring3"),
        ("lone", "", "", "", ""),
        ("unknown", "", "", "", ""),
    ],
)
def test_neighbours(
    name: str, dependencies: str, at_import: str, dependents: str, dependents_at_import: str
) -> None:
    """In the order in which the imports were met; a lazy edge is no reason to run again."""
    graph = draw(DRAWN)
    assert graph.dependencies(name) == dependencies.split()
    assert graph.import_time_dependencies(name) == at_import.split()
    assert graph.dependents(name) == dependents.split()
    assert graph.import_time_dependents(name) == dependents_at_import.split()


def test_members() -> None:
    """What imports, what is imported, and what was put in alone."""
    graph = draw(DRAWN)
    assert sorted(graph.modules) == sorted(STARTED)
    assert all(name in graph for name in STARTED)
    assert "unknown" not in graph
    graph.dependencies("unknown")
    assert "unknown" not in graph


def test_import_time_edge_is_never_weakened() -> None:
    """A function that imports again what the top of the module did changes nothing."""
    graph = draw("a ~> b")
    assert graph.imports_of("a") == {"b": False}
    graph.add_edge("a", "b", import_time=True)
    graph.add_edge("a", "b", import_time=False)
    assert graph.imports_of("a") == {"b": True}
    assert graph.import_time_dependents("b") == ["a"]


def test_module_that_imports_itself_has_no_edge() -> None:
    """`import m` in m is no dependency."""
    graph = draw("a -> a")
    assert graph.modules == []


def test_replacing_the_imports_of_a_module() -> None:
    """Its old edges are gone at both ends; edges that lead to it stay."""
    graph = draw("a -> b, c ~> d\nb -> a")
    graph.replace_imports("a", {"d": False, "c": True})
    assert graph.imports_of("a") == {"d": False, "c": True}
    assert graph.dependents("b") == []
    assert graph.dependents("a") == ["b"]
    assert graph.dependents("d") == ["c", "a"]
    graph.replace_imports("new", {})
    assert "new" in graph


def edges(graph: ModuleGraph) -> dict[str, list[tuple[str, bool]]]:
    """All edges, in their order."""
    return {name: list(graph.imports_of(name).items()) for name in graph.modules}


def assert_same(graph: ModuleGraph, expected: ModuleGraph) -> None:
    """Compare edges in both directions, and their order."""
    assert edges(graph) == edges(expected)
    assert graph.modules == expected.modules
    for name in expected.modules:
        assert graph.dependents(name) == expected.dependents(name)
        assert graph.import_time_dependents(name) == expected.import_time_dependents(name)


@given(EDGES, EDGES)
def test_restore_goes_back_to_the_copy(before: list, after: list) -> None:
    """Whatever happened since, edges of both kinds and in both directions."""
    graph = made_of(before)
    copy = graph.copy()
    for _ in range(2):  # what is restored is not spoilt by what comes then
        for importer, imported, import_time in after:
            graph.add_edge(importer, imported, import_time=import_time)
        graph.replace_imports(NAMES[0], {"new": True})
        assert "new" not in copy
        version = graph.version
        graph.restore(copy)
        assert graph.version != version
        assert_same(graph, made_of(before))


@given(EDGES, EDGES, EDGES)
def test_copy_is_independent(before: list, after: list, later: list) -> None:
    """What is added to the one does not show in the other, whichever that is."""
    graph = made_of(before)
    copy = graph.copy()
    assert_same(copy, graph)
    for importer, imported, import_time in after:
        copy.add_edge(importer, imported, import_time=import_time)
    assert_same(graph, made_of(before))
    second = graph.copy()
    for importer, imported, import_time in later:
        graph.add_edge(importer, imported, import_time=import_time)
    graph.replace_imports(NAMES[1], {})
    assert_same(copy, made_of(before + after))
    assert_same(second, made_of(before))


@given(EDGES, EDGES)
def test_version_tells_of_every_change(before: list, after: list) -> None:
    """As long as it is the same, all edges are."""
    graph = made_of(before)
    for importer, imported, import_time in after:
        version, known = graph.version, edges(graph)
        graph.add_edge(importer, imported, import_time=import_time)
        assert (graph.version == version) == (edges(graph) == known)


# -- closure ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "reached"),
    [
        ("consts", {"consts": None}),
        ("right", {"right": None, "base": "right", "consts": "base"}),
        ("tools right", {"tools": None, "right": None, "base": "tools", "consts": "base"}),
        ("ring3", {"ring3": None, "ring1": "ring3", "ring2": "ring1", "consts": "ring2"}),
        ("", {}),
    ],
)
def test_closure_says_through_whom_each_was_reached(
    starts: str, reached: dict[str, str | None]
) -> None:
    """Breadth first: through the nearest."""
    found = closure(starts.split(), draw(DRAWN).import_time_dependencies)
    assert list(found.items()) == list(reached.items())


@given(EDGES, st.lists(st.sampled_from(NAMES)))
def test_closure_is_what_can_be_reached(edges: list, starts: list[str]) -> None:
    """As networkx finds it; each by an edge from the one that it was reached through."""
    graph = made_of(edges)
    other = as_networkx(graph, import_time=False)
    reached = closure(starts, graph.dependencies)
    assert set(reached) == {*starts, *(n for s in starts for n in networkx.descendants(other, s))}
    for name, through in reached.items():
        assert name in starts if through is None else other.has_edge(through, name)


# -- components -------------------------------------------------------------------------------


def test_components_of_the_drawn_graph() -> None:
    """Each after those that it leads to; a cycle is one component."""
    graph = draw(DRAWN)
    found = strongly_connected_components(STARTED, graph.import_time_dependencies)
    assert [set(component) for component in found] == [
        {"consts"},
        {"base"},
        {"ring1", "ring2", "ring3"},
        {"left"},
        {"right"},
        {"app"},
        {"tools"},
        {"lone"},
    ]


@given(EDGES)
def test_components_are_those_of_networkx(edges: list) -> None:
    """Tarjan without recursion gives what theirs gives."""
    graph = made_of(edges)
    found = strongly_connected_components(graph.modules, graph.dependencies)
    expected = networkx.strongly_connected_components(as_networkx(graph, import_time=False))
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


@given(EDGES, st.sets(st.sampled_from(NAMES)))
def test_components_come_after_those_that_they_lead_to(edges: list, names: set[str]) -> None:
    """In the subgraph on the given names; whatever is outside does not connect anything."""
    graph = made_of(edges)
    found = strongly_connected_components(sorted(names), graph.dependencies)
    assert sorted(name for component in found for name in component) == sorted(names)
    place = {name: index for index, component in enumerate(found) for name in component}
    for name in names:
        for other in graph.dependencies(name):
            assert other not in place or place[other] <= place[name]


def test_components_of_a_chain_longer_than_the_stack_is_deep() -> None:
    """Ten thousand modules, each importing the next."""
    graph = ModuleGraph()
    for number in range(10_000):
        graph.add_edge(f"m{number}", f"m{number + 1}", import_time=True)
    found = strongly_connected_components(graph.modules, graph.dependencies)
    assert found[0] == ("m10000",)
    assert len(found) == 10_001


# -- order ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "order"),
    [
        ("app right left base", "base left right app"),
        ("tools right base", "base right tools"),  # unrelated: as they were first started
        ("ring3 ring2 ring1 left", "ring1 ring2 ring3 left"),  # a cycle: where it began
        ("ring2 ring3 consts", "consts ring3 ring2"),  # a part of a cycle is none
        ("lone app", "app lone"),
        ("", ""),
    ],
)
def test_execution_order(names: str, order: str) -> None:
    """Dependencies first; between unrelated modules, and in cycles, as it was the first time."""
    graph = draw(DRAWN)
    found = execution_order(names.split(), graph.import_time_dependencies, STARTED.index)
    assert found == order.split()


@given(EDGES, st.permutations(NAMES), st.permutations(NAMES))
def test_order_depends_on_the_graph_and_the_starts_alone(
    edges: list, names: list[str], started: list[str]
) -> None:
    """Each once, dependencies first unless in a cycle, however the names come in."""
    graph = made_of(edges)
    order = execution_order(names, graph.import_time_dependencies, started.index)
    assert sorted(order) == NAMES
    assert order == execution_order(NAMES, graph.import_time_dependencies, started.index)
    other = as_networkx(graph, import_time=True)
    for name in names:
        for dependency in graph.import_time_dependencies(name):
            if not networkx.has_path(other, dependency, name):
                assert order.index(dependency) < order.index(name)


@pytest.mark.parametrize(
    ("order", "grouped"),
    [
        ("consts base left right app", "consts | base | left right | app"),
        ("left right", "left right"),
        ("consts ring1 ring2 ring3 left", "consts | ring1 ring2 ring3 | left"),
        ("base lone app", "base lone app"),  # app imports base only through others
        ("", ""),
    ],
)
def test_levels(order: str, grouped: str) -> None:
    """What depends on nothing in the list comes first; a cycle stays together."""
    found = levels(order.split(), draw(DRAWN).import_time_dependencies)
    assert " | ".join(map(" ".join, found)) == grouped


@given(EDGES, st.permutations(NAMES))
def test_levels_hold_each_once_and_after_what_it_depends_on(edges: list, order: list[str]) -> None:
    """Except in a cycle, which is one level."""
    graph = made_of(edges)
    found = levels(order, graph.import_time_dependencies)
    assert all(found)
    assert sorted(name for level in found for name in level) == NAMES
    place = {name: number for number, level in enumerate(found) for name in level}
    other = as_networkx(graph, import_time=True)
    for name in NAMES:
        for dependency in graph.import_time_dependencies(name):
            in_cycle = networkx.has_path(other, dependency, name)
            assert place[dependency] == place[name] if in_cycle else place[dependency] < place[name]
