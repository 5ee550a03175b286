"""Harper's lints become our issues."""

from __future__ import annotations

from assist.proofreading.harper import HarperEngine


def test_a_first_name_is_no_acronym() -> None:
    """A signature like Sam is not said to want capitals; a misspelling before it still is found."""
    issues = HarperEngine().check("Your recepit is attached.\n\nSam", "en-US")
    assert [issue.replacements[0] for issue in issues] == ["receipt"]
