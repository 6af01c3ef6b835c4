"""What project modules set in libraries: `json.dumps = mine`.

A module that wraps a function of a library would wrap its own wrapper when it is executed again. So
what it replaces is noted while it runs, and put back before it runs again.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.class_members import (
    class_members,
    delete_class_attribute,
    set_class_attribute,
)
from ipython_depreload.code.importing import HOOK_OF, HOOKS_HOME
from ipython_depreload.code.reads import reads_of
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.libraries.library_targets import (
    attributes_of,
    attributes_set,
    classes_named,
    maker_of,
    may_set,
    may_set_of_arguments,
    members_of,
    texts_of_setters,
)
from ipython_depreload.modules import namespace
from ipython_depreload.objects import cell_value, is_a, own_attributes
from ipython_depreload.registrations.inside import parts_of
from ipython_depreload.undo import CurrentUndo, Undo

_ABSENT = object()
_DEPTH = 3  # a wrapper, a wrapper in it, a function


class _Place(NamedTuple):
    """An attribute of a module, a class or an object."""

    owner: Any
    attribute: str

    def get(self) -> Any:
        is_class = is_a(self.owner, type)
        members = class_members(self.owner) if is_class else attributes_of(self.owner)
        return _without_hooks(members.get(self.attribute, _ABSENT))

    def put(self, value: Any) -> None:
        """Give it a value; harmless if it has that."""
        if self.get() is value:
            return
        if is_a(self.owner, type):
            if value is _ABSENT:
                delete_class_attribute(self.owner, self.attribute)
            else:
                set_class_attribute(self.owner, self.attribute, value)
        elif value is _ABSENT:
            del attributes_of(self.owner)[self.attribute]
        else:
            attributes_of(self.owner)[self.attribute] = value


class _Layer(NamedTuple):
    """What one module made of an attribute, and how much was in it then, if it is a container."""

    module: str
    before: Any
    after: Any
    size: int | None

    @classmethod
    def of(cls, module: str, before: Any, after: Any) -> _Layer:
        """Measure it as it is now."""
        return cls(module, before, after, _size(after))


class _Start(NamedTuple):
    """What a place was when a module that may change it began, and how many layers it had.

    Attributes
    ----------
    only_own
        Whether a function of another module may change it, for the module or for itself: what it
        is then is the module's if that has made it.
    """

    place: _Place
    value: Any
    depth: int
    only_own: bool = False


class _Whole(NamedTuple):
    """All attributes of something, as they were when a module that may change any of them began.

    Attributes
    ----------
    mentioned
        Names that the code has as text: plain values of theirs are the project's. None if it is
        not known to mean this object: functions, and what the module has made, are all that counts.
    """

    owner: Any
    before: dict[str, Any]
    mentioned: frozenset[str] | None


_Key = tuple[int, str]
_Layers = dict[_Key, tuple[_Place, tuple[_Layer, ...]]]


class LibraryPatches:
    """The attributes of libraries, and of other modules, that project modules have replaced.

    Parameters
    ----------
    is_library
        Says whether a loaded module is library code.
    builds_on
        Called with a module and another one whose replacement it has replaced in its turn.
    code_of
        Gives the code that a module has run, if that is known.
    reload
        The undo log of the reload under way.
    """

    def __init__(
        self,
        is_library: Callable[[str], bool],
        builds_on: Callable[[str, str], object],
        code_of: Callable[[str], CodeType | None],
        reload: CurrentUndo,
    ) -> None:
        self._is_library = is_library
        self._code_of = code_of
        self._reload = reload
        self._seen: set[str] = set()
        self._builds_on = builds_on
        self._running: dict[str, CodeType] = {}
        self._watching_given: set[str] = set()
        self._watched: dict[str, dict[_Key, _Start]] = {}
        self._whole: dict[str, dict[int, _Whole]] = {}
        self._layers: _Layers = {}
        self._failed: set[str] = set()
        self._covered: _Layers = {}

    # -- while a module runs -----------------------------------------------------------------

    def starts(self, module: str, code: CodeType) -> None:
        """Code is about to run on behalf of a module: its own top level first."""
        self._running.setdefault(module, code)
        if module in self._failed:
            self._failed.discard(module)
            self._take_back(module)

    def look(self, module: str, code: CodeType, values: Mapping[str, Any]) -> None:
        """Code that `may_set` something, with these global names, runs on behalf of a module."""
        is_own = values.get("__name__") == module
        for owner, attribute in attributes_set(code, values):
            is_library = self._is_of_library(owner)
            if attribute is None and (is_library or self._is_of_another(module, owner)):
                self._watch_whole(module, owner, texts_of_setters(code))
            elif attribute is not None and is_library:
                self._watch(module, _Place(owner, attribute))
            elif attribute is not None and self._is_of_another(module, owner):
                self._watch(module, _Place(owner, attribute), only_own=not is_own)
        if module not in self._watching_given and may_set_of_arguments(code):
            self._watching_given.add(module)
            for cls in self._given_by(module):
                self._watch_whole(module, cls, None)
        if not is_own:
            home = sys.modules.get(values.get("__name__", ""))
            for name in reads_of(code).bound if self._is_of_another(module, home) else ():
                self._watch(module, _Place(home, name), only_own=True)

    def has_imported(self, module: str) -> None:
        """A running module may have got more classes that it can give to functions."""
        self._watching_given.discard(module)

    def _given_by(self, module: str) -> Iterator[type]:
        """Yield the classes of others that a running module may give to functions."""
        values = namespace(sys.modules.get(module)) or {}
        for cls in classes_named(self._running[module], values):
            if self._is_of_another(module, cls):
                yield cls

    def watch(self, module: str, places: Iterable[tuple[Any, str]]) -> None:
        """A running module may set these attributes, as (owner, name), in a way of its own."""
        for owner, attribute in places:
            self._watch(module, _Place(owner, attribute))

    def watches(self, module: str, owner: Any, attribute: str) -> bool:
        """Say whether an attribute is watched while a module runs."""
        return (id(owner), attribute) in self._watched.get(module, ())

    def watch_new(self, module: str, places: Iterable[tuple[Any, str, Any]]) -> None:
        """Watch attributes, as (owner, name, first value), of what may be new since it began."""
        watched = self._watched.setdefault(module, {})
        for owner, attribute, first in places:
            place = _Place(owner, attribute)
            watched.setdefault((id(owner), attribute), _Start(place, first, 0))

    def _is_of_library(self, owner: Any) -> bool:
        members = members_of(owner)
        if members is None:
            return False
        name = members.get("__module__" if is_a(owner, type) else "__name__")
        return type(name) is str and self._is_library(name)

    def _is_of_another(self, module: str, owner: Any) -> bool:
        """Say whether something is another module of the project, its class or an instance."""
        name = _home_of(owner)
        return type(name) is str and name != module and self._code_of(name) is not None

    def _watch(self, module: str, place: _Place, *, only_own: bool = False) -> None:
        key = id(place.owner), place.attribute
        watched = self._watched.setdefault(module, {})
        if key not in watched:
            value = place.get()
            watched[key] = _Start(place, value, len(self._layers_of(key)), only_own)
            self._when_undone(place.put, value)

    def _watch_whole(self, module: str, owner: Any, mentioned: frozenset[str] | None) -> None:
        watched = self._whole.setdefault(module, {})
        known = watched.get(id(owner))
        if known is None:
            known = _Whole(owner, dict(members_of(owner) or {}), mentioned)
        elif mentioned is None or (known.mentioned is not None and mentioned <= known.mentioned):
            return
        else:
            known = known._replace(mentioned=mentioned.union(known.mentioned or ()))
        watched[id(owner)] = known
        self._when_undone(self._put_back, module, known)

    def _when_undone(self, action: Callable[..., object], *arguments: Any) -> None:
        """If this is the thread of a reload, say how to take back what comes next."""
        undo = self._reload.get()
        if undo is not None:
            undo.push(action, *arguments)

    def _put_back(self, module: str, whole: _Whole) -> None:
        for place in self._replaced(module, whole):
            place.put(whole.before.get(place.attribute, _ABSENT))

    def _replaced(self, module: str, whole: _Whole) -> list[_Place]:
        """Return what has been replaced by objects of the project, or deleted."""
        before, now = whole.before, members_of(whole.owner) or {}
        changed = [n for n, v in now.items() if before.get(n, _ABSENT) is not v]
        if whole.mentioned is None:
            made = [n for n in changed if self._is_set_for(module, now[n])]
        else:
            made = [n for n in changed if self._is_ours(now[n]) or n in whole.mentioned]
        return [_Place(whole.owner, name) for name in (*made, *(before.keys() - now.keys()))]

    def _is_set_for(self, module: str, value: Any) -> bool:
        """Say whether a function that a module has called may have set this on its behalf."""
        is_definition = is_a(value, (FunctionType, property, staticmethod, classmethod))
        return (is_definition and self._is_ours(value)) or _is_or_holds_of(module, value)

    def _is_ours(self, value: Any) -> bool:
        """Say whether the project, or the notebook, has made a value."""
        names = {maker_of(part) for part in (value, *(own_attributes(value) or {}).values())}
        return not all(name == "builtins" or self._is_library(name) for name in names)

    def redirect(self, module: str, new: Any, old: Any) -> None:
        """Where a running module has set an attribute to an object, that is to be another one."""
        places = [start.place for start in self._watched.get(module, {}).values()]
        for whole in self._whole.get(module, {}).values():
            places += [_Place(whole.owner, name) for name in members_of(whole.owner) or {}]
        for place in places:
            if place.get() is new:
                place.put(old)

    def saw(self, module: str) -> None:
        """All is known of what a module has done when it ran."""
        self._seen.add(module)

    def settle(self, module: str) -> None:
        """A module has run: note what it has replaced."""
        self.saw(module)
        self._running.pop(module, None)
        self._watching_given.discard(module)
        watched = self._watched.pop(module, {})
        for whole in self._whole.pop(module, {}).values():
            for place in self._replaced(module, whole):
                key = id(place.owner), place.attribute
                start = whole.before.get(place.attribute, _ABSENT)
                watched.setdefault(key, _Start(place, start, len(self._layers_of(key))))
        for key, start in watched.items():
            if not start.only_own or maker_of(start.place.get()) == module:
                self._add_layers(module, key, start)

    def _layers_of(self, key: _Key) -> tuple[_Layer, ...]:
        return self._layers[key][1] if key in self._layers else ()

    def _add_layers(self, module: str, key: _Key, start: _Start) -> None:
        """Add what a module did, before and after those did that ran within it."""
        layers = self._layers_of(key)
        below, within = layers[: start.depth], layers[start.depth :]
        now = start.place.get()
        first = within[0].before if within else now
        if first is not start.value:
            below = (*below, _Layer.of(module, start.value, first))
        if within and within[-1].after is not now:
            within = (*within, _Layer.of(module, within[-1].after, now))
        if len(below) + len(within) > len(layers):
            self._layers[key] = start.place, (*below, *within)
            for lower, upper in pairwise((*below, *within)):
                if module in (lower.module, upper.module):
                    self._builds_on(upper.module, lower.module)

    def abandon(self, module: str) -> None:
        """A module failed: what it has replaced by then is put back if it is tried again."""
        self._failed.add(module)
        self.settle(module)

    def _take_back(self, module: str) -> None:
        """Put back what a module has replaced, where nothing else has come on top of it."""
        for key, (place, layers) in list(self._layers.items()):
            if _is_so(place, layers) and layers[-1].module == module:
                self._when_undone(place.put, layers[-1].after)
                place.put(layers[-1].before)
                self._layers[key] = place, layers[:-1]

    # -- when modules run again --------------------------------------------------------------

    def are_set_by(self, module: str, leaving: Collection[str]) -> bool:
        """Say whether a module has replaced something that is not of those that leave."""
        return any(
            each.module == module and _home_of(place.owner) not in leaving
            for place, layers in self._layers.values()
            for each in layers
        )

    def setters(self) -> Iterator[tuple[str, str]]:
        """Yield (module, another one in which it has set something, or in what that defines)."""
        for place, layers in self._layers.values():
            owner = _home_of(place.owner)
            if isinstance(owner, str):
                yield from ((each.module, owner) for each in layers if each.module != owner)

    def withdraw(self, modules: Iterable[str], undo: Undo) -> None:
        """Put back what these modules have replaced; whatever they replace now is saved."""
        running = set(modules)
        for module in running - self._seen:
            self._seen.add(module)
            self._guess(module)
        undo.push(self._restore, dict(self._layers), set(self._failed), running)
        for key, (place, layers) in list(self._layers.items()):
            first = next((i for i, layer in enumerate(layers) if layer.module in running), None)
            if first is None:
                continue
            del self._layers[key]
            now = place.get()
            if now is layers[-1].after:
                if _size(now) != layers[-1].size:  # `sys.path`: what others added would be lost
                    continue
            else:
                layers = (*layers, _Layer.of(NOTEBOOK, layers[-1].after, now))
            self._save_order(place.owner, undo)
            undo.push(place.put, now)
            place.put(layers[first].before)
            self._layers[key] = place, layers[:first]
            others = tuple(layer for layer in layers[first:] if layer.module not in running)
            self._covered[key] = place, others

    def _save_order(self, owner: Any, undo: Undo) -> None:
        """What is put back into a module of the project comes last there."""
        values = namespace(owner)
        if values is not None and self._code_of(str(values.get("__name__"))) is not None:
            undo.save_dict(values)

    def _guess(self, module: str) -> None:
        """Nobody saw a module running: it may have kept what it has replaced by its own."""
        code, values = self._code_of(module), namespace(sys.modules.get(module)) or {}
        ran = [] if code is None else [c for c in nested_codes(code) if _has_run(c, code)]
        for owner, attribute in (
            each for c in ran if may_set(c) for each in attributes_set(c, values)
        ):
            if attribute is None or not self._is_of_library(owner):
                continue
            place, key = _Place(owner, attribute), (id(owner), attribute)
            now = place.get()
            kept = [v for v in _kept_by(now, values) if v.__name__ == attribute]
            before = next((v for v in kept if not self._is_ours(v)), None)
            if maker_of(now) == module and before is not None and key not in self._layers:
                self._layers[key] = place, (_Layer.of(module, before, now),)

    def cover(self) -> None:
        """All have run: what other modules had made of the same attributes comes on top again."""
        for key, (place, others) in self._covered.items():
            if others:
                now = place.get()
                self._when_undone(place.put, now)
                place.put(others[-1].after)
                on_top = (others[0]._replace(before=now), *others[1:])
                self._layers[key] = place, (*self._layers_of(key), *on_top)
        self._covered.clear()

    def _restore(self, layers: _Layers, failed: set[str], running: Iterable[str]) -> None:
        now = self._layers.items()
        # Another thread may have imported a module meanwhile: what that has replaced stays.
        later = {k: known for k, known in now if k not in layers and _is_so(*known)}
        self._layers, self._failed = {**layers, **later}, set(failed)
        for known in (self._watched, self._whole, self._running):
            for module in running:
                known.pop(module, None)
        self._watching_given.difference_update(running)
        self._covered.clear()


def _home_of(owner: Any) -> object:
    """Return the name of a module, or of the one that has made a class, or an object's class."""
    if is_a(owner, ModuleType):
        return (namespace(owner) or {}).get("__name__")
    return class_members(owner if is_a(owner, type) else type(owner)).get("__module__")


