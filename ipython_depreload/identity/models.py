"""Pydantic models: their compiled validators know the class itself, so they are compiled anew.

Dataclasses of pydantic are models, too.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from copy import copy
from dataclasses import fields
from typing import Any, get_args

from ipython_depreload.class_members import (
    class_members,
    delete_class_attribute,
    mro_of,
    set_class_attribute,
)
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.objects import is_a
from ipython_depreload.undo import Undo, restore_dict

_VALIDATOR = "__pydantic_validator__"
_SCHEMA = "__pydantic_core_schema__"
_DECORATORS = "__pydantic_decorators__"
_OF_MODELS = {"model_config", "__class_vars__", "__private_attributes__", "__signature__"}


def rebuild_model(cls: Any, undo: Undo) -> None:
    """Compile a redefined model's validator and serializer for the class that stays."""
    if _VALIDATOR in vars(cls):
        undo.save_class(cls)
        if hasattr(cls, "model_rebuild"):
            cls.model_rebuild(force=True, raise_errors=False)
        elif hasattr(cls, "__is_pydantic_dataclass__"):
            sys.modules["pydantic.dataclasses"].rebuild_dataclass(
                cls, force=True, raise_errors=False
            )
        else:  # its base is no model any more
            for name in [n for n in class_members(cls) if _is_of_models(n)]:
                delete_class_attribute(cls, name)


def _is_of_models(name: str) -> bool:
    """Say so of what pydantic puts into a model."""
    return name.startswith("__pydantic_") or name in _OF_MODELS


def rebuild_notebook_models(
    modules: Collection[str], notebook: Mapping[str, Any], undo: Undo
) -> None:
    """Compile anew what the notebook has made of models that these modules have redefined."""
    base = getattr(sys.modules.get("pydantic.main"), "BaseModel", None)
    if base is not None:
        named = [value for value in list(notebook.values()) if is_a(value, type)]
        known = {id(cls): cls for cls in (*named, *_all_subclasses(base))}.values()
        own = [cls for cls in known if class_members(cls).get("__module__") == NOTEBOOK]
        concerned = {*modules, NOTEBOOK}
        own.sort(key=lambda cls: len(mro_of(cls)))  # bases first
        for cls in own:
            _inherit(cls, concerned, undo)
        for cls in own:
            rebuild_model(cls, undo)
        for adapter in _instances("pydantic.type_adapter", "TypeAdapter", "rebuild"):
            if not _homes_in(getattr(adapter, "_type", None)).isdisjoint(concerned):
                _rebuild_adapter(adapter, undo)
        _rebuild_checked_calls(undo)


def _inherit(cls: Any, modules: Collection[str], undo: Undo) -> None:
    """Give a subclass what it has copies of, before any other model is compiled with it."""
    if _VALIDATOR in class_members(cls):
        undo.save_class(cls)
        if "model_config" in class_members(cls):
            set_class_attribute(cls, "model_config", _config(cls, undo))
        _inherit_decorators(cls)
        _inherit_fields(cls, modules, undo)
        if _SCHEMA in class_members(cls):
            delete_class_attribute(cls, _SCHEMA)  # others would take it as it is


def _config(cls: Any, undo: Undo) -> dict[str, Any]:
    """Return the settings of a model's bases, and its own."""
    bases = [base for base in reversed(mro_of(cls)[1:]) if "model_config" in class_members(base)]
    now: dict[str, Any] = {}
    before: dict[str, Any] = {}
    for base in bases:
        now.update(class_members(base)["model_config"])
        before.update(undo.members_before(base)["model_config"])
    mine = vars(cls)["model_config"].items()
    return {**now, **{k: v for k, v in mine if k not in before or v is not before[k]}}


