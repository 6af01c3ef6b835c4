"""Which modules there are, and which of them are project code."""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from importlib.machinery import SOURCE_SUFFIXES, ModuleSpec
from types import (
    ModuleType,
)
from typing import Any
from zipimport import zipimporter

_OWN_PACKAGE = __name__.partition(".")[0]
_SUFFIXES = tuple(SOURCE_SUFFIXES)
_NEVER_PROJECT = {"__main__", "__mp_main__"}
_SITE_DIRECTORIES = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")


def _standard_library() -> tuple[str, ...]:
    directory = os.path.dirname(os.__file__)
    archive = "python{}{}.zip".format(
        *sys.version_info
    )  # on `sys.path`, whether it is there or not
    zipped = os.path.join(os.path.dirname(directory), archive)
    return tuple({folder + os.sep for folder in (directory, os.path.realpath(directory), zipped)})


class Scope:
    """The one predicate that says what is project code.

    Project code has Python source outside the standard library and site-packages.

    Parameters
    ----------
    include, exclude
        Globs over fully-qualified module names that make a module with source project code
        wherever it lies, or library code; `exclude` wins.
    """

    def __init__(self, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> None:
        self.include = include
        self.exclude = exclude
        self._library_folders: dict[str, bool] = {}
        self._library = (
            *_standard_library(),
            *(directory + os.sep for directory in site.getsitepackages()),
        )

    def is_project(self, name: str, path: str | None) -> bool:
        """Say whether the module `name` with its source at `path` is project code."""
        if path is None or not path.endswith(_SUFFIXES) or name in _NEVER_PROJECT:
            return False
        if name.partition(".")[0] == _OWN_PACKAGE or matches(name, self.exclude):
            return False
        if self.include and matches(name, self.include):
            return True
        return not self._is_library_folder(path.rpartition(os.sep)[0])

    def has_only_libraries(self, folders: list[Any]) -> bool:
        """Say whether no module in these folders can be project code."""
        if self.include:
            return False
        known = self._library_folders  # each submodule of each library comes by here: no calls
        for folder in folders:
            if not (type(folder) is str and (known.get(folder) or self._is_library_folder(folder))):
                return False
        return True

    def _is_library_folder(self, folder: str) -> bool:
        found = self._library_folders.get(folder)
        if found is None:
            found = self._library_folders[folder] = self.is_library_path(folder)
        return found

    def is_library_path(self, path: str) -> bool:
        """Say whether a file or folder lies where libraries are installed."""
        path = f"{path}{os.sep}"
        return path.startswith(self._library) or any(part in path for part in _SITE_DIRECTORIES)


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    """Say whether a module name is one of, or matches a glob among, `patterns`."""
    return bool(patterns) and any(name == p or fnmatchcase(name, p) for p in patterns)


def namespace(module: object) -> dict[str, Any] | None:
    """Return the dictionary of a real module, touching nothing else.

    `sys.modules` may hold anything: None, instances, lazy modules that load on the first
    attribute access, objects whose every attribute raises. For those, None.
    """
    if type(module) is ModuleType:  # almost all are
        return module.__dict__
    if not issubclass(type(module), ModuleType) or is_lazy(module):
        return None
    found = object.__getattribute__(module, "__dict__")
    return found if type(found) is dict else None


def is_submodule(package: object, name: str, value: object) -> bool:
    """Say whether what a package has under a name is the loaded submodule of that name."""
    return value is not None and sys.modules.get(f"{package}.{name}") is value


def is_lazy(module: object) -> bool:
    """Say whether a module is one of `importlib.util.LazyLoader` that has not been used yet."""
    return type(module).__name__ == "_LazyModule"


def spec_of(module: object) -> ModuleSpec | None:
    """Return the `__spec__` of a real module without running any of its code."""
    spec = (namespace(module) or {}).get("__spec__")
    return spec if isinstance(spec, ModuleSpec) else None


def source_path(spec: Any) -> str | None:
    """Return the file a module's source is in, None for built-in, zipped or compiled ones."""
    if spec is None or not spec.has_location or not isinstance(spec.origin, str):
        return None
    if isinstance(spec.loader, zipimporter):
        return None
    return spec.origin if spec.origin.endswith(_SUFFIXES) else None


def loaded_project_modules(
    scope: Scope, names: Iterable[str]
) -> Iterator[tuple[str, ModuleSpec, str]]:
    """Yield (name, spec, path) of every loaded module among `names` that is project code."""
    for name in names:
        spec = spec_of(sys.modules.get(name))
        path = source_path(spec)
        if spec is None or path is None or not issubclass(type(name), str):
            continue
        if scope.is_project(name, path) and true_name(name) == name:
            yield name, spec, path


def true_name(name: str) -> str:
    """Return the name under which a module was imported, if `name` is another one for it."""
    module = sys.modules.get(name)
    spec = spec_of(module)
    if spec is None or spec.name == name or type(spec.name) is not str:
        return name
    if sys.modules.get(spec.name) is not module:
        return name
    return spec.name if spec.has_location else name  # `os.path` is known by that name


def search_meta_path(
    name: str, path: Any, skip: object = None, target: Any = None
) -> ModuleSpec | None:
    """Ask the finders on `sys.meta_path`, except `skip`, for a module."""
    for finder in list(sys.meta_path):
        find_spec = getattr(finder, "find_spec", None)
        if finder is skip or find_spec is None:
            continue
        spec = find_spec(name, path, target)
        if isinstance(spec, ModuleSpec):
            return spec
    return None


def find_spec(name: str, skip: object = None) -> ModuleSpec | None:
    """Find a module as a fresh import would, though it is imported already.

    `importlib.util.find_spec` answers from `sys.modules`; this asks the finders. They look again
    into a folder whose time is another one, or after `importlib.invalidate_caches`.
    """
    parent, _, _ = name.rpartition(".")
    path = None
    if parent:
        path = (namespace(sys.modules.get(parent)) or {}).get("__path__")
        if path is None:
            return None
    return search_meta_path(name, path, skip)
