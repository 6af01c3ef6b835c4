"""What cells have had set or added once a module had run: `_engine = None`, `tables = {}`.

A restart would run the cells again. So it stays, unless functions that use the variable may give
something else now. Of other variables than containers, only those are known that are a constant at
first, the same after the edit, and that only if the module itself has not set them by then: what
counts how much a container has, `next_id += 1`, is to go on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import (
    class_members,
    module_of,
    mro_of,
    qualname_of,
    set_class_attribute,
)
from ipython_depreload.code.bytecode import (
    constants_bound,
    names_counted_on,
    names_filled,
    names_opened,
    names_used_once,
    names_used_repeatedly,
)
from ipython_depreload.code.sources import class_bodies, is_function, nested_codes, same_constant
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import CONTAINERS, Container, save_container
from ipython_depreload.registrations.first_contents import (
    DATA,
    FirstContents,
    Known,
    owners,
)
from ipython_depreload.undo import Undo

_CONSTRUCTOR = "__init__"
_SCALARS = exactly(int, float, complex, bool, str)

Entry = tuple[Any, Any]
"""The key, or the place, of something in a container, and what it is."""


class Variable(NamedTuple):
    """A global variable of a module, or an attribute of a class or object that it has by name.

    Attributes
    ----------
    owner
        The name of the class or object, "" for the module itself.
    new
        What was put into the container that it is, with keys or places; None if it is none.
    setters
        The names of the functions that set it, or use the container that it is.
    may_be_cache
        Whether they may look up in it what they have computed before.
    first
        The constant that it was at first, if it was one.
    """

    module: str
    owner: str
    name: str
    value: Any
    new: list[Entry] | None
    setters: frozenset[str]
    may_be_cache: bool = True
    first: object = None


class SetLater:
    """The variables of modules that are about to be executed.

    Parameters
    ----------
    project
        The names of all modules of the project.
    has_run
        Says whether a function ran while some module was imported: it may do so again.
    of_nobody
        Returns those of some entries of a container that no module has put there.
    """

    def __init__(
        self,
        project: Collection[str],
        has_run: Callable[[CodeType], bool],
        of_nobody: Callable[[Container, list[Entry]], list[Entry]],
    ) -> None:
        self._project = project
        self._has_run = has_run
        self._of_nobody = of_nobody
        self._found: list[Variable] = []

    def note(
        self, module: str, code: CodeType, values: Mapping[str, Any], first: FirstContents
    ) -> None:
        """Note those of a module that ran this code, and has these values now.

        Parameters
        ----------
        first
            What was in its containers; nothing if that was before anybody watched.
        """
        functions = list(filter(is_function, nested_codes(code)))
        bodies = {"": code} | {body.co_qualname: body for body in class_bodies(code)}
        for owner, members in owners(module, values, self._project):
            cls: Any = values.get(owner)
            body = bodies.get(qualname_of(cls) if is_a(cls, type) else owner)
            constants = _constants_of(cls, body)
            methods = self._methods(cls, module)
            for name, value in list(members.items()):
                found = Variable(module, owner, name, value, None, frozenset())
                if name in constants and _is_other(constants[name], value):
                    found = found._replace(first=constants[name])
                    others = _not_constant(constants, members, cls, values)
                    self._note_filled(found, [*functions, *methods], cls, others)
                elif id(type(value)) in CONTAINERS:
                    known = first.get((owner, name)) or _if_opened(body, name, value)
                    self._note_new(found, known, functions, methods)

    def _note_new(
        self,
        variable: Variable,
        known: Known | None,
        functions: list[CodeType],
        methods: list[CodeType],
    ) -> None:
        """Note what has been put into a container since the module had run."""
        name, value = variable.name, variable.value
        new = [] if known is None else known.new_in(value)
        new = self._of_nobody(value, new) if new else []
        users = [c for c in (*functions, *methods) if name in c.co_names] if new else []
        is_cache = is_a(value, dict) and any(_looks_up(c, name) for c in users)
        if not new or (is_cache and methods):  # of whose results, only the object knows
            return
        names = frozenset(c.co_name for c in users)
        self._found.append(variable._replace(new=new, setters=names, may_be_cache=is_cache))

    def _methods(self, owner: Any, module: str) -> list[CodeType]:
        """Return the methods that an object, or a class, has from classes of other modules."""
        classes = mro_of(owner if is_a(owner, type) else type(owner))
        others = [c for c in classes if module_of(c) in self._project and module_of(c) != module]
        members = [member for cls in others for member in list(class_members(cls).values())]
        return [member.__code__ for member in members if type(member) is FunctionType]

    def _note_filled(
        self, variable: Variable, functions: list[CodeType], owner: Any, others: set[str]
    ) -> None:
        """Note what was just a constant at first, unless it was set while that was imported.

        Parameters
        ----------
        others
            Names of what need not stay: a flag may say that it has been made.
        """
        setters = [c for c in functions if variable.name in names_filled(c)]
        if not (owner is None or is_a(owner, type)):  # what it was at first, it is by this
            setters = [c for c in setters if c.co_name != _CONSTRUCTOR]
        counts = any(variable.name in names_counted_on(c) for c in setters)
        is_flag = id(type(variable.value)) in _SCALARS and not counts
        if is_flag and not all(others.isdisjoint(c.co_names) for c in setters):
            return
        if setters and not any(map(self._has_run, setters)):
            names = frozenset(code.co_name for code in setters)
            self._found.append(variable._replace(setters=names, may_be_cache=not counts))

    def undone(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        code_of: Callable[[str], CodeType],
    ) -> list[Variable]:
        """Return those that are as at first again, now that all modules have run.

        Unless none of the functions that used them does so any more.

        Parameters
        ----------
        values_of
            What a module has now.
        code_of
            What it has run now.
        """
        found: dict[tuple[object, ...], Variable] = {}
        for variable in self._found:
            values = values_of(variable.module) or {}
            now = _members_of(variable, values).get(variable.name, variable)
            methods = self._methods(values.get(variable.owner), variable.module)
            functions = [*nested_codes(code_of(variable.module)), *methods]
            if _is_undone(now, variable) and _is_still_used(variable, functions):
                # Several names may mean one container: it is filled once.
                is_one = variable.new is not None and now is not None
                ids = (id(variable.value), id(now)) if is_one else variable[:3]
                found.setdefault(ids, variable)
        return list(found.values())


def put_back(variable: Variable, values: Mapping[str, Any], undo: Undo) -> None:
    """Give a variable what it had.

    Parameters
    ----------
    values
        What its module has.
    """
    members: Any = _members_of(variable, values)
    owner: Any = values.get(variable.owner)
    now = members[variable.name]
    if id(type(now)) in CONTAINERS and variable.new is not None:
        save_container(now, undo)
        _fill(now, variable)
    elif is_a(owner, type):
        undo.save_class(owner)
        set_class_attribute(owner, variable.name, variable.value)
    else:
        undo.save_dict(members)
        members[variable.name] = variable.value


def _members_of(variable: Variable, values: Mapping[str, Any]) -> Mapping[str, Any]:
    if not variable.owner:
        return values
    owner: Any = values.get(variable.owner)
    return class_members(owner) if is_a(owner, type) else own_attributes(owner) or {}


def _constants_of(owner: Any, body: CodeType | None) -> Mapping[str, object]:
    """Return name -> constant of what a module, a class or an object had at first."""
    if body is None and owner is not None:
        made = (class_members(cls).get(_CONSTRUCTOR) for cls in mro_of(type(owner)))
        function = next((each for each in made if each is not None), None)
        body = function.__code__ if type(function) is FunctionType else None
    return {} if body is None else constants_bound(body)


def _not_constant(
    constants: Mapping[str, object],
    members: Mapping[str, Any],
    owner: Any,
    values: Mapping[str, Any],
) -> set[str]:
    """Return the names in a module, and in a class or object of it, that are no constants."""
    classes = () if owner is None else mro_of(owner if is_a(owner, type) else type(owner))
    names = {*values, *members}.union(*(class_members(cls) for cls in classes[:-1]))
    return {
        name
        for name in names
        if not (
            name in constants
            and name in members
            and (constants[name] is members[name] or _is_other(constants[name], members[name]))
        )
    }


def _is_other(first: object, value: Any) -> bool:
    """Say whether something is no longer the constant that it was."""
    kind = id(type(value))
    if kind in _SCALARS:
        return first is None or (id(type(first)) in _SCALARS and not same_constant(first, value))
    if first is not None and first != ():
        return False
    if type(value) is tuple:
        return bool(value)
    return kind not in DATA and not is_a(value, (type, FunctionType, ModuleType))


def _if_opened(code: CodeType | None, name: str, value: Any) -> Known | None:
    """Return that a container was empty if the code that bound it, seen or not, left it so."""
    is_opened = code is not None and name in names_opened(code) & names_used_once(code)
    return Known.of_empty(value) if is_opened else None


def _looks_up(function: CodeType, name: str) -> bool:
    """Say whether a function may use what it has put into a container: in one it just collects."""
    return name in names_used_repeatedly(function) or "setdefault" in function.co_names


def _is_still_used(variable: Variable, functions: Iterable[CodeType]) -> bool:
    users = {c.co_name for c in functions if variable.name in c.co_names}
    return not variable.setters or not variable.setters.isdisjoint(users)


def _is_undone(now: Any, variable: Variable) -> bool:
    """Say whether in the place of what was there is nothing yet, or what a module puts there."""
    if id(type(variable.first)) in _SCALARS:
        return same_constant(now, variable.first)
    if now is None or (type(now) is tuple and not now):  # the user's may compare as it likes
        return True
    return (
        variable.new is not None and now is not variable.value and type(now) is type(variable.value)
    )


def _fill(container: Any, variable: Variable) -> None:
    entries = variable.new or []
    if is_a(container, dict):
        for key, value in entries:  # a counter's `update` would add to what is there
            container[key] = value
        return
    is_as_long = len(container) == len(variable.value) - len(entries)
    there = set(map(id, container))
    for number, (place, value) in enumerate(entries):
        is_in_front = place == number and len(entries) < len(variable.value)
        if id(value) in there and id(type(value)) not in DATA:
            continue
        if type(container) is set:
            container.add(value)
        elif type(container) is list and (is_as_long or is_in_front):
            container.insert(place, value)
        else:
            container.append(value)
