"""Makes one list of what several engines found: overlapping issues become one, agreement is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assist.proofreading.issue import Issue, IssueSeverity
from assist.proofreading.ranker import rank, score
from assist.proofreading.server.contract import NAME as LANGUAGETOOL
from assist.proofreading.words import is_word
from assist.text.spans import Span

_SEVERITIES = ("error", "hint")
_KINDS = ("grammar", "spelling", "spacing", "style")
# Whose message and span is shown when engines disagree about the same words.
_VOICES = ("draftwell", "languagetool", "harper")
# How much more plausible the first replacement must be than the second before it may be applied unasked:
# in units of log frequency; 5 is one plain typo.
_CLEAR_LEAD = 4.0
_WORD_BEFORE = re.compile(r"([^\W\d_']+(?:'[a-z]+)?) $")
_WORD_AFTER = re.compile(r" ([^\W\d_']+(?:'[a-z]+)?)")


def merge(text: str, found: Sequence[Issue], *, both_answered: bool) -> tuple[Issue, ...]:
    """`found` by all engines as one list without overlaps, in order.

    `both_answered`: both engines that spell have answered, so a misspelling that only one of the two
    engines sees is a hint.
    """
    merged = (_one(text, cluster, both_answered=both_answered) for cluster in _clusters(found))
    return tuple(issue for issue in merged if issue.replacements != (issue.span.of(text),))


def _clusters(found: Iterable[Issue]) -> list[list[Issue]]:
    """Issues that touch the same characters, by the span each starts with."""
    clusters: list[list[Issue]] = []
    reach = -1
    for issue in sorted(found, key=lambda issue: (issue.span, issue.rule_id)):
        if clusters and issue.span.start < reach:
            clusters[-1].append(issue)
        else:
            clusters.append([issue])
        reach = max(reach, issue.span.end) if len(clusters[-1]) > 1 else issue.span.end
    return clusters


def _one(text: str, cluster: list[Issue], *, both_answered: bool) -> Issue:
    lead = min(cluster, key=_rank_of)
    if lead.kind == "spelling" and " " not in lead.span.of(text):
        return _spelling(text, lead, cluster, both_answered=both_answered)
    agreeing = [issue for issue in cluster if _same_result(text, lead, issue)]
    sources = _sources(agreeing)
    severity = "error" if any(issue.severity == "error" for issue in agreeing) else lead.severity
    dominant = (lead.dominant or len(sources) > 1) and severity == "error" and _may_apply(text, lead)
    return replace(lead, severity=severity, sources=sources, dominant=dominant)


def _rank_of(issue: Issue) -> tuple[int, int, int, int, Span]:
    voice = min(_VOICES.index(source) for source in issue.sources)
    has_fix = 0 if issue.replacements else 1
    return _SEVERITIES.index(issue.severity), has_fix, _KINDS.index(issue.kind), voice, issue.span


def _spelling(text: str, lead: Issue, cluster: list[Issue], *, both_answered: bool) -> Issue:
    word = lead.span.of(text)
    same = [issue for issue in cluster if issue.kind == "spelling" and issue.span == lead.span]
    sources = _sources(same)
    firsts = [issue.replacements[0] for issue in same if issue.replacements]
    candidates = (new for issue in same for new in issue.replacements)
    replacements = rank(word, candidates, first=firsts, around=_around(text, lead.span))
    if sources == (LANGUAGETOOL,):  # perhaps not English: its own order knows the language
        replacements = lead.replacements
    alone = both_answered and len(sources) == 1 and sources[0] != "draftwell"
    severity: IssueSeverity = "hint" if alone or lead.severity == "hint" else "error"
    issue = replace(lead, severity=severity, sources=sources, replacements=replacements)
    return replace(issue, dominant=severity == "error" and _is_clear(word, issue))


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words right before and after, where nothing but a space stands between."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _WORD_AFTER.match(text, span.end)
    return before[1] if before else "", after[1] if after else ""


def _is_clear(word: str, issue: Issue) -> bool:
    """Whether one replacement stands out and the word is nothing but a slip."""
    if not (word.islower() and issue.replacements) or is_word(word) or "harper" not in issue.sources:
        return False
    best, *others = issue.replacements
    lead = min((score(word, best) - score(word, other) for other in others), default=_CLEAR_LEAD)
    return best.replace("'", "").replace(" ", "").isalpha() and lead >= _CLEAR_LEAD


def _may_apply(text: str, issue: Issue) -> bool:
    """Whether the issue is about plain lower-case words only: nothing that could be a fact."""
    both = f"{issue.span.of(text)} {''.join(issue.replacements[:1])}"
    words = both.replace("'", "").replace("’", "").split()
    return bool(issue.replacements) and all(word.isalpha() and word.islower() for word in words)


def _same_result(text: str, one: Issue, other: Issue) -> bool:
    """Whether the first fixes of both leave the same text."""
    if one is other:
        return True
    return bool(one.replacements and other.replacements) and _fixed(text, one) == _fixed(text, other)


def _fixed(text: str, issue: Issue) -> str:
    return text[: issue.span.start] + issue.replacements[0] + text[issue.span.end :]


def _sources(issues: Iterable[Issue]) -> tuple[str, ...]:
    found = {source for issue in issues for source in issue.sources}
    return tuple(sorted(found, key=(LANGUAGETOOL, "harper", "draftwell").index))
