"""Pydantic models: their compiled validators know the class itself, so they are compiled anew."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, MutableMapping
from typing import Any, get_args

from ipython_depreload.class_members import class_members
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.modules import is_a
from ipython_depreload.undo import Undo

_VALIDATOR = "__pydantic_validator__"


def rebuild_model(cls: Any, undo: Undo) -> None:
    """Compile a redefined model's validator and serializer for the class that stays."""
    if _VALIDATOR in vars(cls):
        undo.save_class(cls)
        if hasattr(cls, "model_rebuild"):
            cls.model_rebuild(force=True, raise_errors=False)
        else:  # a dataclass of pydantic's
            sys.modules["pydantic.dataclasses"].rebuild_dataclass(
                cls, force=True, raise_errors=False
            )


def rebuild_notebook_models(undo: Undo) -> None:
    """Compile the notebook's own models anew: they may be made of models that were redefined."""
    base = getattr(sys.modules.get("pydantic.main"), "BaseModel", None)
    if base is not None:
        for cls in _all_subclasses(base):
            if cls.__module__ == NOTEBOOK:
                rebuild_model(cls, undo)


def forget_parametrized(modules: Collection[str], undo: Undo) -> None:
    """Have `Page[Item]` made anew where one of the two is to be redefined (pydantic 2)."""
    found = getattr(sys.modules.get("pydantic._internal._generics"), "_GENERIC_TYPES_CACHE", None)
    known: Any = found
    if known is not None and not is_a(known, MutableMapping):
        known = known.get(None)  # a context variable
    if not is_a(known, MutableMapping):
        return
    for key, cls in list(known.items()):
        homes = [class_members(part).get("__module__") for part in _classes_in(cls)]
        if not {home for home in homes if type(home) is str}.isdisjoint(modules):
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
