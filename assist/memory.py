"""What the C library keeps of memory that was freed; nothing happens where it is not glibc."""

from __future__ import annotations

import ctypes
from functools import cache

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's mallopt


@cache
def _glibc() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libc.so.6")
    except OSError:
        return None
    return library if hasattr(library, "malloc_trim") else None


def share_arenas(most: int) -> None:
    """Nothing; all threads allocate from so many arenas, where by default each has one of its own.

    Python's lock lets one thread at a time allocate anyway, and what one frees another can then use.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, most)


def give_back() -> None:
    """Nothing; pages that hold only freed memory are the system's again (some ten milliseconds)."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
