"""Pydantic models: their compiled validators know the class itself, so they are compiled anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ipython_depreload.graph import NOTEBOOK
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


def _all_subclasses(cls: Any) -> Iterator[Any]:
    for subclass in type.__subclasses__(cls):
        yield subclass
        yield from _all_subclasses(subclass)
