"""Fields of data classes: an old instance has the default of a field that its class gained.

dataclasses and attrs keep a factory, or with slots any default, out of the class, and pydantic
keeps all of them out: a plain class attribute needs nothing of this.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from ipython_depreload.class_members import class_members, definer_of, with_subclasses
from ipython_depreload.objects import own_attributes
from ipython_depreload.undo import Undo

_FIELDS_SET = "__pydantic_fields_set__"

_Makers = dict[str, Callable[[Any], Any]]
"""Field name -> what makes its default for an instance, which has the fields before it."""


def default_makers(cls: type) -> _Makers:
    """Return the makers of the defaults of a class's fields, for those that have one."""
    members = class_members(cls)
    for marker, read in _READERS.items():
        if marker in members:
            return read(members[marker])
    return {}


def makers_gained(old: type, new: type) -> _Makers:
    """Return those of the fields that the new version of a class has and the old one has not.

    An instance may lack any other: `__init__` need not set it.
    """
    fields = default_makers(old)
    makers = default_makers(new) | ({} if _is_model(old) else _state_of_models(new))
    return {name: make for name, make in makers.items() if name not in fields}


def _of_dataclass(fields: dict[str, Any]) -> _Makers:
    makers: _Makers = {}
    for name, field in fields.items():
        if callable(field.default_factory):
            makers[name] = partial(_made_by, field.default_factory)
        elif type(field.default).__name__ != "_MISSING_TYPE":
            makers[name] = partial(_same, field.default)
    return makers


def _same(value: Any, instance: object) -> Any:
    return value


def _made_by(factory: Callable[[], Any], instance: object) -> Any:
    return factory()


def _of_attrs(attributes: Iterable[Any]) -> _Makers:
    makers: _Makers = {}
    for attribute in attributes:
        factory = getattr(attribute.default, "factory", None)
        if factory is not None:
            takes_self = attribute.default.takes_self
            makers[attribute.name] = factory if takes_self else partial(_made_by, factory)
        elif getattr(attribute.default, "name", "") != "NOTHING":
            makers[attribute.name] = partial(_same, attribute.default)
    return makers


def _of_pydantic(fields: dict[str, Any]) -> _Makers:
    return {
        name: partial(_made_by, partial(field.get_default, call_default_factory=True))
        for name, field in fields.items()
        if not field.is_required()
    }


def _is_model(cls: type) -> bool:
    return definer_of(cls, _FIELDS_SET) is not None


def _state_of_models(cls: type) -> _Makers:
    """Return makers of what pydantic keeps in slots of its models, once a class becomes one."""
    if not _is_model(cls):
        return {}
    private: dict[str, Any] = getattr(cls, "__private_attributes__", {})
    return {
        _FIELDS_SET: lambda instance: set(own_attributes(instance) or ()),
        "__pydantic_extra__": partial(_same, None),
        "__pydantic_private__": lambda _: {n: a.get_default() for n, a in private.items()} or None,
    }


_READERS: dict[str, Callable[[Any], _Makers]] = {
    "__dataclass_fields__": _of_dataclass,
    "__attrs_attrs__": _of_attrs,
    "__pydantic_fields__": _of_pydantic,
}


def fill_new_fields(gained: Sequence[tuple[type, _Makers]], undo: Undo) -> None:
    """Give instances the defaults of fields that their classes gained.

    Parameters
    ----------
    gained
        (class, makers of the defaults of its new fields): a class may have no hash.
    """
    if not gained:
        return
    classes = {id(sub): (sub, m) for cls, m in gained for sub in with_subclasses(cls)}
    classes |= {id(cls): (cls, makers) for cls, makers in gained}
    for instance in gc.get_referrers(*(cls for cls, _ in classes.values())):
        _, makers = classes.get(id(type(instance)), (None, None))
        if makers is not None:
            give_missing(instance, makers, undo)


def give_missing(instance: Any, makers: Mapping[str, Callable[[Any], Any]], undo: Undo) -> None:
    """Give an instance the defaults of those fields that it lacks."""
    attributes = own_attributes(instance)
    missing = {} if attributes is None else {n: m for n, m in makers.items() if n not in attributes}
    if attributes is not None and missing:
        undo.save_dict(attributes)
        for name, make in missing.items():
            attributes[name] = make(instance)
