"""File events and file status from the Linux kernel, without ever letting go of the GIL.

`os.stat` and `os.read` release the GIL, and a thread that computes keeps it for 5 ms each time:
before a cell that is felt. These calls take a microsecond and do not wait, so they hold it.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator, Sequence
from itertools import repeat
from struct import Struct
from typing import Any

from ipython_depreload.code.sources import Stamp

# <sys/inotify.h>
MODIFY = 0x2
ATTRIB = 0x4
CLOSE_WRITE = 0x8
OPEN = 0x20
MOVED_FROM = 0x40
MOVED_TO = 0x80
CREATE = 0x100
DELETE = 0x200
DELETE_SELF = 0x400
MOVE_SELF = 0x800
OVERFLOW = 0x4000
IGNORED = 0x8000
IS_DIRECTORY = 0x40000000
_ONLY_DIRECTORY = 0x1000000
_DO_NOT_FOLLOW = 0x2000000

FILE_EVENTS = MODIFY | ATTRIB | CLOSE_WRITE | OPEN | MOVE_SELF | DELETE_SELF | _DO_NOT_FOLLOW
FOLDER_EVENTS = (
    CREATE | DELETE | MOVED_FROM | MOVED_TO | ATTRIB | MOVE_SELF | DELETE_SELF | _ONLY_DIRECTORY
)
INNER_FOLDER_EVENTS = FOLDER_EVENTS | _DO_NOT_FOLLOW

_EVENT = Struct("=iIII")  # wd, mask, cookie, length of the name
_POLL = Struct("=ihh")  # fd, events, revents
_POLLIN, _POLLPRI = 1, 2
_BUFFER_SIZE = 1 << 16

# struct statx, the same on every architecture; see statx(2).
_AT_FDCWD = -100
_STATX_BASIC = 0x7FF
_STATX_SIZE = 256
_STAMP_FIELDS = Struct("=32xQQ48xqI4xqI")  # ino, size, ctime, mtime
_IDENTITY_FIELDS = Struct("=32xQ96xII")  # ino, major and minor device number


class Kernel:
    """One inotify instance, and `statx`.

    Parameters
    ----------
    mounts
        A descriptor of /proc/self/mountinfo, watched as well.

    Raises
    ------
    OSError
        If this system has no inotify or no statx, or no instance is left.
    """

    def __init__(self, mounts: int) -> None:
        try:
            library: Any = ctypes.PyDLL(None, use_errno=True)
            self._add, self._remove = library.inotify_add_watch, library.inotify_rm_watch
            self._read, self._poll, self._statx = library.read, library.poll, library.statx
            make = library.inotify_init1
        except (AttributeError, OSError, TypeError) as error:  # not Linux, or an old libc
            raise OSError("no inotify") from error
        pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
        self._add.argtypes = [number, text, ctypes.c_uint32]
        self._read.argtypes = [number, pointer, ctypes.c_size_t]
        self._poll.argtypes = [pointer, ctypes.c_ulong, number]
        self._statx.argtypes = [number, text, number, ctypes.c_uint, pointer]
        self._status = ctypes.create_string_buffer(_STATX_SIZE)
        self._status_address = ctypes.addressof(self._status)
        self.descriptor = self._checked(make(os.O_NONBLOCK | os.O_CLOEXEC))
        asked = _POLL.pack(self.descriptor, _POLLIN, 0) + _POLL.pack(mounts, _POLLPRI, 0)
        self._asked = ctypes.create_string_buffer(asked, len(asked))
        self._asked_address = ctypes.addressof(self._asked)

    def close(self) -> None:
        """Give the instance back; all its watches end."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    @staticmethod
    def _checked(result: int) -> int:
        if result < 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
        return result

    def watch(self, path: str, mask: int) -> int:
        """Ask for events on the file or folder that is now at a path; return the watch's number.

        Raises
        ------
        OSError
            If there is no such file, or no watch is left.
        """
        return self._checked(self._add(self.descriptor, os.fsencode(path), mask))

    def unwatch(self, number: int) -> None:
        """End a watch; harmless if its file is gone, and the watch with it."""
        self._remove(self.descriptor, number)

    def is_quiet(self) -> bool:
        """Say whether there are neither events nor changes of the mount table."""
        return not self._poll(self._asked_address, 2, 0)

    def mounts_changed(self) -> bool:
        """Say whether the last `is_quiet` saw the mount table change."""
        revents = _POLL.unpack_from(self._asked, _POLL.size)[2]
        return bool(revents & _POLLPRI)

    def events(self) -> Iterator[tuple[int, int, str]]:
        """Yield the events so far: watch, mask, and the name if it is about an entry of a folder."""  # noqa: E501
        buffer = ctypes.create_string_buffer(_BUFFER_SIZE)
        while True:
            size = self._read(self.descriptor, ctypes.addressof(buffer), _BUFFER_SIZE)
            if size <= 0:
                return
            data = buffer.raw[:size]
            offset = 0
            while offset < size:
                number, mask, _, length = _EVENT.unpack_from(data, offset)
                offset += _EVENT.size + length
                name = data[offset - length : offset].rstrip(b"\0")
                yield number, mask, os.fsdecode(name)

    def identity(self, path: bytes) -> tuple[int, ...] | None:
        """Return inode and device of what is at a path, None if nothing is."""
        if self._statx(_AT_FDCWD, path, 0, _STATX_BASIC, self._status_address):
            return None
        return _IDENTITY_FIELDS.unpack_from(self._status)

    def stamps(self, paths: Sequence[str]) -> list[Stamp | None]:
        """Return what `sources.stamp` does for each path."""
        size = min(len(paths), 256)
        buffers = [ctypes.create_string_buffer(_STATX_SIZE) for _ in range(size)]
        addresses = [ctypes.addressof(buffer) for buffer in buffers]
        found: list[Stamp | None] = []
        for start in range(0, len(paths), max(size, 1)):
            part = map(os.fsencode, paths[start : start + size])
            failed = list(
                map(
                    self._statx, repeat(_AT_FDCWD), part, repeat(0), repeat(_STATX_BASIC), addresses
                )
            )
            found += map(_stamp, failed, map(_STAMP_FIELDS.unpack_from, buffers))
        return found


def _stamp(failed: int, fields: tuple[int, ...]) -> Stamp | None:
    if failed:
        return None
    inode, size, changed, changed_ns, modified, modified_ns = fields
    return modified * 10**9 + modified_ns, changed * 10**9 + changed_ns, size, inode