def _inherit_decorators(cls: Any) -> None:
    """A model has a table of its validators and serializers, and of those of its bases."""
    had: Any = vars(cls).get(_DECORATORS)
    if had is not None:  # pydantic 2
        now = type(had).build(cls)
        for table in fields(had):
            mine = getattr(had, table.name).items()
            getattr(now, table.name).update(
                {name: each for name, each in mine if each.cls_var_name in vars(cls)}
            )
        set_class_attribute(cls, _DECORATORS, now)


def _inherit_fields(cls: Any, modules: Collection[str], undo: Undo) -> None:
    """A subclass has copies of what the classes that it is derived from had as fields."""
    known, own = vars(cls).get("__pydantic_fields__"), vars(cls).get("__annotations__", {})
    if type(known) is not dict or any(map(_is_parametrized, mro_of(cls))):
        return
    given: dict[str, Any] = {}
    redefined: dict[str, Any] = {}
    for base in reversed(mro_of(cls)[1:]):
        is_ours = class_members(base).get("__module__") in modules
        (redefined if is_ours else given).update(class_members(base).get("__pydantic_fields__", {}))
    mine = {name: field for name, field in known.items() if name in own}
    others = {name: known[name] for name in given if name in known}
    undo.save_dict(known)
    restore_dict(known, {**others, **{n: copy(f) for n, f in redefined.items()}, **mine})


def _is_parametrized(cls: type) -> bool:
    made: Any = class_members(cls).get("__pydantic_generic_metadata__")
    return bool(made and made["origin"])


def _rebuild_adapter(adapter: Any, undo: Undo) -> None:
    undo.save_dict(vars(adapter))
    names = vars(sys.modules[NOTEBOOK]) if NOTEBOOK in sys.modules else {}
    adapter.rebuild(force=True, raise_errors=False, _types_namespace=names)


def _rebuild_checked_calls(undo: Undo) -> None:
    """The notebook's `@validate_call` functions."""
    module = "pydantic._internal._validate_call"
    for wrapper in _instances(module, "ValidateCallWrapper", "_create_validators"):
        if getattr(wrapper.function, "__module__", None) == NOTEBOOK:
            for name in ("__pydantic_validator__", "__return_pydantic_validator__"):
                undo.push(setattr, wrapper, name, getattr(wrapper, name, None))
            wrapper._create_validators()


def _instances(module: str, name: str, method: str) -> list[Any]:
    """Return the instances of a class that has a method, in older versions it may not."""
    cls = getattr(sys.modules.get(module), name, None)
    if cls is None or not hasattr(cls, method):
        return []
    return [each for each in gc.get_referrers(cls) if type(each) is cls]


def _homes_in(kind: Any) -> set[str]:
    homes = [class_members(part).get("__module__") for part in _classes_in(kind)]
    return {home for home in homes if type(home) is str}


def forget_parametrized(modules: Collection[str], undo: Undo) -> None:
    """Have `Page[Item]` made anew where one of the two is to be redefined (pydantic 2)."""
    found = getattr(sys.modules.get("pydantic._internal._generics"), "_GENERIC_TYPES_CACHE", None)
    known: Any = found
    if known is not None and not is_a(known, MutableMapping):
        known = known.get(None)  # a context variable
    if not is_a(known, MutableMapping):
        return
    for key, cls in list(known.items()):
        if not _homes_in(cls).isdisjoint(modules):
            undo.push(known.__setitem__, key, cls)
            known.pop(key, None)


def _classes_in(kind: Any) -> Iterator[type]:
    """Yield the classes of which a type is made: `Page[list[Item]]` of `Page`, `list`, `Item`."""
    parts = get_args(kind)
    if is_a(kind, type):
        yield kind
        made: Any = class_members(kind).get("__pydantic_generic_metadata__")
        parts = (made["origin"], *made["args"]) if made else ()
    for part in parts:
        yield from _classes_in(part)


def _all_subclasses(cls: Any) -> Iterator[Any]:
    for subclass in type.__subclasses__(cls):
        yield subclass
        yield from _all_subclasses(subclass)
