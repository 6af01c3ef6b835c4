"""Variables that closures share: `inc` and `get` made by one call of a factory."""

from __future__ import annotations

from collections.abc import Iterator
from opcode import opmap
from types import CellType, FunctionType

from ipython_depreload.objects import cell_value
from ipython_depreload.registrations.remembered import CACHE

_STORE_DEREF = opmap["STORE_DEREF"]


class Variables:
    """What the variables of new closures are from now on: each is one cell for all who share it.

    A function that is redefined keeps its own cells, so a new one, made by the same call of a
    factory, must get those; and where it could not keep them, the others must not either.
    """

    def __init__(self) -> None:
        self._used: dict[int, tuple[CellType, CellType]] = {}

    def fit(self, old: FunctionType, new: FunctionType) -> bool:
        """Say whether `old` may go on with its own cells when it becomes `new`."""
        if old.__code__.co_freevars != new.__code__.co_freevars or _counts_with_a_cache(new):
            return False
        return all(
            self._used.get(id(cell), (cell, own))[1] is own for own, cell in cell_pairs(old, new)
        )

    def keep(self, old: FunctionType, new: FunctionType) -> None:
        """`old` goes on with its own cells."""
        self._used.update((id(cell), (cell, own)) for own, cell in cell_pairs(old, new))

    def shares(self, new: FunctionType) -> bool:
        """Say whether what is known about the cells of others says something about this one's."""
        return any(id(cell) in self._used for _, cell in cell_pairs(new, new))

    def of(self, new: FunctionType) -> FunctionType:
        """Return a function that stays as it is, or a copy of it with the cells now used."""
        for _, cell in cell_pairs(new, new):
            self._used.setdefault(id(cell), (cell, cell))
        closure = tuple(self._used.get(id(c), (c, c))[1] for c in new.__closure__ or ())
        if all(used is cell for used, cell in zip(closure, new.__closure__ or (), strict=True)):
            return new
        made = FunctionType(new.__code__, new.__globals__, new.__name__, None, closure)
        made.__qualname__, made.__module__ = new.__qualname__, new.__module__
        copy_state(made, new)
        made.__dict__.update(new.__dict__)
        return made


def _counts_with_a_cache(function: FunctionType) -> bool:
    """Say whether a function shares a variable that is assigned with one that a cache is around.

    The function in a cache cannot be exchanged, nor its cells: who shares them has to have those.
    """
    cells = list(map(id, function.__closure__ or ()))
    held = [*map(cell_value, function.__closure__ or ()), *function.__dict__.values()]
    inner = [getattr(each, "__wrapped__", None) for each in held if type(each) is CACHE]
    return any(
        type(each) is FunctionType
        and any(id(cell) in cells for cell in each.__closure__ or ())
        and any(_STORE_DEREF in f.__code__.co_code[::2] for f in (each, function))
        for each in inner
    )


def cell_pairs(old: FunctionType, new: FunctionType) -> Iterator[tuple[CellType, CellType]]:
    """Pair the cells of two closures, but those of classes: they all mean the one in use."""
    names = new.__code__.co_freevars
    for name, *pair in zip(names, old.__closure__ or (), new.__closure__ or (), strict=True):
        if name != "__class__":
            yield pair[0], pair[1]


def copy_state(old: FunctionType, new: FunctionType) -> None:
    """Give a function everything of another one but its cells, attributes and name."""
    old.__code__ = new.__code__
    old.__defaults__ = new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__
    old.__doc__ = new.__doc__
    old.__annotations__ = new.__annotations__
    for name in ("__type_params__",):  # new in 3.12
        if hasattr(new, name):
            setattr(old, name, getattr(new, name))
