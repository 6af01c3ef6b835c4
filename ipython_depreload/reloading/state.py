"""State that a module carries over its own re-execution: `__reload__(state)`."""

from __future__ import annotations

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from typing import Any

from ipython_depreload.objects import exactly

_CONTAINERS = exactly(dict, list, set, tuple, frozenset, deque, OrderedDict, defaultdict, bytearray)


def copy_state(values: dict[str, Any]) -> dict[str, Any]:
    """Copy a module's dictionary for `__reload__`.

    Built-in containers are copied, however deep, so that the new code's changes to its own do
    not show in the old state. Everything else is the very same object: a lock, a module or a
    connection has no copy, and would be useless if it had. So is a container that cannot be copied:
    one nested deeper than the stack, or changed by another thread meanwhile.
    """
    memo: dict[int, Any] = {}
    copied = memo[id(values)] = dict(values)
    for name, value in copied.items():
        try:
            copied[name] = _copy(value, memo)
        except Exception:  # noqa: BLE001 (keys run the user's code: state must never be a failure)
            memo[id(value)] = value
    return copied


def _copy(value: Any, memo: dict[int, Any]) -> Any:
    kind = type(value)
    if id(kind) not in _CONTAINERS:
        return value
    if id(value) not in memo:
        memo[id(value)] = value  # a tuple that contains itself through a list stays itself
        memo[id(value)] = _COPIERS[kind](value, memo)
    return memo[id(value)]


def _copy_mapping(value: Any, memo: dict[int, Any]) -> Any:
    copied = memo[id(value)] = value.copy()
    for key, item in list(copied.items()):
        inner = _copy(item, memo)
        if inner is not item:  # else its key, which may no longer have a hash, is let alone
            copied[key] = inner
    return copied


def _copy_sequence(value: Any, memo: dict[int, Any]) -> Any:
    copied = memo[id(value)] = value.copy()
    for index, item in enumerate(list(copied)):
        copied[index] = _copy(item, memo)
    return copied


_COPIERS: dict[type, Callable[[Any, dict[int, Any]], Any]] = {
    dict: _copy_mapping,
    OrderedDict: _copy_mapping,
    defaultdict: _copy_mapping,
    list: _copy_sequence,
    deque: _copy_sequence,
    set: lambda value, memo: value.copy(),
    bytearray: lambda value, memo: value.copy(),
    frozenset: lambda value, memo: value,
    tuple: lambda value, memo: tuple(_copy(item, memo) for item in value),
}
