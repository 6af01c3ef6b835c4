"""What ran while modules were imported, over all of them: kept from one plan to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set
from types import CodeType

from ipython_depreload.code.lookups_by_hand import may_look_up
from ipython_depreload.detection.tracked import Tracked
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.differences import Differences
from ipython_depreload.identity.caches import uses_caches
from ipython_depreload.precision.live import Summary, summary
from ipython_depreload.precision.other_names import known_tools, names_of_tools
from ipython_depreload.recording.trace import Trace

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
            if not self._modules[word]:
                del self._modules[word]

    def having(self, words: Iterable[str]) -> set[str]:
        return set().union(*(self._modules.get(word, ()) for word in words))

    def among(self, words: Set[str]) -> Set[str]:
        return self._modules.keys() & words


class RunIndex:
    """Finds modules by what ran while they were imported.

    `update` brings it up to date, at the cost of what has changed since the last time.

    Attributes
    ----------
    version
        Another number after each change of the hidden edges.
    untraced
        Modules of which it is not known what ran.
    caching
        Modules that may have functions with caches.
    looking_up
        Modules that may have functions which look up by hand what they have kept.
    """

    def __init__(self, tracker: Tracker, trace: Trace) -> None:
        self.version = 0
        self.untraced: set[str] = set()
        self.caching: set[str] = set()
        self.looking_up: set[str] = set()
        self._tracker = tracker
        self._trace = trace
        self._other_names: dict[str, dict[str, frozenset[str]]] = {}
        self._seen_modules: Differences[Tracked] = Differences()
        self._seen_running: Differences[dict[int, CodeType]] = Differences()
        self._count = 0
        self._counts: dict[str, int] = {}
        self._without_code: set[str] = set()
        self._mentioned = _Postings()
        self._read = _Postings()
        self._unread: set[str] = set()
        self._paths: dict[str, str] = {}
        self._homes: dict[str, str] = {}
        self._hidden: dict[str, frozenset[str]] = {}

    def update(self) -> None:
        """Look for what has changed."""
        modules, ran = self._tracker.modules, self._trace.snapshot()
        changed = dict.fromkeys(self._seen_modules.since(modules))
        changed.update(dict.fromkeys(self._seen_running.since(ran)))
        changed.update(dict.fromkeys(self._without_code))
        count = sum(map(len, ran.values()))
        if count != self._count:  # more has run for the same import
            changed.update(dict.fromkeys(n for n, some in ran.items() if self._has_grown(n, some)))
        if self._finds_other_names(changed):
            changed = dict.fromkeys([*modules, *changed])
            self._trace.summaries.clear()
        for name in changed:
            self._look_at(name, modules.get(name))
            self._counts[name] = len(ran.get(name, ()))
        self._follow_files(changed)
        self._count = count
        self._seen_modules.taken_in()
        self._seen_running.taken_in()

    def _finds_other_names(self, changed: Iterable[str]) -> bool:
        """Say whether the words in what ran may have got other meanings."""
        tools, modules = known_tools() if changed else {}, self._tracker.modules
        for name in changed:
            found = names_of_tools(name, tools) if name in modules else {}
            self._other_names.pop(name, None)
            if found:
                self._other_names[name] = found
        merged: dict[str, frozenset[str]] = {}
        for found in self._other_names.values():
            for word, known in found.items():
                merged[word] = merged.get(word, frozenset()) | known
        is_new = merged != self._trace.other_names
        self._trace.other_names = merged
        return is_new

    def _has_grown(self, name: str, ran: dict[int, CodeType]) -> bool:
        return self._counts.get(name, 0) != len(ran)

    def _follow_files(self, changed: Collection[str]) -> None:
        """Find the hidden edges anew: of all if a file is another's now, which tells what ran."""
        modules, paths = self._tracker.modules, self._paths
        if any(paths.get(n) != (modules[n].path if n in modules else None) for n in changed):
            paths = {name: tracked.path for name, tracked in modules.items()}
            self._homes = {path: name for name, path in paths.items()}
            changed = [*modules, *changed]
        for name in changed:
            self._set_hidden(name)
        self._paths = paths

    def _look_at(self, name: str, tracked: Tracked | None) -> None:
        own = (self.untraced, self.caching, self.looking_up, self._without_code, self._unread)
        for some in own:
            some.discard(name)
        self._mentioned.discard(name)
        self._read.discard(name)
        if tracked is not None:
            self._take_in(name, tracked.executed_code())

    def _take_in(self, name: str, code: CodeType | None) -> None:
        found = summary(self._trace, name)
        if code is None:
            self._without_code.add(name)
        elif uses_caches(code):
            self.caching.add(name)
        if code is not None and may_look_up(code):
            self.looking_up.add(name)
        if found is None or self._trace.code_of(name) is not code:
            self.untraced.add(name)
        else:
            self._unread.add(name)
            self._mentioned.add(name, found.words)

    def _set_hidden(self, name: str) -> None:
        found = summary(self._trace, name) if name in self._tracker.modules else None
        others = _NOTHING if found is None else self._built_on(found) - {name}
        if others != self._hidden.get(name, _NOTHING):
            self.version += 1
        self._hidden.pop(name, None)
        if others:
            self._hidden[name] = others

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

    def mentioned(self, words: Set[str]) -> Set[str]:
        """Return those words that the imports of traced modules mention."""
        return self._mentioned.among(words)

    def hidden_edges(self) -> Iterator[tuple[str, str]]:
        """Yield (module, module on which its state may be built), though it imports it nowhere.

        Because it ran functions of the other, which somebody else gave it; or because it uses a
        submodule that somebody else imported.
        """
        for name in filter(self._hidden.__contains__, self._tracker.modules):
            yield from ((name, other) for other in self._hidden[name])
