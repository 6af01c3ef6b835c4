"""The notebook's data classes have what the classes of modules have of which they are derived.

`@dataclass class Mine(Base)` in a cell has made its methods from the fields of that time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from types import FunctionType
from typing import Any

from ipython_depreload.class_members import (
    bases_of,
    class_members,
    delete_class_attribute,
    mro_of,
    set_class_attribute,
    with_subclasses,
)
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.undo import Undo, restore_class

_FIELDS, _PARAMETERS = "__dataclass_fields__", "__dataclass_params__"
_OPTIONS = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only")
_MADE_OF_FIELDS = ("__match_args__", _FIELDS, _PARAMETERS)


def derive_again(redefined: Iterable[type], undo: Undo) -> list[str]:
    """Make the notebook's data classes again that are derived of redefined ones.

    Returns
    -------
    list
        Notes for the user: a restart would have failed in the cell of such a class.
    """
    notes = []
    bases = [cls for cls in redefined if _FIELDS in class_members(cls)]
    for cls in sorted(with_subclasses(*bases), key=lambda cls: len(mro_of(cls))):  # bases first
        members = class_members(cls)
        if (
            members.get("__module__") == NOTEBOOK
            and _FIELDS in members
            and "__slots__" not in members
        ):
            undo.save_class(cls)
            before = members.copy()
            try:
                _derive(cls, before[_FIELDS], before[_PARAMETERS])
            except Exception as error:  # fields without defaults last, say  # noqa: BLE001
                restore_class(cls, before, bases_of(cls))
                notes.append(f"{cls.__qualname__} keeps the fields that it had: {error}")
    return notes


def _derive(cls: type, fields: Mapping[str, Any], parameters: Any) -> None:
    for name, value in list(class_members(cls).items()):
        if name in _MADE_OF_FIELDS or _is_generated(value):
            delete_class_attribute(cls, name)
    members = class_members(cls)
    if members.get("__hash__", cls) is None and "__eq__" not in members:
        delete_class_attribute(cls, "__hash__")
    for name in members.get("__annotations__", {}):
        if name in fields:
            set_class_attribute(cls, name, fields[name])
    options = {name: getattr(parameters, name) for name in _OPTIONS if hasattr(parameters, name)}
    dataclasses.dataclass(**options)(cls)


def _is_generated(value: Any) -> bool:
    """Say whether a member is a method that `dataclasses` has written."""
    inner = getattr(value, "__wrapped__", value) if type(value) is FunctionType else None
    return type(inner) is FunctionType and inner.__code__.co_filename == "<string>"
