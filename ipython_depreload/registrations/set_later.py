"""What functions have put where a module had nothing yet: `_engine = None`, `_tables = {}`.

A restart would run the cells again that called them. So it stays, unless they may give something
else now, or the module itself has put something there by then.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import (
    class_members,
    defines,
    module_of,
    qualname_of,
    set_class_attribute,
)
from ipython_depreload.code.bodies import is_function
from ipython_depreload.code.bytecode import (
    names_empty,
    names_filled,
    names_used_once,
    steps_to_bind,
)
from ipython_depreload.code.sources import class_bodies, nested_codes, same_constant
from ipython_depreload.modules import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import ATOMS, Container, save_container
from ipython_depreload.undo import Undo

_DATA = ATOMS - exactly(tuple, ModuleType)
_CONTAINERS = exactly(dict, list, set, deque, defaultdict, OrderedDict)
_CONSTRUCTORS = {"__init__", "__new__", "__post_init__"}


class Variable(NamedTuple):
    """A global variable of a module, or an attribute of a class or object that it has by name.

    Attributes
    ----------
    owner
        The name of the class or object, "" for the module itself.
    setters
        The names of the functions that set it, or put something into it.
    made_by
        What the module's code did to bind it, or its owner if that is an object.
    """

    module: str
    owner: str
    name: str
    value: Any
    setters: frozenset[str]
    made_by: list[tuple[int, object]]


class _Owner(NamedTuple):
    """What has variables.

    Attributes
    ----------
    code
        What made it: that of a module or a class, None for an object.
    """

    name: str
    members: Mapping[str, Any]
    code: CodeType | None

    def is_empty(self, name: str) -> bool:
        """Say whether a variable is just `None` or `()` at first."""
        return self.code is not None and name in names_empty(self.code)

    def is_opened(self, name: str) -> bool:
        """Say whether nothing but functions can have put something into a container."""
        return self.code is None or name in names_used_once(self.code)


class SetLater:
    """The variables of modules that are about to be executed.

    Parameters
    ----------
    has_run
        Says whether a function ran while some module was imported: it may do so again.
    is_changed
        Says whether a module has changed a container while it was imported.
    """

    def __init__(
        self, has_run: Callable[[CodeType], bool], is_changed: Callable[[Container], bool]
    ) -> None:
        self._has_run = has_run
        self._is_changed = is_changed
        self._found: list[Variable] = []

    def note(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Note those of a module that ran this code, and has these values now."""
        functions = list(filter(is_function, nested_codes(code)))
        mentioned = {name for function in functions for name in function.co_names}
        for owner in _owners(module, code, values) if functions else ():
            for name in mentioned & owner.members.keys():
                value = owner.members[name]
                if _is_filled(value):
                    users = [c for c in functions if name in c.co_names]
                    setters = self._setters_of(owner, name, value, users)
                    if setters:
                        made_by = _steps_to_make(code, owner.name, name)
                        self._found.append(
                            Variable(module, owner.name, name, value, setters, made_by)
                        )

    def _setters_of(
        self, owner: _Owner, name: str, value: Any, users: list[CodeType]
    ) -> frozenset[str]:
        if owner.is_empty(name):
            return self._unless_run([c for c in users if name in names_filled(c)])
        is_container = id(type(value)) in _CONTAINERS and bool(value)
        if is_container and owner.is_opened(name) and not self._is_changed(value):
            return self._unless_run(users, _CONSTRUCTORS if owner.code is None else ())
        return frozenset()

    def _unless_run(self, codes: list[CodeType], may_run: Collection[str] = ()) -> frozenset[str]:
        """Return the names of functions; none if one has run while a module was imported."""
        if any(self._has_run(code) for code in codes if code.co_name not in may_run):
            return frozenset()
        return frozenset(code.co_name for code in codes)

    def empty(
        self,
        values_of: Callable[[str], Mapping[str, Any] | None],
        code_of: Callable[[str], CodeType],
    ) -> list[Variable]:
        """Return those in whose place there is nothing again, now that all modules have run.

        And for the same reason: one that was `["a"]` and is `[]` has been emptied by an edit.
        """
        found = []
        for variable in self._found:
            members = _members_of(variable, values_of(variable.module) or {})
            if _is_empty(members.get(variable.name, variable), variable.value):
                code = code_of(variable.module)
                made_by = _steps_to_make(code, variable.owner, variable.name)
                if same_constant(tuple(made_by), tuple(variable.made_by)):
                    found.append(variable)
        return found


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
    if id(type(now)) in _CONTAINERS:
        save_container(now, undo)
        _fill(now, variable.value)
    elif is_a(owner, type):
        undo.save_class(owner)
        set_class_attribute(owner, variable.name, variable.value)
    else:
        undo.save_dict(members)
        members[variable.name] = variable.value


def _owners(module: str, code: CodeType, values: Mapping[str, Any]) -> Iterator[_Owner]:
    yield _Owner("", values, code)
    bodies: dict[str, CodeType] | None = None
    for name, value in values.items():
        if id(type(value)) in _DATA or type(value) is FunctionType:  # most are
            continue
        if is_a(value, type) and defines(module, value):
            if bodies is None:
                bodies = {body.co_qualname: body for body in class_bodies(code)}
            if qualname_of(value) in bodies:
                yield _Owner(name, class_members(value), bodies[qualname_of(value)])
        elif module_of(type(value)) == module:
            yield _Owner(name, own_attributes(value) or {}, None)


def _steps_to_make(code: CodeType, owner: str, name: str) -> list[tuple[int, object]]:
    """Return what a module's code does to bind a variable, or its owner if that is an object."""
    bodies = [body for body in class_bodies(code) if owner and body.co_qualname == owner]
    made_by = [steps_to_bind(body, name) for body in bodies] or [steps_to_bind(code, owner or name)]
    return [step for steps in made_by for step in steps]


def _members_of(variable: Variable, values: Mapping[str, Any]) -> Mapping[str, Any]:
    if not variable.owner:
        return values
    owner: Any = values.get(variable.owner)
    return class_members(owner) if is_a(owner, type) else own_attributes(owner) or {}


def _is_filled(value: Any) -> bool:
    if type(value) is tuple:
        return bool(value)
    return id(type(value)) not in _DATA and not is_a(value, (type, FunctionType, ModuleType))


def _is_empty(now: Any, before: Any) -> bool:
    """Say whether there is nothing yet in the place of what was there."""
    if now is None or (type(now) is tuple and not now):  # the user's may compare as it likes
        return True
    return (
        now is not before and type(now) is type(before) and id(type(now)) in _CONTAINERS and not now
    )


def _fill(container: Any, contents: Any) -> None:
    if type(container) is list or type(container) is deque:
        container.extend(contents)
    else:
        container.update(contents)
