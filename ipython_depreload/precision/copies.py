"""Who may have looked into a function, or have kept a copy of its code, while it was imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import chain as joined
from types import CodeType, FunctionType
from typing import Any
from weakref import proxy

from ipython_depreload.code.bodies import docstring, enclosing
from ipython_depreload.code.code_readers import only_stores_code, read_of_code
from ipython_depreload.code.reads import Chain
from ipython_depreload.code.sources import Compiled, is_function, nested_codes
from ipython_depreload.code.statements import ModuleSource, outline
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.identity.heap import held_besides, named_functions, references_to
from ipython_depreload.libraries.looking import (
    ASK_BY_STRING,
    FORMAT,
    LOOK_AT_DOCSTRING,
    LOOK_INSIDE,
    RUN_UNSEEN,
    START_PROCESSES,
    starts_processes,
)
from ipython_depreload.precision.copiers import Copiers
from ipython_depreload.precision.live import Live, Run
from ipython_depreload.recording.trace import Trace
from ipython_depreload.registrations.containers import CONTAINERS

_FILE = {"__file__", "__loader__", "__spec__"}


class Edits:
    """The functions whose bodies have changed, over all modules of a plan.

    First all are added, then questions are answered.

    Attributes
    ----------
    codes
        id of the old code -> module and code.
    names
        Their names.
    documented
        Whether any of them has another docstring.
    """

    def __init__(
        self,
        live: Live,
        tracker: Tracker,
        trace: Trace,
        importers: Callable[[str], Iterable[str]],
        mentioned: Callable[[Set[str]], Set[str]],
    ) -> None:
        self._live = live
        self._mentioned = mentioned
        self._tracker = tracker
        self._trace = trace
        self._importers = importers
        self._kept: dict[str, list[int]] = {}
        self.codes: dict[int, tuple[str, CodeType]] = {}
        self.names: set[str] = set()
        self.documented = False
        self._versions: list[tuple[CodeType, CodeType | None]] = []

    def add(self, module: str, codes: Iterable[CodeType], kept: Iterable[CodeType] = ()) -> None:
        """Take note of edited functions.

        Parameters
        ----------
        kept
            The code objects to which the caller keeps a reference for as long as this lives.
        """
        self._kept[module] = list(map(id, kept))
        for code in codes:
            self.codes[id(code)] = module, code
            self.names.add(code.co_name)

    def followed_by(self, old: CodeType, new: CodeType | None) -> None:
        """Take note of what an edited function will be; None if there is none of its name."""
        self._versions.append((old, new))
        if new is not None and docstring(old) != docstring(new):
            self.documented = True

    def versions_of(self, code: CodeType) -> list[CodeType]:
        """Return what an edited function will be, too; nothing if a function is not edited."""
        if id(code) not in self.codes:
            return []
        return [c for old, new in self._versions if old is code for c in (old, new) if c]

    def doubt_about(self, name: str) -> str | None:
        """Say why a module may hold something made from the old code, though it did not run it."""
        if not self.codes:
            return None
        copier = self.copiers.doubt_about(name)
        if copier is not None:
            return f"{copier} may have kept edited code that it was given by this module"
        if self.alarming.isdisjoint(self._live.words(name)):
            return None
        if self.alarming.isdisjoint(self._live.read_words(name)):
            return None
        doubts = (
            self._doubt_about_run(name, run)
            for run in self._live.runs(name)
            if self._reads_any(run, self.alarming)
        )
        return next(filter(None, doubts), None)

    def _reads_any(self, run: Run, names: Set[str]) -> bool:
        return not names.isdisjoint(self._live.words_in(run.code))

    def _doubt_about_run(self, name: str, run: Run) -> str | None:
        doubt = None
        if self._reads_any(run, LOOK_INSIDE) and not (
            self._reads_what_is_the_same(run)
            or self._keeps_others_code(run)
            or not self._may_get_edited(name)
        ):
            doubt = "looks into functions"
        elif self._reads_any(run, ASK_BY_STRING) and self._names_by_string(name):
            doubt = "may look into functions"
        elif self._reads_any(run, RUN_UNSEEN):
            doubt = "has functions run unseen"
        elif self._reads_any(run, START_PROCESSES) and starts_processes(
            self._live.read_words(name)
        ):
            doubt = "has functions run in other processes"
        elif self._names_file_of_edited(run):
            doubt = "reads a file of edited functions"
        elif self.documented and self._reads_any(run, LOOK_AT_DOCSTRING):
            doubt = "reads docstrings"
        return doubt and f"{doubt} while it is imported, and some were edited"

    def _names_by_string(self, name: str) -> bool:
        """Say whether a text in what a module ran may be the name of an attribute with code."""
        only_formats = (ASK_BY_STRING - FORMAT).isdisjoint(self._live.words(name))
        return not LOOK_INSIDE.isdisjoint(self._live.words_in_texts(name, formats=only_formats))

    def _names_file_of_edited(self, run: Run) -> bool:
        passed = (step for c in run.reads.chains if c[-1] in _FILE for step in self._passed(run, c))
        return any(o in self._own and o != run.home and a in _FILE for o, a in passed)

    def _passed(self, run: Run, chain: Chain) -> Iterable[tuple[str, str]]:
        return self._live.meaning(run.home, chain).passed

    def _may_get_edited(self, name: str) -> bool:
        """Say whether what a module ran may have got hold of an edited function."""
        return name in self._own or self.copiers.lead_to_edited(name)

    def _reads_what_is_the_same(self, run: Run) -> bool:
        """Say whether code reads of the code of functions only what no edit has altered."""
        if self._reads_any(run, LOOK_INSIDE - {"__code__"}):
            return False
        read = read_of_code(run.code)
        return read is not None and not any(
            new is None or each.tells_place or each.of(old) != each.of(new)
            for each in read
            for old, new in self._versions
        )

    def _keeps_others_code(self, run: Run) -> bool:
        """Say whether code only puts code objects into containers, none of them of what was edited.

        Those are nowhere but in their functions, then, and nothing was made from any.
        """
        return (
            not self._held_elsewhere
            and only_stores_code(run.code)
            and all(self._is_of_container(run.home, chain) for chain in run.reads.chains)
        )

    def _is_of_container(self, home: str, chain: Chain) -> bool:
        """Say whether a dotted name is that of a container, or of how to put something into it."""
        value = self._live.meaning(home, chain[:1]).value
        return id(type(value)) in CONTAINERS and chain[1:] in ((), ("add",), ("append",))

    @cached_property
    def alarming(self) -> set[str]:
        """The names that code must use to have got at the inside of an edited function."""
        found = LOOK_INSIDE | ASK_BY_STRING | RUN_UNSEEN | START_PROCESSES | _FILE
        return found | LOOK_AT_DOCSTRING if self.documented else found

    @cached_property
    def _names(self) -> set[str]:
        """The names of edited functions, in whatever module."""
        found = set(self.names)
        left = self._references()
        for values in self._places():
            if left is not None and not any(left.values()):
                break  # whoever holds one of them has been seen
            for name, value in list(values.items()):
                if type(value) is FunctionType and id(value.__code__) in self.codes:
                    found.add(name)
                    if left is not None:
                        left[id(value)] -= 1
        return found

    def _places(self) -> Iterator[Mapping[str, Any]]:
        """Yield the dictionaries in which edited functions may be, each once, likely ones first."""
        near = (importer for module in self._own for importer in self._importers(module))
        seen: set[int] = set()
        for name in joined(self._own, filter(self._live.__contains__, near), self._live):
            values = self._live.values(name)
            if id(values) not in seen:
                seen.add(id(values))
                yield values

    def _references(self) -> Counter[int] | None:
        """Return the id of each edited function -> how many names may refer to it.

        None if there may be more functions than those to which the names of their modules lead.
        """
        if self._held_elsewhere:
            return None
        own, functions = self._own, self._functions
        named = {id(v) for module in own for v in list(self._live.values(module).values())}
        counted = zip(functions, references_to(functions), strict=True)
        # What is not named there was found through something else that refers to it.
        return Counter({id(f): count - (id(f) not in named) for f, count in counted})

    @cached_property
    def _own(self) -> dict[str, None]:
        """The modules of edited functions."""
        return dict.fromkeys(module for module, _ in self.codes.values())

    @cached_property
    def _functions(self) -> list[FunctionType]:
        """The edited functions to which the names of their modules lead."""
        return [f for f in named_functions(self._own) if id(f.__code__) in self.codes]

    @cached_property
    def _held_elsewhere(self) -> list[CodeType]:
        """The edited code that something else refers to than those: other functions, perhaps."""
        codes = [code for _, code in self.codes.values()]
        versions = (id(old) for old, _ in self._versions)
        kept = Counter(joined(self._live.codes_kept(), versions, *self._kept.values()))
        kept.update({id(code): len(self._trace.holders(code)) for code in codes})
        return held_besides(codes, self._functions, kept)

    def may_be_running(self, code: int) -> bool:
        """Say whether there may be a generator or coroutine that runs an edited function.

        Such a one refers to the code, by its id here, as long as it lives.
        """
        return code in map(id, self._held_elsewhere)

    @cached_property
    def copiers(self) -> Copiers:
        """Who may have copied edited functions that they were given."""
        me = proxy(self)  # no cycle: what refers to code is to be gone when functions get theirs
        return Copiers(
            self._live,
            self._tracker,
            self._trace.has_run,
            self._mentioned,
            self.codes.keys(),
            lambda: me._names,
            documented=self.documented,
        )

    def doubt_about_edited(
        self, name: str, view: ModuleSource, old: CodeType, new: CodeType
    ) -> str | None:
        """Say why a new body for a function of an edited module might not do."""
        decorators = view.decorators.get(new.co_firstlineno, ())
        for decorator in decorators:
            if self._may_copy(name, decorator):
                return f"{decorator} may have kept the old code of {described(new)}"
        if decorators and docstring(old) != docstring(new):
            return f"{described(new)} is decorated and has another docstring"
        for first, last, called in view.calls:
            inside = first <= new.co_firstlineno <= last and new.co_name == "<lambda>"
            if inside and self.copiers.may_copy(name, tuple(called.split("."))):
                return f"{called} may have kept the old code of a lambda"
        return None

    def _may_copy(self, module: str, decorator: str) -> bool:
        chain = tuple(decorator.split("."))
        if chain[1:] and chain[-1] in ("setter", "getter", "deleter"):
            return False
        return self.copiers.may_copy(module, chain)


_UNNAMED = {
    "<lambda>": "a lambda",
    "<genexpr>": "a generator expression",
    "<listcomp>": "a comprehension",
    "<setcomp>": "a comprehension",
    "<dictcomp>": "a comprehension",
}


def described(code: CodeType, module: str = "") -> str:
    """Name a function as a person would."""
    outer, _, last = code.co_qualname.replace(".<locals>", "").rpartition(".")
    prefix = f"{module}." if module else ""
    if last.startswith("<generic parameters of "):
        return f"the type parameters of {prefix}{last[23:-1]}"
    if last in _UNNAMED:
        where = f"{prefix}{outer}".rstrip(".")
        return f"{_UNNAMED[last]} in {where}" if where else _UNNAMED[last]
    name = f"{outer}.{last}" if outer else last
    return f"{prefix}{name}()" if is_function(code) else f"{prefix}{name}"


def is_decorated(version: Compiled, code: CodeType) -> bool:
    """Say whether a function, or a class around it, may have a decorator or be an argument."""
    lines = version.source.splitlines()
    around: CodeType | None = code
    while around is not None and around is not version.code:
        line = lines[around.co_firstlineno - 1 : around.co_firstlineno]
        if around.co_name == "<lambda>" or line[0:1] == [] or line[0].lstrip().startswith(b"@"):
            return True
        around = enclosing(version.code, around)
    return False


def view_around(version: Compiled, code: CodeType) -> ModuleSource | None:
    """Analyse the top-level statement that a function is in; the whole module if in doubt."""
    outer = code
    while (around := enclosing(version.code, outer)) not in (None, version.code):
        outer = around
    last = max(line for c in nested_codes(outer) for _, _, line in c.co_lines() if line)
    lines = version.source.splitlines()[:last]
    lines[: outer.co_firstlineno - 1] = [b""] * (outer.co_firstlineno - 1)
    is_statement = not outer.co_name.startswith("<")
    part = outline(b"\n".join(lines)) if is_statement else None
    return part or outline(version.source)


def is_remade(module: CodeType, code: CodeType) -> bool:
    """Say whether an edited generator expression is made by a module's own top level."""
    around = enclosing(module, code)
    return code.co_name == "<genexpr>" and around is not None and not is_function(around)
