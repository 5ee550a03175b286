"""Blame that only the tone tells, and where the tone alone does not count."""

from __future__ import annotations

import pytest

from assist.reviewing.checks import blame
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.roles import Role, SentenceRole
from assist.text.sentences import Sentence
from tests.assist.reviewing.checks.conversations import context_for


class _Sounding(CheckContext):
    """A context in which every sentence sounds like blame."""

    def sounds(self, sentence: Sentence, tone: str, least: float) -> bool:
        """Whether there is a sentence, a tone and a probability to ask for."""
        return bool(sentence.text) and tone == "blame" and least <= 1


def _found(draft: str, role: Role = "info") -> bool:
    plain = context_for("Hello?", draft)
    roles = (SentenceRole(role, 0.9, "neutral", 0.9),)
    return bool(blame.check(_Sounding(plain.document, roles, None, "en", plain.encoder)))


@pytest.mark.parametrize(
    "draft",
    [
        "We never ask you to confirm your account.",
        "Our nurse asked you about it.",
        "Should the lock ever fail, you have the code.",
        "If you see it again, tell me.",
    ],
)
def test_what_we_do_and_what_may_be_is_no_reproach(draft: str) -> None:
    """A sentence about us, and a condition, blame nobody by their tone alone."""
    assert not _found(draft)


def test_a_step_asked_for_is_no_reproach() -> None:
    """What the reader is to do next is told by its role; other sentences count by their tone."""
    draft = "Leave the doors open behind you."
    assert not _found(draft, "next_step")
    assert _found(draft, "acknowledgement")
