"""Which names top-level code may bind more than once in one execution."""

from __future__ import annotations

import dis
from bisect import bisect_right
from functools import cached_property
from types import CodeType
from typing import Any

from ipython_depreload.code.bytecode import imports_in, instructions, uses_of
from ipython_depreload.graph import closure, strongly_connected_components

_STORES = {dis.opmap["STORE_NAME"], dis.opmap["STORE_GLOBAL"]}
_JUMPS = set(dis.hasjrel)
_BACKWARD = {operation for operation in _JUMPS if "BACKWARD" in dis.opname[operation]}
_LEAVES = ("RETURN", "RAISE", "RERAISE", "JUMP_FORWARD", "JUMP_BACKWARD")
_NO_WAY_ON = {op for name, op in dis.opmap.items() if name.startswith(_LEAVES)}
_CACHE = 0  # the opcode of the units behind an instruction in which CPython caches

_NONE = range(0), 0


class Rebinding:
    """The ways through a module's top-level code.

    In a loop, `def f` makes one function after the other, and something may keep each; so may
    two definitions in a row. Those in the branches of an `if` exclude each other.

    Parameters
    ----------
    code
        A module's code.
    """

    def __init__(self, code: CodeType) -> None:
        self._code = code

    def may_repeat(self, name: str) -> bool:
        """Say whether a name may be bound again after it was bound."""
        stores = self._stores.get(name, ())
        if len(stores) < 2 and self._is_straight:
            return False
        blocks = [self._block_at(store) for store in stores]
        if len(blocks) < 2:
            return not self._looping.isdisjoint(blocks)
        reached = closure([after for block in blocks for after in self._next[block]], self._after)
        return any(block in reached for block in blocks)

    def may_follow_star(self, name: str) -> bool:
        """Say whether a name may be bound by a star import, and then by a statement of its own."""
        return self._has_star and name in self._stores

    @cached_property
    def _has_star(self) -> bool:
        return any("*" in statement.fromlist for statement in imports_in(self._code))

    @cached_property
    def _is_straight(self) -> bool:
        """Whether nothing leads back: most modules have no loop, and no `try` that might."""
        code = self._code
        return not code.co_exceptiontable and _BACKWARD.isdisjoint(code.co_code[::2])

    def _after(self, block: int) -> tuple[int, ...]:
        return (*self._next[block], *self._handlers[block])

    @cached_property
    def _looping(self) -> set[int]:
        components = strongly_connected_components(self._starts, self._after)
        looping = {block for component in components if len(component) > 1 for block in component}
        return looping | {block for block in self._starts if block in self._next[block]}

    @cached_property
    def _stores(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for offset, _, argument in uses_of(self._code, _STORES):
            found.setdefault(self._code.co_names[argument], []).append(offset)
        return found

    @cached_property
    def _jumps(self) -> dict[int, tuple[int, ...]]:
        """Where each instruction that does not just lead to the next may lead to."""
        found: dict[int, tuple[int, ...]] = {}
        raw = self._code.co_code
        for offset, operation, argument in instructions(self._code):
            if operation not in _JUMPS and operation not in _NO_WAY_ON:
                continue
            behind = offset + 2
            while behind < len(raw) and raw[behind] == _CACHE:
                behind += 2
            distance = 2 * (-argument if operation in _BACKWARD else argument)
            onward = () if operation in _NO_WAY_ON else (behind,)
            found[offset] = (*onward, behind + distance) if operation in _JUMPS else onward
        return found

    @cached_property
    def _protected(self) -> list[tuple[range, int]]:
        bytecode: Any = dis.Bytecode(self._code)
        entries = bytecode.exception_entries
        return [(range(entry.start, entry.end), entry.target) for entry in entries]

    @cached_property
    def _starts(self) -> list[int]:
        """The offsets at which blocks of straight code begin; each store ends one."""
        starts = {0, *(offset + 2 for offsets in self._stores.values() for offset in offsets)}
        starts |= {offset + 2 for offset in self._jumps}
        starts.update(target for targets in self._jumps.values() for target in targets)
        for part, handler in self._protected:
            starts |= {part.start, part.stop, handler}
        return sorted(start for start in starts if start < len(self._code.co_code))

    def _block_at(self, offset: int) -> int:
        return self._starts[bisect_right(self._starts, offset) - 1]

    @cached_property
    def _next(self) -> dict[int, tuple[int, ...]]:
        last = {self._block_at(offset): targets for offset, targets in self._jumps.items()}
        onward = dict(zip(self._starts, self._starts[1:], strict=False))
        return {
            start: last.get(start, (onward[start],) if start in onward else ())
            for start in self._starts
        }

    @cached_property
    def _handlers(self) -> dict[int, list[int]]:
        # Entries of the table are in order and do not overlap (CPython's exception_handling_notes).
        begins = [part.start for part, _ in self._protected]
        found: dict[int, list[int]] = {}
        for start in self._starts:
            part, handler = self._protected[bisect_right(begins, start) - 1] if begins else _NONE
            found[start] = [handler] if start in part else []
        return found