def _is_or_holds_of(module: str, value: Any) -> bool:
    """Say whether something was made by a module, or is a wrapper of such a thing."""
    level = [value]
    for _ in range(_DEPTH):
        if any(maker_of(each) == module for each in level):
            return True
        level = [part for each in level for part in _wrapped_by(each)]
    return False


def _wrapped_by(value: Any) -> list[Any]:
    if is_a(value, property):
        return [value.fget, value.fset, value.fdel]
    return parts_of("", value.__func__ if is_a(value, (staticmethod, classmethod)) else value)


def _without_hooks(value: Any) -> Any:
    """Return the function behind the one that is in its place just while a module runs."""
    while type(value) is FunctionType and value.__globals__.get("__name__") == HOOKS_HOME:
        value = value.__dict__[HOOK_OF]
    return value


def _size(value: Any) -> int | None:
    return len(value) if type(value) in (list, dict, set, deque) else None


def _is_so(place: _Place, layers: tuple[_Layer, ...]) -> bool:
    return bool(layers) and place.get() is layers[-1].after


def _kept_by(replacement: Any, values: Mapping[str, Any]) -> list[Any]:
    """Return the functions that a module, or the closure of a function, has."""
    cells = replacement.__closure__ or () if type(replacement) is FunctionType else ()
    kept = [*list(values.values()), *map(cell_value, cells)]
    return [v for v in kept if type(v) is FunctionType or type(v) is BuiltinFunctionType]


def _has_run(code: CodeType, top: CodeType) -> bool:
    """Say whether code is that of a module, or of a function of which it makes use."""
    return code is top or (code.co_name,) in reads_of(top).chains
