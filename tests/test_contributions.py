"""What modules did to containers of others is taken back as if they had not run."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipython_depreload.identical import are_identical
from ipython_depreload.registrations.contributions import Contributions
from ipython_depreload.registrations.held import Contents, Hold

Operation = tuple[str, int, int]
MAKE: dict[str, Callable[[], Any]] = {
    "list": lambda: ["a", "b", "c", "a"],
    "deque": lambda: deque(["a", "b", "c", "a"]),
    "dict": lambda: {"a": 1, "b": 2, "c": 3},
    "ordered": lambda: OrderedDict(a=1, b=2, c=3),
    "set": lambda: {"a", "b", "c"},
    "long list": lambda: [*range(100, 149), "a", "b", "c", "a"],
    "long dict": lambda: {**dict.fromkeys(range(100, 149)), "a": 1, "b": 2, "c": 3},
}
OPERATIONS = st.tuples(
    st.sampled_from(["add", "front", "take", "replace"]), st.integers(0, 5), st.integers(0, 9)
)


def do(container: Any, operation: Operation) -> None:
    """Change a container in a way that all kinds have, if it can be."""
    what, place, value = operation
    key = "abcdef"[place]
    if isinstance(container, dict):
        if what in ("add", "front"):
            container.setdefault(f"new {key}", value)
        elif what == "take":
            container.pop(key, None)
        elif key in container:
            container[key] = f"{container[key]} and {value}"
    elif isinstance(container, set):
        (container.discard if what == "take" else container.add)(key if what == "take" else value)
    elif what == "add":
        container.append(value)
    elif what == "front":
        container.insert(0, value)
    elif key in container:
        if what == "take":
            container.remove(key)
        else:
            container[container.index(key)] = f"{key} and {value}"


def contents(container: Any) -> Any:
    """What is there, in order where there is one."""
    return list(container.items()) if isinstance(container, dict) else list(container)


class Modules:
    """Modules that change one container of another, one within the other if that is wanted."""

    def __init__(self, kind: str) -> None:
        self.container = MAKE[kind]()
        self.contributions = Contributions(
            {"owner": {"shared": self.container}}.get, self._note, lambda cls: False
        )
        self.built_on: dict[str, set[str]] = {}

    def _note(self, upper: str, lower: str) -> None:
        self.built_on.setdefault(lower, set()).add(upper)

    def run(
        self, name: str, operations: list[Operation], within: Callable[[], None] | None = None
    ) -> None:
        self.contributions.starts(name)
        self.contributions.watch(name, "owner")
        for operation in operations[:1]:
            do(self.container, operation)
        if within is not None:
            within()
        for operation in operations[1:]:
            do(self.container, operation)
        self.contributions.settle(name)


class Busy(dict[int, None]):
    """A dictionary to which another thread adds something as soon as it has been measured."""

    more = 0

    def __len__(self) -> int:
        size = super().__len__()
        if self.more:
            self.more -= 1
            self[self.more] = None
        return size


def test_copies_fit_while_a_thread_adds_to_a_container() -> None:
    """What is in one container is not taken for what is in the next one."""
    busy, still = Busy(), {"a": 1}
    together = Contents([busy, still])
    busy.more = 2
    copies = Hold.of(together).copies
    assert copies[id(busy)] == ([1, 0], [None, None])
    assert copies[id(still)] == (["a"], [1])


class Unasked:
    """An object that nobody may compare."""

    def __eq__(self, other: object) -> bool:
        raise AssertionError("it was asked")

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize("size", [0, 1, 64, 65, 1000])
def test_lists_are_compared_by_identity_without_asking_what_is_in_them(size: int) -> None:
    """However long they are, and wherever they differ."""
    items: list[object] = [Unasked() for _ in range(size)]
    assert are_identical(items, list(items))
    assert not are_identical(items, [*items, None])
    for place in {0, size // 2, size - 1} if size else ():
        other = list(items)
        other[place] = Unasked()
        assert not are_identical(items, other)


@pytest.mark.parametrize("kind", MAKE)
@given(st.lists(OPERATIONS, max_size=6))
def test_what_one_module_did_is_taken_back(kind: str, operations: list[Operation]) -> None:
    """All of it, and everything is where it was."""
    modules = Modules(kind)
    modules.run("one", operations)
    modules.contributions.withdraw(["one"], repr)
    before = MAKE[kind]()
    assert contents(modules.container) == contents(before) or (
        kind == "set" and modules.container == before
    )


@pytest.mark.parametrize("kind", MAKE)
@given(st.lists(OPERATIONS, max_size=4), st.lists(OPERATIONS, max_size=4), st.booleans())
def test_what_two_modules_did_is_taken_back(
    kind: str, ours: list[Operation], theirs: list[Operation], is_within: bool
) -> None:
    """Of both, whether one ran within the other or after it."""
    modules = Modules(kind)
    if is_within:
        modules.run("one", ours, lambda: modules.run("two", theirs))
    else:
        modules.run("one", ours)
        modules.run("two", theirs)
    modules.contributions.withdraw(["one", "two"], repr)
    before = MAKE[kind]()
    assert contents(modules.container) == contents(before) or (
        kind == "set" and modules.container == before
    )


@pytest.mark.parametrize("kind", MAKE)
@given(
    st.lists(OPERATIONS, max_size=4),
    st.lists(OPERATIONS, max_size=4),
    st.sampled_from(["one", "two"]),
)
def test_what_the_other_did_stays(
    kind: str, ours: list[Operation], theirs: list[Operation], again: str
) -> None:
    """A module that runs again, with whoever must, leaves what all would have left at first."""
    modules, operations = Modules(kind), {"one": ours, "two": theirs}
    for name, some in operations.items():
        modules.run(name, some)
    names = [again, *modules.contributions.keepers(again)]
    modules.contributions.arrange_as_in(modules.contributions.withdraw(names, repr))
    for name in [name for name in operations if name in names]:
        modules.run(name, operations[name])
    modules.contributions.arrange_as_in(None)
    expected = MAKE[kind]()
    for some in operations.values():
        for operation in some:
            do(expected, operation)
    assert sorted(map(str, contents(modules.container))) == sorted(map(str, contents(expected)))


@pytest.mark.parametrize("kind", MAKE)
@given(st.lists(st.lists(OPERATIONS, max_size=3), min_size=2, max_size=4), st.integers(0, 3))
def test_what_a_package_has_its_modules_do_is_taken_back(
    kind: str, parts: list[list[Operation]], own: int
) -> None:
    """One after the other they find what is there: what is known of it is handed on."""
    modules = Modules(kind)

    def import_parts() -> None:
        for number, operations in enumerate(parts):
            modules.run(f"part{number}", operations)

    modules.run("package", [("add", own, own), ("take", own, own)], import_parts)
    modules.contributions.withdraw([*modules.contributions.snapshot().effects], repr)
    before = MAKE[kind]()
    assert contents(modules.container) == contents(before) or (
        kind == "set" and modules.container == before
    )
