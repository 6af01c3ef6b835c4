"""Names that imports asked for and that are not loaded: what would be found for them now?

`try: import turbo` at the top of a module makes it depend on a file that is not there, or on one
that raised. When that file appears, or changes, the module is not up to date any more.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.machinery import ModuleSpec
from types import CodeType
from typing import Any

from ipython_depreload.code.bytecode import functions_in, outside_functions
from ipython_depreload.code.sources import SourceProblem, read, stamp
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.detection.watch import Watch
from ipython_depreload.graph import closure
from ipython_depreload.libraries.looking import LOOK_INSIDE, may_look_inside
from ipython_depreload.modules import source_path

# What the finders give: None, or where it is, its contents, and those of its own imports.
Sign = tuple[Any, ...] | None


class Absent:
    """The absent names, and who asked for them.

    Parameters
    ----------
    imports
        Gives the names that a module imported while it was imported itself.
    find
        Asks the finders for a module.
    below
        Gives what a module, loaded or not, imported; for some it is found out only now.
    ran
        Gives the code that ran while a module was imported, or could not be.
    """

    def __init__(
        self,
        imports: Callable[[str], Iterable[str]],
        find: Callable[[str], ModuleSpec | None],
        watch: Watch,
        below: Callable[[str], Iterable[str]],
        ran: Callable[[str], Mapping[int, CodeType] | None],
    ) -> None:
        self._imports = imports
        self._find = find
        self._watch = watch
        self._below = below
        self._ran = ran
        self._importers: dict[str, set[str]] = {}
        self._signs: dict[str, Sign] = {}
        self._files: dict[str, set[str]] = {}
        self._attempts: dict[str, frozenset[str]] = {}
        self._tried: set[str] = set()
        self._loaded: Mapping[str, Tracked] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._importers

    @property
    def names(self) -> list[str]:
        """The absent names."""
        return list(self._importers)

    @property
    def found(self) -> list[str]:
        """Those for which there is something: importing it failed, or was not tried."""
        return [name for name in self._importers if self._signs.get(name) is not None]

    def names_in(self, path: str) -> set[str]:
        """Return the absent names that a file would be loaded for."""
        return self._files.get(path, set())

    def importers(self, name: str) -> set[str]:
        """Return the loaded modules that asked for a name."""
        return self._importers.get(name, set()) & self._loaded.keys()

    def bridges(self) -> set[tuple[str, str]]:
        """Return pairs of loaded modules of which one imports the other through absent ones."""
        return {
            (importer, imported)
            for name in self.found
            for absent in closure([name], self._absent_imports)
            for imported in self._imports(absent)
            for importer in self.importers(name)
            if imported in self._loaded and imported != importer
        }

    def attempted(self, names: Iterable[str], reached: Iterable[str]) -> None:
        """These modules could not be reloaded together, having tried to import `reached`."""
        missing = frozenset(n for n in reached if n not in sys.modules)
        self._attempts.update(dict.fromkeys(names, missing))

    def executed_again(self, name: str) -> bool:
        """A module has been reloaded, with what there was; say whether something was not there."""
        had_failed = self._attempts.pop(name, None) is not None
        self._tried.add(name)
        return had_failed or any(name in importers for importers in self._importers.values())

    def signs(self, importers: Iterable[str]) -> tuple[tuple[str, Sign], ...]:
        """Return what the success of these modules' imports depends on."""
        wanted = set(importers)
        asked = [n for n, who in self._importers.items() if not wanted.isdisjoint(who)]
        return tuple((name, self._signs.get(name)) for name in sorted(asked))

    def update(self, loaded: Mapping[str, Tracked]) -> list[str]:
        """Find out anew which names are absent; return those that were not known to be."""
        self._loaded = loaded
        self._importers = {}
        for importer in list(loaded):
            wanted = [*self._imports(importer), *self._attempts.get(importer, ())]
            missing = [name for name in wanted if name not in sys.modules]
            for name in closure(missing, self._absent_imports) if missing else ():
                self._importers.setdefault(_first_absent(name), set()).add(importer)
        for name in self._signs.keys() - self._importers.keys():
            del self._signs[name]
        for name in self.found:
            if not self._tried.isdisjoint(self._importers[name]):
                self._accept_imports(name)
        self._tried.clear()
        self._watch_files()
        return [name for name in self._importers if name not in self._signs]

    def _accept_imports(self, name: str) -> None:
        """A file that was tried again may have got further than before."""
        before, sign = self._signs[name], self._sign(name)
        if before is not None and sign is not None and before[:2] == sign[:2]:
            self._signs[name] = sign

    def _absent_imports(self, name: str) -> list[str]:
        return [other for other in self._imports(name) if other not in sys.modules]

    def ask(self, name: str) -> bool:
        """Ask for a name anew; say whether the answer is another one, or the first."""
        before = self._signs.get(name, self)
        sign = self._signs[name] = self._sign(name)
        self._watch_files()
        return sign != before

    def appeared_since(self, name: str, time: int) -> bool:
        """Say whether what there is for a name is younger than this."""
        sign = self._signs.get(name)
        taken = None if sign is None else stamp(str(sign[0]))
        return taken is not None and taken[1] >= time

    def _sign(self, name: str) -> Sign:
        spec = self._find(name)
        if spec is None:
            return None
        path = source_path(spec)
        if path is None:
            return str(spec.origin), stamp(str(spec.origin))
        try:
            contents = hash(read(name, path))
        except SourceProblem as problem:
            return path, problem.reason
        return path, contents, self._needs(name)

    def _needs(self, name: str) -> tuple[tuple[str, object], ...]:
        """Return what of other modules decides whether an import fails: not what it did not run."""
        needed = sorted(n for n in closure([name], self._below) if n in self._loaded)
        all_ran = [self._ran(n) for n in (name, *needed)]
        codes = [code for ran in all_ran if ran is not None for code in ran.values()]
        functions = {(code.co_filename, code.co_qualname) for code in codes}
        versions = [(n, _version(self._loaded[n], functions)) for n in needed]
        if None in all_ran or self._may_look_inside(codes):
            versions += [(n, hash(self._loaded[n].text)) for n in needed]
        return tuple(versions)

    def _may_look_inside(self, ran: Iterable[CodeType]) -> bool:
        """Say whether code may read the bodies of functions, itself or by means of a library."""
        words = {word for code in ran for word in code.co_names}
        if not LOOK_INSIDE.isdisjoint(words):
            return True
        watched = frozenset(self._loaded)
        libraries = {word.partition(".")[0] for word in words} & sys.modules.keys() - watched
        return any(may_look_inside(name, watched, lambda _: ()) for name in libraries)

    def _watch_files(self) -> None:
        files: dict[str, set[str]] = {}
        for name, sign in self._signs.items():
            if sign is not None:
                files.setdefault(str(sign[0]), set()).add(name)
        for path in files.keys() - self._files.keys():
            if path not in self._watch:
                self._watch.add(path, None, settled=False)
        self._files = files


def _version(tracked: Tracked, functions: Iterable[tuple[str, str]]) -> object:
    """Tell versions of a module apart by its top level, its classes, and some of its functions."""
    change = tracked.change
    if change is None:
        code = tracked.code
    else:
        code = None if change.compiled is None else change.compiled.code
    if code is None:
        return hash(tracked.text)
    names = {name for file, name in functions if file == tracked.path}
    return outside_functions(code), functions_in(code, names)


def _first_absent(name: str) -> str:
    """`a.b.c` cannot be looked for while `a` is not loaded."""
    parts = name.split(".")
    for length in range(1, len(parts)):
        prefix = ".".join(parts[:length])
        if prefix not in sys.modules:
            return prefix
    return name
