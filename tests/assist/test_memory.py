"""Memory that was freed goes back to the system; what is built to last is not walked."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from assist.memory import building

_SCRIPT = """
from pathlib import Path
from assist.memory import give_back, share_arenas

def own():
    return int(next(line for line in open("/proc/self/status") if line.startswith("RssAnon")).split()[1])

share_arenas(2)
pieces = [bytes(2_000) for _ in range(30_000)]
kept = pieces[::2_000]
del pieces
before = own()
give_back()
print(before - own())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's account of memory")
def test_pages_of_freed_memory_are_given_back() -> None:
    """A few pieces that are still in use hold 60 MB of freed ones; afterwards most of them are gone."""
    told = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    assert int(told.stdout) > 30_000


def test_what_is_built_is_never_walked_again() -> None:
    """Objects made while building belong to those that the collector leaves out from then on."""
    before = gc.get_freeze_count()
    with building():
        kept = [[number] for number in range(5_000)]
    found = gc.get_freeze_count() - before
    gc.unfreeze()
    assert found >= len(kept)


def test_after_building_all_is_as_it_was() -> None:
    """Turns are short and no garbage is looked for while something is built, even where that fails."""
    turn = sys.getswitchinterval()
    with pytest.raises(ValueError, match="no rules"), building():
        assert sys.getswitchinterval() < turn
        assert not gc.isenabled()
        raise ValueError("no rules")
    assert gc.isenabled()
    assert sys.getswitchinterval() == pytest.approx(turn)
    gc.unfreeze()
