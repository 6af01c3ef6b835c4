"""Prints the README's comparison of reloaders: `python -m tests.sessions.behaviour`.

Needs `pip install jurigged hmr marimo numba`. Takes about ten minutes; --quick leaves
out the last row.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

from tests.sessions.compare import score
from tests.sessions.session import Session, load_corpus

COLUMNS = {
    "depreload": "here",
    "autoreload2": "`%autoreload 2`",
    "autoreload3": "`%autoreload 3`",
    "jurigged": "jurigged",
    "hmr": "hmr",
    "marimo": "marimo",
}
BEHAVIOUR = {
    "`from m import NAME` in the notebook follows": "names_constant_by_from_import",
    "a constant is followed through three modules": "dependents_constant_through_three_modules",
    "an import the other way round works": "dependents_reversed_edge",
    "an object you hold gets all of its new class": "instances_methods_properties_and_attributes",
    "a method that gains `super()` works": "instances_super_added_to_a_method",
    "new `__slots__`": "instances_whose_class_gains_a_slot",
    "a new dataclass field": "data_dataclass_new_field_with_default",
    "a new pydantic field": "data_pydantic_new_field",
    "a new enum member": "enums_member_added",
    "your subclass follows its base": "notebook_subclass_follows_its_base",
    "`except MyError` in another module still catches": "exceptions_caught_in_another_module",
    "a function in your dictionary or list follows": "functions_in_containers",
    "what `lru_cache` remembers is dropped": "functions_cached_results_are_dropped",
    "a function that numba has compiled calls the new code": "frameworks_numba_across_modules",
    "a SQLAlchemy model may be edited": "frameworks_sqlalchemy_models",
    "a function of a library is wrapped once": "libraries_patch_that_calls_the_original",
    "a log message is written once": "libraries_log_handler",
    "a registry has no duplicates": "registries_list_in_another_module",
    "names that you assigned stay": "names_rebound_by_the_user_stay",
    "an edited function body loads nothing again": "needless_body_edit_keeps_the_model",
    "a comment executes nothing": "needless_comment",
    "an error three modules down changes nothing": "refused_three_modules_down",
    "Ctrl-C changes nothing": "refused_keyboard_interrupt",
    "an older file, as of `git checkout`": "detecting_older_mtime",
}


def rows(sessions: list[Session], scores: list[Mapping[str, bool]]) -> Iterator[list[str]]:
    """Cells of the table, its head first."""
    tools = list(scores[0])
    passed = {session.name: found for session, found in zip(sessions, scores, strict=True)}
    yield ["after an edit", *(COLUMNS[tool] for tool in tools)]
    yield ["---"] * (len(tools) + 1)
    for title, name in BEHAVIOUR.items():
        yield [title, *("yes" if passed[name][tool] else "-" for tool in tools)]
    if len(sessions) > len(BEHAVIOUR):
        counts = [str(sum(found[tool] for found in scores)) for tool in tools]
        yield [f"of all {len(sessions)} sessions", *counts]


def main() -> None:
    """Play the corpus with every tool and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="only the sessions with a row")
    quick = options.parse_args().quick
    corpus = [session for session in load_corpus() if not session.missing()]
    sessions = [one for one in corpus if not quick or one.name in BEHAVIOUR.values()]
    for cells in rows(sessions, [*score(sessions, COLUMNS)]):
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
