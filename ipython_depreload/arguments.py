"""The arguments of %dreload, %ddeps and %dblacklist; their help is the docstring of each magic.

Kept apart because argparse takes a while to set up, which loading the extension need not wait for.
"""

from __future__ import annotations

from functools import cache

from IPython.core.magic_arguments import MagicArgumentParser

FORMATS = ("tree", "json", "dot", "mermaid", "svg")


@cache
def parser(magic: str) -> MagicArgumentParser:
    """Return the argument parser of a magic; it raises UsageError for what it cannot parse."""
    built = MagicArgumentParser(magic)
    built.add_argument("names", nargs="*")
    _ADD_OPTIONS[magic](built)
    return built


def _dreload(built: MagicArgumentParser) -> None:
    built.add_argument("--deep", action="store_true")
    built.add_argument("--minimal", action="store_true")
    built.add_argument("--full", action="store_true")
    built.add_argument("--auto", choices=("on", "off"))
    built.add_argument("--dry-run", action="store_true")
    built.add_argument("--status", action="store_true")
    built.add_argument("--stale", action="store_true")


def _ddeps(built: MagicArgumentParser) -> None:
    built.add_argument("--reverse", action="store_true")
    built.add_argument("--all", action="store_true")
    built.add_argument("--depth", type=int)
    built.add_argument("--why", nargs=2)
    built.add_argument("--cycles", action="store_true")
    built.add_argument("--stats", action="store_true")
    built.add_argument("--format", choices=FORMATS)
    built.add_argument("--output")


def _dblacklist(built: MagicArgumentParser) -> None:
    built.add_argument("--remove", action="store_true")
    built.add_argument("--clear", action="store_true")


_ADD_OPTIONS = {"dreload": _dreload, "ddeps": _ddeps, "dblacklist": _dblacklist}
