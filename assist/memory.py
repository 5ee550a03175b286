"""Memory that lasts as long as the process, and what the C library keeps of that which was freed."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's mallopt
# Seconds after which a thread that computes lets another one in. Python's five milliseconds are what a search
# would wait at each of its reads (docs/benchmarks.md).
_TURN = 0.0001


@cache
def _glibc() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libc.so.6")
    except OSError:
        return None
    return library if hasattr(library, "malloc_trim") else None


@contextmanager
def building() -> Iterator[None]:
    """Nothing; what is built within lasts, and others are served meanwhile.

    Looking for garbage walks all there is by then: up to half a second that nobody else can compute in, for
    some hundred objects (measured). So it waits, and what was built is never walked.
    """
    turn, collects = sys.getswitchinterval(), gc.isenabled()
    sys.setswitchinterval(min(turn, _TURN))
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
        sys.setswitchinterval(turn)
        give_back()


def share_arenas(most: int) -> None:
    """Nothing; with glibc all threads allocate from so many arenas, where by default each has one of its own.

    Python's lock lets one thread at a time allocate anyway, and what one frees another can then use.
    """
    library = _glibc()
    if library is not None:
        library.mallopt(_ARENA_MAX, most)


def give_back() -> None:
    """Nothing; with glibc pages of freed memory alone are the system's again (some ten milliseconds)."""
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)
