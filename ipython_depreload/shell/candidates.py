"""What may follow on the line of a %dreload, %ddeps or %dblacklist."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from ipython_depreload.reloading.reloader import Reloader
from ipython_depreload.shell.arguments import parser

_MAGIC_LINE = re.compile(r"(?:^|=)\s*(%?)(dreload|ddeps|dblacklist)\s+(.*)$", re.DOTALL)
_SEPARATORS = re.compile(r"[\s,]+")


class Offer(NamedTuple):
    """What the last fragment of a line may become, and what kind of thing that is."""

    fragment: str = ""
    words: Sequence[str] = ()
    kind: str = "module"


def candidates(reloader: Reloader, notebook: Mapping[str, Any], line: str) -> Offer:
    """Return what may complete a line up to the cursor.

    Nothing if the line is not that of one of our magics.
    """
    match = _MAGIC_LINE.search(line)
    if match is None or (not match[1] and match[2] in notebook):
        return Offer()
    magic, (*before, fragment) = match[2], _SEPARATORS.split(match[3])
    options = parser(magic).options
    option, equals, value = fragment.partition("=")
    previous = option if equals else "".join(before[-1:])
    kind = "module"
    if previous in options and options[previous].choices:
        fragment, kind = value if equals else fragment, "value"
        words: Iterable[str] = options[previous].choices or ()
    elif fragment.startswith("-"):
        words, kind = options, "option"
    elif magic == "dblacklist" and "--remove" in before:
        words = reloader.blacklisted
    else:
        words = _modules(reloader, notebook, fragment)
    fitting = {word for word in words if word.startswith(fragment)}
    return Offer(fragment, sorted(fitting - set(before)), kind)


def _modules(reloader: Reloader, notebook: Mapping[str, Any], fragment: str) -> list[str]:
    """Modules of the project and variables bound to modules; if none fits, any module."""
    known = [name for name in reloader.known_modules() if reloader.is_project(name)]
    known += [name for name, value in list(notebook.items()) if _is_variable(name, value)]
    fits = any(name.startswith(fragment) for name in known)
    return known if fits else list(sys.modules)


def _is_variable(name: str, value: object) -> bool:
    return not name.startswith("_") and isinstance(value, ModuleType)
