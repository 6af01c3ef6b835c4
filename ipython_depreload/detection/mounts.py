"""Which file system a folder is on, and where others are mounted below it (Linux)."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

_TABLE = "/proc/self/mountinfo"
# Where every change of a file goes through this kernel's own file layer, and so makes an event.
# Not overlay: a change to a lower layer makes none. Not what a network or another system serves.
_LOCAL = {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "ramfs"}


class Surroundings(NamedTuple):
    """What the mount table says about a folder.

    Parameters
    ----------
    kind
        Type of the file system that the folder is on.
    below
        What is mounted on folders and files below it.
    """

    kind: str
    below: tuple[str, ...]

    @property
    def local(self) -> bool:
        """Whether all changes to files there make events."""
        return self.kind in _LOCAL

    def hides(self, path: str) -> bool:
        """Say whether a real path below the folder is on another mount."""
        return any(path == point or path.startswith(f"{point}/") for point in self.below)


class Mounts:
    """The mount table of this process.

    Raises
    ------
    OSError
        If there is none that can be read.
    """

    def __init__(self) -> None:
        self.descriptor = os.open(_TABLE, os.O_RDONLY | os.O_CLOEXEC)
        self._mounts: list[_Mount] = []
        self.read()

    def close(self) -> None:
        """Close the table."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def read(self) -> None:
        """Read the table anew."""
        with open(_TABLE, encoding="utf-8", errors="surrogateescape") as table:
            self._mounts = [_Mount.parse(line) for line in table]

    def around(self, folder: str) -> Surroundings:
        """Say what is mounted around a folder, given by its real path."""
        below = tuple(m.point for m in self._mounts if m.point.startswith(folder.rstrip("/") + "/"))
        return Surroundings(self._kind(folder), below)

    def _kind(self, folder: str) -> str:
        """Follow the mounts from the root: one may hide another that was below it."""
        numbers = {mount.number for mount in self._mounts}
        children = {(mount.parent, mount.point): mount for mount in self._mounts}
        current = [m for m in self._mounts if m.point == "/" and m.parent not in numbers]
        parts = folder.split("/")
        for length in range(1, len(parts) + 1):
            point = "/".join(parts[:length]) or "/"
            while current and (current[-1].number, point) in children:
                current = [children[current[-1].number, point]]
        return current[-1].kind if current else ""


class _Mount(NamedTuple):
    number: int
    parent: int
    point: str
    kind: str

    @classmethod
    def parse(cls, line: str) -> _Mount:
        """Read a line of the table; see proc_pid_mountinfo(5)."""
        fields, _, rest = line.partition(" - ")
        number, parent, _, _, point, *_ = fields.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point)
        return cls(int(number), int(parent), point, rest.split(" ")[0])
