"""Unite what a module's new source defines with what its old source defined.

A re-executed module stores its top-level names through a `LiveNamespace`. At that moment, before
any later statement or dependent can see it, a new version of a function, class or sentinel is
united with the old object: a `class` or `def` statement *redefines*, as in Common Lisp.
"""

from __future__ import annotations

import operator
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import EnumMeta
from functools import cached_property, partial
from threading import Lock, RLock, local
from types import CodeType, FunctionType, MethodType
from typing import Any
from weakref import getweakrefcount

from ipython_depreload.class_members import (
    class_members,
    is_built_in,
    module_of,
    mro_of,
    qualname_of,
    set_class_attribute,
)
from ipython_depreload.code.bytecode import flattened
from ipython_depreload.code.rebinding import Rebinding
from ipython_depreload.code.sources import class_bodies, nested_codes
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.caches import around, has_more
from ipython_depreload.identity.classes import (
    accessors,
    adopt_instances,
    adopt_members,
    can_redefine,
    redefine_class,
    remade_property,
    same_class,
)
from ipython_depreload.identity.counterparts import Counterparts, Pair
from ipython_depreload.identity.fields import makers_gained
from ipython_depreload.identity.functions import (
    CodePairs,
    owned_function,
    redefine_function,
    same_function,
)
from ipython_depreload.identity.hashes import hash_code, is_same_code
from ipython_depreload.identity.left_methods import LeftMethod, left_by
from ipython_depreload.identity.methods import function_of, is_other_kind
from ipython_depreload.identity.models import rebuild_model
from ipython_depreload.identity.moves import (
    DEFINED,
    definitions_of,
    is_defined_as,
    member_successions,
    name_of,
    successions,
)
from ipython_depreload.identity.named_tuples import Refielded, made_with_other_fields
from ipython_depreload.identity.nested import point_at_used
from ipython_depreload.identity.origins import Origins
from ipython_depreload.identity.owners import point_at_owner
from ipython_depreload.identity.parts import has_all_of, parts_of
from ipython_depreload.identity.registries import is_registry
from ipython_depreload.identity.stand_ins import stand_in
from ipython_depreload.identity.variables import Variables
from ipython_depreload.modules import namespace
from ipython_depreload.objects import exactly, is_a, own_attributes
from ipython_depreload.registrations.containers import Container
from ipython_depreload.registrations.held import Added
from ipython_depreload.registrations.remembered import CACHE
from ipython_depreload.registrations.replaced import replaced_functions
from ipython_depreload.undo import Undo

_PLAIN = exactly(int, str, float, bool, bytes, tuple, list, dict, set, type(None))
# What they have been set to, or who holds them, is not the affair of the module that made them.
_SET_BY_OTHERS = exactly(local, type(Lock()), type(RLock()))
_POINTER = 8  # to the `__dict__`, to weak references, to what is in a slot
_OWN_MEMBERS = {"__dict__", "__weakref__", "__doc__", "__abstractmethods__", "_abc_impl"}
_PAIRED = 3  # references: of the pair, of a variable, of the call that counts them
_NAMED = 5  # ... of what the module's dictionary had, in two copies, and of these three
_ATOMS = exactly(int, str, float, bool, bytes)
_METHODS = exactly(staticmethod, classmethod)


