"""Sentences are weighed as a whole: heavy ones are shown, words of harmless ones are not."""

from __future__ import annotations

import pytest

from assist.reviewing.edits import Edit, Finding, Severity
from assist.reviewing.roles import Role, SentenceRole
from assist.reviewing.weighing import RULE, Weighed, Weigher
from assist.text.document import read_document
from assist.text.spans import Span

HEAVY, LIGHT, MIDDLE = "The whole roof leaks.", "Nothing else is needed.", "It rains on Monday."
WEIGHTS = {
    HEAVY: 0.9,
    LIGHT: 0.02,
    MIDDLE: 0.5,
    "The whole roof is being mended.": 0.1,
    "Well: The whole roof leaks.": 0.9,
}


def _span(draft: str, words: str) -> Span:
    start = draft.index(words)
    return Span(start, start + len(words))


def _finding(
    draft: str,
    words: str,
    rule: str | None = "negativity.absence",
    kind: str = "negative_wording",
    severity: Severity = "hint",
) -> Finding:
    return Finding(kind, severity, "m", "a", _span(draft, words), rule)


def _weigh(
    draft: str, findings: tuple[Finding, ...] = (), edits: tuple[Edit, ...] = (), role: Role = "info"
) -> Weighed:
    document = read_document(draft)
    roles = [SentenceRole(role, 0.9, "neutral", 0.9) for _ in document.sentences]
    return Weigher(lambda text: WEIGHTS.get(text, 0.3)).weigh(document, roles, edits, findings)


def _edit(draft: str, words: str, replacement: str) -> Edit:
    return Edit("wording", _span(draft, words), words, replacement, "r.one", "", "")


def test_a_heavy_sentence_that_nothing_speaks_of_gets_a_hint() -> None:
    draft = f"{MIDDLE} {HEAVY} {LIGHT}"
    weighed = _weigh(draft)
    (hint,) = weighed.findings
    assert (hint.rule_id, hint.severity, hint.span.of(draft)) == (RULE, "hint", HEAVY)
    assert weighed.heavy == {_span(draft, HEAVY)}


@pytest.mark.parametrize(
    ("rule", "severity", "stays"),
    [
        ("negativity.absence", "hint", False),
        ("negativity.blame", "warn", True),
        ("curtly.threat-flag", "hint", True),
        (None, "hint", True),
    ],
)
def test_listed_words_of_a_harmless_sentence_are_not_told(
    rule: str | None, severity: Severity, *, stays: bool
) -> None:
    found = _finding(LIGHT, "Nothing", rule, severity=severity)
    assert _weigh(LIGHT, (found,)).findings == ((found,) if stays else ())


def test_listed_words_of_other_sentences_are() -> None:
    for draft, words in ((HEAVY, "leaks"), (MIDDLE, "rains")):
        found = _finding(draft, words)
        assert _weigh(draft, (found,)).findings == (found,)


@pytest.mark.parametrize("role", ["greeting", "thanks", "acknowledgement", "apology", "question", "closing"])
def test_what_is_no_statement_gets_no_hint(role: Role) -> None:
    assert _weigh(HEAVY, role=role).findings == ()


def test_a_finding_on_the_tone_is_enough_and_one_on_something_else_is_not() -> None:
    tone, other = (_finding(HEAVY, "leaks", None, kind) for kind in ("blame", "jargon"))
    assert _weigh(HEAVY, (tone,)).findings == (tone,)
    kept, hint = _weigh(HEAVY, (other,)).findings
    assert kept == other
    assert hint.span.of(HEAVY) == "The whole roof "


def test_what_an_edit_makes_of_a_sentence_is_weighed() -> None:
    eased = _edit(HEAVY, "leaks", "is being mended")
    assert _weigh(HEAVY, edits=(eased,)).findings == ()
    draft = "Well, you know: The whole roof leaks."
    (hint,) = _weigh(draft, edits=(_edit(draft, "Well, you know", "Well"),)).findings
    assert hint.span.of(draft) == ": The whole roof leaks."


@pytest.mark.parametrize("draft", [f"> {HEAVY}", f"```\n{HEAVY}\n```"])
def test_words_of_others_are_not_weighed(draft: str) -> None:
    assert _weigh(draft).findings == ()
