"""Unite what a module's new source defines with what its old source defined.

A re-executed module stores its top-level names through a `LiveNamespace`. At that moment, before
any later statement or dependent can see it, a new version of a function, class or sentinel is
united with the old object: a `class` or `def` statement *redefines*, as in Common Lisp.
"""

from __future__ import annotations

from enum import EnumMeta
from functools import lru_cache
from types import CodeType, FunctionType
from typing import Any

from ipython_depreload.identity.classes import (
    adopt_members,
    can_redefine,
    redefine_class,
    same_class,
)
from ipython_depreload.identity.fields import default_makers
from ipython_depreload.identity.functions import (
    CodePairs,
    owned_function,
    redefine_function,
    same_function,
)
from ipython_depreload.identity.models import rebuild_model
from ipython_depreload.modules import is_a, own_attributes
from ipython_depreload.sources import nested_codes
from ipython_depreload.undo import Undo, restore_dict

_DEFINED = (type, FunctionType, staticmethod, classmethod, type(lru_cache(len)))
_PLAIN = (int, str, float, bool, bytes, tuple, list, dict, set, type(None))


class Definitions:
    """The definitions of one module, old and new.

    Parameters
    ----------
    module
        The module's name.
    before
        Its dictionary before the re-execution.
    old_code
        The code that made `before`, None if unknown.
    pairs
        Matched code objects, see `pair_codes`.

    Attributes
    ----------
    retired
        (new class, old class): the old one has taken over the new one's contents.
    replaced
        (old object, new object): the new one takes the old one's place everywhere.
    kept
        Names that `__reload_keep__` lists: their values survive as they are.
    gained
        Redefined class -> makers of the defaults of its new fields.
    """

    def __init__(
        self,
        module: str,
        before: dict[str, Any],
        old_code: CodeType | None,
        pairs: CodePairs,
        undo: Undo,
    ) -> None:
        self.module = module
        self.before = before
        self.retired: list[tuple[type, type]] = []
        self.replaced: list[tuple[object, object]] = []
        self.gained: dict[type, dict[str, Any]] = {}
        self.kept = kept_names(before.get("__reload_keep__"))
        self._pairs = pairs
        self._undo = undo
        self._old_code = old_code
        self._mentioned: set[str] | None = None

    def bind(self, name: str, value: Any, *, alone: bool) -> Any:
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
        if type(value) in _PLAIN or name not in self.before:
            return value
        old = self.before[name]
        if old is value:
            return value
        if self._same_singleton(old, value):
            if alone:
                return self._redefine_singleton(old, value)
            if type(value) is object:
                self.replaced.append((old, value))
            return value
        return self.redefine(old, value, name)

    def redefine(self, old: Any, new: Any, name: str | None = None) -> Any:
        """Unite two versions of a value; return the one to use.

        Parameters
        ----------
        name
            What both are bound to, in the module or in a class.
        """
        if old is new or not issubclass(type(old), _DEFINED):
            return new
        if same_function(old, new, self.module):
            return self._redefine_function(old, new)
        if same_class(old, new, self.module):
            return self._redefine_class(old, new)
        if type(old) is type(new) and type(new) in (staticmethod, classmethod):
            function = self.redefine(old.__func__, new.__func__, name)
            return new if function is new.__func__ else _same_method_of(function, new)
        if name is not None and self._takes_place_of(old, new, name):
            self._replace(old, new)
        return new

    def _replace(self, old: Any, new: Any) -> None:
        self.replaced.append((old, new))
        if is_a(old, EnumMeta) and is_a(new, EnumMeta):
            members = new._member_map_
            self.replaced += [(m, members[n]) for n, m in old._member_map_.items() if n in members]

    def _redefine_function(self, old: FunctionType, new: FunctionType) -> FunctionType:
        if not self._paired(old, new):
            return new
        return redefine_function(old, new, self._undo, self.redefine, self._set_from_outside)

    def _redefine_class(self, old: type, new: type) -> type:
        if not can_redefine(old, new):
            self._replace(old, new)
            return new
        self.retired.append((new, old))
        fields = default_makers(old)
        gained = {name: make for name, make in default_makers(new).items() if name not in fields}
        if gained:
            self.gained[old] = gained
        if isinstance(new, EnumMeta):
            self.replaced += adopt_members(old, new, self._undo)
        redefine_class(old, new, self._undo, self.redefine, self._set_from_outside)
        rebuild_model(old, self._undo)
        return old

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
        if not issubclass(type(new), _DEFINED):
            return False
        own = owned_function(old, self.module, name) or old
        successor = owned_function(new, self.module, name) or new
        return getattr(own, "__module__", None) == self.module and _name_of(
            own
        ) == name == _name_of(successor)

    def _same_singleton(self, old: Any, new: Any) -> bool:
        kind = type(new)
        if kind is not type(old):
            return False
        if kind is object:
            return True
        return kind.__module__ == self.module and _only_attributes(kind)

    def _redefine_singleton(self, old: Any, new: Any) -> Any:
        """The old instance takes the new one's attributes: whoever compares by identity is right."""  # noqa: E501
        if type(new) is object:
            return old
        attributes, contents = own_attributes(old), own_attributes(new)
        if attributes is None or contents is None:
            return new
        self._undo.save_dict(attributes)
        restore_dict(attributes, dict(contents))
        return old

    def _set_from_outside(self, name: str) -> bool:
        """Say whether an attribute that the new source does not make was not the old source's."""
        if name.startswith("__"):
            return False
        if self._mentioned is None:
            codes = [] if self._old_code is None else nested_codes(self._old_code)
            self._mentioned = {
                word
                for code in codes
                for word in (*code.co_names, *code.co_varnames, *code.co_consts)
                if isinstance(word, str)
            }
        return name not in self._mentioned


def _same_method_of(function: Any, like: Any) -> Any:
    made = type(like)(function)
    made.__dict__.clear()  # nothing is copied from a `__new__` that nobody made a staticmethod
    made.__dict__.update(like.__dict__)
    return made


def _only_attributes(kind: type) -> bool:
    """Say whether all the state of an instance is in its `__dict__`."""
    return (
        all(cls is object or "__slots__" not in vars(cls) for cls in kind.__mro__)
        and kind.__basicsize__ <= object.__basicsize__ + 16
        and kind.__dictoffset__ != 0
        and kind.__base__ is not None
        and kind.__itemsize__ == 0
    )


def kept_names(declared: object) -> frozenset[str]:
    """Return the names in a module's `__reload_keep__`, a name or an iterable of names."""
    if isinstance(declared, str):
        return frozenset([declared])
    if isinstance(declared, (tuple, list, set, frozenset)):
        return frozenset(name for name in declared if isinstance(name, str))
    return frozenset()


def _name_of(value: Any) -> object:
    return getattr(value, "__name__", None)
