"""The undo log of a reload: every mutation is recorded before it happens."""

from __future__ import annotations

import sys
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from threading import get_ident
from types import CellType, CodeType, FunctionType
from typing import Any

from ipython_depreload.class_members import (
    arrange_class,
    bases_of,
    class_members,
    delete_class_attribute,
    move_to_end,
    mro_of,
    set_class_attribute,
)

_FUNCTION_STATE = (
    "__code__",
    "__defaults__",
    "__kwdefaults__",
    "__doc__",
    "__name__",
    "__qualname__",
    "__module__",
    "__annotations__",
    *(["__type_params__"] if sys.version_info >= (3, 12) else []),
)
_state_of = attrgetter(*_FUNCTION_STATE)


class Undo:
    """Actions that lead back to the state before, newest first."""

    def __init__(self) -> None:
        self._actions: list[tuple[Callable[..., object], tuple[Any, ...]]] = []
        self._first: dict[int, tuple[Any, ...]] = {}  # the arguments that saved an object first
        self._indexed = 0

    def push(self, action: Callable[..., object], *arguments: Any) -> None:
        """Record how to take back the mutation that comes next."""
        self._actions.append((action, arguments))

    def rollback(self) -> None:
        """Take everything back.

        Raises
        ------
        Exception
            What the first action that failed raised, after all others were taken.
        """
        failed: Exception | None = None
        while self._actions:
            action, arguments = self._actions[-1]
            try:
                action(*arguments)
            except Exception as error:  # the rest can be put back all the same  # noqa: BLE001
                failed = failed or error
            # Only now: an interrupted rollback can be resumed, each action may run twice.
            self._actions.pop()
        if failed is not None:
            raise failed

    def __len__(self) -> int:
        return len(self._actions)

    def held(self, since: int = 0) -> set[int]:
        """Return the ids of the containers in which the log keeps the state before.

        Those of the actions recorded since there were so many.
        """
        actions = self._actions[since:]
        kept = [arguments for _, arguments in actions]
        inner = [a for arguments in kept for a in arguments[1:] if isinstance(a, (dict, tuple))]
        return {id(self._actions), *map(id, actions), *map(id, kept), *map(id, inner)}

    def references(self) -> Mapping[int, int]:
        """Return how often each object is an argument in the log, by its id."""
        return Counter(map(id, chain.from_iterable(arguments for _, arguments in self._actions)))

    def saved_codes(self) -> list[CodeType]:
        """Return the code of each function that was saved."""
        return [
            arguments[1] if action is _restore_code else arguments[1][0]
            for action, arguments in self._actions
            if action is _restore_code or action is _restore_function
        ]

    def changed_names(self) -> set[str]:
        """Return the names of variables, attributes and functions that are not as they were.

        Code is not compared. Values are by identity, but for those that cannot be told apart.
        """
        cells = {
            id(arguments[0])
            for action, arguments in self._actions
            if action is _restore_cell and not _is_same(arguments[1:], _contents(arguments[0]))
        }
        found: set[str] = set()
        for action, arguments in self._actions:
            if action is restore_dict:
                now, before = arguments
                found.update(_changed_names(now, before))
            elif action is restore_class:
                cls, members, bases = arguments
                found.update(_changed_names(class_members(cls), members))
                if not _is_same(bases, bases_of(cls)):
                    found.update(_inherited((*bases, *bases_of(cls))))
            elif action is _restore_function and _has_changed(arguments[0], arguments[1], cells):
                found.add(arguments[0].__code__.co_name)
        return found

    def saved_functions(self) -> list[FunctionType]:
        """Return the functions that were saved."""
        saving = (_restore_code, _restore_function)
        return [arguments[0] for action, arguments in self._actions if action in saving]

    def members_before(self, cls: type) -> Mapping[str, Any]:
        """Return a class's own attributes as they were first saved, or as they are."""
        saved: tuple[dict[str, Any], ...] = self.first_state(cls)
        return saved[0] if saved else class_members(cls)

    def first_state(self, target: object) -> tuple[Any, ...]:
        """Return what an object had before all that is in the log.

        Contents of a container, or attributes and bases of a class, state and attributes of a
        function, the value of a cell; empty if none of it was saved, or the cell was empty.
        """
        for action, arguments in self._actions[self._indexed :]:
            if action in _SAVING:
                self._first.setdefault(id(arguments[0]), arguments)
        self._indexed = len(self._actions)
        return self._first.get(id(target), ())[1:]

    def members_saved(self) -> Mapping[int, int]:
        """Return how often each attribute of a class is in the log, by its id."""
        saved = [arguments[1] for action, arguments in self._actions if action is restore_class]
        return Counter(id(member) for members in saved for member in members.values())

    def clear(self) -> None:
        """Forget the log: what was done stays."""
        self._actions.clear()
        self._first.clear()
        self._indexed = 0

    def save_dict(self, target: dict[Any, Any]) -> None:
        """Save contents and order of a dictionary, one others may be reading."""
        # `dict.copy` is quicker, but asks the methods of a subclass.
        contents = dict.copy(target) if type(target) is dict else dict(items_of(target))
        self.push(restore_dict, target, contents)

    def save_function(self, function: FunctionType) -> None:
        """Save all that can be assigned to a function."""
        self.push(_restore_function, function, _state_of(function), dict(function.__dict__))

    def save_code(self, function: FunctionType) -> None:
        """Save what another version of a function's body changes of it."""
        self.push(_restore_code, function, function.__code__, function.__doc__)

    def save_cell(self, cell: CellType) -> None:
        """Save a closure cell, empty or not."""
        self.push(_restore_cell, cell, *_contents(cell))

    def save_slots(self, target: Any) -> None:
        """Save an object of ours that has nothing but slots."""
        names = [name for name in type(target).__slots__ if hasattr(target, name)]
        self.push(_restore_slots, target, {name: getattr(target, name) for name in names})

    def save_class(self, cls: type) -> None:
        """Save a class's own attributes and its bases."""
        self.push(restore_class, cls, class_members(cls).copy(), bases_of(cls))


