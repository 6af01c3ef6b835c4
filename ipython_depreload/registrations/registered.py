"""What the notebook has put into containers of modules: `@register` in a cell holds after a reload.

A restart would run the cell again, after everything was imported. Recognised are the notebook's own
functions and classes, instances of these, and what a library has wrapped around such a function: a
module cannot have put them there by itself. What weak containers know of an object is like its
attributes, which stay: it may have no other place for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from types import FunctionType, MethodType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

from ipython_depreload.class_members import (
    class_members,
    defines,
    module_of,
    mro_of,
    set_class_attribute,
)
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.objects import cell_value, exactly, is_a, own_attributes
from ipython_depreload.registrations.cell_objects import CellObjects
from ipython_depreload.registrations.containers import (
    ATOMS,
    CONTAINERS,
    NESTED,
    base_kind,
    contents_of,
    is_derived,
    is_generic_function,
    save_container,
)
from ipython_depreload.registrations.routes import Routes, add_again, routes_to
from ipython_depreload.undo import Undo

_MANY = 10_000  # larger ones hold data
_FEW = 100
_DEPTH = 4
_NO_KEY = object()  # that of an entry in a list or set
_DEFINITIONS = (type, FunctionType, MethodType)
_WEAK = exactly(WeakKeyDictionary, WeakSet, WeakValueDictionary)

Path = tuple[object, ...]


class Registration(NamedTuple):
    """An entry in a container of a module, which names, attributes and keys lead to.

    Attributes
    ----------
    is_doubtful
        Whether another module may have put it there, together with the container.
    """

    module: str
    path: Path
    key: object
    value: object
    is_doubtful: bool = False


class NotebookEntries:
    """What the notebook has put into modules that are about to be executed.

    Parameters
    ----------
    project
        The names of all modules of the project.
    values_of
        Gives the dictionary of a module.
    is_named
        Whether an object is what a name in a module means: what is registered of it is that
        module's affair.
    is_noted
        Says of a container whether it is known what modules have put there.
    cell_objects
        Tells what cells have made.
    """

    def __init__(
        self,
        project: Collection[str],
        values_of: Callable[[str], Mapping[str, Any]],
        is_named: Callable[[object], bool],
        is_noted: Callable[[Any], bool],
        cell_objects: CellObjects,
    ) -> None:
        self._project = project
        self._values_of = values_of
        self._is_named = is_named
        self._is_noted = is_noted
        self._cell_objects = cell_objects
        self._entries: list[Registration] = []
        self._routes: list[Routes] = []
        self._seen: dict[tuple[int, bool], int] = {}

    def note(self, module: str, made_by_libraries: Collection[str]) -> None:
        """Note the entries in the containers of a module.

        Parameters
        ----------
        made_by_libraries
            The names of objects that are to be looked into though libraries made them.
        """
        values = self._values_of(module)
        containers = list(_containers(module, values, made_by_libraries, self._project, self._seen))
        found = [
            *self._registrations(module, containers),
            *self._about_live_objects(module, containers, made_by_libraries),
            *_in_tuples(module, values),
        ]
        self._entries += found
        self._routes += routes_to(module, [(one.path, one.key) for one in found], values)

    def _registrations(
        self, module: str, containers: Iterable[tuple[Path, Any]]
    ) -> Iterator[Registration]:
        for path, container in containers:
            for key, value in _entries(container):
                if _is_or_wraps_the_notebooks(value):
                    yield Registration(module, path, key, value)
                elif self._cell_objects.has(module, value) and not self._is_named(value):
                    makers = self._cell_objects.other_makers(value)
                    if not any(self._have_in_common(module, maker, path[0]) for maker in makers):
                        is_doubtful = bool(makers) and not self._is_noted(container)
                        yield Registration(module, path, key, value, is_doubtful)

    def _have_in_common(self, module: str, other: str, name: Any) -> bool:
        """Say whether what a module has by a name is something that another one has, too."""
        value = self._values_of(module)[name]
        return any(each is value for each in list(self._values_of(other).values()))

    def _about_live_objects(
        self,
        module: str,
        containers: Iterable[tuple[Path, Any]],
        made_by_libraries: Collection[str],
    ) -> Iterator[Registration]:
        """Yield the entries of weak containers about objects that no module has by name."""
        for path, container in containers:
            in_a_librarys = len(path) > 1 and path[0] in made_by_libraries
            weak = _weak_kind(container)
            if in_a_librarys or weak is None:
                continue
            for key, value in _entries(container):
                known = key if weak is WeakKeyDictionary else value
                if not (is_a(known, _DEFINITIONS) or self._is_named(known)):
                    yield Registration(module, path, key, value)

    def has_run(self, module: str) -> None:
        """A module has run: where it has no container yet, another one had filled it from scratch.

        As in `if get.cache is None: get.cache = [Node(n) for n in NAMES]`.
        """
        values = self._values_of(module)
        self._entries = [
            entry
            for entry in self._entries
            if entry.module != module
            or not entry.is_doubtful
            or _follow(module, values, entry.path) is not None
        ]

    def put_back(self, successor: Callable[[Any], Any], undo: Undo) -> None:
        """Put them where they were, as the notebook has them now."""
        now = {entry.module: self._values_of(entry.module) for entry in self._entries}
        entries = [
            entry._replace(key=successor(entry.key), value=successor(entry.value))
            for entry in self._entries
            if self._cell_objects.are_made_so(entry.value)
        ]
        register_again(entries, now, undo)
        for routes in self._routes:
            add_again(routes, now[routes.module])


def _containers(
    module: str,
    values: Mapping[str, Any],
    made_by_libraries: Collection[str],
    project: Collection[str],
    seen: dict[tuple[int, bool], int],
) -> Iterator[tuple[Path, Any]]:
    """Yield the containers to which a module leads, and how.

    Parameters
    ----------
    seen
        (id, whether it is looked into) -> after how many steps something was come upon: what many
        modules have is the affair of the first one.
    """
    level: list[tuple[Path, Any]]
    level = [
        ((name,), value)
        for name, value in list(values.items())
        if id(type(value)) not in ATOMS and not (type(name) is str and name.startswith("__"))
    ]
    for depth in range(_DEPTH):
        inner: list[tuple[Path, Any]] = []
        for path, value in level:
            if type(value) is FunctionType and _holds_nothing(value):
                continue
            looks_into = path[0] in made_by_libraries or module_of(type(value)) in project
            if is_a(value, type):
                looks_into = defines(module, value)
            if seen.setdefault((id(value), looks_into), _DEPTH) <= depth:
                continue
            seen[id(value), looks_into] = depth
            if _is_container(value) or is_generic_function(value):
                yield path, value
            parts = _parts(value, looks_into).items()
            inner += [((*path, key), held) for key, held in parts if id(type(held)) not in ATOMS]
        level = inner


def _in_tuples(module: str, values: Mapping[str, Any]) -> Iterator[Registration]:
    """Yield what cells have had added to tuples: `Base.subclasses += (cls,)`."""
    owners: list[tuple[Path, Mapping[str, Any]]] = [((), values)]
    named = list(values.items())  # other threads may import something meanwhile
    owners += [((n,), class_members(v)) for n, v in named if is_a(v, type) and defines(module, v)]
    for path, members in owners:
        own = [n for n in list(members) if type(n) is str and not n.startswith("__")]
        for name, found in [(name, members.get(name)) for name in own]:
            for value in found if type(found) is tuple and len(found) <= _FEW else ():
                if is_of_notebook(value):
                    yield Registration(module, (*path, name), _NO_KEY, value)


def _parts(value: Any, looks_into: bool) -> Mapping[Any, Any]:
    """What one gets hold of through a value of a module, by the name or key that leads there."""
    if is_a(value, dict) and _is_container(value):
        return dict.copy(value) if len(value) <= _MANY else {}
    if type(value) is list:
        return dict(enumerate(value)) if len(value) <= _FEW else {}
    if type(value) is FunctionType:
        cells = zip(value.__code__.co_freevars, value.__closure__ or (), strict=True)
        return {name: cell_value(cell) for name, cell in cells} | value.__dict__
    if is_a(value, type):
        return class_members(value) if looks_into else {}
    return (own_attributes(value) or {}) if looks_into else {}


def _holds_nothing(function: FunctionType) -> bool:
    """Say so of a function without variables and attributes, as most are."""
    return not function.__closure__ and not function.__dict__


def _is_container(value: Any) -> bool:
    kind = type(value)
    return id(kind) in CONTAINERS or is_derived(kind) or _weak_kind(value) is not None


def _weak_kind(value: Any) -> Any:
    """Return which kind of weak container a value is; `issubclass` would hash its class."""
    return next((cls for cls in mro_of(type(value)) if id(cls) in _WEAK), None)


def _entries(container: Any) -> list[tuple[Any, Any]]:
    if type(container) is FunctionType:
        return list(container.__dict__["registry"].items())
    if len(container) > _MANY:
        return []
    if is_a(container, dict):
        return list(contents_of(container))
    if _is_mapping(container):
        return list(container.items())
    return [(_NO_KEY, value) for value in container]


def _is_mapping(container: Any) -> bool:
    return is_a(container, dict) or _weak_kind(container) in (
        WeakKeyDictionary,
        WeakValueDictionary,
    )


def _is_or_wraps_the_notebooks(value: Any, depth: int = NESTED) -> bool:
    """Say whether something is the notebook's, or has such a thing as an attribute or item."""
    if is_a(value, tuple):
        inside = tuple.__getitem__(value, slice(_FEW)) if depth else ()
        return any(_is_or_wraps_the_notebooks(each, depth - 1) for each in inside)
    if id(type(value)) in ATOMS:
        return False
    if id(type(value)) in CONTAINERS:
        return _holds_only_the_notebooks(value)
    if is_of_notebook(value):
        return True
    attributes = None if is_a(value, type) else own_attributes(value)
    held = attributes.values() if attributes and len(attributes) <= _FEW else ()
    return any(type(each) is FunctionType and is_of_notebook(each) for each in held)


