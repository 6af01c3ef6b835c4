"""Which libraries may look into the functions that they are given, from their files.

A library can have nothing of a function's body unless it reads its code object or its source. What
does neither, nor hands functions on to a library that does, keeps references at most.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from ipython_depreload.graph import closure
from ipython_depreload.modules import namespace, spec_of

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


def may_look_inside(library: str) -> bool:
    """Say whether a library, by its top-level name, may look into functions that it is given."""
    return _may_look_inside(library, _modules_now())


def _modules_now() -> _Modules:
    return len(sys.modules), next(reversed(sys.modules), None)


@lru_cache(maxsize=256)
def _may_look_inside(library: str, now: _Modules) -> bool:
    loaded = _loaded_files(now)
    reached = closure([library], lambda name: _imports_of(name, loaded))
    return any(_looks_itself(name, loaded) for name in reached)


def is_standard(library: str) -> bool:
    """Say whether this is the name of a part of the standard library."""
    return library in sys.stdlib_module_names


@lru_cache(maxsize=1)
def _loaded_files(now: _Modules) -> dict[str, list[str | None]]:
    """Return library -> the files of its loaded modules, None for one that has none."""
    found: dict[str, list[str | None]] = {}
    for name, module in list(sys.modules.items()):
        spec, values = spec_of(module), namespace(module)
        is_folder = spec is not None and spec.origin is None and "__path__" in (values or ())
        if values is not None and not is_folder:
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
