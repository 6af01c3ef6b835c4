"""A fixed sample of faults leaves no trace; `python -m tests.faults.inject` injects thousands."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from ipython_depreload.undo import Undo
from tests.faults.process import in_child
from tests.faults.sweep import Sweep, stale, sweep
from tests.sessions.session import Session, load_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are injected in forks")

# Session -> of its faults every so manyth. Together they go through most of what a reload does.
SAMPLE = {
    "combined_frozen_slots_dataclass_in_a_set_inside_another_dataclass": 19,
    "combined_metaclass_in_another_module_changes": 23,
    "enums_member_added": 13,
    "functions_body": 7,
    "hostile_slots_inheritance_chain_gains_a_slot_in_the_middle": 17,
    "moved_to_another_module_and_reexported": 23,
    "needless_comment": 1,
    "notebook_subclass_follows_its_base": 17,
    "registries_list_in_another_module": 19,
    "registries_singledispatch_across_modules": 19,
}
CORPUS = {session.name: session for session in load_corpus()}


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLE)
def test_faults_leave_no_trace(name: str) -> None:
    """Everything is as before, and the next reload does what this one should have done."""
    every = SAMPLE[name]
    found = in_child(sweep, CORPUS[name], (every // 2, every), 1)
    assert not found.bad, "\n".join(map(str, found.bad[:3]))
    endings = Counter(outcome.ending for outcome in found.outcomes)
    print(f"{endings.total()} faults injected: {dict(endings)}")
    assert endings["undone"] + endings["late"] > endings.total() / 2, endings
    assert endings["missed"] <= endings.total() / 10, endings


@pytest.mark.parametrize("name", SAMPLE)
def test_sampled_sessions_are_as_in_a_fresh_process(name: str) -> None:
    """What faults are compared with is right: the undisturbed reload."""
    assert stale(CORPUS[name]) == []


def _sweep_without_rollback(session: Session) -> Sweep:
    Undo.rollback = Undo.clear  # type: ignore[method-assign]
    return sweep(session, (5, 60))


@pytest.mark.slow
def test_injected_faults_can_fail() -> None:
    """Whoever forgets to take back what was done is caught."""
    found = in_child(_sweep_without_rollback, CORPUS["registries_list_in_another_module"])
    assert found.bad
