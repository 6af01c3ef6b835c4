"""What functions have put where a module had `None` or `()`: `_engine = None` in its source.

A restart would run the cells again that called them. So it stays, unless they may give something
else now, or something has been put there by then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.bytecode import names_empty, names_filled
from ipython_depreload.class_members import (
    class_members,
    defines,
    qualname_of,
    set_class_attribute,
)
from ipython_depreload.containers import ATOMS
from ipython_depreload.modules import exactly, is_a
from ipython_depreload.sources import class_bodies, nested_codes
from ipython_depreload.undo import Undo

_IN_FUNCTION = 0x01  # inspect.CO_OPTIMIZED
_DATA = ATOMS - exactly(tuple, ModuleType)


class Variable(NamedTuple):
    """A global variable of a module, or an attribute of one of its classes.

    Attributes
    ----------
    owner
        The name of the class, "" for the module itself.
    setters
        The names of the functions that set it.
    """

    module: str
    owner: str
    name: str
    value: Any
    setters: frozenset[str]


class SetLater:
    """The variables of modules that are about to be executed.

    Parameters
    ----------
    has_run
        Says whether a function ran while some module was imported: it may do so again.
    """

    def __init__(self, has_run: Callable[[CodeType], bool]) -> None:
        self._has_run = has_run
        self._found: list[Variable] = []

    @property
    def names(self) -> set[str]:
        """The names of all of them."""
        return {variable.name for variable in self._found}

    def note(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Note those of a module that ran this code, and has these values now."""
        owners = [("", code, values)]
        bodies = {body.co_qualname: body for body in class_bodies(code)}
        for name, value in values.items() if bodies else ():
            if is_a(value, type) and defines(module, value) and qualname_of(value) in bodies:
                owners.append((name, bodies[qualname_of(value)], class_members(value)))
        for owner, body, members in owners:
            filled = [n for n in names_empty(body) if _is_filled(members.get(n))]
            for name in filled:
                setters = self._setters_of(name, code)
                if setters:
                    self._found.append(Variable(module, owner, name, members[name], setters))

    def _setters_of(self, name: str, code: CodeType) -> frozenset[str]:
        """Return the names of the functions that set a variable; none if one of them has run."""
        found = [c for c in nested_codes(code) if c.co_flags & _IN_FUNCTION]
        setters = [c for c in found if name in c.co_names and name in names_filled(c)]
        return frozenset() if any(map(self._has_run, setters)) else _names(setters)

    def put_back(
        self,
        values_of: Callable[[str], dict[str, Any] | None],
        may_differ: Callable[[Collection[str]], bool],
        undo: Undo,
    ) -> None:
        """Give the variables that are empty again what they had.

        Parameters
        ----------
        may_differ
            Whether functions of these names may give something else now.
        """
        for variable, values in self._empty(values_of):
            if may_differ(variable.setters):
                continue
            if variable.owner:
                cls = values[variable.owner]
                undo.save_class(cls)
                set_class_attribute(cls, variable.name, variable.value)
            else:
                undo.save_dict(values)
                values[variable.name] = variable.value

    def _empty(
        self, values_of: Callable[[str], dict[str, Any] | None]
    ) -> Iterator[tuple[Variable, dict[str, Any]]]:
        for variable in self._found:
            values = values_of(variable.module) or {}
            owner: Any = values.get(variable.owner) if variable.owner else None
            members = class_members(owner) if is_a(owner, type) else values
            now = members.get(variable.name, variable)
            if now is None or now == ():
                yield variable, values


def _is_filled(value: Any) -> bool:
    if type(value) is tuple:
        return value != ()
    return id(type(value)) not in _DATA and not is_a(value, (type, FunctionType, ModuleType))


def _names(codes: list[CodeType]) -> frozenset[str]:
    return frozenset(code.co_name for code in codes)
