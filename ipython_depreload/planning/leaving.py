"""Modules that go with an edit: no code which stays, or is to come, imports them any more."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import CodeType

from ipython_depreload.code.bytecode import computes_imports, texts_of
from ipython_depreload.code.importing import prefixes
from ipython_depreload.detection.tracked import Change
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import ModuleGraph, closure
from ipython_depreload.identity.names import Bindings
from ipython_depreload.modules import namespace
from ipython_depreload.plan import DELETED, UNIMPORTED, Plan
from ipython_depreload.recording.backfill import edges_of


@dataclass(frozen=True)
class Leaving:
    """Says which modules go.

    Parameters
    ----------
    changes
        What has changed on disk.
    edited
        The modules among those that can be brought up to date.
    is_reloadable
        Says whether a module may be reloaded.
    is_blacklisted
        Says whether a module is to stay as it is.
    bindings
        What the notebook's cells name.
    concerned
        Gives the modules that may have something of one, though they do not import it.
    """

    graph: ModuleGraph
    tracker: Tracker
    bindings: Bindings
    changes: Mapping[str, Change]
    edited: Collection[str]
    is_reloadable: Callable[[str], bool]
    is_blacklisted: Callable[[str], bool]
    concerned: Callable[[str], Collection[str]]

    @cached_property
    def modules(self) -> set[str]:
        """Return the modules that are to go as no code which stays, or is to come, imports them."""
        leaving = {
            name
            for name, change in self.changes.items()
            if change.reason == "deleted" and not self.is_blacklisted(name)
        }
        return self._without_imported(leaving, self._is_imported) | self._registering_in_vain()

    def why(self, name: str) -> str:
        """Say why a module goes."""
        change = self.changes.get(name)
        return DELETED if change is not None and change.reason == "deleted" else UNIMPORTED

    def left_by(self, plan: Plan) -> list[str]:
        """Return those of the leaving modules that only what a plan executes has imported."""
        if not self.modules:
            return []
        left = closure(
            plan.modules,
            lambda name: (n for n in self.graph.dependencies(name) if n in self.modules),
        )
        return [name for name in left if name in self.modules]

    def concerned_by(self, removed: Collection[str]) -> dict[str, str]:
        """Return who must be executed when some modules are removed -> why."""
        found = {}
        for name in removed:
            concerned = [*self.graph.import_time_dependents(name), *self.concerned(name)]
            why = f"{name} is gone, of which it has something"
            found.update({n: why for n in concerned if self.is_reloadable(n)})
        return found

    def _registering_in_vain(self) -> set[str]:
        """Return the modules that no edited code imports any more, but whose effects remain.

        Those that have registered nothing with others, or only with each other, stay, with their
        state: nobody sees them.
        """
        dropped: set[str] = set()
        for name in self.edited:
            dropped.update(self._no_longer_named(name, self.changes[name]))
        found = {n for n in closure(dropped, self.graph.dependencies) if self.is_reloadable(n)}
        found = self._without_imported(found, self._is_still_imported)
        inside = self._only_inside(found) if found else ()
        registering = [name for name in found if self._has_changed_others(name, found, inside)]
        going = found & closure(registering, self.graph.dependents).keys()
        return going | {n for n in found if any(n.startswith(f"{package}.") for package in going)}

    def _only_inside(self, leaving: set[str]) -> set[int]:
        """Return the ids of containers that modules have, and not from others that they import."""
        reachable = self.tracker.contributions.reachable
        others = closure(leaving, self.graph.dependencies).keys() - leaving
        own = [*reachable(leaving), *(namespace(sys.modules.get(name)) for name in leaving)]
        return set(map(id, own)) - set(map(id, reachable(others)))

    def _no_longer_named(self, name: str, change: Change) -> Collection[str]:
        """Return the modules that the new code of a module does not import, as the old one did."""
        tracked = self.tracker.modules.get(name)
        old = None if tracked is None else tracked.executed_code()
        if change.compiled is None or old is None:
            return ()
        values = namespace(sys.modules.get(name)) or {}
        return edges_of(name, old, values).keys() - edges_of(name, change.compiled.code, values)

    def _without_imported(
        self, names: set[str], is_imported: Callable[[str, Collection[str]], bool]
    ) -> set[str]:
        """Return those of some modules that none is left to import that stays."""
        while staying := {name for name in names if is_imported(name, names)}:
            names = names - staying
        return names

    def _is_still_imported(self, name: str, leaving: Collection[str]) -> bool:
        """Say whether code that stays has imported a module, in whatever way, or will do so."""
        if any(inside not in leaving for inside in self._loaded_in.get(name, ())):
            return True  # to import what is in a package is to import the package
        importers = [n for n in self.graph.dependents(name) if n not in leaving]
        if any(n not in self.changes for n in importers) or self._is_imported(name, leaving):
            return True
        return self._may_be_named(name, set(leaving))

    @cached_property
    def _loaded_in(self) -> dict[str, list[str]]:
        """Package -> the loaded modules in it, and in packages in it."""
        found: dict[str, list[str]] = {}
        for name in list(sys.modules):
            for package in prefixes(name)[:-1]:
                found.setdefault(package, []).append(name)
        return found

    def _may_be_named(self, name: str, leaving: set[str]) -> bool:
        """Say whether functions or cells may import a module by its name, as a text.

        Nobody sees what a function imports that is loaded already.
        """
        texts = (name, name.rpartition(".")[2])
        if any(self._namers.get(text, set()) - leaving for text in texts):
            return True
        computing = self._importing_by_name.keys() - leaving or self.bindings.computes_imports
        return bool(computing) and not self.bindings.texts.isdisjoint(texts)

    @cached_property
    def _importing_by_name(self) -> dict[str, CodeType]:
        """Module -> the code it will have, of those that may import what no statement names."""
        codes = {name: self._code_to_be(name) for name in self.tracker.modules}
        return {name: code for name, code in codes.items() if code and computes_imports(code)}

    @cached_property
    def _namers(self) -> dict[str, set[str]]:
        """Text that may name a module -> those of these modules that have it."""
        found: dict[str, set[str]] = {}
        for name, code in self._importing_by_name.items():
            for text in texts_of(code):
                found.setdefault(text, set()).add(name)
        return found

    def _has_changed_others(
        self, name: str, leaving: Collection[str], inside: Collection[int]
    ) -> bool:
        """Say so of what shows in others than those that leave; `inside` are ids of containers."""
        tracker = self.tracker
        return (
            any(id(each) not in inside for each in tracker.contributions.added_by(name))
            or any(owner not in leaving for owner, _ in tracker.registrants.objects_of(name))
            or tracker.libraries.are_changed_by(name, leaving)
        )

    def _is_imported(self, name: str, leaving: Collection[str]) -> bool:
        importers = (n for n in self.graph.dependents(name) if n not in leaving)
        return any(self._may_import(importer, name) for importer in importers)

    def _may_import(self, importer: str, name: str) -> bool:
        """Say whether the code that a module will have names another one in an import."""
        code = self._code_to_be(importer)
        values = namespace(sys.modules.get(importer)) or {}
        return code is None or name in edges_of(importer, code, values)

    def _code_to_be(self, name: str) -> CodeType | None:
        """Return the code that a module will have, if that is known."""
        change = self.changes.get(name)
        if change is not None and not self.is_reloadable(name):
            change = None  # it will not be applied
        return self.tracker.code_after(name, change)
