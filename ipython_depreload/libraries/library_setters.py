"""What project modules set in libraries by functions for that: `logging.setLoggerClass(Mine)`.

A module that makes what it sets of what was set before would find its own when it is executed
again. Some libraries let nobody set a thing twice. Recognised are functions whose names say that
they set; what that may be is seen from their code.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from types import CodeType, FunctionType, MethodType
from typing import Any

from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, reads_of
from ipython_depreload.libraries.library_targets import importing, named_by, names_in

_SETTER = re.compile("set(?:_|[A-Z])")
_NAMES_SETTER = re.compile(f" {_SETTER.pattern}")


def names_setter(code: CodeType) -> bool:
    """Say, quickly, whether a name that code uses says that it sets something."""
    return _NAMES_SETTER.search(names_in(code)) is not None


def _find_setting(code: CodeType) -> list[Chain]:
    return reads_of(code).chains_naming("set")


_setting = PerCode(_find_setting)


def sources(code: CodeType, values: Mapping[str, Any]) -> set[str]:
    """Return the modules from which code has what it sets something by."""
    return importing({chain[0] for chain in _setting(code)}, code, values)


def may_be_set(
    code: CodeType, values: Mapping[str, Any], is_library: Callable[[str], bool]
) -> Iterator[tuple[Any, str]]:
    """Yield (owner, attribute) of what functions of libraries may set that code names."""
    for _, value, _ in named_by(_setting(code), code, values):
        function = value.__func__ if type(value) is MethodType else value
        is_setter = type(function) is FunctionType and _SETTER.match(function.__name__)
        if is_setter and is_library(function.__module__):
            yield from _set_by(value, function.__code__)


def _set_by(setter: Any, code: CodeType) -> Iterator[tuple[Any, str]]:
    """A function sets variables of its module, a method of an object what that has."""
    if type(setter) is MethodType:
        yield from ((setter.__self__, name) for name in code.co_names)
    else:
        home = sys.modules.get(setter.__module__)
        yield from ((home, name) for name in reads_of(code).bound)
