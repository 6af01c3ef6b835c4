"""Which names of a module may have other values after it was executed. Pure.

A name keeps its value if the statements that bind it are the same in both versions, give the same
object each time, and use nothing that has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from ipython_depreload.code.statements import ModuleSource, Statement
from ipython_depreload.code.syntax import Chain


def edited_names(old: ModuleSource, new: ModuleSource) -> set[str]:
    """Return the names whose statements differ, methods as `K.m`."""
    before, after = _by_name(old), _by_name(new)
    found: set[str] = set()
    for name in before.keys() | after.keys():
        found |= _difference(name, before.get(name, []), after.get(name, []), lasting=True)
    return found


def changed_names(
    old: ModuleSource,
    new: ModuleSource,
    is_changed: Callable[[Chain], bool],
    lasting: Collection[str] = (),
) -> set[str]:
    """Return the names that may have another value once the new version was executed.

    Parameters
    ----------
    is_changed
        Whether a dotted name that starts with an imported one means something else now.
    lasting
        Names that mean the same as long as what they are computed from does: decorated functions.

    Returns
    -------
    set
        Names, those that appear or disappear included; `K.m` if all that has changed of the
        class K is its method m.
    """
    before, after = _by_name(old), _by_name(new)
    changed: set[str] = set()
    is_edited = old is not new
    for name in before.keys() | after.keys():
        statements = before.get(name, []), after.get(name, [])
        changed |= _difference(name, *statements, lasting=name in lasting)
        if is_changed((name,)) or (is_edited and _is_used_elsewhere(name, old, new)):
            changed.add(name)
    return _spread(changed, after, is_changed)


def _by_name(source: ModuleSource) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in source.statements:
        for name in statement.binds:
            found.setdefault(name, []).append(statement)
    return found


def _difference(
    name: str, before: list[Statement], after: list[Statement], *, lasting: bool = False
) -> set[str]:
    """Compare the statements that bind a name; if not `lasting`, each must be."""
    if [s.text for s in before] != [s.text for s in after]:
        return {name}
    if not lasting and not all(s.lasting for s in after):
        return {name}
    found: set[str] = set()
    for old, new in zip(before, after, strict=True):
        for member, text in _differing(old.members or {}, new.members or {}).items():
            if member.startswith("__") or "abstract" in text:
                return {name}
            found.add(f"{name}.{member}")
    return found


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    return {
        key: old.get(key, "") + new.get(key, "")
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key)
    }


def _is_used_elsewhere(name: str, old: ModuleSource, new: ModuleSource) -> bool:
    """Say whether a name bound several times is used between other statements than before."""

    def order(source: ModuleSource) -> list[str]:
        return [
            statement.text
            for statement in source.statements
            if name in statement.binds or any(chain[0] == name for chain in statement.uses)
        ]

    bound = sum(name in statement.binds for statement in new.statements)
    return bound > 1 and order(old) != order(new)


def _spread(
    changed: set[str],
    statements: Mapping[str, list[Statement]],
    is_changed: Callable[[Chain], bool],
) -> set[str]:
    """Whatever is computed from a changed name has changed."""

    def affected(statement: Statement) -> bool:
        return any(
            chain[0] in changed
            or any(f"{chain[0]}.{attribute}" in changed for attribute in chain[1:])
            or is_changed(chain)
            for chain in statement.uses
        )

    while True:
        more = {
            name
            for name, binding in statements.items()
            if name not in changed and any(map(affected, binding))
        }
        if not more:
            return changed
        changed |= more
