"""LanguageTool's answers, as its clients expect them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assist.languagetool_protocol.annotated import AnnotatedText
from assist.languagetool_protocol.matches import Match
from assist.languagetool_protocol.utf16 import Utf16
from assist.text.sentences import Sentence
from assist.text.spans import Span

# LanguageTool's own context: up to 40 characters on each side, with dots where more was cut.
_CONTEXT = 40
_SOFTWARE = {
    "name": "LanguageTool",
    "version": "6.8",
    "buildDate": "2026-05-05 00:00:00 +0000",
    "apiVersion": 1,
    "premium": False,
    "status": "",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as clients show it, and how it was found out."""

    name: str
    code: str
    confidence: float = 0.99
    source: str = "default"


def check_answer(
    text: AnnotatedText,
    asked: Language,
    detected: Language,
    matches: Iterable[Match],
    sentences: Iterable[Sentence],
    *,
    incomplete: bool,
) -> dict[str, Any]:
    """The body of a check's answer; offsets count UTF-16 units of the text as sent."""
    units = Utf16(text.sent)
    ranges = [span for sentence in sentences if (span := text.as_sent(sentence.span))]
    return {
        "software": _SOFTWARE,
        "warnings": {"incompleteResults": incomplete},
        "language": {
            "name": asked.name,
            "code": asked.code,
            "detectedLanguage": {
                "name": detected.name,
                "code": detected.code,
                "confidence": detected.confidence,
                "source": detected.source,
            },
        },
        "matches": [body for match in matches if (body := _match(match, text, units))],
        "sentenceRanges": [[units.at(span.start), units.at(span.end)] for span in ranges],
    }


def info_answer() -> dict[str, Any]:
    """The body of `/v2/info`."""
    return {"software": _SOFTWARE}


def _match(match: Match, text: AnnotatedText, units: Utf16) -> dict[str, Any] | None:
    """One match; None when it lies in markup. No fix is offered that would overwrite markup."""
    sent = text.as_sent(match.span)
    if sent is None:
        return None
    offset, length = units.span(sent)
    replacements = () if text.crosses_markup(match.span) else match.replacements
    return {
        "message": match.message,
        "shortMessage": match.short_message,
        "replacements": [{"value": value} for value in replacements],
        "offset": offset,
        "length": length,
        "context": _context(sent, text.sent),
        "sentence": _sentence(match.span, text.checked),
        "type": {"typeName": "UnknownWord" if match.category.issue_type == "misspelling" else "Other"},
        "rule": {
            "id": match.rule_id,
            "description": match.description,
            "issueType": match.category.issue_type,
            "category": {"id": match.category.id, "name": match.category.name},
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _context(span: Span, text: str) -> dict[str, Any]:
    """The words around; its own offsets count UTF-16 units too."""
    start, end = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    before = ("..." if start else "") + text[start : span.start]
    around = before + span.of(text) + text[span.end : end] + ("..." if end < len(text) else "")
    units = Utf16(around)
    offset, length = units.span(Span(len(before), len(before) + len(span)))
    return {"text": around.replace("\n", " "), "offset": offset, "length": length}


def _sentence(span: Span, text: str) -> str:
    """The line the match is in, cut at its sentence's end marks."""
    start = max(
        text.rfind(mark, 0, span.start) + len(mark) if mark in text[: span.start] else 0 for mark in _MARKS
    )
    ends = [found + 1 for mark in _MARKS if (found := text.find(mark, span.end)) >= 0]
    return text[start : min(ends, default=len(text))].strip()


_MARKS = (". ", "! ", "? ", "\n")
