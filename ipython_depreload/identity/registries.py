"""Objects with which a project registers its functions, such as `app = FastAPI()`.

Who holds one, as a test client does, is to have the one that its module has made anew: all that
was registered with the old one has been registered with that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import definer_of, module_of
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.parts import is_same, state_of
from ipython_depreload.objects import is_a, own_attributes
from ipython_depreload.registrations.inside import leads_on
from ipython_depreload.undo import Undo

_DEPTH = 4  # app, its router, the list of routes, a route
_MANY = 1000  # more than that is data
_KINDS = (dict, list, tuple)

IsProject = Callable[[object], bool]


def is_registry(old: Any, new: Any, is_project: IsProject, undo: Undo) -> bool:
    """Say whether nothing but what is registered tells an object from its new version.

    Parameters
    ----------
    is_project
        Says of the name of a module whether it is one of the project.
    undo
        Knows what has been taken out of containers.
    """
    before, after = state_of(old), state_of(new)
    if any(name not in after and definer_of(type(old), name) is None for name in before):
        return False  # it has got more, as a model that was trained
    if not is_project(module_of(type(old))):
        return _Inside(is_project, undo, is_project).has_function(before.values())
    inside = _Inside(lambda module: module == NOTEBOOK or is_project(module), undo)
    others = [v for name, v in before.items() if not is_same(v, after.get(name))]
    return bool(others) and all(map(inside.holds_functions, others))


class _Inside:
    """Looks for functions of the project, but not in objects of some modules' classes.

    A model of layers has such objects: what they use is not registered with it.
    """

    def __init__(
        self, is_project: IsProject, undo: Undo, is_closed: IsProject = lambda module: False
    ) -> None:
        self._is_project = is_project
        self._undo = undo
        self._is_closed = is_closed

    def holds_functions(self, value: Any) -> bool:
        """Say whether something is a container in which all leads to functions of the project."""
        entries = self._contents(value) if is_a(value, _KINDS) else []
        return bool(entries) and all(self.has_function([entry]) for entry in entries)

    def has_function(self, values: Iterable[Any]) -> bool:
        """Say whether values lead to a function of the project, in a few steps."""
        level, seen = list(values), set[int]()
        for _ in range(_DEPTH):
            if any(type(v) is FunctionType and self._is_project(v.__module__) for v in level):
                return True
            new = {id(v): v for v in level if leads_on(v) and id(v) not in seen}
            if len(new) > _MANY:
                return False
            seen |= new.keys()
            level = [part for value in new.values() for part in self._contents(value)]
        return False

    def _contents(self, value: Any) -> list[Any]:
        """Return what is, or was, in a container or the attributes of an object."""
        if is_a(value, (type, FunctionType)) or self._is_closed(module_of(type(value))):
            return []
        container: Any = value if is_a(value, _KINDS) else own_attributes(value)
        state = self._undo.first_state(container)
        contents: Any = state[0] if state else container
        kind: Any = next((kind for kind in _KINDS if is_a(contents, kind)), None)
        if kind is None or kind.__len__(contents) > _MANY:  # past any method of a subclass
            return []
        return list(dict.values(contents) if kind is dict else kind.__iter__(contents))
