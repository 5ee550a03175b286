"""Long lists kept as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phrasebook.english.sorted_lines import SortedLines

_LINES = st.lists(st.text("ab,", max_size=4).map(str.encode), max_size=300)


@given(_LINES, st.text("ab,", min_size=1, max_size=3).map(str.encode))
def test_finds_what_a_walk_over_all_lines_finds(lines: list[bytes], beginning: bytes) -> None:
    """Every line that begins so is found, in order, however many blocks they fill."""
    wanted = [line.removeprefix(beginning) for line in sorted(lines) if line.startswith(beginning)]
    assert list(SortedLines(lines).after(beginning)) == wanted
