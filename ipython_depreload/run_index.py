"""What ran while modules were imported, over all of them: kept from one plan to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter, ne
from types import CodeType

from ipython_depreload.differences import Differences
from ipython_depreload.live import Summary, summary
from ipython_depreload.trace import Trace
from ipython_depreload.tracked import Tracked
from ipython_depreload.tracker import Tracker

_CODE, _PATH = attrgetter("code"), attrgetter("path")
_NOTHING: frozenset[str] = frozenset()


class _Postings:
    """Which words each module has, and which modules have a word."""

    def __init__(self) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._modules: dict[str, set[str]] = {}

    def add(self, module: str, words: frozenset[str]) -> None:
        self._words[module] = words
        for word in words:
            self._modules.setdefault(word, set()).add(module)

    def discard(self, module: str) -> None:
        for word in self._words.pop(module, _NOTHING):
            self._modules[word].discard(module)

    def having(self, words: Iterable[str]) -> set[str]:
        return set().union(*(self._modules.get(word, ()) for word in words))


class RunIndex:
    """Finds modules by what ran while they were imported.

    `update` brings it up to date, at the cost of what has changed since the last time.

    Attributes
    ----------
    version
        Another number after each change of `untraced` or of the hidden edges.
    untraced
        Modules of which it is not known what ran.
    """

    def __init__(self, tracker: Tracker, trace: Trace) -> None:
        self.version = 0
        self.untraced: set[str] = set()
        self._tracker = tracker
        self._trace = trace
        self._seen_running: Differences[dict[int, CodeType]] = Differences()
        self._seen_counts: Differences[int] = Differences(ne)
        self._seen_codes: Differences[CodeType | None] = Differences()
        self._seen_paths: Differences[str] = Differences(ne)
        self._mentioned = _Postings()
        self._read = _Postings()
        self._unread: set[str] = set()
        self._homes: dict[str, str] = {}
        self._hidden: dict[str, frozenset[str]] = {}

    def update(self) -> None:
        """Look for what has changed."""
        modules, ran = self._tracker.modules, self._trace.snapshot()
        names, tracked = list(modules), list(modules.values())
        changed = dict.fromkeys(self._seen_codes.between(names, map(_CODE, tracked)))
        changed.update(dict.fromkeys(self._seen_running.since(ran)))
        changed.update(dict.fromkeys(self._seen_counts.between(list(ran), map(len, ran.values()))))
        if self._seen_paths.between(names, map(_PATH, tracked)):
            self._homes = {one.path: one.name for one in tracked}
            changed = dict.fromkeys([*names, *changed])
        for name in changed:
            self._look_at(name, modules.get(name))

    def _look_at(self, name: str, tracked: Tracked | None) -> None:
        was_untraced, hidden = name in self.untraced, self._hidden.pop(name, _NOTHING)
        self._forget(name)
        if tracked is not None:
            found = summary(self._trace, name)
            if found is None or self._trace.code_of(name) is not tracked.executed_code():
                self.untraced.add(name)
            else:
                self._unread.add(name)
                self._mentioned.add(name, found.words)
            others = _NOTHING if found is None else self._built_on(found) - {name}
            if others:
                self._hidden[name] = others
        if was_untraced != (name in self.untraced) or hidden != self._hidden.get(name, _NOTHING):
            self.version += 1

    def _forget(self, name: str) -> None:
        self.untraced.discard(name)
        self._unread.discard(name)
        self._mentioned.discard(name)
        self._read.discard(name)

    def _built_on(self, found: Summary) -> frozenset[str]:
        homes = (self._homes[file] for file in found.files if file in self._homes)
        return found.submodules.union(homes)

    def readers(self, words: Collection[str]) -> set[str]:
        """Return the traced modules in whose imports code ran that reads one of these names."""
        for name in self._mentioned.having(words) & self._unread:
            found = summary(self._trace, name)
            if found is not None:
                self._read.add(name, found.read)
            self._unread.discard(name)
        return self._read.having(words)

    def hidden_edges(self) -> Iterator[tuple[str, str]]:
        """Yield (module, module on which its state may be built), though it imports it nowhere.

        Because it ran functions of the other, which somebody else gave it; or because it uses a
        submodule that somebody else imported.
        """
        for name in filter(self._hidden.__contains__, self._tracker.modules):
            yield from ((name, other) for other in self._hidden[name])
