"""Decide what an edit really requires: execution, new function bodies, or only new names.

One rule says who must be executed: a module whose import ran code that has changed, or that reads
something that has. What ran is known from a trace of the import, what it reads from its bytecode.
Code that reads names by computed strings reads everything; a module that was not traced ran
anything. So whatever is not executed is as if it had been; in doubt, it is executed.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from types import CodeType
from typing import Any, NamedTuple

from ipython_depreload.class_members import (
    class_members,
    module_of,
    mro_of,
    qualname_of,
    with_subclasses,
)
from ipython_depreload.code.acting import acted_on
from ipython_depreload.code.bodies import (
    Pair,
    changed_functions,
    differing_codes,
    docstring,
    enclosing,
    is_suspended,
)
from ipython_depreload.code.bytecode import globals_bound, renamed_imports
from ipython_depreload.code.reads import (
    Chain,
    chains_annotated,
    words_used,
)
from ipython_depreload.code.sources import is_function, nested_codes
from ipython_depreload.code.statements import Acting, ModuleSource, outline, read_versions
from ipython_depreload.detection.tracked import Change, Tracked
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import NOTEBOOK, closure
from ipython_depreload.identity.caches import (
    Caches,
    Users,
    cached_functions,
    stale_functions,
    users_in,
)
from ipython_depreload.identity.compiled import compiled_for_good
from ipython_depreload.libraries.looking import FORMAT, LOOK_UP_MODULES
from ipython_depreload.objects import is_a
from ipython_depreload.plan import STATE, WHOLE, Verdict
from ipython_depreload.precision.changed_names import changed_names, edited_names
from ipython_depreload.precision.copies import (
    Edits,
    described,
    is_decorated,
    is_remade,
    view_around,
)
from ipython_depreload.precision.drawing import Drawing
from ipython_depreload.precision.effects import Effects
from ipython_depreload.precision.library_state import Libraries, users_of
from ipython_depreload.precision.live import Live, Run, module_name
from ipython_depreload.precision.readers import Readers
from ipython_depreload.precision.run_index import RunIndex
from ipython_depreload.recording.trace import Trace, successors
from ipython_depreload.report import listed

Changed = Mapping[str, set[str]]
"""Module -> its names that have other values: `K.m` for a method, WHOLE for all."""

# Whoever reads these may get at any name of any module.
_REFLECTION = LOOK_UP_MODULES | {"__builtins__", "__dict__", "run_module", "vars"}
_REFLECTING_MODULES = {"_pickle", "inspect", "pickle", "pkgutil", "runpy", "shelve"}
# ... at any member of a class.
_MEMBER_REFLECTION = _REFLECTION | {
    "__getattribute__",
    "attrgetter",
    "delattr",
    "dir",
    "getattr",
    "getattr_static",
    "getmembers",
    "hasattr",
    "methodcaller",
    "setattr",
}
# What the import system or the class statement makes: reading these reads no other name.
_MODULE_ATTRIBUTES = {"__doc__", "__file__", "__loader__", "__name__", "__package__", "__path__"}
# If more modules have changed at their top levels, comparing their names takes longer than to
# execute all dependents, and few would be spared: another branch or release was checked out.
_COMPARED = 30


class _Altered:
    """Names that have other values, and the modules that lead to them.

    Attributes
    ----------
    state
        Libraries that may be otherwise than before, though none of their names need be.
    """

    def __init__(self, names: Changed, live: Live) -> None:
        self.state = {module for module, some in names.items() if STATE in some}
        self._names = {m: some - {STATE} for m, some in names.items()} if self.state else names
        self._live = live

    @cached_property
    def members(self) -> dict[str, str]:
        """Name of a method that differs -> `K.m`."""
        return {n.partition(".")[2]: n for some in self._names.values() for n in some if "." in n}

    def of(self, module: str) -> set[str]:
        """Return those of a module."""
        return self._names.get(module, _NONE)

    @cached_property
    def _bits(self) -> int:
        return self._live.reach.bits(module for module, names in self._names.items() if names)

    def is_reached_from(self, module: str) -> bool:
        """Say whether a module has such names, or one to which its attributes lead."""
        return self._live.reach.meets(module, self._bits)


_NONE: set[str] = set()


class _WithOwners(_Altered):
    """The same, and with each member that differs its class: for objects made anew of it."""

    def __init__(self, names: Changed, live: Live) -> None:
        super().__init__(names, live)
        self._known: dict[str, set[str]] = {}

    def of(self, module: str) -> set[str]:
        """Return those of a module."""
        found = self._known.get(module)
        if found is None:
            found = self._known[module] = _with_owners(super().of(module))
        return found


class _Otherwise(NamedTuple):
    """What the execution of a module does to others not as it did before.

    Attributes
    ----------
    in_functions
        Whether functions that it runs may.
    acting
        What its statements act on.
    calling
        What statements use that may call functions.
    """

    in_functions: bool
    acting: set[Chain]
    calling: set[Chain]

    @property
    def is_any(self) -> bool:
        """Whether anything may be done otherwise."""
        return any(self)


class Judge:
    """Judges the modules of one plan.

    Parameters
    ----------
    changes
        What changed on disk.
    index
        Finds modules by what ran; up to date.
    importers
        Who imports a module: where its functions are held besides, most likely.
    imported_by_others
        Module -> those that code of libraries imported for it: what that read is not known.
    started
        Gives the rank in which modules were started.
    dependencies
        Gives what a module has imported at its top level.
    """

    def __init__(
        self,
        tracker: Tracker,
        trace: Trace,
        changes: Mapping[str, Change],
        index: RunIndex,
        caches: Caches,
        importers: Callable[[str], Iterable[str]],
        imported_by_others: Mapping[str, Iterable[str]],
        started: Callable[[str], int],
        dependencies: Callable[[str], Iterable[str]],
    ) -> None:
        self._tracker = tracker
        self._trace = trace
        self._changes = changes
        self._index = index
        self._caches = caches
        self._live = Live(tracker, trace)
        self._importers = importers
        self._imported_by_others = imported_by_others
        self._started = started
        self._dependencies = dependencies
        self._edits = Edits(self._live, tracker, trace, importers, index.mentioned)
        self._effects = Effects(self._live, tracker.contributions)
        # It refers to no judge: no cycle.
        self._new_code: Callable[[str], CodeType | None] = lambda name: tracker.code_after(
            name, changes.get(name)
        )
        self._libraries = Libraries(self._live, self._new_code)
        self._callers: dict[str, dict[str, str]] = {}
        self._suspended: dict[int, tuple[str, str]] = {}  # by id: each reference is counted
        self._only_bodies: set[str] = set()
        self._known_pairs: dict[str, list[Pair] | None] = {}

    @cached_property
    def _are_too_many(self) -> bool:
        edited = (t for n in self._changes if (t := self._tracker.modules.get(n)) is not None)
        return sum(map(self._is_edited_at_top, edited)) > _COMPARED

    def _is_edited_at_top(self, tracked: Tracked) -> bool:
        old, compiled = tracked.executed_code(), self._changes[tracked.name].compiled
        if old is None or compiled is None:
            return True
        return old is not compiled.code and self._pairs(tracked.name, old, compiled.code) is None

    def _pairs(self, name: str, old: CodeType, new: CodeType) -> list[Pair] | None:
        if name not in self._known_pairs:
            self._known_pairs[name] = changed_functions(old, new)
        return self._known_pairs[name]

    # -- an edited module --------------------------------------------------------------------

    def edited(self, name: str) -> Verdict:
        """Judge a changed module on its own: may its functions just get their new bodies?"""
        change = self._changes[name]
        tracked = self._tracker.modules[name]
        old = tracked.executed_code()
        if change.compiled is None or old is None or change.compiled.path != tracked.path:
            return Verdict(execute=change.reason)
        if old is change.compiled.code:
            return Verdict(execute=change.reason)
        if not self._live.is_traced(name):
            return Verdict(execute=f"{change.reason}; {_UNTRACED}")
        new = change.compiled.code
        pairs = self._pairs(name, old, new)
        if pairs is not None:
            self._only_bodies.add(name)
        self._note_edits(name, old, new, pairs)
        if pairs is None:
            return Verdict(execute=f"{change.reason}{self._what_changed(name)}")
        for pair in pairs if any(is_decorated(change.compiled, c) for _, c in pairs) else ():
            view = view_around(change.compiled, pair[1])
            doubt: str | None = "its source cannot be analysed"
            if view is not None:
                doubt = self._edits.doubt_about_edited(name, view, *pair)
            if doubt:
                return Verdict(execute=f"{change.reason}; {doubt}")
        bodies = list(dict.fromkeys(described(code) for _, code in pairs))
        return Verdict(patch=f"only the body of {listed(bodies)} changed")

    def _note_edits(
        self, name: str, old: CodeType, new: CodeType, pairs: Iterable[Pair] | None
    ) -> None:
        """Take note of edited functions, and of who ran them while being imported."""
        codes = list(dict.fromkeys(_edited_codes(old, new, pairs)))
        self._edits.add(name, codes, (before for before, _ in pairs or ()))
        later = {**successors(old, new), **dict(pairs or ())}
        callers = self._callers.setdefault(name, {})
        for code in codes:
            ran_by = self._trace.ran_by(code)
            if is_suspended(code):
                ran_by += self._made_by(name, old, code)
            for module in ran_by:
                callers[module] = f"ran {described(code, name)}, now edited, while it was imported"
            self._edits.followed_by(code, later.get(code))

    def _made_by(self, name: str, module: CodeType, code: CodeType) -> list[str]:
        """Return who may have made a generator that did not start before the import ended."""
        if is_remade(module, code):
            return [name]
        around = enclosing(module, code)
        if around is not None and is_function(around):
            return self._trace.ran_by(around)
        self._suspended[id(code)] = code.co_name, described(code, name)
        return []

    @cached_property
    def _not_started(self) -> dict[str, str]:
        """Name -> edited function of which there may be generators or coroutines."""
        return {
            word: function
            for number, (word, function) in self._suspended.items()
            if self._edits.may_be_running(number)
        }

    def _what_changed(self, name: str) -> str:
        if self._are_too_many:
            return ""
        old, new = self._versions(name)
        if old is None or new is None:
            return ""
        names = sorted(edited_names(old, new))
        return f": {listed(names)}" if names else " at its top level"

    def callers(self, name: str) -> Mapping[str, str]:
        """Return modules that ran a changed function of `name` while being imported -> reason."""
        return self._callers.get(name, {})

    def concerned_by_patches(self) -> set[str] | None:
        """Return the modules that must be executed if they depend on a changed one.

        So it is if no name changes, but some functions have other bodies. None if names do.
        """
        if self.remembered({}):
            return None
        readers = self._index.readers(self._edits.alarming | self._not_started.keys())
        asked = {*readers, *self._edits.copiers.users()}
        doubtful = {name for name in asked if self.reason(name, {}) is not None}
        return doubtful.union(self._index.untraced, *self._callers.values())

    # -- a dependent -------------------------------------------------------------------------

    def reason(self, name: str, changed: Changed) -> str | None:
        """Say why a module that has not changed must be executed, None if it need not be."""
        if not self._live.is_traced(name):
            return _UNTRACED
        doubt = self._edits.doubt_about(name)
        if doubt is not None:
            return doubt
        for run in self._live.runs(name) if self._not_started else ():
            for word in sorted(self._not_started.keys() & self._live.words_in(run.code)):
                function = self._not_started[word]
                return f"may hold a generator or coroutine of {function}, now edited"
        if any(changed.values()):
            compiled = compiled_for_good(self._live.values(name))
            if compiled is not None:
                return f"its {compiled} is compiled with what it calls"
            return self._reason_to_read(name, _Altered(changed, self._live))
        return None

    def _reason_to_read(self, name: str, changed: _Altered) -> str | None:
        for module in sorted(self._imported_by_others.get(name, ())):
            if changed.of(module):
                return f"has had {module} imported by a library"
        for run in self._live.runs(name):
            found = self._read_by(name, run, changed) or self._imported_by(run, changed)
            if found is not None:
                if run.top:
                    return f"uses {found} at its top level"
                where = described(run.code, run.home)
                if not is_function(run.code):
                    return f"uses {found} in the class body of {where}"
                return f"uses {found} in {where}, which ran while it was imported"
        return None

    def _read_by(self, name: str, run: Run, changed: _Altered) -> str | None:
        for chain in (*run.reads.chains, *chains_annotated(run.code)):
            found = self._hit(run.home, chain, changed)
            if found is not None:
                return found
        spoken = self._live.words_in(run.code)
        if not _REFLECTION.isdisjoint(spoken) or self._reads_by_library(run):
            return "names that it looks up by strings"
        if changed.members:
            if not _MEMBER_REFLECTION.isdisjoint(spoken):
                return "attributes that it looks up by strings"
            for word in sorted(changed.members.keys() & self._members_read(name, run)):
                return changed.members[word]
        return None

    def _hit(self, home: str, chain: Chain, changed: _Altered) -> str | None:
        """Say what a dotted name reads that has changed."""
        meaning = self._live.meaning(home, chain)
        following = [attribute for _, attribute in meaning.passed[1:]] + [*meaning.rest, ""]
        for (owner, attribute), after in zip(meaning.passed, following, strict=False):
            names = changed.of(owner)
            module, original = self._live.origin(owner, attribute)
            if (names and self._is_in(names, owner, attribute, after)) or (
                f"{original}.{after}" in changed.of(module) or original in changed.of(module)
            ):
                return f"{module}.{original}"
            special = attribute.startswith("__") and attribute not in _MODULE_ATTRIBUTES
            if names and owner != home and special:
                return f"{owner}.{attribute}"
        if meaning.module is not None and changed.is_reached_from(meaning.module):
            return f"the module {meaning.module} itself"
        if changed.state:
            return _state_of(self._libraries.of(home, chain) & changed.state)
        return None

    def _is_in(self, names: set[str], owner: str, attribute: str, after: str) -> bool:
        """Say whether an attribute of a module, or one of that, is among names that differ."""
        if attribute in names or f"{attribute}.{after}" in names:
            return True
        return WHOLE in names and self._is_or_may_be_bound(owner, attribute)

    def _is_or_may_be_bound(self, owner: str, attribute: str) -> bool:
        """Say whether a name is a module's own before or after: not a built-in one, for sure."""
        if attribute in self._live.values(owner) or not hasattr(builtins, attribute):
            return True
        code = self._new_code(owner)
        return code is not None and attribute in code.co_names

    def _reads_by_library(self, run: Run) -> bool:
        """Say whether code uses something of a library that looks names up by strings."""
        for chain in run.reads.chains:
            meaning = self._live.meaning(run.home, chain)
            owner = meaning.passed[-1][0]
            origin = module_name(meaning.value) or getattr(meaning.value, "__module__", None)
            if {owner, origin} & _REFLECTING_MODULES and (len(meaning.passed) > 1 or origin):
                return True
        return False

    def _members_read(self, name: str, run: Run) -> set[str]:
        found = set(run.reads.attributes)
        for chain in run.reads.chains:
            meaning = self._live.meaning(run.home, chain)
            if meaning.passed[-1][0] in self._live:
                found.update(meaning.rest)
            if is_a(meaning.value, type) and class_members(meaning.value).get("_is_protocol"):
                # Whether something is an instance depends on what it has.
                found.update(*map(class_members, mro_of(meaning.value)))
        words = self._live.words_in(run.code)
        if not FORMAT.isdisjoint(words):
            found |= self._live.words_in_texts(name)
        return found.union(*(asked for asking, asked in _ASKED_FOR.items() if asking in words))

    def _imported_by(self, run: Run, changed: _Altered) -> str | None:
        """Say what an import statement takes that has changed, appeared or gone."""
        for statement, module in self._live.imported(run.home, run.code):
            names = changed.of(module)
            if "*" in statement.names and names:
                return f"all names of {module}"
            for each in (module, *(f"{module}.{attribute}" for attribute in statement.names)):
                if WHOLE in changed.of(each) and self._has_stand_in(each):
                    return f"what stands in for {each}"
            unsure = self._appeared_or_gone(module) if module in self._changes else set()
            for attribute in statement.names:
                local = statement.bound.get(attribute)
                followed = run.top and local is not None and local not in run.reads.often
                taken = names if followed else names | ({attribute} & _tops(names))
                if attribute in unsure or WHOLE in names or (not followed and attribute in taken):
                    return f"{module}.{attribute}"
                if not run.top and self._is_changed_module(f"{module}.{attribute}", changed):
                    return f"the module {module}.{attribute} itself"
            if not run.top and module.partition(".")[0] in changed.state:
                return _state_of([module.partition(".")[0]])
            if not run.top and not statement.names and self._is_changed_module(module, changed):
                return f"the module {module} itself"
        return None

    def _has_stand_in(self, name: str) -> bool:
        """Say whether others see another object in a module's place; see `self_replacing`."""
        tracked = self._tracker.modules.get(name)
        return tracked is not None and tracked.home is not None

    def _is_changed_module(self, name: str, changed: _Altered) -> bool:
        return name in self._live and changed.is_reached_from(name)

    def _appeared_or_gone(self, name: str) -> set[str]:
        if name in self._only_bodies or self._are_too_many:
            return set()
        old, new = self._versions(name)
        if old is None or new is None:
            return set()
        return old.names() ^ new.names()

    # -- names -------------------------------------------------------------------------------

    def own_names(self, name: str, changed: Changed) -> set[str]:
        """Return the names of an executed module that may have other values afterwards."""
        return {self._member_or_class(name, each) for each in self._own_names(name, changed)}

    def _own_names(self, name: str, changed: Changed, *, but_anew: bool = False) -> set[str]:
        """Return them; if asked, without what is only made anew, from the same as before."""
        if name in self._changes and self._are_too_many:
            return {WHOLE}
        old, new = self._versions(name)
        code = self._new_code(name)
        if old is None or new is None or code is None or not self._live.is_traced(name):
            return {WHOLE}
        if "__getattr__" in old.names() | new.names() or self._binds_by_strings(name, code):
            return {WHOLE}
        if self._has_stand_in(name) or "modules" in code.co_names:
            return {WHOLE}  # others see what stands in for it, or will
        if self._may_import_otherwise(name, changed):
            return {WHOLE}
        kind = _WithOwners if but_anew else _Altered
        names = self._names_from(name, code, kind(changed, self._live))
        own, lasting = names, set[str]()
        if but_anew:
            own = names | changed.get(name, _NONE) | edited_names(old, new)
            lasting = old.names() | new.names()
        theirs = kind({**changed, name: own}, self._live)
        found = changed_names(
            old, new, lambda chain: self._hit(name, chain, theirs) is not None, lasting
        )
        found |= names | globals_bound(code) | globals_bound(self._trace.code_of(name) or code)
        if _documentation(code) != _documentation(self._trace.code_of(name) or code):
            found.add("__doc__")
        return found

    def _may_import_otherwise(self, name: str, changed: Changed) -> bool:
        """Say whether a `try: import` of an executed module may go another way than before."""
        if self._tracker.may_find_what_was_absent(name):
            return True
        return any(
            self._may_fail_otherwise(module, attribute, changed)
            for run in self._live.runs(name)
            if run.code.co_exceptiontable
            for statement, module in self._live.imported(run.home, run.code)
            for attribute in (statement.names if changed.get(module) else ())
        )

    def _may_fail_otherwise(self, module: str, attribute: str, changed: Changed) -> bool:
        names = changed[module]
        if WHOLE in names or attribute not in self._live.values(module):
            return True
        origin, original = self._live.origin(module, attribute)
        return original in (self._appeared_or_gone(origin) if origin in self._changes else ())

    def _names_from(self, name: str, code: CodeType, changed: _Altered) -> set[str]:
        """Return the names that a module imports from others and that have changed there."""
        found: set[str] = set()
        for statement, module in self._live.imported(name, code):
            names, values = changed.of(module), self._live.values(module)
            if "*" in statement.names:
                found |= _tops(names)
            found |= {
                local
                for attribute, local in statement.bound.items()
                if attribute in _tops(names)
                or WHOLE in names
                or ("__getattr__" in values and attribute not in values)  # which makes it anew
            }
        return found

    def _binds_by_strings(self, name: str, code: CodeType) -> bool:
        ran = list((self._trace.ran(name) or {}).values())
        new = nested_codes(code) if name in self._changes else ()
        return any(
            not _REFLECTION.isdisjoint(self._live.words_in(each))
            for each in (*ran, *new)
            if each.co_filename == code.co_filename
        )

    def _member_or_class(self, module: str, name: str) -> str:
        """Only of a class whose making runs nothing can one member change alone."""
        owner, dot, _ = name.partition(".")
        value = self._live.values(module).get(owner)
        alone = dot and _is_simple_class(value) and not self._is_called_by_library(value)
        return name if alone or not dot else owner

    def _is_called_by_library(self, cls: Any) -> bool:
        """Say whether a class, or one derived from it, has methods that a library may call."""
        homes = {module_of(base) for each in with_subclasses(cls) for base in mro_of(each)}
        return any(home not in self._live and home != NOTEBOOK for home in homes - _CALL_NOTHING)

    def refreshed_names(self, name: str, changed: Changed) -> set[str]:
        """Return the names that a module, itself not executed, imported and that have changed."""
        code = self._trace.code_of(name)
        if code is None:
            return {WHOLE}
        if not any(changed.values()):
            return set()
        found = self._names_from(name, code, _Altered(changed, self._live))
        return found & self._live.values(name).keys()

    def effects(self, name: str, matters: Callable[[str], bool]) -> dict[str, set[str]]:
        """Return names of other modules whose values may differ because `name` is executed.

        Parameters
        ----------
        matters
            Whether it is worth knowing what changes in a module.
        """
        if not self._live.is_traced(name):
            return {}
        code = self._new_code(name) if name in self._changes else None
        names = self._effects.of(name, code)
        near = self._effects.within_reach(name, code)
        if code is not None and self._are_too_many:
            names = names | {(module, WHOLE) for module in near}
        elif any(map(matters, near)):
            names = names | self._effects.seen_in(name, filter(None, self._versions(name)))
        found: dict[str, set[str]] = {}
        for module, attribute in names:
            found.setdefault(module, set()).add(attribute)
        return found

    def disturbed(self, name: str, changed: Changed, alone: Changed) -> dict[str, set[str]]:
        """Return the libraries that executing `name` may leave otherwise than before -> STATE.

        Parameters
        ----------
        alone
            What of `changed` nobody but `name` changes: if it acts as before, it is as before.
        """
        if not self._live.is_traced(name):
            return {}
        own = changed.get(name, _NONE) - alone.get(name, _NONE)
        by_others = {m: changed[m] - names for m, names in alone.items() if m in changed}
        found = self._done_otherwise(name, {**changed, **by_others, name: own})
        if found.is_any and any(names for m, names in alone.items() if m != name):
            found = self._done_otherwise(name, {**changed, name: own})
        libraries = self._libraries_changed(name, found)
        users = users_of(libraries) if libraries else set()
        return {library: {STATE} for library in users if library not in self._live}

    def _done_otherwise(self, name: str, changed: Changed) -> _Otherwise:
        own = changed[name] | self._own_names(name, changed, but_anew=True)
        altered = _WithOwners({**changed, name: own}, self._live)
        functions = [run for run in self._live.runs(name) if not run.top]
        in_functions = any(self._edits.versions_of(run.code) for run in functions) or any(
            self._read_by(name, run, altered) for run in functions
        )
        acting, calling = self._acting_otherwise(name, altered, everything=in_functions)
        return _Otherwise(in_functions, acting, calling)

    def _libraries_changed(self, name: str, done: _Otherwise) -> set[str]:
        found = {lib for chain in done.acting for lib in self._libraries.of(name, chain)}
        if done.in_functions or done.calling:
            for run in self._live.runs(name):
                if not run.top:
                    codes = [run.code, *self._edits.versions_of(run.code)]
                    found |= self._libraries.acted_on(run.home, codes)
            found.update(*(self._libraries.named_by(name, chain) for chain in done.calling))
        return found

    def _acting_otherwise(
        self, name: str, altered: _Altered, *, everything: bool
    ) -> tuple[set[Chain], set[Chain]]:
        """Return what statements act on that are not as before, and what such statements use."""
        old, new = self._versions(name)
        code = self._new_code(name)
        if old is None or new is None or self._are_too_many:
            chains = set() if code is None else set(acted_on(code))
            return chains, chains
        texts = _texts_in_the_same_order(old.acting, new.acting)
        acting = {
            chain
            for s in (*old.acting, *new.acting)
            if everything or s.text not in texts or self._is_any_hit(name, s.uses, altered)
            for chain in s.on
        }
        kept = {s.text for s in old.statements} & {s.text for s in new.statements}
        calling = {
            chain
            for s in (*old.statements, *new.statements)
            if not s.lasting and (s.text not in kept or self._is_any_hit(name, s.uses, altered))
            for chain in s.uses
        }
        return acting, acting | calling

    def _is_any_hit(self, name: str, chains: Iterable[Chain], altered: _Altered) -> bool:
        return any(self._hit(name, chain, altered) for chain in chains)

    def keepers(self, name: str) -> dict[str, str]:
        """Return modules that may keep what `name` computed while it was imported -> reason.

        Executing `name` again would find the old results there.
        """
        if not self._live.is_traced(name):
            return {}
        kept = {
            module: f"its {attribute} may keep what was computed while {name} was imported"
            for module, attribute in sorted(self._effects.kept_for(name))
        }
        kept |= self._tracker.keepers(name) | self._readers().registrants_after(name)
        return kept | self._taking_with(name)

    def concerned(self, name: str) -> dict[str, str]:
        """Return modules that may have to run when `name` does, but do not import it -> reason."""
        found = self._tracker.keepers(name)
        if self._live.is_traced(name):
            readers = self._readers()
            found = found | readers.registrants_after(name) | readers.of(name)
            found |= self._taking_with(name)
        return found

    def _taking_with(self, name: str) -> dict[str, str]:
        """Return who takes from the same as an edited module that may take more, or less."""
        if name not in self._changes:
            return {}
        drawing = Drawing(self._live, self._index, self._started, self._dependencies)
        why = f"draws random numbers in turn with {name}"
        found = dict.fromkeys(drawing.with_module(name), why) | self._readers().taking_with(name)
        return found if found and self._may_call_otherwise(name) else {}

    def _may_call_otherwise(self, name: str) -> bool:
        """Say whether an edited module may call something more, or less, often than before."""
        old, new = self._versions(name)
        if old is None or new is None or self._are_too_many:
            return True
        altered = _Altered({name: edited_names(old, new)}, self._live)
        return bool(self._acting_otherwise(name, altered, everything=False)[1])

    def _readers(self) -> Readers:
        return Readers(
            self._effects,
            self._tracker.contributions,
            self._index,
            self._started,
            self._dependencies,
            self._reason_to_read_names,
        )

    def _reason_to_read_names(self, name: str, names: Changed) -> str | None:
        if not self._live.is_traced(name):
            return None
        return self._reason_to_read(name, _Altered(names, self._live))

    def setters(self, names: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return module -> those of `names` that set or registered something there -> reason."""
        found: dict[str, dict[str, str]] = {}
        for name, owner, reason in self._set_elsewhere(frozenset(names)):
            found.setdefault(owner, {}).setdefault(name, reason)
        return found

    def _set_elsewhere(self, names: Set[str]) -> Iterator[tuple[str, str, str]]:
        """Yield (module, another one in which its import has set something, what)."""
        for name in names:
            for owner, attribute in self._tracker.registrants.objects_of(name):
                yield name, owner, f"registers with {owner}.{attribute}"
            for owner, what in self._effects.set_by(name) if self._live.is_traced(name) else ():
                yield name, owner, f"sets {what} in {owner}"
            for cls in self._tracker.contributions.classes_changed_by(name):
                yield name, module_of(cls), f"sets attributes of {qualname_of(cls)}"
        for name, owner in self._tracker.libraries.setters():
            if name in names:
                yield name, owner, f"sets something in {owner}"

    def remembered(self, changed: Changed) -> dict[str, set[str]]:
        """Return cached functions that ran during an import, and would give other results now."""
        if not self._cached:
            return {}
        names = {part for names in changed.values() for n in names for part in n.split(".")}
        names |= self._edited_and_run
        cached = {code.co_name for _, _, code in self._cached}
        stale = stale_functions(names, self._users_run, cached) if names else set()
        found: dict[str, set[str]] = {}
        for module, name, code in self._cached:
            if code.co_name in stale:
                found.setdefault(module, set()).add(name)
        return found

    @cached_property
    def _edited_and_run(self) -> set[str]:
        """The names of the edited functions that may have had a part in an import."""
        codes = [code for _, code in self._edits.codes.values()]
        if self._some_ran_unseen:
            return {code.co_name for code in codes}
        return {c.co_name for c in codes if self._trace.has_run(c) or is_suspended(c)}

    @cached_property
    def _some_ran_unseen(self) -> bool:
        """Say whether a module that may have run edited functions was not watched."""
        edited = dict.fromkeys(module for module, _ in self._edits.codes.values())
        reached = closure(edited, self._importers)
        return not self._index.untraced.isdisjoint(reached)

    @cached_property
    def _users_run(self) -> list[Users]:
        """What may have had a part in an import."""
        if self._some_ran_unseen:
            modules = self._tracker.modules.values()
            return [users_in(tracked.code) for tracked in modules if tracked.code is not None]
        ran = self._trace.all_that_ran()
        found: list[tuple[str, Set[str]]] = [(code.co_name, words_used(code)) for code in ran]
        for top in [code for code in ran if code.co_name == "<module>"]:
            found += renamed_imports(top)
        return [Users.of(found)]

    def remember(self) -> bool:
        """Say whether any cached function ran during an import."""
        return bool(self._cached)

    @cached_property
    def _cached(self) -> list[tuple[str, str, CodeType]]:
        """The cached functions that ran during an import: module, name, and code of each."""
        if not self._caches.are_used() or not any(map(self._trace.has_run, self._caches.codes())):
            return []
        return [
            (module, name, code)
            for module in self._tracker.modules
            for name, function in cached_functions(self._live.values(module))
            if isinstance(code := getattr(function, "__code__", None), CodeType)
            and self._trace.has_run(code)
        ]

    # -- versions ----------------------------------------------------------------------------

    def _versions(self, name: str) -> tuple[ModuleSource | None, ModuleSource | None]:
        tracked = self._tracker.modules[name]
        change = self._changes.get(name)
        old, new = tracked.source, None if change is None else change.compiled
        if old is None:
            return None, None
        if new is None:
            return outline(old), outline(old)
        return read_versions(old, new.source)


def _documentation(module: CodeType) -> str | None:
    return docstring(module) if "__doc__" in module.co_names else None


_UNTRACED = "its import was not watched: anything may have run"


def _edited_codes(old: CodeType, new: CodeType, pairs: Iterable[Pair] | None) -> Iterator[CodeType]:
    if pairs is None:
        yield from differing_codes(old, new)
        return
    for before, after in pairs:
        yield before
        yield from differing_codes(before, after)


def _tops(names: Iterable[str]) -> set[str]:
    return {name for name in names if "." not in name and name != STATE}


def _with_owners(names: Set[str]) -> set[str]:
    """Return names, and the class of each member."""
    return {*names, *(name.partition(".")[0] for name in names)}


def _texts_in_the_same_order(old: Iterable[Acting], new: Iterable[Acting]) -> set[str]:
    """Return the texts that both have, unless in another order."""
    before, after = [s.text for s in old], [s.text for s in new]
    both = set(before) & set(after)
    same = [t for t in before if t in both] == [t for t in after if t in both]
    return both if same else set()


def _state_of(libraries: Iterable[str]) -> str | None:
    names = sorted(libraries)
    return f"{listed(names)}, changed by others meanwhile," if names else None


def _is_simple_class(value: Any) -> bool:
    """Say whether making a class, and classes derived from it, runs no code that looks at it."""
    return is_a(value, type) and all(
        cls is object
        or (type(cls).__module__ in ("builtins", "abc") and "__init_subclass__" not in vars(cls))
        for cls in value.__mro__
    )


# What functions made in C ask an object for that they are given.
_ASKED_FOR = {
    "print": {"flush", "write"},
    "dict": {"keys"},
    "update": {"keys"},
    "writer": {"write"},
    "dump": {"write"},
    "load": {"peek", "read", "readinto", "readline"},
    "Pickler": {"persistent_id", "reducer_override", "write"},
    "Unpickler": {"find_class", "persistent_load", "peek", "read", "readinto", "readline"},
    "StreamHandler": {"flush", "setStream", "terminator", "write"},
    "TextIOWrapper": {"closed", "flush", "read", "read1", "readable", "seekable", "writable"},
    "BufferedReader": {"closed", "readable", "readinto", "seekable", "tell"},
    "BufferedWriter": {"closed", "flush", "seekable", "tell", "writable", "write"},
    "closing": {"close"},
    "select": {"fileno"},
}
# Their methods ask instances for nothing but what has a name with underscores.
_CALL_NOTHING = {"abc", "builtins", "typing"}
