"""What functions do with all modules, from their bytecode."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from ipython_depreload.code.code_readers import asks_for_own_modules, only_sets_modules


def by_class(cls: Any) -> Any:
    return sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}


def by_class_inside_a_call(cls: Any) -> Any:
    return vars(sys.modules[cls.__module__])


def by_method(cls: Any) -> Any:
    return sys.modules.get(cls.__module__)


def own() -> Any:
    return sys.modules[__name__]


def any_of_them(name: str) -> Any:
    return sys.modules[name]


def one_and_any(cls: Any) -> Any:
    return sys.modules[cls.__module__], sys.modules[cls.name]


def whole() -> Any:
    return list(sys.modules.items())


def under_another_name(cls: Any) -> Any:
    table = sys.modules
    return table[cls.__module__]


def set_one(module: Any) -> None:
    sys.modules["second"] = module


def set_any(name: str, module: Any) -> None:
    sys.modules[name] = module


def set_and_read(module: Any) -> Any:
    sys.modules["second"] = module
    return sys.modules["third"]


@pytest.mark.parametrize("function", [by_class, by_class_inside_a_call, by_method, own])
def test_modules_of_what_is_given(function: Callable[..., Any]) -> None:
    """They are of the project if that is."""
    assert asks_for_own_modules(function.__code__)


@pytest.mark.parametrize("function", [any_of_them, one_and_any, whole, under_another_name])
def test_other_modules(function: Callable[..., Any]) -> None:
    """In doubt, it may be any."""
    assert not asks_for_own_modules(function.__code__)


def test_what_only_sets_modules_reads_none() -> None:
    """As packages do that keep an old name alive."""
    assert only_sets_modules(set_one.__code__)
    assert not any(map(only_sets_modules, (set_any.__code__, set_and_read.__code__)))
