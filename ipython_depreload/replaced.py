"""What code puts in the place of something else in containers: `COUNTS["csv"] += 1`.

Executed again, it would count twice. So what was there is put back before it runs again. Who has
replaced the same later must run, too: it may have seen what is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ipython_depreload.modules import is_a

Place = tuple[int, object]
"""The id of a container, and a key or an index; the id of a key that is no string."""


class Replaced(NamedTuple):
    """One entry: what was there, and what a module has put there."""

    container: Any
    key: Any
    before: Any
    now: Any

    @property
    def place(self) -> Place:
        """Where it is, without a comparison that might run code."""
        return place_of(self.container, self.key)


def place_of(container: Any, key: Any) -> Place:
    """Return where an entry is, as something to be compared."""
    return id(container), key if type(key) in (str, int) else id(key)


class Replacements:
    """What each project module has replaced in the containers of others, in order."""

    def __init__(self) -> None:
        self._replaced: dict[str, tuple[Replaced, ...]] = {}

    def settle(self, module: str, found: Iterable[Replaced]) -> None:
        """A module has run: note what it replaced, but for what modules did within it."""
        self._replaced.pop(module, None)
        known = {(r.place, id(r.now)) for some in self._replaced.values() for r in some}
        own = tuple([each for each in found if (each.place, id(each.now)) not in known])
        if own:
            self._replaced[module] = own

    def of(self, module: str) -> tuple[Replaced, ...]:
        """Return what a module has replaced."""
        return self._replaced.get(module, ())

    def after(self, module: str, added: Iterable[tuple[Any, Any]]) -> dict[str, str]:
        """Return the modules that replaced the same after a module did -> why they must run.

        Parameters
        ----------
        added
            (container, key) of each entry that the module has added.
        """
        names = list(self._replaced)
        later = names[names.index(module) + 1 :] if module in self._replaced else names
        places = {place_of(*entry) for entry in added} if later else set()
        places |= {each.place for each in self.of(module)}
        reason = f"replaces what {module} has put there"
        return {
            other: reason
            for other in later
            if other != module and any(each.place in places for each in self._replaced[other])
        }

    def put_back(self, modules: Iterable[str]) -> None:
        """Undo what these modules replaced, the last first; the caller has saved the containers."""
        wanted = set(modules)
        for module in reversed([name for name in self._replaced if name in wanted]):
            for each in reversed(self._replaced[module]):
                _put_back(each)

    def snapshot(self) -> dict[str, tuple[Replaced, ...]]:
        """Return all that is known, as `restore` takes it."""
        return dict(self._replaced)

    def restore(self, replaced: dict[str, tuple[Replaced, ...]]) -> None:
        """Go back to a snapshot."""
        self._replaced = dict(replaced)

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was there may itself have been replaced by a reload: know it as it is now."""
        self._replaced = {
            module: tuple([Replaced(*map(successor, each)) for each in replaced])
            for module, replaced in self._replaced.items()
        }


def replaced_in(container: Any, before: Iterable[tuple[int, Any, Any]]) -> Iterator[Replaced]:
    """Yield what is something else now, of entries with their places, keys and values."""
    if is_a(container, dict):
        for _, key, value in before:
            now = dict.get(container, key, value)
            if now is not value:
                yield Replaced(container, key, value, now)
    elif is_a(container, list):
        yield from _replaced_in_list(container, [value for _, _, value in before])


def _replaced_in_list(container: list[Any], before: list[Any]) -> Iterator[Replaced]:
    """Where all others, the last too, are in their places, nothing was taken out and appended."""
    now = list(list.__iter__(container))
    if len(now) == len(before) and now[-1] is before[-1]:
        places = [place for place, value in enumerate(now) if value is not before[place]]
        known = set(map(id, before))
        if not any(id(now[place]) in known for place in places):
            for place in places:
                yield Replaced(container, place, before[place], now[place])


def _put_back(replaced: Replaced) -> None:
    """Put back what was there, unless somebody else has put something there since."""
    container, key, before, now = replaced
    if is_a(container, dict):
        if dict.get(container, key) is now:
            dict.__setitem__(container, key, before)
    elif key < list.__len__(container) and list.__getitem__(container, key) is now:
        list.__setitem__(container, key, before)