class CurrentUndo:
    """The undo log of the reload under way, for what runs in its thread."""

    def __init__(self) -> None:
        self._undo: Undo | None = None
        self._thread = 0

    def begin(self, undo: Undo) -> None:
        """A reload begins in this thread."""
        self._undo, self._thread = undo, get_ident()

    def end(self) -> None:
        """The reload is over."""
        self._undo = None

    def get(self) -> Undo | None:
        """Return its log; None in any other thread, and if there is none."""
        return self._undo if self._thread == get_ident() else None


def items_of(target: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """Return what is in a dictionary, past any method of a subclass, and without any lookup.

    An `OrderedDict` looks each key up to give its value: it may find another one, or nothing.
    """
    items = {id(key): (key, value) for key, value in list(dict.items(target))}
    try:
        order = list(map(id, OrderedDict.__iter__(target))) if is_ordered(target) else []
    except (KeyError, RuntimeError):  # its order has been lost
        order = []
    return [items[key] for key in (order if len({*order}) == len(items) else items)]


def is_ordered(target: object) -> bool:
    """Say whether a dictionary has an order of its own, past which nothing may be put into it."""
    return issubclass(type(target), OrderedDict)


def restore_dict(target: dict[Any, Any], contents: dict[Any, Any]) -> None:
    """Give a dictionary these contents, in this order, never empty for a reader meanwhile."""
    # Past any method of a subclass: the user's own may do anything.
    if is_ordered(target):
        _restore_ordered(target, contents)
        return
    dict.update(target, contents)
    try:
        for key in [key for key in dict.keys(target) if key not in contents]:
            dict.__delitem__(target, key)
    except KeyError:  # what is in a key has changed, and its hash with it: no lookup finds it
        dict.clear(target)
        dict.update(target, contents)
    # By identity: a user's keys may compare in any way they like.
    if list(map(id, dict.keys(target))) != list(map(id, contents)):
        move_to_end(target, contents)


def _restore_ordered(target: Any, contents: dict[Any, Any]) -> None:
    """It has an order of its own, which the methods of `dict` pass by."""
    for key, value in contents.items():
        OrderedDict.__setitem__(target, key, value)
    for key in [key for key in OrderedDict.keys(target) if key not in contents]:
        OrderedDict.__delitem__(target, key)
    for key in contents:
        OrderedDict.move_to_end(target, key)


_ABSENT = object()
_MEMBER_OF = {
    property: attrgetter("fget", "fset", "fdel"),
    staticmethod: attrgetter("__func__"),
    classmethod: attrgetter("__func__"),
}
_ATOMS = (str, int, float, complex, bool, bytes)


def _changed_names(now: Mapping[Any, Any], before: Mapping[Any, Any]) -> Iterator[str]:
    # Past any method of a subclass: the user's own may do anything.
    items = list(dict.items(now) if isinstance(now, dict) else now.items())
    then = {name: value for name, value in before.items() if type(name) is str}
    for name, value in items:
        if type(name) is str and not _is_same(value, then.pop(name, _ABSENT)):
            yield name
    yield from then


def _inherited(classes: Iterable[type]) -> Iterator[str]:
    for cls in classes:
        for base in mro_of(cls):
            yield from class_members(base)


def _is_same(one: Any, other: Any) -> bool:
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is tuple:
        return len(one) == len(other) and all(map(_is_same, one, other))
    if any(kind is known for known in _MEMBER_OF):
        return _is_same(_MEMBER_OF[kind](one), _MEMBER_OF[kind](other))
    return any(kind is atom for atom in _ATOMS) and bool(one == other)


def _items(values: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    return tuple((values or {}).items())


def _has_changed(
    function: FunctionType, before: tuple[Any, ...], changed_cells: Collection[int]
) -> bool:
    """Say whether a function has other defaults, or variables with other values."""
    return (
        not _is_same(before[1], function.__defaults__)
        or not _is_same(_items(before[2]), _items(function.__kwdefaults__))
        or any(id(cell) in changed_cells for cell in function.__closure__ or ())
    )


def _restore_function(
    function: FunctionType, state: tuple[Any, ...], attributes: dict[str, Any]
) -> None:
    for name, value in zip(_FUNCTION_STATE, state, strict=True):
        setattr(function, name, value)
    restore_dict(function.__dict__, attributes)


def _restore_code(function: FunctionType, code: CodeType, doc: str | None) -> None:
    function.__code__ = code
    function.__doc__ = doc


def _restore_slots(target: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(target, name, value)


def _contents(cell: CellType) -> tuple[Any, ...]:
    try:
        return (cell.cell_contents,)
    except ValueError:  # an empty cell
        return ()


def _restore_cell(cell: CellType, *contents: Any) -> None:
    if contents:
        cell.cell_contents = contents[0]
    elif _contents(cell):
        del cell.cell_contents


def restore_set(target: set[Any], contents: set[Any]) -> None:
    """Give a set these members, never empty for a reader meanwhile."""
    set.update(target, contents)
    set.intersection_update(target, contents)


def restore_list(target: Any, contents: list[Any]) -> None:
    """Give a list or deque these items."""
    if isinstance(target, deque):
        deque.clear(target)
        deque.extend(target, contents)
    else:
        list.__setitem__(target, slice(None), contents)


def restore_class(cls: type, attributes: dict[str, Any], bases: tuple[type, ...]) -> None:
    """Give a class these attributes and bases, past any hook of its metaclass."""
    restore_bases(cls, bases)
    current = class_members(cls)
    for name, value in attributes.items():
        if name not in current or current[name] is not value:
            set_class_attribute(cls, name, value)
    for name in [name for name in current if name not in attributes]:
        delete_class_attribute(cls, name)
    arrange_class(cls, attributes)


def restore_bases(cls: type, bases: tuple[type, ...]) -> None:
    """Give a class these bases, unless it has them: CPython may refuse even those."""
    if bases_of(cls) != bases:
        type.__setattr__(cls, "__bases__", bases)


_SAVING = {
    restore_dict,
    restore_set,
    restore_list,
    restore_class,
    _restore_function,
    _restore_cell,
}
