"""What ran while the loaded modules were imported, and what the names in it stand for."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType, ModuleType
from typing import Any, NamedTuple

from ipython_depreload.code.bytecode import flattened
from ipython_depreload.code.code_readers import only_sets_modules
from ipython_depreload.code.importing import absolute_name
from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.reads import Chain, Import, Reads, reads_of
from ipython_depreload.code.sources import is_function
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import Reach
from ipython_depreload.modules import namespace, true_name
from ipython_depreload.objects import is_a
from ipython_depreload.recording.trace import Trace

ABSENT: Any = object()
_FORMAT = re.compile(r"[{}]|^\S*$")
_WORD = re.compile(r"[^\W\d]\w*")


class Run(NamedTuple):
    """Code that ran while some module was imported.

    Parameters
    ----------
    home
        The module whose global names it uses.
    top
        Whether it is the top level of the imported module itself.
    """

    home: str
    code: CodeType
    top: bool

    @property
    def reads(self) -> Reads:
        """The names in it."""
        return reads_of(self.code)


class Meaning(NamedTuple):
    """What a dotted name stands for, as far as it leads through modules.

    Parameters
    ----------
    passed
        (module, attribute) for each step, the last one not a module if `value` is none.
    value
        What the last of them is; ABSENT if there is nothing.
    rest
        The attributes that are left.
    """

    passed: tuple[tuple[str, str], ...]
    value: Any
    rest: Chain

    @property
    def module(self) -> str | None:
        """The name of the module that the whole dotted name stands for, if it does."""
        return module_name(self.value)


class Live:
    """The loaded project modules, as they are while a plan is made: nothing of them changes."""

    def __init__(self, tracker: Tracker, trace: Trace) -> None:
        self._tracker = tracker
        self._trace = trace
        self._origins: dict[str, dict[str, tuple[str, str]]] = {}
        self._meanings: dict[tuple[str, Chain], Meaning] = {}
        self._runs: dict[str, list[Run]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._tracker.modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._tracker.modules)

    def words(self, name: str) -> frozenset[str]:
        """Return every name in what ran while a module was imported."""
        found = summary(self._trace, name)
        return frozenset() if found is None else found.words

    def read_words(self, name: str) -> frozenset[str]:
        """Return those of the `words` that are read."""
        found = summary(self._trace, name)
        return frozenset() if found is None else found.read

    def notes(self, name: str) -> dict[Any, Any]:
        """Return what others have found out about what ran while a module was imported."""
        found = summary(self._trace, name)
        return {} if found is None else found.notes

    def is_traced(self, name: str) -> bool:
        """Say whether all that ran while this version of a module was imported is known."""
        tracked = self._tracker.modules.get(name)
        code = None if tracked is None else tracked.executed_code()
        return code is not None and self._trace.code_of(name) is code

    def words_in(self, code: CodeType) -> Set[str]:
        """Return the single names in what code reads, and what they may stand for."""
        return with_meanings(words_read(code), self._trace.other_names)

    def runs(self, name: str) -> list[Run]:
        """Return what ran while a traced module was imported, its own top level first."""
        if name not in self._runs:
            top = self._trace.code_of(name)
            self._runs[name] = [
                Run(name if code is top else self.home_of(code, name), code, code is top)
                for code in (self._trace.ran(name) or {}).values()
            ]
        return self._runs[name]

    def words_in_texts(self, name: str, *, formats: bool = False) -> set[str]:
        """Return the words in the texts that were at hand while a module was imported.

        Parameters
        ----------
        formats
            Only in those that may be formats, or parts of one: no prose, as docstrings are.
        """
        texts: list[object] = []
        for run in self.runs(name):
            texts += flattened(run.code.co_consts)
            texts += [self.meaning(run.home, chain).value for chain in run.reads.chains]
        found = (text for text in texts if type(text) is str)
        return {w for t in found if not formats or _FORMAT.search(t) for w in _WORD.findall(t)}

    def codes_kept(self) -> Iterator[int]:
        """Yield the id of a code object for each reference to it from here."""
        return (id(run.code) for runs in self._runs.values() for run in runs)

    def home_of(self, code: CodeType, default: str) -> str:
        """Return the module whose global names a function uses."""
        return self._homes.get(code.co_filename, default)

    @cached_property
    def _homes(self) -> dict[str, str]:
        return {tracked.path: name for name, tracked in self._tracker.modules.items()}

    def values(self, name: str) -> Mapping[str, Any]:
        """Return a module's dictionary."""
        return namespace(sys.modules.get(name)) or {}

    def meaning(self, home: str, chain: Chain) -> Meaning:
        """Follow a dotted name, that code of the module `home` uses, through modules."""
        known = self._meanings.get((home, chain))
        if known is None:
            known = self._meanings[home, chain] = self._follow(home, chain)
        return known

    def _follow(self, home: str, chain: Chain) -> Meaning:
        owner, passed = home, []
        for position, attribute in enumerate(chain):
            passed.append((owner, attribute))
            value = self.values(owner).get(attribute, ABSENT)
            inner = module_name(value)
            if inner is None or inner not in sys.modules:
                return Meaning(tuple(passed), value, chain[position + 1 :])
            owner = inner
        return Meaning(tuple(passed), value, ())

    def imported(self, name: str, code: CodeType) -> Iterator[tuple[Import, str]]:
        """Yield the import statements of a module's code, with the modules they ask."""
        for statement in reads_of(code).imports:
            yield statement, self._absolute(name, statement)

    def _absolute(self, name: str, statement: Import) -> str:
        absolute = absolute_name(statement.module, self.values(name), statement.level)
        return true_name(absolute)

    def origin(self, module: str, attribute: str) -> tuple[str, str]:
        """Return where a name comes from that a module may have from another."""
        seen = set()
        while (module, attribute) not in seen:
            seen.add((module, attribute))
            module, attribute = self._origins_in(module).get(attribute, (module, attribute))
        if module in self and attribute not in self.values(module):
            return "builtins", attribute  # there is nowhere else that it may be from
        return module, attribute

    def _origins_in(self, name: str) -> dict[str, tuple[str, str]]:
        if name not in self._origins:
            code = self._trace.code_of(name)
            self._origins[name] = {
                local: (module, attribute)
                for statement, module in ([] if code is None else self.imported(name, code))
                for attribute, local in statement.bound.items()
            }
        return self._origins[name]

    @cached_property
    def reach(self) -> Reach:
        """Which modules one gets hold of through a module: its own, and what it holds."""
        held = {name: self._held(name) for name in self}
        names = dict.fromkeys([*held, *(inner for some in held.values() for inner in some)])
        return Reach(names, lambda name: held.get(name, ()))

    def _held(self, name: str) -> list[str]:
        found = map(module_name, list(self.values(name).values()))
        return list(dict.fromkeys(inner for inner in found if inner is not None))


