"""Who draws from a generator of random numbers that all share, as `random.random()` does.

What a module gets there depends on who seeded it last, and on who has drawn since. So all of them
run again when one of them may draw more, or fewer, than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import BuiltinFunctionType, MethodType
from typing import Any, NamedTuple

from ipython_depreload.class_members import class_members, module_of, mro_of
from ipython_depreload.graph import closure, execution_order
from ipython_depreload.objects import exactly
from ipython_depreload.precision.live import Live
from ipython_depreload.precision.run_index import RunIndex

_GENERATORS = {"random", "numpy.random._generator", "numpy.random.mtrand"}
_BOUND = exactly(BuiltinFunctionType, MethodType)


def is_generator(value: object) -> bool:
    """Say whether random numbers may be drawn from an object."""
    return any(module_of(cls) in _GENERATORS for cls in mro_of(type(value)))


@dataclass(frozen=True)
class Drawing:
    """Finds them among the loaded modules.

    Parameters
    ----------
    started
        Gives the rank in which modules were started.
    dependencies
        Gives what a module has imported at its top level.
    """

    live: Live
    index: RunIndex
    started: Callable[[str], int]
    dependencies: Callable[[str], Iterable[str]]

    def with_module(self, name: str) -> list[str]:
        """Return who has drawn from the same as a module since that was seeded, and who did so."""
        found: set[str] = set()
        for use in self._uses(name).values():
            found.update(self._since_seeded(name, use.generator))
        return sorted(found - {name})

    def _since_seeded(self, name: str, generator: Any) -> list[str]:
        words = {word for cls in mro_of(type(generator)) for word in class_members(cls)}
        known = {n: self._uses(n).get(id(generator)) for n in {name, *self.index.readers(words)}}
        uses = {n: use for n, use in known.items() if use is not None}
        order = execution_order(uses, self._imported, self.started)
        here = order.index(name)
        seeding = [at for at, each in enumerate(order) if "seed" in uses[each].methods]
        start = max((at for at in seeding if at <= here), default=None)
        end = min((at for at in seeding if at > here), default=len(order))
        return [] if start is None else order[start:end]

    def _imported(self, name: str) -> Iterable[str]:
        return closure([name], self.dependencies)

    def _uses(self, name: str) -> dict[int, _Use]:
        """Return the generators of which a module has used methods by their names."""
        found: dict[int, _Use] = {}
        for run in self.live.runs(name) if self.live.is_traced(name) else ():
            for chain in run.reads.chains:
                meaning = self.live.meaning(run.home, chain)
                values = [meaning.value]
                if chain[-1] == "seed":  # in numpy it is no method
                    values += self.live.values(meaning.passed[-1][0]).values()
                for value in values:
                    if id(type(value)) in _BOUND and is_generator(value.__self__):
                        use = found.setdefault(id(value.__self__), _Use(value.__self__, set()))
                        use.methods.add(chain[-1])
        return found


class _Use(NamedTuple):
    """A generator, and the methods of it that a module has used."""

    generator: Any
    methods: set[str]
