"""What a module's top-level code changes in the containers of other project modules.

A plugin that appends itself to a registry does so again when it is re-executed, and what it took
from a queue is there no longer. So what each module added, took out and replaced is noted while it
runs, and taken back before it runs again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from operator import is_
from types import FunctionType, ModuleType
from typing import Any

from ipython_depreload.class_members import is_of
from ipython_depreload.objects import is_a, own_attributes
from ipython_depreload.registrations.containers import (
    CONTAINERS,
    MANY,
    Container,
    Seen,
    containers_of,
    containers_since,
    containers_within,
    contents_of,
    size_of,
)
from ipython_depreload.registrations.counted import Counted
from ipython_depreload.registrations.exchanging import exchange, exchanged, meant_by
from ipython_depreload.registrations.held import (
    Added,
    Contents,
    Difference,
    Hold,
    copy_of,
    difference,
)
from ipython_depreload.registrations.noted import (
    Effect,
    Entry,
    Index,
    Noted,
    followed,
    inside_of,
    lost_by,
    put_by,
)
from ipython_depreload.registrations.observation import Change, Observation, Owned
from ipython_depreload.registrations.places import (
    NUMBERS,
    IsTakenBack,
    is_taken_back,
    places_of,
    without_numbers,
)
from ipython_depreload.registrations.remembered import CACHE, shared_results
from ipython_depreload.registrations.withdrawn import Withdrawn, chooses_places, is_shared


class Contributions:
    """Effects of each project module, noted from import to import.

    Parameters
    ----------
    values_of
        Gives the dictionary of a loaded module.
    builds_on
        Called with a module and another one whose entry it has replaced, or taken out.
    is_project
        Says whether a class is of the project.
    """

    def __init__(
        self,
        values_of: Callable[[str], dict[str, Any] | None],
        builds_on: Callable[[str, str], object],
        is_project: Callable[[type], bool],
    ) -> None:
        self._values_of = values_of
        self._is_project = is_project
        self._builds_on = builds_on
        self._save: Callable[[Container], None] | None = None
        self._running: set[str] = set()
        self._seen = Seen(is_project)
        self._owned: dict[str, Owned] = {}  # while modules run
        self._runs: dict[str, Observation] = {}
        self._effects: dict[str, tuple[Effect, ...]] = {}  # in the order of who came first
        self._index = Index({}, self.containers_within)
        self._makers: dict[str, frozenset[str]] = {}
        self._came_with: dict[str, list[Any]] = {}
        self._counted = Counted()
        self._failed: set[str] = set()
        self._tried_again: dict[str, Withdrawn] = {}
        self._withdrawn: Withdrawn | None = None

    def save_with(self, save: Callable[[Container], None] | None) -> None:
        """From now on save each container that a running module gets hold of, if at all."""
        self._save = save
        self._owned.clear()  # those in there were not saved

    # -- what modules do ---------------------------------------------------------------------

    def starts(self, contributor: str) -> None:
        """`contributor` is about to run: what it did before it failed is taken back."""
        self._running.add(contributor)
        self._goes_on(contributor)
        if len(self._running) == 1:
            self._counted.starts(contributor)
        if contributor in self._failed:
            self._tried_again[contributor] = self._withdraw_failed(contributor)

    def _withdraw_failed(self, contributor: str) -> Withdrawn:
        run = Observation()
        for effect in self._effects.get(contributor, ()):
            run.hold_one(effect.container)
        withdrawn = self.withdraw([contributor], self._save or id)
        self._changes(contributor, run)  # no module around has done so
        return withdrawn

    def watch(self, contributor: str, owner: str) -> None:
        """From now on `contributor`, which is running, may change what `owner` has."""
        run = self._runs.get(contributor)
        if run is None:
            run = self._runs[contributor] = Observation()
        if owner in run.owners:
            return  # it has not gone on since, and what others that have run added is held
        values = self._values_of(owner)
        if values is not None:
            run.owners.add(owner)
            owned = self._owned[owner] = self._owned_by(owner, values)
            run.hold(owned)
            run.hold_places(owner, owned.places)

    def _owned_by(self, owner: str, values: dict[str, Any]) -> Owned:
        now, known = list(values.values()), self._owned.get(owner)
        if known is None:
            found = containers_of(owner, values, self._seen)
            places = places_of(owner, values, self._is_project)
            return Owned(now, (self._hold(found),), places, _caches_among(now))
        owned, changed = known.now(now)
        if len(now) == len(known.values) and all(map(is_, now, known.values)):
            return self._extended(owner, owned, {}, changed)
        before = set(map(id, known.values))
        new = {name: value for name, value in list(values.items()) if id(value) not in before}
        places = places_of(owner, values, self._is_project)
        owned = owned._replace(places=places, caches=_caches_among(now))
        return self._extended(owner, owned, new, changed)

    def _extended(
        self, owner: str, owned: Owned, new: Mapping[str, Any], changed: Collection[Container]
    ) -> Owned:
        """Look also at the containers to which new values lead, or what is in changed ones."""
        if not new and not changed:
            return owned
        more = containers_since(owner, new, changed, owned.ids, self._seen)
        return owned._replace(holds=(*owned.holds, self._hold(more))) if more else owned

    def _hold(self, containers: list[Container]) -> Hold:
        if self._save is not None:
            for container in containers:
                self._save(container)
        return Hold.of(Contents(containers))

    def _goes_on(self, owner: str) -> None:
        """A module is about to run or has run: it has other containers than those known."""
        self._owned.pop(owner, None)
        for run in self._runs.values():
            run.forget(owner)

    def settle(self, contributor: str) -> None:
        """`contributor` has run: note what it did."""
        self._running.discard(contributor)
        self._goes_on(contributor)
        if not self._running:
            self._owned.clear()  # it keeps alive what was in them
            self._seen = Seen(self._is_project)
        run = self._runs.pop(contributor, None)
        self._note(contributor, run)
        self._counted.settle(contributor)

    def _note(self, contributor: str, run: Observation | None) -> None:
        if run is None and self._knows_nothing_of(contributor):
            return  # most can add nothing to anything
        changes = [] if run is None else self._changes(contributor, run)
        bound = [] if run is None else self._bound_anew(contributor, run)
        done = [change for change in (*changes, *bound) if change.differences]
        effects = [self._effect(contributor, change) for change in done]
        effects += [] if run is None else self._effects_in_results(contributor, run)
        inner = self.containers_within(value for effect in effects for value in effect.came)
        self._hold_what_came(inner)
        self._note_contents(contributor, inner)
        effects += self._effects_within(contributor, effects, inner)
        if effects:
            self._effects[contributor] = tuple(effects)
            self._index.add(contributor, effects)
        else:
            self._effects.pop(contributor, None)
        self._note_makers(contributor, changes, list(map(_without_numbers, bound)))
        for container in inner:  # that those found who ran within this one
            for other in self._index.changed.get(id(container), set()) - {contributor}:
                self._add_makers(other, {contributor})
        self._failed.discard(contributor)
        withdrawn = self._tried_again.pop(contributor, None)
        if withdrawn is not None:
            self._arrange_all(withdrawn)

    def _knows_nothing_of(self, contributor: str) -> bool:
        known = (self._effects, self._makers, self._failed, self._tried_again)
        return not any(contributor in each for each in known)

    def _changes(self, contributor: str, run: Observation) -> list[Change]:
        """Return what a module has done, and tell the one around it: that has not done so."""
        changes = [self._arranged(contributor, change) for change in run.changes()]
        for change in changes:
            holding = (r for r in reversed(self._runs.values()) if r.holds(change.container))
            for outer in islice(holding, 1):  # those around that are told when it ends
                outer.has_changed(change, run)
        self._follow_in_owned(run, changes)
        return changes

    def _bound_anew(self, contributor: str, run: Observation) -> list[Change]:
        """Return which names of others a module has had bound anew, and tell those around it."""
        found = run.set_places(self._takes_back(contributor))
        for name, outer in list(self._runs.items()) if found else ():
            outer.has_set(run, self._takes_back(name))
        return found

    def _takes_back(self, contributor: str) -> IsTakenBack:
        return partial(is_taken_back, contributor, self._is_project)

    def _arranged(self, contributor: str, change: Change) -> Change:
        """What is added again goes where it was, before others look there."""
        withdrawn, container = self._withdrawn, change.container
        if withdrawn is None:
            return change
        withdrawn.note_order(container, change.differences)
        if contributor not in withdrawn.contributors(container):
            return change
        withdrawn.arrange(contributor, container, self._added_within(change, contributor))
        return change._replace(last=copy_of(container))

    def _added_within(self, change: Change, contributor: str) -> list[Added]:
        """Return what came while a module ran, what modules new to the container added included."""
        assert self._withdrawn is not None
        own = [entry for each in change.differences for entry in each.added]
        known = {id(value) for _, value in own}
        for name in self._withdrawn.contributors(change.container) - {contributor}:
            for effect in self._effects.get(name, ()):
                if effect.container is change.container:
                    known.update(id(value) for _, value in effect.added)
        whole = difference(change.container, change.first, change.last)
        if known.issuperset(id(value) for _, value in whole.added):
            return own
        others = known - {id(value) for _, value in own}
        return [entry for entry in whole.added if id(entry[1]) not in others]

    def _follow_in_owned(self, run: Observation, changes: list[Change]) -> None:
        """What a module has changed, the next one finds there."""
        now = {id(change.container): change.last for change in changes}
        for owner in run.owners & self._owned.keys() if now else ():
            owned = self._owned[owner]
            ids = owned.ids & now.keys()
            changed = [change.container for change in changes if id(change.container) in ids]
            self._owned[owner] = self._extended(owner, owned.after(now), {}, changed)

    def _effect(self, contributor: str, change: Change) -> Effect:
        """Note what was done; what is added to a list goes where the module had added something."""
        container, differences = change.container, change.differences
        is_first = self._counted.has_gone_back(contributor, container)
        if isinstance(container, dict) and not is_first:
            return Effect(container, differences)  # of a key, what was done last is undone first
        before = (e for e in self._effects.get(contributor, ()) if e.container is container)
        moment = next((e.differences[0].moment for e in before), None)
        if moment is not None:
            differences = tuple([each._replace(moment=moment) for each in differences])
        return Effect(container, differences)

    def _effects_within(
        self, contributor: str, effects: list[Effect], inner: list[Container]
    ) -> list[Effect]:
        """Return what a module has done to what is in that which it has put somewhere."""
        known = {id(effect.container) for effect in effects}
        added = [entry for effect in effects for entry in effect.new]
        found: list[Effect] = []
        for each in (*inside_of(added), *_own_in(contributor, inner, within=True)):
            if id(each.container) not in known:
                found.append(self._without_others(contributor, each))
                known.add(id(each.container))
        return found

    def _effects_in_results(self, contributor: str, run: Observation) -> Iterator[Effect]:
        """What a function with a cache has made for a module has this in it of the module."""
        results = [v for cache in run.caches for v in shared_results(cache).values()]
        new = [c for c in self.containers_within(results) if not run.holds(c)] if results else []
        return _own_in(contributor, new, within=False)

    def _hold_what_came(self, inner: list[Container]) -> None:
        """A container that a module has added is another one to which others may add."""
        for run in list(self._runs.values()):
            for container in inner:
                run.hold_one(container)

    def _note_contents(self, contributor: str, inner: list[Container]) -> None:
        """What is in them by now, nobody but modules can have put there."""
        small = [container for container in inner if size_of(container) < MANY]
        found = [value for each in small for _, value in contents_of(each) if _may_hold(value)]
        self._came_with.pop(contributor, None)
        if found:
            self._came_with[contributor] = found

    def _without_others(self, contributor: str, effect: Effect) -> Effect:
        """What others have added to a container that a module has added is theirs."""
        others = self._index.changed.get(id(effect.container), set()) - {contributor}
        theirs = {
            entry
            for name in others
            for each in self._effects.get(name, ())
            if each.container is effect.container
            for difference in each.differences
            for entry in put_by(each.container, difference)
        }
        if not theirs:
            return effect
        (whole,) = effect.differences
        own = [
            e for e in whole.added if theirs.isdisjoint(put_by(effect.container, Difference((e,))))
        ]
        return effect._replace(differences=(Difference(tuple(own)),))

    def _note_makers(self, contributor: str, changes: list[Change], bound: list[Change]) -> None:
        lost = lost_by(changes)
        makers = set(self._who_put(lost | lost_by(bound)))
        makers.update(*(self._index.changed.get(value, ()) for _, _, value in lost))
        changed = [id(change.container) for change in changes if change.differences]
        makers.update(*(self._index.put.get(container, ()) for container in changed))
        chosen = [c for c, _, _, some in changes if any(chooses_places(c, each) for each in some)]
        makers.update(*(self._index.changed.get(id(container), ()) for container in chosen))
        self._makers.pop(contributor, None)
        self._add_makers(contributor, makers - {contributor})

    def _add_makers(self, contributor: str, makers: Collection[str]) -> None:
        if makers:
            self._makers[contributor] = self._makers.get(contributor, frozenset()).union(makers)
        for maker in makers:
            self._builds_on(contributor, maker)

    def _who_put(self, entries: set[Entry]) -> Iterator[str]:
        containers = {container for container, _, _ in entries}
        for name, effects in self._effects.items() if entries else ():
            put = (
                (id(effect.container), key, value)
                for effect in effects
                if id(effect.container) in containers
                for each in effect.differences
                for key, value in put_by(effect.container, each)
            )
            if not entries.isdisjoint(put):
                yield name

    def abandon(self, contributor: str) -> None:
        """`contributor` failed: what it did by then is taken back when it is tried again."""
        before = self._effects.get(contributor, ())
        self.settle(contributor)
        effects = (*before, *self._effects.get(contributor, ()))
        if effects:
            self._effects[contributor] = effects
            self._failed.add(contributor)

    def _each(self) -> Iterator[tuple[str, Effect]]:
        """Yield (module, effect) of all that is known, in the order of who came first."""
        return ((name, effect) for name, some in self._effects.items() for effect in some)

    # -- what others ask ---------------------------------------------------------------------

    def keepers(self, contributor: str) -> dict[str, str]:
        """Return the modules that changed what one put there -> why they must run when it does."""
        reason = f"has changed what {contributor} registered"
        return {name: reason for name, makers in self._makers.items() if contributor in makers}

    def failed(self) -> frozenset[str]:
        """Return the modules that failed, and had changed something by then."""
        return frozenset(self._failed)

    def added_what_may_hold(self, contributors: Iterable[str]) -> bool:
        """Say whether one of these modules added something to which others may have added."""
        effects = [effect for name in contributors for effect in self._effects.get(name, ())]
        return any(_may_hold(value) for effect in effects for value in effect.came)

    def values_added_by(self, contributor: str) -> list[Any]:
        """Return what a module has put into containers."""
        return [v for e in self._effects.get(contributor, ()) if not e.within for v in e.came]

    def values(self) -> list[Any]:
        """Return all that modules have put into containers, or was in these then."""
        put = (value for name in self._effects for value in self.values_added_by(name))
        return [*put, *(value for some in self._came_with.values() for value in some)]

    def added_by(self, contributor: str) -> list[Container]:
        """Return the containers that a module changed."""
        return [e.container for e in self._effects.get(contributor, ()) if not e.within]

    def contributors(self) -> list[str]:
        """Return the modules that have changed something of others."""
        return list(self._effects)

    def keys_set_by(self, contributor: str) -> dict[int, set[Any]]:
        """Return what a module bound anew, or set, by the id of the dictionary it is in."""
        found: dict[int, set[Any]] = {}
        for effect in self._effects.get(contributor, ()):
            keys = {key for each in effect.differences for key, _, _ in each.replaced}
            if keys:
                found.setdefault(id(effect.container), set()).update(keys)
        return found

    def taken_by(self, contributor: str) -> set[tuple[int, Any]]:
        """Return from where a module has taken what others take from in turn.

        The id of a container from which it has removed something, or (id, name) of a number on
        which it has counted.
        """
        found: set[tuple[int, Any]] = set()
        for effect in self._effects.get(contributor, ()):
            number = id(effect.container)
            for each in effect.differences:
                found.update((number, None) for _ in each.removed[:1])
                found.update(
                    (number, key) for key, old, _ in each.replaced if id(type(old)) in NUMBERS
                )
        return found

    def names_changed_by(self, contributors: Iterable[str], modules: Iterable[str]) -> set[str]:
        """Return the names in some modules that lead to what others have changed.

        Not those of functions that go on giving the same object, whatever is in it.
        """
        changed = {id(container) for name in contributors for container in self.added_by(name)}
        found: set[str] = set()
        for module in modules if changed else ():
            values = self._values_of(module) or {}
            for name, value in list(values.items()):
                if type(value) is CACHE:
                    continue
                containers = self.containers_of(module, {name: value})
                if not changed.isdisjoint(map(id, containers)):
                    found.add(name)
        return found

    def is_changed(self, container: Container) -> bool:
        """Say whether some module has changed a container, or has put it where it is."""
        number = id(container)
        return bool(self._index.changed.get(number) or self._index.put.get(number))

    def of_nobody(
        self, container: Container, entries: Iterable[tuple[Any, Any]]
    ) -> list[tuple[Any, Any]]:
        """Return those of some entries of a container that no module has put there.

        None of one that a module has put where it is.
        """
        if self._index.put.get(id(container)):
            return []
        put = self._put_into(container) if id(container) in self._index.changed else set()
        return [e for e in entries if put.isdisjoint(put_by(container, Difference((e,))))]

    def _put_into(self, container: Container) -> set[tuple[Any, int]]:
        """Return what modules have put into a container, by what keys are known by and by id."""
        return {
            entry
            for _, effect in self._each()
            if effect.container is container
            for each in effect.differences
            for entry in put_by(container, each)
        }

    def contributors_within(self, values: Iterable[Any]) -> set[str]:
        """Return the modules that have changed what these values are, or hold."""
        changed = self._index.changed
        return set[str]().union(*(changed.get(id(c), ()) for c in self.containers_within(values)))

    def added_by_running(self, contributor: str) -> list[tuple[Container, list[Added]]]:
        """Return the containers of others that a running module has changed, with what it added."""
        run = self._runs.get(contributor)
        changes = [] if run is None else run.changes()
        return [(c, [e for each in some for e in each.added]) for c, _, _, some in changes]

    def classes_changed_by(self, contributor: str) -> list[type]:
        """Return the classes of others of which a module has set attributes."""
        return [each for each in self.added_by(contributor) if isinstance(each, type)]

    def only_added_to(self) -> list[Container]:
        """Return the containers in which modules have replaced nothing."""
        effects = [effect for _, effect in self._each() if not effect.within]
        others = {id(e.container) for e in effects if any(each.replaced for each in e.differences)}
        return [effect.container for effect in effects if id(effect.container) not in others]

    def containers_of(self, module: str, values: Mapping[str, Any]) -> list[Container]:
        """Return the containers to which these values of a module lead."""
        return containers_of(module, values, Seen(self._is_project))

    def containers_within(self, values: Iterable[Any]) -> list[Container]:
        """Return the containers that these values are, or hold."""
        return containers_within(values, Seen(self._is_project))

    def reachable(self, names: Iterable[str]) -> list[Container]:
        """Return the containers of these modules, to be saved before others change them."""
        found: dict[int, Container] = {}
        seen = Seen(self._is_project)  # what several modules lead to is looked into once
        for name in names:
            values = self._values_of(name)
            if values is not None:
                found.update((id(c), c) for c in containers_of(name, values, seen))
        return list(found.values())

    # -- one object in the place of another --------------------------------------------------

    def redirect(self, contributor: str, new: Any, old: Any) -> None:
        """What a running module has just added to others' containers is to be another object."""
        run = self._runs.get(contributor)
        for container, _, _, differences in () if run is None else run.changes():
            added = [entry for each in differences for entry in each.added]
            if any(exchanged(part, new, old) is not part for entry in added for part in entry):
                exchange(container, added, new, old)

    def redirect_own(self, owner: str, pairs: Iterable[tuple[Any, Any]]) -> None:
        """What a module that has run put into its own containers is to be other objects."""
        redirected = {id(new): (new, old) for new, old in pairs if new is not old}
        values = self._values_of(owner) if redirected else None
        for container in self.containers_of(owner, values) if values else ():
            if isinstance(container, type) or len(container) > MANY:
                continue
            for number in meant_by(container) & redirected.keys():
                exchange(container, list(contents_of(container)), *redirected[number])

    def follow(self, successor: Callable[[Any], Any]) -> None:
        """What was added, and to what, may have been replaced: know it as it is now."""
        self._effects = {
            name: tuple([followed(effect, successor) for effect in effects])
            for name, effects in self._effects.items()
        }
        self._came_with = {n: list(map(successor, some)) for n, some in self._came_with.items()}
        self._index = Index(self._effects, self.containers_within)

    # -- taking back -------------------------------------------------------------------------

    def snapshot(self) -> Noted:
        """Return all that is known, as `restore` takes it."""
        return Noted(
            dict(self._effects),
            dict(self._makers),
            frozenset(self._failed),
            dict(self._came_with),
        )

    def restore(self, noted: Noted) -> None:
        """Go back to a snapshot."""
        self._effects, self._makers = dict(noted.effects), dict(noted.makers)
        self._index = Index(self._effects, self.containers_within)
        self._failed = set(noted.failed)
        self._came_with = dict(noted.came_with)
        self._tried_again.clear()
        self._counted.forget()
        self._withdrawn = None
        self._owned.clear()
        self._runs.clear()
        self._running.clear()

    def withdraw(
        self,
        contributors: Iterable[str],
        save: Callable[[Container], object],
        stays: Callable[[str, object], bool] = lambda contributor, value: False,
    ) -> Withdrawn:
        """Take back what these modules did; each container is saved before.

        Parameters
        ----------
        stays
            Says of what one of them has put there whether it stays, without what is of the module.
        """
        names = set(contributors) & self._effects.keys()
        if not names:
            return Withdrawn((), save)
        shared = self._shared(names) | self._staying(names, stays)
        withdrawn = Withdrawn(shared, save)
        for effect in (effect for name in names for effect in self._effects.get(name, ())):
            if not effect.within or is_shared(effect.container, shared):
                withdrawn.mind(effect.container)  # else it goes with what it is in
        for name, effect, each in self._latest_first():
            if name not in names:
                withdrawn.pass_over(effect.container, each)
            elif not effect.within or is_shared(effect.container, shared):
                withdrawn.take_back(name, effect.container, each)
        withdrawn.commit()
        self._counted.withdraw(names, self._latest_first())
        for name in names & self._failed:  # nobody may ever import it again
            self._failed.discard(name)
            self._effects.pop(name, None)
        return withdrawn

    def _staying(
        self, withdrawing: Iterable[str], stays: Callable[[str, object], bool]
    ) -> set[int]:
        added = [(name, v) for name in withdrawing for v in self.values_added_by(name)]
        staying = [value for name, value in added if stays(name, value)]
        return {*map(id, staying), *map(id, self.containers_within(staying))}

    def _shared(self, withdrawing: set[str]) -> set[int]:
        """Return the ids of containers that stay with what others have put there.

        Others are modules that stay, and where several modules put something, the notebook.
        """
        effects = list(self._each())
        made = {id(effect.container) for _, effect in effects if effect.within}
        others = [(name, effect) for name, effect in effects if not effect.within]
        several = {
            id(effect.container): effect.container
            for name, effect in others
            if name in withdrawing and id(effect.container) in made
        }
        staying = {id(effect.container) for name, effect in others if name not in withdrawing}
        return staying.union(n for n, each in several.items() if self._has_of_nobody(each))

    def _has_of_nobody(self, container: Container) -> bool:
        """Say whether there is something in a container that no module has put there."""
        there = Difference(tuple(contents_of(container)))
        return not self._put_into(container).issuperset(put_by(container, there))

    def _latest_first(self) -> list[tuple[str, Effect, Difference]]:
        done = [
            (name, effect, each) for name, effect in self._each() for each in effect.differences
        ]
        done.sort(key=lambda one: one[2].moment)
        return done[::-1]

    def arrange_as_in(self, withdrawn: Withdrawn | None) -> None:
        """From now on put what modules add where this was taken back, or no longer."""
        self._withdrawn = withdrawn
        if withdrawn is None:
            self._counted.forget()

    def _arrange_all(self, withdrawn: Withdrawn) -> None:
        added = {(id(effect.container), name): effect.added for name, effect in self._each()}
        withdrawn.arrange_all(lambda container, name: added.get((id(container), name), []))


def _caches_among(values: Iterable[Any]) -> list[Any]:
    return [value for value in values if type(value) is CACHE]


def _own_in(contributor: str, containers: Iterable[Container], *, within: bool) -> Iterator[Effect]:
    """Yield what is of a module in containers that came into being while it ran."""
    for container in containers:
        if size_of(container) < MANY:
            own = [e for e in contents_of(container) if is_of(contributor, e[1])]
            if own:
                yield Effect(container, (Difference(tuple(own)),), within)


def _without_numbers(change: Change) -> Change:
    return change._replace(differences=tuple(map(without_numbers, change.differences)))


def _may_hold(value: Any) -> bool:
    """Say so of containers and of objects with attributes, but not of functions and classes."""
    if is_a(value, (type, FunctionType, ModuleType)):
        return False
    return id(type(value)) in CONTAINERS or own_attributes(value) is not None
