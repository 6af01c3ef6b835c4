"""Remember what is computed from a code object, which never changes."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Generic, TypeVar
from weakref import ref

T = TypeVar("T")


class PerCode(Generic[T]):
    """A function of code objects that computes its result once for as long as there is the code.

    By identity: to compare code objects, or to hash them, takes longer than most of what is asked.
    """

    def __init__(self, make: Callable[[CodeType], T]) -> None:
        self._make = make
        self._known: dict[int, tuple[ref[CodeType], T]] = {}

    def __call__(self, code: CodeType) -> T:
        known = self._known.get(id(code))
        return known[1] if known is not None and known[0]() is code else self._compute(code)

    def _compute(self, code: CodeType) -> T:
        number = id(code)
        gone = ref(code, lambda _: self._known.pop(number, None))
        result = self._make(code)
        self._known[number] = gone, result
        return result
