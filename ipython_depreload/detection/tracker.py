"""What each project module ran, held against what its file says now."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from ipython_depreload.class_members import is_built_in, module_of, own_class_sizes
from ipython_depreload.code.importing import absolute_name, targets_of_from
from ipython_depreload.code.sources import (
    Compiled,
    Look,
    SourceProblem,
    is_gone,
    look,
    nested_codes,
    read,
    stamp,
)
from ipython_depreload.detection.tracked import Change, Tracked
from ipython_depreload.detection.watch import Watch
from ipython_depreload.modules import (
    Scope,
    find_spec,
    is_lazy,
    loaded_project_modules,
    namespace,
    source_path,
    spec_of,
)
from ipython_depreload.once import once
from ipython_depreload.registrations.first_contents import first_contents

# What is needed only once there is a project module is imported then: loading must be quick.
if TYPE_CHECKING:
    from ipython_depreload.detection.absent import Absent
    from ipython_depreload.detection.lookups import Lookups
    from ipython_depreload.libraries.library_changes import LibraryChanges
    from ipython_depreload.registrations.class_registries import ClassRegistries
    from ipython_depreload.registrations.contributions import Contributions
    from ipython_depreload.registrations.holders import Holders
    from ipython_depreload.registrations.registrants import Registrants

__all__ = ["Change", "Tracked", "Tracker"]

# Ways of living without a module: where code that was not watched has them, its imports matter.
_MAY_FAIL_TO_IMPORT = (
    rb"(?m)ImportError|ModuleNotFoundError|find_spec|^[ \t]*try[ \t]*:\s+(?:import|from)\b"
)
_OF_CONTAINERS = {"_weakrefset", "collections", "queue", "weakref"}  # in Python, with attributes
_NEVER = Look(None, 0)
_ROUNDS = 3  # what was found may have others looked for, of which one may be found
_LISTING = {"iter_modules", "walk_packages", "listdir", "scandir", "iterdir", "glob", "rglob"}


class Tracker:
    """Keeps one `Tracked` per project module and says which have changed.

    Parameters
    ----------
    imports
        Gives the names that a module imported while it was imported itself, those that were
        not found included.

    Attributes
    ----------
    hidden
        Library module that is in use -> project file that would be imported in its place now.
    finder
        Our own finder, to be skipped when asking `sys.meta_path` where a module is.
    was_missed
        Says whether no finder had a module when it was last asked for.
    ran_by
        Gives the code that ran while a module was imported, or could not be; None if unknown.
    read_imports
        Called for modules that nobody saw running and whose imports matter now.
    builds_on
        Called with a module and another one on which it builds without an import.
    """

    def __init__(self, scope: Scope, imports: Callable[[str], Iterable[str]]) -> None:
        self.scope = scope
        self.hidden: dict[str, str] = {}
        self.finder: object = None
        self.was_missed: Callable[[str], bool] = set[str]().__contains__
        self.read_imports: Callable[[str], object] = str
        self.ran_by: Callable[[str], Mapping[int, CodeType] | None] = lambda name: None
        self.builds_on: Callable[[str, str], object] = lambda upper, lower: None
        self.modules: dict[str, Tracked] = {}
        self.watch = Watch()
        self._imports = imports
        self._guessed: dict[str, tuple[CodeType | None, list[str]]] = {}
        self._users: dict[str, list[str]] = {}
        self._changed: dict[str, None] = {}
        self._left_behind: dict[str, set[str]] = {}
        self._unread: dict[str, None] = {}
        self._known: dict[str, None] = {}
        self._are_libraries: dict[str, bool] = {}
        self._last_known: tuple[int, str | None] = (0, None)
        self._lazy: list[str] = []
        self._stale = False

    @once
    def contributions(self) -> Contributions:
        """What modules have added to the containers of others."""
        from ipython_depreload.registrations.contributions import Contributions

        return Contributions(_values_of, self.builds_on, self._is_of_project)

    @once
    def libraries(self) -> LibraryChanges:
        """What modules have changed in libraries."""
        from ipython_depreload.libraries.library_changes import LibraryChanges

        return LibraryChanges(self._is_library, self.builds_on, self._executed_code_of)

    @once
    def registrants(self) -> Registrants:
        """Which modules have registered something with objects of others."""
        from ipython_depreload.registrations.registrants import Registrants

        return Registrants(_values_of, self._is_library, self._origin)

    @once
    def class_registries(self) -> ClassRegistries:
        """Which libraries keep classes of modules."""
        from ipython_depreload.registrations.class_registries import ClassRegistries

        return ClassRegistries(_values_of, self._is_library, self.modules.__contains__)

    @once
    def _holders(self) -> Holders:
        from ipython_depreload.registrations.holders import Holders

        return Holders(_values_of, self.modules, self._imports, self._origin)

    @contextlib.contextmanager
    def remembering(self) -> Iterator[None]:
        """No module is changed meanwhile: what `keepers` looks into is looked into but once."""
        with self.class_registries.remembering(), self._holders.remembering():
            yield

    def keepers(self, name: str) -> dict[str, str]:
        """Return the modules that keep what a module has registered -> why they must run too."""
        found = self.class_registries.keepers(name) | self.registrants.keepers(name)
        found |= self._holders.keepers(name, self.contributions)
        return found | self.contributions.keepers(name)

    def _origin(self, module: str, attribute: str) -> tuple[str, str]:
        from ipython_depreload.recording.backfill import origin_of

        return origin_of(module, attribute, self._code_of)

    def _code_of(self, name: str) -> CodeType | None:
        return self.modules[name].code if name in self.modules else None

    def _executed_code_of(self, name: str) -> CodeType | None:
        return self.modules[name].executed_code() if name in self.modules else None

    def code_after(self, name: str, change: Change | None) -> CodeType | None:
        """Return the code that a module will have after a change, if any; None if unknown."""
        if change is not None and change.compiled is not None:
            return change.compiled.code
        return self._executed_code_of(name)

    def _is_library(self, name: str) -> bool:
        known = self._are_libraries.get(name)
        if known is None:
            spec = spec_of(sys.modules.get(name))
            if spec is None:
                return False
            known = not self.scope.is_project(name, source_path(spec))
            self._are_libraries[name] = known
        return known

    def _is_of_project(self, cls: type) -> bool:
        """Say so of a class whose objects may be looked into, for what modules change in them."""
        if is_built_in(cls):
            return cls is SimpleNamespace
        module = module_of(cls)
        return module in _OF_CONTAINERS or not self._is_library(module)

    @once
    def _lookups(self) -> Lookups:
        from ipython_depreload.detection.lookups import Lookups

        return Lookups(self.scope, self.watch)

    @once
    def _absent(self) -> Absent:
        from ipython_depreload.detection.absent import Absent

        return Absent(self._asked_for, self.find, self.watch, self._below, self._ran_by)

    def _below(self, name: str) -> list[str]:
        if name in self.modules:
            self.read_imports(name)
        return self._asked_for(name)

    def _ran_by(self, name: str) -> Mapping[int, CodeType] | None:
        return self.ran_by(name)

    # -- what ran ----------------------------------------------------------------------------

    def executed(
        self, module: ModuleType, spec: ModuleSpec, seen: Look, ran: CodeType | bytes | None
    ) -> None:
        """Take note that a module ran; see `observed_loader.Listener`."""
        name = module.__name__
        tracked = Tracked(name, spec, str(spec.origin), seen)
        if sys.modules.get(name) is not module:
            tracked.home = module
        if isinstance(ran, bytes):
            tracked.source = ran
        else:
            tracked.code = ran
        values = namespace(module) or {}
        tracked.bound = tuple(values)
        tracked.class_sizes = own_class_sizes(name, values)
        tracked.first_contents = first_contents(name, values, self.modules)
        self._note_who_is_left_behind(tracked)
        self._add(tracked)
        self.contributions.settle(name)
        self.libraries.settle(name)
        self.registrants.settle(name)

    def _note_who_is_left_behind(self, tracked: Tracked) -> None:
        """`importlib.reload` gives a module new code, and those that had imported it nothing."""
        for modules in self._left_behind.values():
            modules.discard(tracked.name)
        before = self.modules.get(tracked.name)
        if before is not None and not (
            before.ran_the_same(tracked)
            and self._left_behind.keys().isdisjoint(self._imports(tracked.name))
        ):
            self._left_behind[tracked.name] = set(self.modules)

    def failed(self, name: str) -> None:
        """Take note that a module raised; see `observed_loader.Listener`."""
        self.contributions.abandon(name)
        self.libraries.abandon(name)
        self.registrants.abandon(name)

    def starts(self, module: str, code: CodeType, home: str) -> None:
        """Take note of what is about to run; see `observed_loader.Listener`."""
        if module == home:
            self.contributions.starts(module)
        self.libraries.starts(module, code, home)

    def has_imported(self, module: str, targets: Sequence[str]) -> None:
        """Take note that a module imported something; see `observed_loader.Listener`."""
        self.libraries.has_imported(module, targets)

    def is_known_to_libraries(self, module: str) -> bool:
        """Say whether libraries may lead to a module's objects; see `observed_loader.Listener`."""
        return self.registrants.has_objects(module)

    def imported(self, importer: str, imported: str) -> None:
        """Take note that a running module imported another; see `observed_loader.Listener`."""
        self.contributions.watch(importer, imported)
        self.registrants.watch(importer, imported)

    def committed(
        self,
        compiled: Compiled,
        bound: frozenset[str] | None = None,
        class_sizes: dict[str, int] | None = None,
        home: ModuleType | None = None,
    ) -> None:
        """Take note that a reload made this version the running one.

        Parameters
        ----------
        bound, class_sizes, home
            See `Tracked`; None if it was not executed.
        """
        tracked = self.modules.get(compiled.name)
        if tracked is None or tracked.path != compiled.path:
            tracked = Tracked(compiled.name, compiled.spec, compiled.path, look(compiled.path))
            self._add(tracked)
        else:  # a copy: the reload can still be undone
            tracked = self.modules[compiled.name] = copy(tracked)
        tracked.spec = compiled.spec
        if tracked.code is not compiled.code:
            tracked.code = compiled.code
            tracked.source = tracked.text = compiled.source
        if bound is not None:
            tracked.bound, tracked.home = tuple(bound), home
            tracked.class_sizes = class_sizes or {}
        tracked.change = tracked.called_for = None
        asked_in_vain = self._absent.executed_again(compiled.name)
        # What has new function bodies only has imported nothing else.
        self._stale = self._stale or bound is not None or asked_in_vain

    def rejected(self, names: Iterable[str], reached: Iterable[str]) -> None:
        """Take note that an attempt to reload failed, and what it had to do with by then."""
        self._absent.attempted(names, reached)
        self._stale = True

    def bridges(self) -> set[tuple[str, str]]:
        """Return (importer, imported) where the import goes through modules that failed."""
        return self._absent.bridges()

    def found_for(self, names: Iterable[str]) -> object:
        """Return what the finders have for the absent names that these modules asked for."""
        self._update()
        return self._absent.signs(names)

    def _add(self, tracked: Tracked) -> None:
        if tracked.name in self.modules:
            self._stop_watching_all(self.modules[tracked.name])
        self.modules[tracked.name] = tracked
        self._unread[tracked.name] = None
        self._stale = True

    def _start_watching(self, tracked: Tracked, path: str, seen: Look) -> None:
        users = self._users.setdefault(path, [])
        if tracked.name not in users:
            users.append(tracked.name)
        if path not in self.watch or not seen.settled:
            self.watch.add(path, seen.stamp, settled=seen.settled and seen is not _NEVER)

    def _stop_watching(self, name: str, path: str) -> None:
        users = self._users.get(path, [])
        if name in users:
            users.remove(name)
        if not users and self._users.pop(path, None) is not None:
            self.watch.discard(path)

    def _stop_watching_all(self, tracked: Tracked) -> None:
        self._stop_watching(tracked.name, tracked.path)
        if tracked.moved is not None:
            self._stop_watching(tracked.name, tracked.moved[1])

    def forget(self, name: str) -> None:
        """Stop tracking a module."""
        tracked = self.modules.pop(name, None)
        if tracked is not None:
            self._stop_watching_all(tracked)
            self._stale = True

    def scope_changed(self) -> None:
        """Judge anew which loaded modules are project code; known ones keep what they ran."""
        for tracked in list(self.modules.values()):
            if not self.scope.is_project(tracked.name, tracked.path):
                self.forget(tracked.name)
        self._known.clear()
        self._are_libraries.clear()
        self._last_known = (0, None)

    def snapshot(self) -> dict[str, Tracked]:
        """Return which modules are tracked, as `restore` takes it."""
        return dict(self.modules)

    def restore(self, modules: dict[str, Tracked]) -> None:
        """Go back to a snapshot."""
        for name in [n for n, t in self.modules.items() if modules.get(n) is not t]:
            self.forget(name)
        for tracked in modules.values():
            if self.modules.get(tracked.name) is not tracked:
                self._add(tracked)
                self._note(tracked)
        self._stale = True

    # -- what is on disk ---------------------------------------------------------------------

    def check(self) -> dict[str, Change]:
        """Look at the disk; return module -> change for whatever differs from what ran."""
        self.adopt()
        for _ in range(_ROUNDS):
            self._update()
            suspects = self.watch.suspects()
            if suspects:
                self._look_into(suspects)
            if not self._stale:
                break
        if self._left_behind:
            self._call_for_those_left_behind()
        if not self._changed:
            return {}
        return self._changes()

    def take_stock(self) -> None:
        """Look around after a cell may have imported modules: what appears later is news."""
        self.adopt()
        if self._stale:
            self._update()
            self._look_into(path for path in self.watch.suspects() if path in self._lookups)

    def _changes(self) -> dict[str, Change]:
        found = {}
        for name in list(self._changed):
            tracked = self.modules.get(name)
            change = None if tracked is None else tracked.overall_change()
            if change is None:
                del self._changed[name]
            elif name in sys.modules:  # not one that the user has thrown out
                found[name] = change
        return found

    def adopt(self) -> list[str]:
        """Track project modules that were imported unseen; return their names."""
        last = (len(sys.modules), next(reversed(sys.modules), None))
        awake = [name for name in self._lazy if not is_lazy(sys.modules.get(name))]
        if last == self._last_known and not awake:
            return []
        self._last_known = last
        new = [name for name in list(sys.modules) if name not in self._known] + awake
        self._known = dict.fromkeys(sys.modules)
        self._lazy = [name for name in [*self._lazy, *new] if is_lazy(sys.modules.get(name))]
        self._stale = True
        found = []
        for name, spec, path in loaded_project_modules(self.scope, new):
            if name not in self.modules:
                self._add(Tracked(name, spec, path))
                found.append(name)
        return found

    def adopt_later(self, names: Iterable[str]) -> None:
        """Track these modules, once the reload under way is undone, as if they had gone unseen."""
        for name in names:
            self._known.pop(name, None)
        self._last_known = (0, None)

    def may_find_what_was_absent(self, importer: str) -> bool:
        """Say whether there is something now for a name that an importer found nothing for."""
        return any(importer in self._absent.importers(name) for name in self._absent.found)

    def _update(self) -> None:
        """Mind which names are looked for where, if that is not what it was."""
        if not self._stale and not self._lookups.outdated():
            return
        self._stale = False
        texts = self._read_new()
        new = self._absent.update(self.modules)
        paths = {name: tracked.path for name, tracked in list(self.modules.items())}
        self._lookups.update(paths, self._absent.names, self._libraries())
        if new:
            importlib.invalidate_caches()
        for name in new:
            self._absent.ask(name)
        for name in [name for name in self._absent.found if name in new]:
            for importer in self._absent.importers(name):
                since = self.modules[importer].since
                if self.was_missed(name) or self._absent.appeared_since(name, since):
                    self._call_for(importer, f"{name} has appeared, which it could not import")
        suspects = set(self.watch.suspects())
        for name, text in texts.items():
            tracked = self.modules[name]
            if tracked.path not in suspects:
                tracked.ran(text)

    def _libraries(self) -> set[str]:
        """The top-level modules in use that are not project code."""
        names: list[object] = list(sys.modules)
        loaded = {name for name in names if isinstance(name, str) and "." not in name}
        return loaded - self.modules.keys()

    def _read_new(self) -> dict[str, bytes]:
        """Watch the files of new modules; return their contents, proof only if not suspect."""
        texts = {}
        unread, self._unread = self._unread, {}
        for name in unread:
            tracked = self.modules.get(name)
            if tracked is None:
                continue
            seen = tracked.seen or _NEVER
            if tracked.seen is not None and tracked.source is None:
                with contextlib.suppress(SourceProblem):  # it shows when the file is looked into
                    text = read(name, tracked.path)
                    if seen.settled:
                        texts[name] = text
                    else:
                        tracked.unproven = text
            self._start_watching(tracked, tracked.path, seen)
        return texts

    def _look_into(self, suspects: Iterable[str]) -> None:
        importlib.invalidate_caches()
        names: dict[str, bool] = {}
        for path in suspects:
            taken = look(path)
            if path in self._lookups:
                names.update(self._lookups.examine(path))
            for name in tuple(self._users.get(path, ())):
                self._examine(self.modules[name], path, taken)
            names.update(dict.fromkeys(self._absent.names_in(path), True))
            self.watch.saw(path, taken.stamp, settled=taken.settled)
        names.update(dict.fromkeys(self._absent.found, True))
        for name, is_news in names.items():
            self._look_up(name, is_news=is_news)

    def _examine(self, tracked: Tracked, path: str, taken: Look) -> None:
        """Bring a module's `change` up to date: this file of it may have changed."""
        _, where = tracked.moved or (None, tracked.path)
        if path != where:
            return
        if taken.stamp is None and is_gone(path):
            self._relocate(tracked)
        else:
            self._read(tracked, path, taken)

    def _read(self, tracked: Tracked, path: str, taken: Look) -> None:
        adopted = tracked.source is None and tracked.seen is None
        try:
            text = read(tracked.name, path)
        except SourceProblem as problem:
            tracked.text = None
            tracked.change = Change("cannot be read", problem=problem)
        else:
            tracked.compare(text, taken)
        self._note(tracked)
        if (
            adopted
            and tracked.source is not None
            and re.search(_MAY_FAIL_TO_IMPORT, tracked.source)
        ):
            self.read_imports(tracked.name)
            self._guessed[tracked.name] = (tracked.executed_code(), _possible_imports(tracked))
            self._stale = True

    def _asked_for(self, name: str) -> list[str]:
        """What a module imported when it was imported itself, or may have tried to."""
        code, guessed = self._guessed.get(name, (None, []))
        tracked = self.modules.get(name)
        still = tracked is not None and tracked.code is code
        return [*self._imports(name), *(guessed if still else ())]

    def _note(self, tracked: Tracked) -> None:
        if tracked.change is not None or tracked.called_for is not None:
            self._changed[tracked.name] = None

    def _call_for(self, name: str, reason: str) -> None:
        tracked = self.modules.get(name)
        if tracked is not None:
            tracked.called_for = reason
            self._note(tracked)

    def _call_for_those_left_behind(self) -> None:
        left_behind, self._left_behind = self._left_behind, {}
        for name, modules in left_behind.items():
            for importer in [m for m in self.modules if m in modules and m in sys.modules]:
                self.read_imports(importer)
                if name in self._imports(importer):
                    self._call_for(importer, f"{name} was executed anew, by other means")

    # -- modules that are elsewhere ----------------------------------------------------------

    def find(self, name: str) -> ModuleSpec | None:
        """Find a module as a fresh import would; None also if a finder fails."""
        try:
            return find_spec(name, self.finder)
        except Exception:  # noqa: BLE001 (other people's finders)
            return None

    def _look_up(self, name: str, *, is_news: bool) -> None:
        """A name may be found elsewhere than before, or now."""
        tracked = self.modules.get(name)
        if tracked is not None:
            spec = self.find(name)
            path = source_path(spec)
            if spec is not None and path is not None and (is_news or _came_after(path, tracked)):
                self._move(tracked, spec, path)
        elif name in self._absent:
            if self._absent.ask(name):
                for importer in self._absent.importers(name):
                    self._call_for(importer, f"{name} has changed, which it could not import")
        elif name in sys.modules:
            self._become_regular_package(name)
            if is_news:
                self._hide_library(name)
        else:
            self._submodule_came_or_went(name)

    def _relocate(self, tracked: Tracked) -> None:
        """The file is gone: deleted, or the module is elsewhere now (a package, say)."""
        spec = self.find(tracked.name)
        path = source_path(spec)
        if spec is not None and path is not None:
            self._move(tracked, spec, path)
            return
        tracked.text = None
        problem = SourceProblem(tracked.name, tracked.path, None, "the file was deleted")
        tracked.change = Change("deleted", problem=problem)
        self._note(tracked)
        self._submodule_came_or_went(tracked.name)

    def _move(self, tracked: Tracked, spec: ModuleSpec, path: str) -> None:
        """The module would now be loaded from another file."""
        if path == (tracked.path if tracked.moved is None else tracked.moved[1]):
            return
        if tracked.moved is not None:
            self._stop_watching(tracked.name, tracked.moved[1])
        tracked.moved = None if path == tracked.path else (spec, path)
        tracked.text = None
        self._start_watching(tracked, path, _NEVER)
        self._read(tracked, path, look(path))

    def _become_regular_package(self, name: str) -> None:
        """A namespace package, which has no file, got an `__init__.py`."""
        loaded = spec_of(sys.modules.get(name))
        if loaded is None or loaded.origin is not None:
            return
        spec = self.find(name)
        path = source_path(spec)
        if spec is None or path is None:
            self._stale = True  # it may have got another folder
            return
        if self.scope.is_project(name, path):
            tracked = Tracked(name, loaded, "")
            self.modules[name] = tracked
            self._move(tracked, spec, path)

    def _hide_library(self, name: str) -> None:
        """A library module would be found in the project now: what else uses it must not suffer."""
        loaded, path = spec_of(sys.modules.get(name)), source_path(self.find(name))
        if name in self.modules or loaded is None or loaded.origin in (None, path):
            return
        if path is not None and self.scope.is_project(name, path):
            self.hidden[name] = path

    def _submodule_came_or_went(self, name: str) -> None:
        """Who lists the folder of a package, to load plugins, must do so again."""
        package = name.rpartition(".")[0]
        for lister in self.modules:
            near = (lister, *self._imports(lister))
            if not any(f"{each}.".startswith(f"{package}.") for each in near):
                continue
            code = self.modules[lister].executed_code()
            own = () if code is None else nested_codes(code)
            ran = self.ran_by(lister) or {}
            if any(not _LISTING.isdisjoint(each.co_names) for each in (*own, *ran.values())):
                self._call_for(lister, f"{name} has come or gone, and it may list that folder")


def _values_of(name: str) -> dict[str, Any] | None:
    return namespace(sys.modules.get(name))


def _possible_imports(tracked: Tracked) -> list[str]:
    """What a module that nobody saw running may have looked for in vain, as its code has it."""
    from ipython_depreload.code.bytecode import computed_imports, imports_in  # only if loaded late

    code = tracked.executed_code()
    if code is None:
        return []
    values = namespace(sys.modules.get(tracked.name)) or {}
    names = computed_imports(code)
    for statement in imports_in(code):
        if statement.lazy:
            absolute = absolute_name(statement.name, values, statement.level)
            names |= {absolute, *targets_of_from(absolute, statement.fromlist)}
    return sorted(name for name in names if name not in sys.modules)


def _came_after(path: str, tracked: Tracked) -> bool:
    """Say whether a file, or the package that it makes, appeared after a module was imported."""
    folder = os.path.dirname(path) if os.path.basename(path).startswith("__init__.") else path
    times = [taken[1] for taken in map(stamp, (path, folder)) if taken is not None]
    return max(times, default=0) >= tracked.since
