"""The arguments of %dreload, %ddeps and %dblacklist; their help is the docstring of each magic.

Kept apart because argparse takes a while to set up, which loading the extension need not wait for.
"""

from __future__ import annotations

import difflib
import re
from argparse import Action, ArgumentTypeError
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NoReturn

from IPython.core.error import UsageError
from IPython.core.magic_arguments import MagicArgumentParser

FORMATS = ("tree", "json", "dot", "mermaid", "svg")


class Parser(MagicArgumentParser):  # type: ignore[misc]
    """Parses the arguments of a magic; raises UsageError, with a hint, for what it cannot parse."""

    def error(self, message: str) -> NoReturn:
        """Refuse a line, and say what may have been meant."""
        unknown = re.match(r"unrecognized arguments: (--?[\w-]+)", message)
        wrong = re.match(r"argument (--[\w-]+): invalid choice: '(.*?)'", message)
        missing = re.match(r"argument (--[\w-]+): expected", message)
        hint = ""
        if unknown:
            close = "" if unknown[1] == "--help" else nearest(unknown[1], self.options)
            hint = close or f"; %{self.prog}? shows what there is"
        elif wrong:
            hint = nearest(wrong[2], self.options[wrong[1]].choices or ())
        elif missing:
            choices = self.options[missing[1]].choices
            hint = f": one of {', '.join(choices)}" if choices else ""
        raise UsageError(message + hint)

    @property
    def options(self) -> Mapping[str, Action]:
        """The options, by name."""
        found: Mapping[str, Action] = self._option_string_actions
        return found


def nearest(name: str, valid: Iterable[str]) -> str:
    """Return the question whether another name was meant; nothing if none is like it."""
    close = difflib.get_close_matches(name, list(valid), n=1)
    return f"; did you mean {close[0]}?" if close else ""


@cache
def parser(magic: str) -> Parser:
    """Return the argument parser of a magic."""
    built = Parser(magic)
    built.add_argument("names", nargs="*")
    _ADD_OPTIONS[magic](built)
    return built


def _dreload(built: Parser) -> None:
    built.add_argument("--deep", action="store_true")
    built.add_argument("--minimal", action="store_true")
    built.add_argument("--full", action="store_true")
    built.add_argument("--auto", choices=("on", "off"))
    built.add_argument("--dry-run", action="store_true")
    built.add_argument("--status", action="store_true")
    built.add_argument("--stale", action="store_true")


def _ddeps(built: Parser) -> None:
    built.add_argument("--reverse", action="store_true")
    built.add_argument("--all", action="store_true")
    built.add_argument("--depth", type=_number, metavar="N")
    built.add_argument("--why", nargs="*")
    built.add_argument("--cycles", action="store_true")
    built.add_argument("--stats", action="store_true")
    built.add_argument("--format", choices=FORMATS)
    built.add_argument("--output")


def _dblacklist(built: Parser) -> None:
    built.add_argument("--remove", action="store_true")
    built.add_argument("--clear", action="store_true")


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ArgumentTypeError(f"a number is needed, not {text!r}")
    return int(text)


_ADD_OPTIONS = {"dreload": _dreload, "ddeps": _ddeps, "dblacklist": _dblacklist}
