"""Who has read, while it was imported, what another module had put somewhere: `len(registry)`.

A restart would import them in the same order. So whoever came after a registrant, and has read
there, may read something else once that has run again; and what has registered later still must
not be there yet when it does. Who registers there as well is no reader: all of them would be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from ipython_depreload.graph import closure
from ipython_depreload.precision.effects import Effects, Name
from ipython_depreload.precision.run_index import RunIndex
from ipython_depreload.registrations.contributions import Contributions

Reading = dict[str, set[str]]
"""Module -> names in it."""


@dataclass(frozen=True)
class Readers:
    """Finds them among the loaded modules.

    Parameters
    ----------
    started
        Gives the rank in which modules were started.
    dependencies
        Gives what a module has imported at its top level.
    reason_to_read
        Says why a module has read one of some names while it was imported, None if it has not.
    """

    effects: Effects
    contributions: Contributions
    index: RunIndex
    started: Callable[[str], int]
    dependencies: Callable[[str], Iterable[str]]
    reason_to_read: Callable[[str, Reading], str | None]

    def of(self, registrant: str) -> dict[str, str]:
        """Return who has read what a module put somewhere -> why it may read something else."""
        put, changed = self.effects.put_by(registrant), self.effects.changed_by(registrant)
        found = self.index.readers({attribute for _, attribute in put}) if put else set()
        for each in self.effects.registered if found else ():
            if not changed.isdisjoint(each.containers):
                found.difference_update(each.modules)
        reasons = {n: self._why(n, put) for n in self._later(registrant, sorted(found))}
        return {n: f"{why}, which {registrant} changes" for n, why in reasons.items() if why}

    def registrants_after(self, reader: str) -> dict[str, str]:
        """Return who registered later where a module has read -> why it must run after that."""
        changed = self.effects.changed_by(reader)
        others = [e for e in self.effects.registered if changed.isdisjoint(e.containers)]
        later = set(self._later(reader, [name for each in others for name in each.modules]))
        found = [
            name
            for each in others
            if not later.isdisjoint(each.modules) and self._why(reader, each.names)
            for name in each.modules
            if name in later
        ]
        return dict.fromkeys(found, f"registers where {reader} has read before")

    def taking_with(self, name: str) -> dict[str, str]:
        """Return who must run when a module takes more, or less, than before -> why.

        Whoever takes after it from the same queue, counter or iterator, and who has made that.
        """
        made = {
            module: f"its {attribute} has moved on while {name} was imported"
            for module, attribute in sorted(self.effects.iterators_of_others(name))
        }
        taken = self.contributions.taken_by(name)
        others = self.contributions.contributors() if taken else []
        together = [n for n in others if not taken.isdisjoint(self.contributions.taken_by(n))]
        why = f"takes from the same as {name}, after it"
        return {**dict.fromkeys(self._later(name, together), why), **made}

    def _later(self, first: str, names: Iterable[str]) -> list[str]:
        """Return those modules that came after another one, which has not imported them itself."""
        found = [name for name in names if self.started(name) > self.started(first)]
        imported = closure([first], self.dependencies) if found else ()
        return [name for name in found if name not in imported]

    def _why(self, name: str, names: Collection[Name]) -> str | None:
        return self.reason_to_read(name, _by_module(names)) if names else None


def _by_module(names: Iterable[Name]) -> Reading:
    found: Reading = {}
    for module, attribute in names:
        found.setdefault(module, set()).add(attribute)
    return found