def _holds_only_the_notebooks(container: Any) -> bool:
    """Say so of what a module would not have if the notebook had not registered something."""
    if len(container) > _FEW:
        return False
    held = [part for _, part in contents_of(container) if id(type(part)) not in ATOMS]
    return bool(held) and all(map(is_of_notebook, held))


def is_of_notebook(value: Any) -> bool:
    """Say whether something is a function, method or class of the notebook, or an instance."""
    while is_a(value, (MethodType, partial)):
        value = value.func if is_a(value, partial) else value.__self__
    if type(value) is FunctionType:  # `functools.wraps` may give it another module
        return NOTEBOOK in (value.__module__, value.__globals__.get("__name__"))
    cls: type = value if is_a(value, type) else type(value)
    return class_members(cls).get("__module__") == NOTEBOOK


def register_again(
    registrations: Iterable[Registration], modules: Mapping[str, Mapping[str, Any]], undo: Undo
) -> None:
    """Put entries back that a reload has undone, behind what the modules have put there.

    Parameters
    ----------
    modules
        Module -> its dictionary now.
    """
    for module, path, key, value, _ in registrations:
        container = _follow(module, modules.get(module, {}), path)
        if is_generic_function(container):
            if container.__dict__["registry"].get(key) is not value:
                container.__dict__["register"](key, value)
        elif type(container) is tuple:
            owner = _follow(module, modules.get(module, {}), path[:-1])
            _add_to_tuple(owner or modules.get(module), path[-1], container, value, undo)
        elif _is_mapping(container) and key is _NO_KEY:
            continue  # it was a list: nobody knows what this would be registered as
        elif _is_container(container) and not _has(container, key, value):
            if _weak_kind(container) is None:
                save_container(container, undo)
            put_into(container, key, value)


