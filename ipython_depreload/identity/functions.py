"""Redefine a function: the object that the user holds gets the new code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import CellType, CodeType, FunctionType
from typing import Any

from ipython_depreload.code.percode import PerCode
from ipython_depreload.code.sources import nested_codes
from ipython_depreload.identity.variables import Variables, cell_pairs, copy_state
from ipython_depreload.modules import namespace
from ipython_depreload.objects import cell_value
from ipython_depreload.undo import Undo


def owned_function(value: object, module: str, name: str | None = None) -> FunctionType | None:
    """Return the function of `module` that `value` is, or wraps in closures and `__wrapped__`.

    A decorator's wrapper belongs to whoever was decorated, though its code is from elsewhere.

    Parameters
    ----------
    name
        Look for the function that was defined by this name, past wrappers of the same module.
    """
    seen: set[int] = set()
    level = [value]
    while level:  # nearest first: there may be many decorators
        inner: list[object] = []
        for candidate in level:
            if not isinstance(candidate, FunctionType) or id(candidate) in seen:
                continue
            seen.add(id(candidate))
            own = candidate.__globals__.get("__name__") == module
            if own and name in (None, candidate.__code__.co_name):
                return candidate
            inner += _wrapped_by(candidate)
        level = inner
    return None


def _wrapped_by(function: FunctionType) -> Iterator[object]:
    yield function.__dict__.get("__wrapped__")
    for cell in function.__closure__ or ():
        yield cell_value(cell)


def same_function(old: object, new: object, module: str) -> bool:
    """Say whether `new` is a later version of `old`, and `old` is this module's to change."""
    if type(old) is not FunctionType or type(new) is not FunctionType or old is new:
        return False
    if _name_in_source(old) != _name_in_source(new):
        return False
    old_owned, new_owned = owned_function(old, module), owned_function(new, module)
    if old_owned is None or new_owned is None:
        return False
    if (old_owned is old) != (new_owned is new):
        return False
    return _name_in_source(old_owned) == _name_in_source(new_owned)


def _name_in_source(function: FunctionType) -> tuple[str, str]:
    """Return what a function was called when it was made; a package may have renamed it since."""
    made_as = function.__code__.co_qualname
    if "<" in made_as:  # a wrapper, which goes by the name of what it wraps
        return function.__qualname__, function.__name__
    return made_as, function.__code__.co_name


def redefine_function(
    old: FunctionType,
    new: FunctionType,
    undo: Undo,
    redefine: Callable[[object, object], object],
    keep_attribute: Callable[[str], bool],
    take: Callable[[object, object], None],
    variables: Variables,
) -> FunctionType:
    """Make `old` do what `new` does.

    Parameters
    ----------
    redefine
        Unites two versions of a value that closure cells hold.
    keep_attribute
        Whether an attribute that only the old function has was set from outside its source.
    take
        Told which old function has taken over which new one besides.

    Returns
    -------
    FunctionType
        The function to use from now on: `old`, or `new` where `old` could only be made to
        call it (other free variables, or the global variables of another module).
    """
    reads_alike = old.__globals__ is new.__globals__ or _have_joined(old, new, undo)
    if reads_alike and _is_plain(old) and _is_plain(new):  # most are
        undo.save_function(old)
        copy_state(old, new)
        return old
    if not reads_alike or not variables.fit(old, new):
        used = variables.of(new)
        forward(old, used, undo)
        return used
    variables.keep(old, new)
    undo.save_function(old)
    kept = {k: v for k, v in old.__dict__.items() if k not in new.__dict__ and keep_attribute(k)}
    copy_state(old, new)
    united: dict[int, Any] = {id(new): old, **_companions(old, new, undo, take, variables)}
    for old_cell, new_cell in zip(old.__closure__ or (), new.__closure__ or (), strict=True):
        united[id(cell_value(new_cell))] = _redefine_cell(old_cell, new_cell, undo, redefine)
    # `__wrapped__` and the like: the very function that is in the closure, or the function itself.
    old.__dict__.update((k, united.get(id(v), v)) for k, v in new.__dict__.items())
    for name, value in (new.__kwdefaults__ or {}).items():
        if id(value) in united:
            old.__kwdefaults__ = {**(old.__kwdefaults__ or {}), name: united[id(value)]}
    for name in [n for n in old.__dict__ if n not in new.__dict__ and n not in kept]:
        del old.__dict__[name]
    return old


