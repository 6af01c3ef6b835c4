"""Pydantic models: their compiled validators know the class itself, so they are compiled anew."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, MutableMapping
from contextvars import ContextVar
from typing import Any

from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.modules import is_a
from ipython_depreload.undo import Undo

_VALIDATOR = "__pydantic_validator__"


def rebuild_model(cls: Any, undo: Undo) -> None:
    """Compile a redefined model's validator and serializer for the class that stays."""
    if _VALIDATOR in vars(cls):
        undo.save_class(cls)
        cls.model_rebuild(force=True, raise_errors=False)


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
    known: Any = found.get(None) if type(found) is ContextVar else found
    if not is_a(known, MutableMapping):
        return
    for key, cls in list(known.items()):
        origin = cls.__pydantic_generic_metadata__
        if any(
            getattr(c, "__module__", None) in modules for c in (origin["origin"], *origin["args"])
        ):
            undo.push(known.__setitem__, key, cls)
            known.pop(key, None)


def _all_subclasses(cls: Any) -> Iterator[Any]:
    for subclass in type.__subclasses__(cls):
        yield subclass
        yield from _all_subclasses(subclass)