@dataclass(frozen=True)
class Summary:
    """What ran while a module was imported, in short.

    Parameters
    ----------
    ran
        What this is the summary of, and of how much of it.
    words
        Every name in that code.
    files
        Where that code is from.
    submodules
        Modules reached as attributes of packages.
    other_names
        What else names may mean, see `other_names`.
    notes
        What others have found out about it.
    """

    ran: tuple[dict[int, CodeType], int]
    words: frozenset[str]
    files: frozenset[str]
    submodules: frozenset[str]
    other_names: Mapping[str, frozenset[str]]
    notes: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def read(self) -> frozenset[str]:
        """Those of the names that the code reads, and does not only bind."""
        found = (words_read(code) for code in list(self.ran[0].values()))
        return with_meanings(frozenset().union(*found), self.other_names)


def _find_words_read(code: CodeType) -> frozenset[str]:
    reads = reads_of(code)
    found = set(reads.attributes)
    defined = {c.co_name for c in code.co_consts if is_a(c, CodeType)}
    defined &= reads.own - reads.givers.keys()
    for chain in reads.chains:
        if chain != ("__doc__",):  # the module's own
            found.update(chain[1:] if chain[0] in defined else chain)
    if is_function(code):
        for statement in reads.imports:
            found.update(statement.names or statement.module.split("."))
    if "modules" in found and only_sets_modules(code):
        found.remove("modules")
    return frozenset(found)


words_read = PerCode(_find_words_read)
"""Return the single names in what code reads, but for those of functions that it has defined.

What a function imports is read there, too.
"""


def with_meanings(words: Set[str], other_names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return words, and those for which some of them may stand."""
    return frozenset(words).union(*(other_names[word] for word in words & other_names.keys()))


def summary(trace: Trace, name: str) -> Summary | None:
    """Summarise what ran while a module was imported, None if that is not known."""
    ran = trace.ran(name)
    if ran is None:
        return None
    known = trace.summaries.get(name)
    if isinstance(known, Summary) and known.ran[0] is ran and known.ran[1] == len(ran):
        return known
    codes = list(ran.values())
    words = with_meanings(frozenset().union(*(code.co_names for code in codes)), trace.other_names)
    values = namespace(sys.modules.get(name)) or {}
    modules = [v for v in list(values.values()) if is_a(v, ModuleType)]
    packages = [p for module in modules if (p := module_name(module)) is not None]
    found = Summary(
        (ran, len(ran)),
        words,
        frozenset(code.co_filename for code in codes),
        frozenset(f"{package}.{word}" for package in packages for word in words)
        & sys.modules.keys(),
        trace.other_names,
    )
    trace.summaries[name] = found
    return found


def module_name(value: object) -> str | None:
    """Return the name of a real module, None for anything else."""
    values = namespace(value)
    return None if values is None else str(values.get("__name__"))
