"""What looks into functions; which libraries may, of those they are given, from their files.

A library can have nothing of a function's body unless it reads its code object or its source. What
does neither, nor hands functions on to a library that does, keeps references at most.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from ipython_depreload.graph import closure
from ipython_depreload.modules import namespace, spec_of

# By these names project code gets at the code or the source of functions.
LOOK_INSIDE = {
    "__code__",
    "ag_code",
    "co_code",
    "co_consts",
    "cr_code",
    "dis",
    "disassemble",
    "findsource",
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
}
# These ask for an attribute by a string.
ASK_BY_STRING = {"attrgetter", "getattr", "getattr_static"}
# What is called by these runs unseen.
RUN_UNSEEN = {"monitoring", "setprofile", "settrace"}
LOOK_AT_DOCSTRING = {"__doc__", "getdoc", "update_wrapper", "wraps"}
# Libraries that look into functions, but keep a reference to those they are given, never a copy.
_KEEP_REFERENCE = {"attr", "attrs", "click", "pluggy", "pydantic", "pytest", "typing_extensions"}
# By these names one gets at code or source, or at a library of any name.
_LOOKING = re.compile(
    rb"__code__|\b(?:func_code|co_\w+|getsource\w*|getfile|findsource|getblock|getcomments"
    rb"|getclosurevars|getmembers|dis|linecache|get_referents|__file__|ctypes|cffi"
    rb"|import_module|__import__|entry_points|sys\.modules|load_module|exec_module|runpy|pkgutil)\b"
)
_LOOKING_IN_C = re.compile(rb"__code__|func_code|co_code|getsource|PyFunction_|PyCode_|__import__")
_IMPORT = re.compile(rb"\b(?:from|import)\b([^\n;#]*)")
_NAME = re.compile(rb"[^\W\d]\w*")
_Modules = tuple[int, str | None]
"""How many modules are loaded, and which was so last: others later."""
_MANY = 20_000_000  # bytes: what is larger is not read


def may_look_inside(library: str, watched: frozenset[str]) -> bool:
    """Say whether a library, by its top-level name, may look into functions that it is given.

    Parameters
    ----------
    watched
        Modules of which is known what they run.
    """
    return _may_look_inside(library, watched, _modules_now())


def _modules_now() -> _Modules:
    return len(sys.modules), next(reversed(sys.modules), None)


@lru_cache(maxsize=256)
def _may_look_inside(library: str, watched: frozenset[str], now: _Modules) -> bool:
    loaded = _loaded_files(watched, now)
    reached = closure([library], lambda name: _imports_of(name, loaded))
    return any(_looks_itself(name, loaded) for name in reached)


def watched_of(library: str, watched: frozenset[str]) -> set[str]:
    """Return which of the watched modules a library may use."""
    loaded = _loaded_files(watched, _modules_now())
    reached = closure([library], lambda name: _imports_of(name, loaded))
    files = (path for name in reached for path in loaded.get(name, ()) if path is not None)
    names = frozenset().union(*(_read(path) or () for path in files))
    return {module for module in watched if module.partition(".")[0] in names}


def is_standard(library: str) -> bool:
    """Say whether this is the name of a part of the standard library."""
    return library in sys.stdlib_module_names


@lru_cache(maxsize=1)
def _loaded_files(watched: frozenset[str], now: _Modules) -> dict[str, list[str | None]]:
    """Return library -> the files of its loaded modules, None for one that has none."""
    found: dict[str, list[str | None]] = {}
    for name, module in list(sys.modules.items()):
        spec, values = spec_of(module), namespace(module)
        is_folder = spec is not None and spec.origin is None and "__path__" in (values or ())
        if values is not None and not is_folder and name not in watched:
            path = spec.origin if spec is not None and spec.has_location else None
            found.setdefault(str(name).partition(".")[0], []).append(path)
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
    except OSError:
        return None
    is_python = path.endswith(".py")
    looking = _LOOKING if is_python else _LOOKING_IN_C
    if len(contents) > _MANY or looking.search(contents):
        return None
    statements = _IMPORT.findall(contents) if is_python else [contents]
    return frozenset(
        name.decode()
        for statement in statements
        for name in set(_NAME.findall(statement))
        if name.isascii()
    )
