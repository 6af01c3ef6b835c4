"""What was answered before an edit and is to be asked again: cached, compiled, told of classes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from typing import Any

from ipython_depreload.code.sources import Compiled
from ipython_depreload.detection.tracker import Tracker
from ipython_depreload.graph import NOTEBOOK
from ipython_depreload.identity.caches import Caches, has_caches
from ipython_depreload.identity.classes import forget_answers
from ipython_depreload.identity.compiled import are_compiled, forget_compiled
from ipython_depreload.identity.looked_up import forget_looked_up
from ipython_depreload.modules import namespace
from ipython_depreload.objects import is_a
from ipython_depreload.plan import Action, Plan
from ipython_depreload.reloading.edited_names import EditedNames
from ipython_depreload.undo import Undo

_HOOK = "__subclasshook__"


class Answers:
    """Forgets what may be answered otherwise once a plan is carried out.

    Parameters
    ----------
    caches
        The caches that functions have.
    versions
        What modules are brought to.
    notebook
        The notebook's names.
    """

    def __init__(
        self,
        tracker: Tracker,
        caches: Caches,
        versions: Mapping[str, Compiled],
        notebook: Mapping[str, Any],
        undo: Undo,
    ) -> None:
        self._tracker = tracker
        self._caches = caches
        self._versions = versions
        self._notebook = notebook
        self._undo = undo

    def forget(
        self, plan: Plan, is_kept: Callable[[Any], bool], set_by_cells: Collection[int]
    ) -> None:
        """Whoever is executed must not be given results from before.

        Parameters
        ----------
        is_kept
            Says of a cache whether it is to stay as it is.
        set_by_cells
            The ids of what are no results: cells have set them.
        """
        known: list[set[str]] = []  # not `functools.cache`: caches are counted

        def names_changed() -> set[str]:
            if not known:
                known.append(self.names_changed(plan))
            return known[0]

        if self._caches.are_used() or has_caches(self._notebook):
            self._caches.clear(names_changed, is_kept)
            self._caches.forget_properties(names_changed, self._undo)
        forget_looked_up(
            self._tracker.modules,
            self._caches.by_hand,
            plan.having(Action.EXECUTE, Action.REMOVE),
            set_by_cells,
            lambda asked: self.may_differ(names_changed(), asked),
            self._undo,
        )
        self.ask_classes_again(plan)
        self.forget_compiled(plan)

    def forget_compiled(self, plan: Plan) -> None:
        """What was compiled with code that a plan changes is compiled anew."""
        names = self.edited(plan).all() if are_compiled() else None
        if names:
            modules = {*self._tracker.modules, NOTEBOOK}
            forget_compiled(lambda asked: self._caches.are_stale(names, asked), modules)

    def ask_classes_again(self, plan: Plan) -> None:
        """Abstract classes remember what a `__subclasshook__` has said that says something else."""
        if self.may_differ(self.edited(plan).all(), {_HOOK}):
            values = [namespace(sys.modules.get(name)) or {} for name in self._tracker.modules]
            forget_answers(v for some in values for v in list(some.values()) if is_a(v, type))

    def may_differ(self, changed: Collection[str], asked: Collection[str]) -> bool:
        """Say whether functions of these names may give something else, as others changed."""
        return self._caches.are_stale(changed, asked)

    def names_changed(self, plan: Plan) -> set[str]:
        """Return the names of what a plan changes, or has changed, in its modules and in others."""
        contributions = self._tracker.contributions
        elsewhere = contributions.names_changed_by(plan.modules, self._tracker.modules)
        return self.edited(plan).values() | elsewhere

    def edited(self, plan: Plan) -> EditedNames:
        """Return the names of what a plan changes."""
        return EditedNames(plan, self._tracker.modules, self._versions)