def _add_to_tuple(
    owner: Any, name: Any, contents: tuple[Any, ...], value: object, undo: Undo
) -> None:
    if any(held is value for held in contents):
        return
    if is_a(owner, type):
        undo.save_class(owner)
        set_class_attribute(owner, name, (*contents, value))
    elif type(owner) is dict:
        undo.save_dict(owner)
        owner[name] = (*contents, value)


def _follow(module: str, values: Mapping[str, Any], path: Path) -> Any:
    found: Any = None
    parts: Mapping[Any, Any] = values
    for position, name in enumerate(path):
        if name not in parts and type(found) is defaultdict:
            return found[name] if position == len(path) - 1 else None
        found = parts.get(name)
        # A class may have moved to another module: a cell would register with what has its name.
        parts = class_members(found) if is_a(found, type) else _parts(found, True)
    return found


def _has(container: Any, key: object, value: object) -> bool:
    if _is_mapping(container):
        return key in container
    return any(held is value for held in container)


def put_into(container: Any, key: object, value: object) -> None:
    """Put something into a container, under a key if that is a mapping."""
    weak = _weak_kind(container)
    kind = base_kind(type(container)) if weak is None else weak
    if _is_mapping(container):
        kind.__setitem__(container, key, value)
    elif weak is WeakSet or is_a(container, set):
        kind.add(container, value)
    else:
        kind.append(container, value)
