"""Objects with which modules register, once their module has made them anew.

`app = core.get_app()` in a cell, or `TestClient(app)`: a restart would run that cell on what the
module has now. Such an object has something of other modules in it, put there when they were
imported, or functions that its own module decorates with it: `@app.get("/")`. Whatever else a cell
has got is a result, and stays, as what has learnt something does; so does an object in which there
is something that only a cell can have put there.
"""

from __future__ import annotations

import sys
from abc import ABCMeta
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import Enum, EnumMeta
from threading import Thread
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, defines, module_of, qualname_of
from ipython_depreload.code.decorating import decorating
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.referents import referents_of
from ipython_depreload.identity.surplus import surplus
from ipython_depreload.objects import exactly, is_a
from ipython_depreload.registrations.containers import ATOMS, CONTAINERS, MANY
from ipython_depreload.registrations.contributions import Contributions
from ipython_depreload.registrations.inside import parts_of
from ipython_depreload.registrations.remembered import CACHE, shared_results

_SIMPLE = ATOMS | exactly(FunctionType, BuiltinFunctionType, MethodType, frozenset)
_CLOSED = (ATOMS - exactly(tuple)) | exactly(
    *(FunctionType, BuiltinFunctionType, CodeType, type, ABCMeta, EnumMeta)
)
_HOLDING = CONTAINERS | exactly(tuple, frozenset)
_NEAR = 6  # a client, its attributes, its transport, and so on to the application
_MANY = 20_000
_DEEP = 4  # an application, its router, the list of routes, a route, its function
_ENOUGH = 5000


class _Object(NamedTuple):
    """What a name in a module leads to: by the key of a cache, by the attribute of a class."""

    module: str
    name: str
    path: tuple[Any, ...]
    value: Any


class MadeAnew:
    """Finds those of a reload that the notebook leads to.

    Parameters
    ----------
    project
        The names of all modules of the project.
    contributions
        What these have put into containers.
    values_of
        Gives the dictionary of a module.
    code_of
        Gives the code that a module has run.
    """

    def __init__(
        self,
        project: Collection[str],
        contributions: Contributions,
        values_of: Callable[[str], Mapping[str, Any]],
        code_of: Callable[[str], CodeType | None],
    ) -> None:
        self._project = project
        self._contributions = contributions
        self._values_of = values_of
        self._code_of = code_of
        self.noted: list[_Object] = []

    def note(
        self,
        modules: Iterable[str],
        registered: Collection[tuple[str, str]],
        notebook: Mapping[str, Any],
    ) -> None:
        """Note what there is before modules run again.

        Parameters
        ----------
        registered
            (module, name) of objects of libraries with which modules have registered something.
        """
        named = (each for module in modules for each in _objects(module, self._values_of(module)))
        held = [each for each in named if sys.getrefcount(each.value) > _ONLY_NAMED]
        near = _near(list(notebook.values())) if held else set()
        self.noted = [
            each
            for each in held
            if id(each.value) in near
            and ((each.module, each.name) in registered or self._is_registered_with(each))
        ]

    def are_kept(self, cache: Any, executed: Collection[str]) -> bool:
        """Say whether what a cache has is to stay in it while some modules are executed.

        So it is if others go on with that; or if the cache is made anew, and an undone reload is
        to find there what it had.
        """
        results = shared_results(cache).values()
        if not self._contributions.contributors_within(results) <= {*executed}:
            return True
        ids = set(map(id, results))
        return any(each.module in executed and id(each.value) in ids for each in self.noted)

    def pairs(self, put_again: Collection[int]) -> Iterator[tuple[Any, Any]]:
        """Yield (old object, what its module has in its place), now that all have run.

        Parameters
        ----------
        put_again
            The ids of values that are put again where a cell has put them.
        """
        now = [(each.value, self._now(each)) for each in self.noted]
        taken = {id(old) for old, new in now if new is old}  # another name may mean another one
        for old, new in now:
            if id(old) not in taken and _are_of_one_class(old, new):
                taken.add(id(old))
                since = surplus(old, new, lambda cls: module_of(cls) in self._project)
                since = (v for v in since if id(v) not in put_again)
                if all(map(self._is_or_has_definition, since)):
                    yield old, new

    def _now(self, found: _Object) -> Any:
        value = self._values_of(found.module).get(found.name)
        return dict(_led_to(found.module, value)).get(found.path)

    def _is_registered_with(self, found: _Object) -> bool:
        containers = self._contributions.containers_of(found.module, {found.name: found.value})
        if any(map(self._contributions.is_changed, containers)):
            return True
        code = self._code_of(found.module)
        decorates = code is not None and found.name in decorating(code)
        return decorates and self._is_or_has_definition(found.value)

    def _is_or_has_definition(self, value: Any) -> bool:
        return any(map(self._is_definition, _within([value], _DEEP)))

    def _is_definition(self, value: Any) -> bool:
        if type(value) is FunctionType:
            home = value.__globals__.get("__name__")
        else:
            home = module_of(value) if is_a(value, type) else None
        return home in self._project or home == NOTEBOOK


def _objects(module: str, values: Mapping[str, Any]) -> Iterator[_Object]:
    for name, value in list(values.items()):
        if not name.startswith("__"):
            for path, each in _led_to(module, value):
                if not (id(type(each)) in _SIMPLE or is_a(each, (type, Enum, Thread))):
                    yield _Object(module, name, path, each)


def _led_to(module: str, value: Any) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield (path, object) of what a name leads to, the value itself if it is neither of these."""
    if type(value) is CACHE:
        yield from (((key,), each) for key, each in shared_results(value).items())
    elif is_a(value, type) and defines(module, value):
        for name, member in list(class_members(value).items()):
            found = member.__func__ if type(member) is staticmethod else member
            if not (is_a(found, type) or name.startswith("__")):
                yield from (((name, *path), each) for path, each in _led_to(module, found))
    else:
        yield (), value


def _are_of_one_class(old: Any, new: Any) -> bool:
    one, other = type(old), type(new)
    return one is other or (
        module_of(one) == module_of(other) and qualname_of(one) == qualname_of(other)
    )


def _near(values: list[Any]) -> set[int]:
    """Return the ids of some values and of what they lead to in a few steps, not through code."""
    level, seen = values, set[int]()
    for _ in range(_NEAR):
        level = [v for v in level if id(type(v)) not in _CLOSED and id(v) not in seen]
        seen.update(map(id, level))
        level = referents_of([v for v in level if not _is_data(v)])
        if not level or len(seen) + len(level) > _MANY:
            break
    return seen


def _is_data(value: Any) -> bool:
    return id(type(value)) in _HOLDING and len(value) > MANY


def _within(values: list[Any], depth: int) -> Iterator[Any]:
    """Yield some values, and what they lead to in so many steps, not through code."""
    level, seen = values, set(map(id, values))
    for _ in range(depth):
        yield from level
        inner = [
            part for each in level if type(each) is not FunctionType for part in parts_of("", each)
        ]
        level = [p for p in inner if id(p) not in seen and not seen.add(id(p))]  # type: ignore[func-returns-value]
        if len(seen) > _ENOUGH:
            break
    yield from level


class _Probe: ...


_ONLY_NAMED = next(sys.getrefcount(each.value) for each in _objects("", {"probe": _Probe()}))