def _have_joined(old: FunctionType, new: FunctionType, undo: Undo) -> bool:
    """Give a function's global variables what another one's has, unless they are a module's.

    Those of code that a library generates are not: attrs gives each class its own.
    """
    if any(_globals_of_module(function) for function in (old, new)):
        return False
    own, others = old.__globals__, new.__globals__
    more = {name: value for name, value in others.items() if own.get(name, own) is not value}
    if more:
        undo.save_dict(own)
        own.update(more)
    return True


def _globals_of_module(function: FunctionType) -> bool:
    module = sys.modules.get(str(function.__globals__.get("__name__")))
    return namespace(module) is function.__globals__


def _is_plain(function: FunctionType) -> bool:
    """Say whether a function is nothing but its code and constants for arguments."""
    return not (function.__closure__ or function.__kwdefaults__ or function.__dict__)


def _companions(
    old: FunctionType,
    new: FunctionType,
    undo: Undo,
    take: Callable[[object, object], None],
    variables: Variables,
) -> dict[int, FunctionType]:
    """Return what takes the place of attributes that share variables with their function.

    As in `wrapper.reset = reset`: both must go on seeing the same ones.
    """
    found: dict[int, FunctionType] = {}
    for name, value in new.__dict__.items():
        if type(value) is FunctionType and value is not new and variables.shares(value):
            used = _companion(old, old.__dict__.get(name), value, undo, variables)
            if used is not value:
                take(used, value)
                found[id(value)] = used
    return found


def _companion(
    old: FunctionType, before: object, value: FunctionType, undo: Undo, variables: Variables
) -> FunctionType:
    if not isinstance(before, FunctionType) or before is old:
        return variables.of(value)
    if before.__globals__ is not value.__globals__ or not variables.fit(before, value):
        return variables.of(value)
    variables.keep(before, value)
    undo.save_function(before)
    copy_state(before, value)
    before.__dict__.update(value.__dict__)
    for own, cell in cell_pairs(before, value):
        _redefine_cell(own, cell, undo, lambda _, new: new)
    return before


def _redefine_cell(
    old: CellType, new: CellType, undo: Undo, redefine: Callable[[object, object], object]
) -> object:
    """Give a cell what another holds; return what it holds then."""
    if old is new:
        return cell_value(old)
    try:
        value = new.cell_contents
    except ValueError:  # not bound yet, as a class cell while its class body runs
        return None
    previous = cell_value(old)
    if previous is not value:
        undo.save_cell(old)
        # A lambda is known by nothing but its place: others that hold the new one are right.
        is_lambda = getattr(value, "__name__", None) == "<lambda>"
        old.cell_contents = value if is_lambda else redefine(previous, value)
    return old.cell_contents


# Templates: forward() puts the function to call in the place of this constant.
_TARGET: Any = "target of the call"


def _templates() -> tuple[CodeType, CodeType, CodeType]:
    scope: dict[str, Any] = {}
    call = f"{_TARGET!r}.__call__(*args, **kwargs)"
    exec(
        f"def call(*args, **kwargs): return {call}\n"
        f"async def coroutine(*args, **kwargs): return await {call}\n"
        f"def generator(*args, **kwargs): return (yield from {call})\n",
        scope,
    )
    call_code, coroutine, generator = (
        scope[n].__code__ for n in ("call", "coroutine", "generator")
    )
    return call_code, coroutine, generator


_CALL, _AWAIT, _YIELD_FROM = _templates()
_GENERATOR = 0x20  # inspect.CO_GENERATOR; importing inspect costs more than all of this module
_COROUTINE = 0x80  # inspect.CO_COROUTINE


