"""Folders in which modules are looked for: which names may be found elsewhere than before?

A module's own file does not tell that another one now comes before it, nor that one has appeared
that an import failed to find. The folders of the search path tell: they change with each new entry.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.machinery import all_suffixes

from ipython_depreload.code.sources import look
from ipython_depreload.detection.watch import Watch
from ipython_depreload.modules import Scope, namespace

_ENDINGS = tuple(all_suffixes())
_INIT = "__init__"
TOP = ""


class _Folder:
    """One folder of the search path.

    Attributes
    ----------
    parents
        Packages whose submodules are looked for here; "" for top-level modules.
    becoming
        Modules for which an `__init__.py` here would count.
    entries
        What was here when last looked.
    unchecked
        What was here then has not been looked for all names yet.
    """

    __slots__ = ("becoming", "entries", "parents", "unchecked")

    def __init__(self, entries: frozenset[str] = frozenset(), *, unchecked: bool = True) -> None:
        self.parents: set[str] = set()
        self.becoming: set[str] = set()
        self.entries = entries
        self.unchecked = unchecked


class Lookups:
    """The folders in which known names are looked for.

    Parameters
    ----------
    watch
        Says when a folder may have changed.
    """

    def __init__(self, scope: Scope, watch: Watch) -> None:
        self._scope = scope
        self._watch = watch
        self._folders: dict[str, _Folder] = {}
        self._leaves: dict[str, set[str]] = {}
        self._own: dict[str, str] = {}
        self._search_path: list[str] = []
        self._here: str | None = None

    def __contains__(self, path: object) -> bool:
        return path in self._folders or path == os.curdir

    def outdated(self) -> bool:
        """Say whether `sys.path` is another one than at the last `update`."""
        return sys.path != self._search_path

    def update(
        self, loaded: Mapping[str, str], missing: Iterable[str], libraries: Iterable[str] = ()
    ) -> None:
        """Look for these names from now on.

        Parameters
        ----------
        loaded
            Module -> its file.
        missing
            Names that could not be imported.
        libraries
            Top-level names that are found elsewhere, but might be found in project folders.
        """
        missing = set(missing)
        self._own = dict(loaded)
        self._search_path = list(sys.path)
        leaves, self._leaves = self._leaves, {}
        for name in [*loaded, *missing]:
            parent, _, leaf = name.rpartition(".")
            self._leaves.setdefault(parent, set()).add(leaf)
        self._leaves.setdefault(TOP, set()).update(libraries)
        for name, path in loaded.items():
            if os.path.basename(path).startswith(f"{_INIT}."):
                self._leaves.setdefault(name, set())
        for package in [p for p in self._leaves if p != TOP and p not in loaded]:
            above, _, leaf = package.rpartition(".")  # a namespace package: it may get new folders
            self._leaves.setdefault(above, set()).add(leaf)
        old, self._folders = self._folders, {}
        for parent in self._leaves:
            wanted = any(name.rpartition(".")[0] == parent for name in missing)
            grown = not self._leaves[parent] <= leaves.get(parent, set())
            for path in self._search_folders(parent, libraries=wanted):
                self._folder(path, old, grown=grown).parents.add(parent)
        for path, folder in old.items():
            becoming = folder.becoming & loaded.keys()
            if becoming:
                self._folder(path, old).becoming |= becoming
        self._mind_current_folder()
        for path in old.keys() - self._folders.keys():
            self._watch.discard(path)

    def _mind_current_folder(self) -> None:
        """Relative entries of the search path lead elsewhere after `os.chdir`."""
        relative = any(not os.path.isabs(entry) for entry in self._search_path)
        if relative and os.curdir not in self._watch:
            self._watch.add(os.curdir, None, settled=False)
        elif not relative:
            self._watch.discard(os.curdir)
        self._here = _absolute("")

    def _search_folders(self, parent: str, *, libraries: bool) -> Iterator[str]:
        """Yield the folders in which submodules of `parent` are looked for."""
        if parent == TOP:  # noqa: SIM108
            entries = self._search_path
        else:
            entries = search_path_of(parent)
        for entry in entries:
            path = _absolute(entry)
            if path is not None and (libraries or not self._scope.is_library_path(path)):
                yield path

    def _folder(self, path: str, old: dict[str, _Folder], *, grown: bool = False) -> _Folder:
        folder = self._folders.get(path)
        if folder is None:
            known = old.get(path, _Folder())
            folder = self._folders[path] = _Folder(known.entries, unchecked=known.unchecked)
        folder.unchecked = folder.unchecked or grown
        if path not in self._watch:
            self._watch.add(path, None, settled=False)
        elif folder.unchecked:
            self._watch.suspect(path)
        return folder

    # -- what appeared -----------------------------------------------------------------------

    def examine(self, path: str) -> dict[str, bool]:
        """Look at a folder that may have changed.

        Returns
        -------
        dict
            Names that may be found elsewhere now -> whether that is news: false for what was
            there when the folder was first looked at.
        """
        taken = look(path)
        if path == os.curdir:
            self._watch.saw(path, taken.stamp, settled=True)
            if _absolute("") != self._here:
                self._search_path = []
            return {}
        folder = self._folders[path]
        try:
            entries = frozenset(os.listdir(path))
        except PermissionError:  # for a while, perhaps: what was there may be there
            entries = folder.entries
        except OSError:  # no such folder, or a zip file
            entries = frozenset()
        before, folder.entries = folder.entries, entries
        first, folder.unchecked = folder.unchecked, False
        self._watch.saw(path, taken.stamp, settled=taken.settled)
        names = dict.fromkeys(self._names_for(path, folder, entries), False) if first else {}
        if before or not first:
            names.update(dict.fromkeys(self._names_for(path, folder, entries - before), True))
            names.update(dict.fromkeys(self._submodules(folder, entries ^ before), True))
        return names

    def _submodules(self, folder: _Folder, entries: Iterable[str]) -> Iterator[str]:
        """Yield the submodules, of whatever name, that these entries are."""
        for entry in entries:
            leaf, dot, _ = entry.partition(".")
            if leaf.isidentifier() and leaf != _INIT and (not dot or entry.endswith(_ENDINGS)):
                yield from (f"{parent}.{leaf}" for parent in folder.parents if parent != TOP)

    def _names_for(self, path: str, folder: _Folder, entries: Iterable[str]) -> Iterator[str]:
        for entry in entries:
            yield from self._names_of(path, folder, entry)

    def _names_of(self, path: str, folder: _Folder, entry: str) -> Iterator[str]:
        """Yield the names that a new entry may be found for."""
        leaf, dot, _ = entry.partition(".")
        if dot and not entry.endswith(_ENDINGS):
            return
        if leaf == _INIT:
            yield from (name for name in folder.parents | folder.becoming if name != TOP)
        for parent in folder.parents:
            if leaf in self._leaves.get(parent, ()):
                name = f"{parent}.{leaf}" if parent else leaf
                inside = os.path.join(path, entry)
                if self._own.get(name) not in (inside, os.path.join(inside, f"{_INIT}.py")):
                    if not dot and os.path.isdir(inside):
                        self._folder(inside, {}).becoming.add(name)
                    yield name


def search_path_of(package: str) -> list[str]:
    """Return where submodules of a loaded package are looked for."""
    path = (namespace(sys.modules.get(package)) or {}).get("__path__", ())
    try:
        return [entry for entry in path if isinstance(entry, str)]
    except Exception:  # noqa: BLE001 (a namespace package's path asks all finders)
        return []


def _absolute(entry: object) -> str | None:
    """Return where an entry of `sys.path` leads now; "" and relative ones depend on the moment."""
    if not isinstance(entry, str):
        return None
    if os.path.isabs(entry):
        return entry
    try:
        return os.path.join(os.getcwd(), entry) if entry else os.getcwd()
    except OSError:  # the current folder is gone
        return None
