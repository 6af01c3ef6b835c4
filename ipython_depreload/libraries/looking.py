"""What looks into functions; which libraries may, of those they are given, from their files.

A library can have nothing of a function's body unless it reads its code object or its source. What
does neither, nor hands functions on to a library that does, keeps references at most.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Set
from functools import lru_cache
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.graph import closure
from ipython_depreload.modules import namespace, spec_of

# By these names project code gets at the code or the source of functions.
LOOK_INSIDE = {
    "__code__",
    "ag_code",
    "co_code",
    "co_consts",
    "Bytecode",
    "code_info",
    "cr_code",
    "dis",
    "disassemble",
    "findsource",
    "get_instructions",
    "getblock",
    "getclosurevars",
    "getcomments",
    "getfile",
    "getlines",
    "getsource",
    "getsourcefile",
    "getsourcelines",
    "gi_code",
    "run_module",
    "run_path",
    "show_code",
}
# These ask for an attribute by a string, which of a format may be anywhere in it.
FORMAT = {"format", "format_map", "vformat"}
ASK_BY_STRING = {"attrgetter", "getattr", "getattr_static", *FORMAT}
# By these code gets at modules, and at whatever they have, that it does not name.
LOOK_UP_MODULES = {
    "__globals__",
    "__import__",
    "_getframe",
    "currentframe",
    "eval",
    "exec",
    "f_globals",
    "f_locals",
    "getmodule",
    "globals",
    "import_module",
    "iter_modules",
    "locals",
    "modules",
    "resolve_name",
    "walk_packages",
}
# What is called by these runs unseen.
RUN_UNSEEN = {"monitoring", "setprofile", "settrace"}
# So does what another process runs, once it has been started by these.
_STARTED = (
    *({name} for name in ("fork", "forkpty", "ProcessPoolExecutor", "Pool")),
    {"Process", "start"},
    *({"executable", name} for name in ("Popen", "call", "check_call", "check_output", "run")),
)
START_PROCESSES = {"fork", "forkpty", "ProcessPoolExecutor", "Pool", "Process", "executable"}
LOOK_AT_DOCSTRING = {"__doc__", "doctest", "getdoc", "pydoc", "update_wrapper", "wraps"}
# Libraries that look into functions, but keep a reference to those they are given, never a copy.
_KEEP_REFERENCE = {"attr", "attrs", "click", "pluggy", "pydantic", "pytest", "typing_extensions"}
# By these names one gets at code or source, or at a library of any name.
_LOOKING = re.compile(
    rb"__code__|\b(?:func_code|co_\w+|getsource\w*|getfile|findsource|getblock|getcomments"
    rb"|getclosurevars|getmembers|dis|linecache|get_referents|__file__|ctypes|cffi"
    rb"|import_module|__import__|entry_points|sys\.modules|load_module|exec_module|runpy|pkgutil)\b"
)
# Of a single function, which may have these from anywhere, also what leads to any name.
_LOOKING_NAMES = LOOK_INSIDE | LOOK_UP_MODULES | {"__file__", "func_code"}
_LOOKING_IN_C = re.compile(rb"__code__|func_code|co_code|getsource|PyFunction_|PyCode_|__import__")
_IMPORT = re.compile(rb"\b(?:from|import)\b([^\n;#]*)")
_NAME = re.compile(rb"[^\W\d]\w*")
_CONTINUED = re.compile(rb"\\\r?\n")
_Modules = tuple[int, str | None]
"""How many modules are loaded, and which was so last: others later."""
_MANY = 20_000_000  # bytes: what is larger is not read


def may_look_inside(
    library: str, watched: frozenset[str], named_in: Callable[[str], Iterable[str]]
) -> bool:
    """Say whether a library, by its top-level name, may look into functions that it is given.

    Parameters
    ----------
    watched
        Modules of which is known what they run.
    named_in
        Gives the names in the code of all watched modules of a top-level name: a library that
        calls them may have them hand functions on.
    """
    now = modules_now()

    def used(name: str) -> Iterable[str]:
        reached = _reached_from(name, watched, now)
        return () if reached.looks else (*named_in(name), *reached.watched)

    return any(_reached_from(name, watched, now).looks for name in closure([library], used))


def starts_processes(names: Set[str]) -> bool:
    """Say whether code with these names may have functions run in other processes."""
    return any(some <= names for some in _STARTED)


def mentions_inside(code: CodeType) -> bool:
    """Say whether code has, as a name or in a text, what gets at code or at modules of any name."""
    names = {*code.co_names, *code.co_varnames}
    texts = " ".join((*names, *(text for text in code.co_consts if type(text) is str)))
    return not _LOOKING_NAMES.isdisjoint(names) or _LOOKING.search(texts.encode()) is not None


def modules_now() -> _Modules:
    """Return what tells apart the modules loaded now from those at another time."""
    return len(sys.modules), next(reversed(sys.modules), None)


class _Reached(NamedTuple):
    """What a library leads to.

    Parameters
    ----------
    looks
        Whether it, or one that it imports, may look into functions.
    watched
        The top-level names of the watched modules that it may use.
    """

    looks: bool
    watched: frozenset[str]


_NOTHING = _Reached(looks=False, watched=frozenset())
_LOOKS = _Reached(looks=True, watched=frozenset())  # what else it does makes no difference


@lru_cache(maxsize=1024)
def _reached_from(library: str, watched: frozenset[str], now: _Modules) -> _Reached:
    if is_standard(library):
        return _NOTHING
    loaded, tops = _loaded_files(watched, now), _tops(watched)
    if library not in loaded and library in tops:
        return _NOTHING
    reached = closure([library], lambda name: _imports_of(name, loaded))
    if any(_looks_itself(name, loaded) for name in reached):
        return _LOOKS
    files = (path for name in reached for path in loaded.get(name, ()) if path is not None)
    names = frozenset[str]().union(*(_read(path) or () for path in files))
    return _Reached(looks=False, watched=names & tops)


@lru_cache(maxsize=1)
def _tops(watched: frozenset[str]) -> frozenset[str]:
    return frozenset(name.partition(".")[0] for name in watched)


def is_standard(library: str) -> bool:
    """Say whether this is the name of a part of the standard library."""
    return library in sys.stdlib_module_names


def is_in_standard(module: str) -> bool:
    """Say whether this is the name of a module of the standard library, in a package or not."""
    return is_standard(module.partition(".")[0])


@lru_cache(maxsize=1)
def _loaded_files(watched: frozenset[str], now: _Modules) -> dict[str, list[str | None]]:
    """Return library -> the files of its loaded modules, None for one that has none."""
    found: dict[str, list[str | None]] = {}
    modules: dict[Any, Any] = dict(sys.modules)  # what is loaded may be no module: it is like one
    for name, module in modules.items():
        if type(name) is not str or module is None or name in watched:
            continue
        spec, values = spec_of(module), namespace(module) or {}
        if spec is None or spec.origin is not None or "__path__" not in values:  # not a mere folder
            origin = spec.origin if spec is not None and spec.has_location else None
            path = origin if type(origin) is str else None
            found.setdefault(name.partition(".")[0], []).append(path)
    return found


def _looks_itself(library: str, loaded: dict[str, list[str | None]]) -> bool:
    if library in _KEEP_REFERENCE or is_standard(library):
        return False
    files = loaded.get(library, [None])
    return any(path is None or _read(path) is None for path in files)


def _imports_of(library: str, loaded: dict[str, list[str | None]]) -> list[str]:
    """Return the loaded libraries that one may import; none of one that looks by itself."""
    if library in _KEEP_REFERENCE or is_standard(library):
        return []
    names: set[str] = set()
    for path in loaded.get(library, []):
        found = None if path is None else _read(path)
        if found is None:
            return []
        names |= found
    return [name for name in names if name in loaded]


@lru_cache(maxsize=4096)
def _read(path: str) -> frozenset[str] | None:
    """Return the names in the import statements of a file; None if it may look into functions."""
    try:
        with open(path, "rb") as file:
            contents = file.read(_MANY + 1)
    except (OSError, ValueError):  # ValueError: no file can have such a name
        return None
    is_python = path.endswith(".py")
    looking = _LOOKING if is_python else _LOOKING_IN_C
    if len(contents) > _MANY or looking.search(contents):
        return None
    statements = _IMPORT.findall(_CONTINUED.sub(b" ", contents)) if is_python else [contents]
    return frozenset(
        name.decode()
        for statement in statements
        for name in set(_NAME.findall(statement))
        if name.isascii()
    )