def forward(old: FunctionType, new: FunctionType, undo: Undo) -> None:
    """Make `old` call `new`: the code of a function with other free variables does not fit it."""
    undo.save_function(old)
    flags = new.__code__.co_flags
    template = _CALL
    if flags & _COROUTINE:
        template = _AWAIT
    elif flags & _GENERATOR:
        template = _YIELD_FROM
    old.__code__ = template.replace(
        co_consts=tuple(new if c == _TARGET else c for c in template.co_consts),
        co_freevars=old.__code__.co_freevars,
        co_name=new.__code__.co_name,
        co_qualname=new.__code__.co_qualname,
        co_filename=new.__code__.co_filename,
        co_firstlineno=new.__code__.co_firstlineno,
    )
    old.__defaults__ = old.__kwdefaults__ = None
    old.__doc__ = new.__doc__
    old.__annotations__ = new.__annotations__
    old.__dict__.update(new.__dict__, __wrapped__=new)


CodePairs = dict[CodeType, CodeType]


def pair_codes(old: CodeType | None, new: CodeType) -> CodePairs:
    """Match the code objects of two versions of a module by qualified name and order.

    Returns
    -------
    dict
        Old code -> new code, for each that has a counterpart. By equality, which takes in line
        and contents but not the file: a module may have been imported before anyone kept its
        code, and its functions then have other code objects than those compiled since.
    """
    pairs: CodePairs = {}
    todo = [] if old is None else [(old, new)]
    while todo:
        before, after = map(_inner_codes, todo.pop())
        for pair in _matched(before, after) if before and after else ():
            pairs[pair[0]] = pair[1]
            todo.append(pair)
    return pairs


def _matched(before: list[CodeType], after: list[CodeType]) -> list[tuple[CodeType, CodeType]]:
    if [code.co_name for code in before] == [code.co_name for code in after]:
        return list(zip(before, after, strict=True))
    old, new = _by_name(before), _by_name(after)
    return [pair for name, codes in old.items() for pair in _aligned(codes, new.get(name, []))]


def _has_twins(module: CodeType) -> bool:
    codes = list(nested_codes(module))
    if len({(code.co_name, code.co_firstlineno) for code in codes}) == len(codes):
        return False  # as nearly always
    places: dict[tuple[str, int], list[CodeType]] = {}
    for code in codes:
        others = places.setdefault((code.co_name, code.co_firstlineno), [])
        if code in others:
            return True
        others.append(code)
    return False


has_twins = PerCode(_has_twins)
"""Say whether a module has functions with equal code, of which `pair_codes` has only one.

So it may be where a loader puts code of its own making in one place.
"""


def _aligned(before: list[CodeType], after: list[CodeType]) -> list[tuple[CodeType, CodeType]]:
    """Match definitions of one name in their order; where some came or went, the most similar."""
    few, many = len(before), len(after)
    if few == many or not before or not after or few * many > _MANY:
        return list(zip(before, after, strict=False))
    best: list[list[tuple[float, list[tuple[CodeType, CodeType]]]]]
    best = [[(0.0, [])] * (many + 1) for _ in range(few + 1)]
    for i, old in enumerate(before):
        for j, new in enumerate(after):
            score, found = best[i][j]
            matched = score + _similarity(old, new), [*found, (old, new)]
            best[i + 1][j + 1] = max(matched, best[i][j + 1], best[i + 1][j], key=_score)
    return best[few][many][1]


_MANY = 2500


def _score(alignment: tuple[float, object]) -> float:
    return alignment[0]


def _similarity(old: CodeType, new: CodeType) -> float:
    arguments = [code.co_varnames[: code.co_argcount] for code in (old, new)]
    common = _in_common(old.co_names, new.co_names) + _in_common(old.co_consts, new.co_consts)
    return 0.1 + (arguments[0] == arguments[1]) + common + (old.co_code == new.co_code)


def _in_common(some: tuple[object, ...], others: tuple[object, ...]) -> float:
    """Return which part of two codes' names, or constants, both have."""
    one, other = set(some), set(others)
    return len(one & other) / (len(one | other) or 1)


def _inner_codes(code: CodeType) -> list[CodeType]:
    return [constant for constant in code.co_consts if type(constant) is CodeType]


def _by_name(codes: list[CodeType]) -> dict[str, list[CodeType]]:
    found: dict[str, list[CodeType]] = {}
    for code in codes:
        found.setdefault(code.co_name, []).append(code)
    return found
