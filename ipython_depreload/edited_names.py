"""The names of what a plan changes in modules: functions, classes and variables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import CodeType
from typing import NamedTuple

from ipython_depreload.bodies import differing_codes
from ipython_depreload.bytecode import names_bound
from ipython_depreload.plan import Action, Plan
from ipython_depreload.sources import Compiled
from ipython_depreload.tracked import Tracked


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

    def _pairs(self, names: Iterable[str]) -> Iterator[tuple[CodeType, CodeType]]:
        """Yield the old and the new code of those of some modules that have another."""
        for name in names:
            tracked, new = self.modules.get(name), self.versions[name].code
            old = None if tracked is None else tracked.code
            if old is not None and old is not new:
                yield old, new