class Definitions:
    """The definitions of one module, old and new.

    Parameters
    ----------
    module
        The module's name.
    before
        Its dictionary before the re-execution.
    old_code, code
        The code that made `before`, None if unknown, and the code that is executed now.
    ran
        All code that ran while the old code did, decorators of other modules too.
    pairs
        Matched code objects, see `pair_codes`.
    origins
        Tells what the module made from what it imports.
    is_dealt_with
        Says whether a module that has run before has redefined or replaced a class.
    redirect
        Called with a new class and the old one that others must have got instead.
    unwatched
        Calls a function while nobody watches which functions of modules run.

    Attributes
    ----------
    united
        Id of a new definition -> (the new one, the one to use): mostly the old one, which has
        taken over the new one's contents.
    replaced
        (old object, new object): the new one takes the old one's place everywhere.
    kept
        Names that `__reload_keep__` lists: their values survive as they are.
    gained
        (redefined class, makers of the defaults of its new fields).
    class_sizes
        See `tracked.Tracked`.
    refielded
        Named tuples whose class has been redefined, with the fields that they have.
    other_kind
        (function, the method that it is now): it has been one of another kind, as a static one.
    rehashed
        Redefined classes whose instances are hashed otherwise now.
    """

    def __init__(
        self,
        module: str,
        before: dict[str, Any],
        old_code: CodeType | None,
        code: CodeType,
        ran: Collection[CodeType],
        pairs: CodePairs,
        origins: Origins,
        is_dealt_with: Callable[[type], bool],
        redirect: Callable[[Any, Any], None],
        undo: Undo,
        unwatched: Callable[..., Any],
    ) -> None:
        self.module = module
        self.before = before
        self.united: dict[int, tuple[Any, Any]] = {}
        self.replaced: list[tuple[object, object]] = []
        self.gained: list[tuple[type, dict[str, Any]]] = []
        self.class_sizes: Mapping[str, int] = {}
        self.rehashed: list[type] = []
        self.left: list[LeftMethod] = []
        self.other_kind: list[tuple[FunctionType, Any]] = []
        self._to_bind: list[tuple[FunctionType, Any]] = []
        self.refielded: list[Refielded] = []
        self.kept = kept_names(before.get("__reload_keep__"))
        self._pairs = pairs
        self._origins = origins
        self._is_dealt_with = is_dealt_with
        self._redirect = redirect
        self._variables = Variables()
        self._undo = undo
        self._unwatched = unwatched
        self._old_code = old_code
        self._ran = ran
        self._codes = [code] if old_code is None else [old_code, code]
        self._rebinding = Rebinding(code)
        self.before = self._without_replaced(before)
        self._taken: set[int] = set()
        self._moved: dict[int, Any] = {}  # by the id of the definition whose place it takes
        self._late: dict[str, None] = {}
        self._unpaired: list[tuple[FunctionType, FunctionType]] = []
        self._mentioned: set[str] | None = None
        self._set_later: list[tuple[type, str, Any]] = []
        self._members: list[tuple[Any, Any]] = []
        self._callables: list[tuple[Any, Any]] = []
        self._given_up: list[tuple[type, type, dict[str, Any]]] = []

    def _without_replaced(self, before: dict[str, Any]) -> dict[str, Any]:
        """Where a cell has put something in a function's place, the function is the old version."""
        replaced = [] if self._old_code is None else [*replaced_functions(self._old_code, before)]
        found = {n: owned_function(_wrapped_by(v), self.module, n) for n, v in replaced}
        found = {name: function for name, function in found.items() if name not in self.kept}
        if not found:
            return before
        rest = {name: value for name, value in before.items() if name not in found}
        return {**rest, **{name: function for name, function in found.items() if function}}

    def bind(self, name: str, value: Any, alone: bool) -> Any:
        """Return what `name` is to be bound to, now that the module computed `value` for it.

        Parameters
        ----------
        alone
            Whether nothing but the name will refer to the value.
        """
        if name in self.kept and name in self.before:
            return self.before[name]
        if name == "__reload_keep__":
            self.kept = kept_names(value)
        if id(type(value)) in _PLAIN:
            return value
        if name not in self.before:
            return self._with_variables(value)
        old = self.before[name]
        if old is value:
            return value
        repeats = self._rebinding.may_repeat(name)
        if repeats or (self._rebinding.may_follow_star(name) and self._is_foreign(value)):
            self._late[name] = None  # what is bound now may be kept, but not be the last
            return value
        return self._unwatched(self._unite, name, old, value, alone)

    def _unite(self, name: str, old: Any, value: Any, alone: bool) -> Any:
        if (
            self._same_singleton(old, value)
            or self._same_decorated(old, value, name)
            or (alone and self._same_made_here(old, value))
        ):
            return self._unite_singletons(old, value, alone)
        if id(old) not in self._taken and self._takes_its_place(old, value):
            self._replace(old, value)
            return value
        if self._is_own_callable(old) and (alone or is_defined_as(value, self.module, name)):
            self._callables.append((old, value))
        return self.redefine(old, value, name)

    def _takes_its_place(self, old: Any, new: Any) -> bool:
        """Say whether who holds the old object is to have the new one, and loses nothing."""
        if self._moved.get(id(type(old))) is type(new) and has_all_of(new, old):
            return True
        return self._same_registry(old, new)

    def _unite_singletons(self, old: Any, value: Any, alone: bool) -> Any:
        if id(old) in self._taken:  # it had two names, which now mean two objects
            return value
        if type(value) is object and self._origins.is_imported(old):
            return value
        if alone and _is_set_by_others(value):
            self._taken.add(id(old))
            return old
        if alone and not _tells_when_it_ends(value):
            return self._redefine_singleton(old, value)
        is_own = type(value).__module__ == self.module
        if alone or not is_own:
            self._replace(old, value)
        return value

    def finish(self, values: dict[str, Any]) -> None:
        """The module has run: what its names mean now takes the place of what they meant before.

        Where that could not be told before, as from one function in a loop to the next.
        """
        for name in self._late:
            old, new = self.before[name], values.get(name)
            if new is old or id(new) in self.united or id(old) in self._taken:
                continue
            if self._is_later_version(old, new, name) or type(old) is type(new) is object:
                self._replace(old, new)
        for old, new in self._unpaired:  # the definition of another branch ran this time
            if id(new) not in self.united and id(old) not in self._taken:
                self._replace(old, new)
        self._replace_members()
        self._replace_callables()
        self._variables = Variables()  # else it would go on holding what nobody else does

    def unite_unnamed(
        self, values: Mapping[str, Any], added: Iterable[tuple[Container, list[Added]]]
    ) -> None:
        """The module has run: what it defines without having a name for it is known by its place.

        Parameters
        ----------
        added
            Containers of other modules, and what this one has added to them.
        """
        counterparts = Counterparts(self.module, self._undo, self._is_own_class, self._later_code)
        pairs = [
            (old, values[name])
            for name, old in self.before.items()
            if name in values
            and name not in self._late  # its place says less than that in a table
            and (old is not values[name] or id(old) in self._taken)
        ]
        for container, entries in added:
            pairs += counterparts.registered(container, entries)
        for old, new in counterparts.within(pairs):
            self._unite_at_place(old, new)
            if type(old) is not type(new):
                self._unite_at_place(type(old), type(new))

    def _unite_at_place(self, old: Any, new: Any) -> None:
        if old is new or id(new) in self.united or {id(old), id(new)} & self._taken:
            return
        if same_class(old, new, self._is_own_class):
            self._redefine_class(old, new)
        elif same_function(old, new, self.module):
            self._redirect(new, self._redefine_paired(old, new))

    def _later_code(self, function: FunctionType) -> object:
        code = (owned_function(function, self.module) or function).__code__
        return self._pairs.get(code, code)

    def caches(self) -> Iterator[Pair]:
        """Yield (old, new) of functions with a cache in which only the old one has something."""
        for old, new in self.replaced:
            if type(old) is type(new) is CACHE and has_more(old, new):
                before, after = old.__wrapped__, new.__wrapped__
                if before is after or same_function(before, after, self.module):
                    yield old, new

    def source_name(self, cache: Any) -> str:
        """Return the name of the function that a cache is around."""
        function = owned_function(cache.__wrapped__, self.module)
        return "" if function is None else function.__code__.co_name

    def keep_cache(self, old: Any, new: Any) -> None:
        """The old one takes the new one's place."""
        self.replaced = [pair for pair in self.replaced if pair[0] is not old]
        self._unite_at_place(old.__wrapped__, new.__wrapped__)
        self.united = {n: (o, old if u is new else u) for n, (o, u) in self.united.items()}
        self.united[id(new)] = new, old

    def dropped(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the module defined and no longer has, by name, if nothing took its place."""
        gone = {n: old for n, old in self.before.items() if values.get(n) is not old}
        return {
            name: old
            for name, old in definitions_of(self.module, gone).items()
            if not (id(old) in self._taken or self._origins.is_imported(old))
        }

    def united_classes(self) -> list[tuple[type, type]]:
        """Return (new class, old class) where the old one has taken over the new one's contents."""
        return [pair for pair in self.united.values() if is_a(pair[0], type)]

    def has_dealt_with(self, value: object) -> bool:
        """Say whether a value has been united with another version, or replaced by one."""
        return id(value) in self.united or id(value) in self._taken

    def bookkeeping(self) -> list[object]:
        """Return the containers that refer to both versions and must go on doing so."""
        pairs = (*self.united.values(), *self._unpaired, *self._given_up, *self.refielded)
        return [self.before, *pairs, self.refielded]

    def _is_later_version(self, old: Any, new: Any, name: str) -> bool:
        return issubclass(type(old), DEFINED) and (
            same_function(old, new, self.module)
            or same_class(old, new, self._is_own_class)
            or self._takes_place_of(old, new, name)
        )

    def _is_foreign(self, value: Any) -> bool:
        """Say whether another module defined a class or function."""
        if is_a(value, type):
            return not self._is_own_class(value)
        return type(value) is FunctionType and owned_function(value, self.module) is None

    def _is_own_class(self, cls: type) -> bool:
        """Say whether the module made a class, of which a package may say that it is its own."""
        if module_of(cls) == self.module:
            return True
        made = self._is_written_here(cls) or not _is_found_at_home(cls)
        return made and not (self._origins.is_imported(cls) or self._is_dealt_with(cls))

    def _is_written_here(self, cls: type) -> bool:
        """Say whether the module has a class statement like the one that made a class."""
        name = qualname_of(cls)
        return all(any(body.co_qualname == name for body in class_bodies(c)) for c in self._codes)

    @cached_property
    def _know_themselves(self) -> set[str]:
        """The classes whose methods use `super()` or `__class__`, by qualified name."""
        codes = nested_codes(self._codes[-1])
        return {code.co_qualname for code in codes if "__class__" in code.co_cellvars}

    def redefine(self, old: Any, new: Any, name: str | None = None) -> Any:
        """Unite two versions of a value; return the one to use.

        Parameters
        ----------
        name
            What both are bound to, in the module or in a class.
        """
        if type(old) is FunctionType and old.__globals__.get("__name__") == NOTEBOOK:
            old = owned_function(old, self.module, name) or old  # a cell has wrapped it
        used = self._redefine(old, new, name)
        return self._with_variables(new) if used is new else used

    def _with_variables(self, new: Any) -> Any:
        """A function that takes no older one's place may share variables with one that does."""
        if type(new) is not FunctionType or not new.__closure__ or id(new) in self.united:
            return new
        used = self._variables.of(new)
        if used is not new:
            self.united[id(new)] = new, used
        return used

    def _redefine(self, old: Any, new: Any, name: str | None) -> Any:
        if id(new) in self.united:
            return self.united[id(new)][1]
        if type(old) is type(new) is property:
            return self._redefine_property(old, new)
        if old is new or id(old) in self._taken:
            return new
        if not issubclass(type(old), DEFINED):
            return self._redefine_object(old, new, name)
        if same_function(old, new, self.module):
            return self._redefine_function(old, new)
        if same_class(old, new, self._is_own_class):
            return self._redefine_class(old, new)
        if type(old) is type(new) and id(type(new)) in _METHODS:
            function = self.redefine(old.__func__, new.__func__, name)
            return new if function is new.__func__ else self._remade(new, function)
        if is_other_kind(old, new):
            before, after = function_of(old), function_of(new)
            if same_function(before, after, self.module):
                return self._redefine_other_kind(before, after, new)
        return self._replaced_by_name(old, new, name)

    def _replaced_by_name(self, old: Any, new: Any, name: str | None) -> Any:
        if type(old) is type(new) is CACHE:
            new = self._around_redefined(old, new)
        if name is not None and self._takes_place_of(old, new, name):
            self._replace_definition(old, new)
        return new

    def _replace_definition(self, old: Any, new: Any) -> None:
        self._taken.add(id(old))
        self._moved[id(old)] = new
        self.replaced += successions(old, new)

    def _redefine_property(self, old: property, new: property) -> property:
        before, after = accessors(old), accessors(new)
        united = tuple(map(self.redefine, before, after))
        if all(map(operator.is_, united, after)):
            return new
        made = remade_property(new, united)
        self.united[id(new)] = new, made
        return made

    def _around_redefined(self, old: Any, new: Any) -> Any:
        """Return a new cache, around the old function: what it keeps from now on is to stay."""
        function = self.redefine(old.__wrapped__, new.__wrapped__)
        if function is new.__wrapped__:
            return new
        made = around(function, new)
        self.united[id(new)] = new, made
        return made

    def _redefine_other_kind(self, before: Any, after: Any, new: Any) -> Any:
        """A method is now a static one, or a class method, or neither any more."""
        if type(new) is classmethod:  # who has the function has to have it bound
            self.other_kind.append((before, new))
            self._to_bind.append((before, new))
            return new
        function = self.redefine(before, after)
        used = new if function is after else self._remade(new, function)
        if function is before:
            self.other_kind.append((function, used))
        return used

    def _remade(self, method: Any, function: Any) -> Any:
        """Return the same method, static or not, made of another function."""
        if type(method) is FunctionType:
            return function
        made = type(method)(function)
        made.__dict__.clear()  # nothing is copied from a `__new__` that nobody made a staticmethod
        made.__dict__.update(method.__dict__)
        self.united[id(method)] = method, made
        return made

    def _replace(self, old: Any, new: Any) -> None:
        self._taken.add(id(old))
        self.replaced += [(old, new), *member_successions(old, new)]

    def _redefine_function(self, old: FunctionType, new: FunctionType) -> FunctionType:
        if not self._paired(old, new):
            self._unpaired.append((old, new))
            return new
        return self._redefine_paired(old, new)

    def _redefine_paired(self, old: FunctionType, new: FunctionType) -> FunctionType:
        self._take(old, new)  # first: what it holds may lead back to it
        used = redefine_function(
            old,
            new,
            self._undo,
            self.redefine,
            self._set_from_outside,
            self._take,
            self._variables,
        )
        self.united[id(new)] = new, used
        if used is not old:  # which calls it, but is not it to who compares, or looks it up
            self.replaced.append((old, used))
        return used

    def _take(self, old: Any, new: Any) -> None:
        self.united[id(new)] = new, old
        self._taken.add(id(old))

    def _redefine_class(self, old: type, new: type) -> type:
        if not can_redefine(old, new):
            self._replace(old, new)
            if not is_same_code(hash_code(old), hash_code(new)):
                self.rehashed.append(new)
            return new
        self._take(old, new)
        gained = makers_gained(old, new)
        if gained:
            self.gained.append((old, gained))
        if isinstance(new, EnumMeta):
            kept, replaced = adopt_members(old, new, self._undo)
            self.replaced += replaced
            self.united.update((id(pair[0]), pair) for pair in kept)
        hashed_by = hash_code(old)
        self.refielded += made_with_other_fields(old, new)
        knows_itself = qualname_of(new) in self._know_themselves
        redefine_class(old, new, self._undo, self.redefine, self._lost, knows_itself=knows_itself)
        self.replaced += [(f, method.__get__(None, old)) for f, method in self._to_bind]
        self._to_bind.clear()
        members = list(class_members(new).values())
        if any(id(m) in self.united and type(m) is not FunctionType for m in members):
            point_at_used(old, self.united, self._undo)
        if not is_same_code(hash_code(old), hashed_by):
            self.rehashed.append(old)
        adopt_instances(old, new)
        stand_in(new, old, self._undo)
        point_at_owner(new, old, self._undo)
        self._given_up.append((new, old, dict(class_members(new))))
        self._redirect(new, old)
        rebuild_model(old, self._undo)
        return old

    def _replace_members(self) -> None:
        """Sentinels and the like that classes had: who holds one is to have the new one.

        Most are held by nobody, as descriptors are: then nobody is to be looked for.
        """
        saved = self._undo.members_saved() if self._members else {}
        for old, new in self._members:
            if id(new) in self.united or id(old) in self._taken:
                continue
            if sys.getrefcount(old) > _PAIRED + saved.get(id(old), 0):
                self._replace(old, new)
        self._members.clear()

    def _replace_callables(self) -> None:
        """Partials, bound methods and the like are nothing but what they call."""
        for old, new in self._callables:
            if id(new) in self.united or id(old) in self._taken or not _is_callable(new):
                continue
            if sys.getrefcount(old) > _NAMED and not self._origins.is_held_besides(old):
                self._replace(old, new)
        self._callables.clear()

    def _is_own_callable(self, value: Any) -> bool:
        """Say whether something that no statement defines calls a function of this module."""
        is_method = type(value) is MethodType
        function = value.func if type(value) is partial else value.__func__ if is_method else value
        if owned_function(function, self.module) is None:
            return False
        return function is not value or "<" in function.__code__.co_qualname

    def _paired(self, old: FunctionType, new: FunctionType) -> bool:
        """Among several definitions of one name, only the same one of them is a later version."""
        old_owned, new_owned = owned_function(old, self.module), owned_function(new, self.module)
        if old_owned is None or new_owned is None:
            return False
        later = self._pairs.get(old_owned.__code__)
        return later is None or later is new_owned.__code__

    def _takes_place_of(self, old: Any, new: Any, name: str) -> bool:
        """Say whether `new`, of another kind or from another module, is what `old` has become.

        `old` must be what the module's own definition of `name` gave, decorated or not.
        """
        if not issubclass(type(new), DEFINED) and not _is_callable(new):
            return False
        if not self._stands_for(old, name):
            return False
        if name not in self._defined_names or self._is_made_of(new, name):
            return True
        return name_of(owned_function(new, self.module, name) or new) == name

    def _stands_for(self, value: Any, name: str) -> bool:
        """Say whether a value is what the definition of a name gave: itself, or decorated."""
        return is_defined_as(value, self.module, name) or self._is_made_of(value, name)

    @cached_property
    def _defined_names(self) -> set[str]:
        """The names of all functions and classes in the new source: `Old = New` defines none."""
        return {code.co_name for code in nested_codes(self._codes[-1])}

    def _same_singleton(self, old: Any, new: Any) -> bool:
        kind = type(new)
        if kind is not type(old):
            return False
        if kind is object or id(kind) in _SET_BY_OTHERS:
            return True
        if _is_set_by_others(new):
            return bool(old.name == new.name and _same_default(old, new))
        return kind.__module__ == self.module and _only_attributes(kind)

    def _same_made_here(self, old: Any, new: Any) -> bool:
        """Say whether both are objects of one class of another module, and this one's own.

        Whoever holds the old one is to lose nothing: the new one has all that it has.
        """
        kind = type(new)
        if kind is not type(old) or is_built_in(kind) or not _only_attributes(kind):
            return False
        is_project = self._origins.is_project(module_of(kind))
        return is_project and has_all_of(new, old) and self._origins.is_made_here(old)

    def _same_registry(self, old: Any, new: Any) -> bool:
        """Say whether both are this module's own objects, with which functions are registered."""
        kind = type(new)
        if kind is not type(old) or is_built_in(kind) or is_a(new, type):
            return False
        return (
            _only_attributes(kind)
            and is_registry(old, new, self._origins.is_project, self._undo)
            and self._origins.is_made_here(old)
        )

    def _same_decorated(self, old: Any, new: Any, name: str) -> bool:
        """Say whether both are what a decorator, of some library, made of a function."""
        kind = type(new)
        return (
            kind is type(old)
            and not is_built_in(kind)
            and not is_a(new, type)
            and _only_attributes(kind)
            and self._is_made_of(old, name)
            and self._is_made_of(new, name)
        )

    def _redefine_object(self, old: Any, new: Any, name: str | None) -> Any:
        """What a class has may be a sentinel, or stand for a method."""
        is_kept = _is_set_by_others(new) or is_a(type(new), EnumMeta)
        if name is not None and not is_kept and self._same_singleton(old, new):
            self._members.append((old, new))
        if type(old) is not type(new):
            return self._replaced_by_name(old, new, name)
        return self._redefine_decorated(old, new, name)

    def _redefine_decorated(self, old: Any, new: Any, name: str | None) -> Any:
        """What stands for a method in a class has the attributes of its new version."""
        if name is None or not self._same_decorated(old, new, name) or _tells_when_it_ends(new):
            return new
        self._redefine_functions_in(old, new)
        used = self._redefine_singleton(old, new)
        self.united[id(new)] = new, used
        return used

    def _redefine_functions_in(self, old: Any, new: Any) -> None:
        """Who has got a function out of the old object, a bound method say, has it redefined."""
        parts = parts_of(type(old))
        before, after = parts.attributes(old) or {}, parts.attributes(new) or {}
        for name, value in list(after.items()):
            if type(value) is FunctionType and name in before:
                after[name] = self.redefine(before[name], value)
        filled = dict(parts.filled_slots(old))
        for slot, value in list(parts.filled_slots(new)):
            if type(value) is FunctionType and slot in filled:
                slot.set(new, self.redefine(filled[slot], value))

    def _is_made_of(self, value: Any, name: str) -> bool:
        """Say whether an object has the function that the module defines under a name."""
        parts = parts_of(type(value))
        held = [*(parts.attributes(value) or {}).values()]
        held += [attribute for _, attribute in parts.filled_slots(value)]
        return any(owned_function(each, self.module, name) is not None for each in held)

    def _redefine_singleton(self, old: Any, new: Any) -> Any:
        """The old instance takes the new one's attributes: whoever compares by identity is right."""  # noqa: E501
        self._taken.add(id(old))
        if type(new) is not object:
            parts_of(type(old)).hand_over(new, old, self._undo)
        return old

    def _lost(self, cls: type, before: Mapping[str, Any]) -> None:
        """Remember what was set from outside: a fresh process does not have it while this runs."""
        self.left += left_by(cls, before, cls)
        size = self.class_sizes.get(qualname_of(cls), 0)
        self._set_later += [
            (cls, name, value)
            for name, value in list(before.items())[size:]
            if name not in class_members(cls) and self._set_from_outside(name)
        ]

    def set_again_from_outside(self) -> None:
        """The module has run: its classes get what others had set, unless it did so itself."""
        for cls, name, value in self._set_later:
            if name not in class_members(cls):
                set_class_attribute(cls, name, value)
        self._set_later.clear()

    def pass_on_attributes(self) -> None:
        """All have run: what was set on a class whose contents another has, that one is to have.

        By a library that knew the class before its name was bound.
        """
        for new, old, then in self._given_up:
            for name, value in list(class_members(new).items()):
                if then.get(name, new) is not value and name not in _OWN_MEMBERS:
                    set_class_attribute(old, name, value)
        self._given_up.clear()

    def _set_from_outside(self, name: str) -> bool:
        """Say whether nothing that ran with the old source can have set such an attribute."""
        if name.startswith("__"):
            return False
        if self._mentioned is None:
            codes = [] if self._old_code is None else nested_codes(self._old_code)
            self._mentioned = {
                word
                for code in (*codes, *self._ran)
                for word in (*code.co_names, *code.co_varnames, *flattened(code.co_consts))
                if isinstance(word, str)
            }
        return name not in self._mentioned


def _is_found_at_home(cls: type) -> bool:
    """Say whether the module that a class says it is of has it, as no result of a function is."""
    found: Any = sys.modules.get(module_of(cls))
    for name in qualname_of(cls).split("."):
        values = class_members(found) if is_a(found, type) else namespace(found)
        found = (values or {}).get(name)
    return found is cls


def _only_attributes(kind: type) -> bool:
    """Say whether all the state of an instance is in its `__dict__` and its slots."""
    room = object.__basicsize__ + _POINTER * (2 + len(parts_of(kind).slots))
    return (
        not any(is_built_in(cls) for cls in kind.__mro__ if cls is not object)
        and kind.__basicsize__ <= room
        and kind.__itemsize__ == 0
    )


def _wrapped_by(value: Any) -> Any:
    """Return the function around which something is put, a function itself if it is one."""
    if type(value) is FunctionType:
        return value
    return (own_attributes(value) or {}).get("__wrapped__")


def _tells_when_it_ends(value: Any) -> bool:
    """Say whether something happens once an object is let go of: what it has opened is closed."""
    return getweakrefcount(value) > 0 or any(
        "__del__" in class_members(c) for c in mro_of(type(value))
    )


def _is_callable(value: Any) -> bool:
    return any("__call__" in class_members(cls) for cls in mro_of(type(value)))


def _is_set_by_others(value: Any) -> bool:
    """Say whether what a value has been set to is not the affair of the module that made it."""
    variables: Any = sys.modules.get("_contextvars")  # not imported here: nobody may have
    is_variable = variables is not None and type(value) is variables.ContextVar
    return is_variable or id(type(value)) in _SET_BY_OTHERS


def _same_default(old: Any, new: Any) -> bool:
    """Say whether two context variables have the same default, as far as that can be told."""
    before, after = _default_of(old), _default_of(new)
    if before is after:
        return True
    return type(before) is type(after) and id(type(before)) in _ATOMS and bool(before == after)


def _default_of(variable: Any) -> Any:
    try:
        return sys.modules["_contextvars"].Context().run(variable.get)
    except LookupError:  # it has none
        return LookupError


def kept_names(declared: object) -> frozenset[str]:
    """Return the names in a module's `__reload_keep__`, a name or an iterable of names."""
    if isinstance(declared, str):
        return frozenset([declared])
    if isinstance(declared, (tuple, list, set, frozenset)):
        return frozenset(name for name in declared if isinstance(name, str))
    return frozenset()
