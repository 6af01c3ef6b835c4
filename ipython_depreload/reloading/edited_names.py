"""The names of what a plan changes in modules: functions, classes and variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import partial
from types import CodeType
from typing import NamedTuple

from ipython_depreload.code.bodies import differing_codes
from ipython_depreload.code.bytecode import names_bound, names_opened
from ipython_depreload.code.sources import Compiled, nested_codes
from ipython_depreload.code.statements import ModuleSource, read_versions
from ipython_depreload.code.syntax import Chain
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.plan import Action, Plan
from ipython_depreload.precision.changed_names import changed_names


class EditedNames(NamedTuple):
    """What a plan changes.

    Parameters
    ----------
    modules
        The project modules, as they ran.
    versions
        What they are to become.
    """

    plan: Plan
    modules: Mapping[str, Tracked]
    versions: Mapping[str, Compiled]

    def functions(self) -> set[str]:
        """Return the names of functions and classes."""
        pairs = self._pairs(self.plan.having(Action.PATCH, Action.EXECUTE))
        return {code.co_name for old, new in pairs for code in differing_codes(old, new)}

    def all(self) -> set[str]:
        """Return the names of functions, classes and variables."""
        pairs = self._pairs(self.plan.modules)
        variables = [names_bound(new) | names_bound(old) for old, new in pairs]
        return self.functions().union(*variables)

    def values(self) -> set[str]:
        """Return the names of functions, and of what may have another value once all has run."""
        found = self.functions()
        sources = {name: self._sources(name) for name in self.plan.modules}
        for name in [name for name, views in sources.items() if views is None]:
            tracked, new = self.modules.get(name), self.versions[name].code
            code = None if tracked is None else tracked.executed_code()
            found |= names_bound(new) | (names_bound(code) if code is not None else frozenset())
        views = [
            (*each, _lasting(self.versions[name].code))
            for name, each in sources.items()
            if each is not None
        ]
        size = -1
        while size < len(found):  # what one module computes from them has changed, too
            size = len(found)
            is_changed = partial(_is_named_in, frozenset(found))
            for before, after, lasting in views:
                names = changed_names(before, after, is_changed, lasting)
                found.update(part for name in names for part in name.split("."))
        return found

    def _sources(self, name: str) -> tuple[ModuleSource, ModuleSource] | None:
        tracked, new = self.modules.get(name), self.versions[name]
        if tracked is None or tracked.source is None:
            return None
        before, after = read_versions(tracked.source, new.source)
        return None if before is None or after is None else (before, after)

    def _pairs(self, names: Iterable[str]) -> Iterator[tuple[CodeType, CodeType]]:
        """Yield the old and the new code of those of some modules that have another."""
        for name in names:
            tracked, new = self.modules.get(name), self.versions[name].code
            old = None if tracked is None else tracked.code
            if old is not None and old is not new:
                yield old, new


def _is_named_in(names: Set[str], chain: Chain) -> bool:
    return not names.isdisjoint(chain)


def _lasting(code: CodeType) -> Set[str]:
    """Return names that mean the same again: functions, and what has yet to be filled."""
    return {inner.co_name for inner in nested_codes(code)} | names_opened(code)
