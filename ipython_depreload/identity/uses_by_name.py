"""Which names the functions of a project use, found by the names of the functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from types import CodeType

from ipython_depreload.code.bytecode import renamed_imports
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import words_by_function
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.differences import Differences
from ipython_depreload.identical import are_identical


def _find_uses(module: CodeType) -> dict[str, Set[str]]:
    found: dict[str, Set[str]] = dict(words_by_function(module))
    for name, words in renamed_imports(module):
        found[name] = found.get(name, set()) | words
    return found


uses_in = PerCode(_find_uses)
"""Return name -> the names used, of all functions of a module, its top level, renamed imports."""


class UsesByName:
    """Answers for all project modules, at the cost of those that have changed.

    Parameters
    ----------
    modules
        The project modules.
    """

    def __init__(self, modules: Mapping[str, Tracked]) -> None:
        self._modules = modules
        self._seen: Differences[CodeType | None] = Differences()
        self._known: dict[str, Mapping[str, Set[str]]] = {}
        self._places: dict[str, set[str]] = {}
        self._tracked: list[Tracked] = []

    def lead(self, names: Collection[str], to: Set[str]) -> bool:
        """Say whether functions of these names use others, directly or not.

        A use is recognised by the name alone: in doubt it is one.
        """
        self._update()
        level = reached = set(names)
        while level:
            if not level.isdisjoint(to):
                return True
            used = set().union(*(words for name in level for words in self._uses(name)))
            level = used - reached
            reached = reached | level
        return False

    def _uses(self, name: str) -> list[Set[str]]:
        return [self._known[module][name] for module in self._places.get(name, ())]

    def _update(self) -> None:
        tracked = list(self._modules.values())
        if are_identical(tracked, self._tracked):  # most often: a few ns for each module
            return
        codes = {name: tracked.code for name, tracked in list(self._modules.items())}
        for module in self._seen.since(codes):
            for name in self._known.pop(module, ()):
                self._places[name].discard(module)
            code = codes.get(module)
            known = self._known[module] = {} if code is None else uses_in(code)
            for name in known:
                self._places.setdefault(name, set()).add(module)
        self._seen.taken_in()
        # Whoever has no code yet may get some without becoming another object.
        self._tracked = [] if None in codes.values() else tracked
