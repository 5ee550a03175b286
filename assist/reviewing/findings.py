"""The findings of a review as they are told: each once, in the order an agent needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assist.reviewing.edits import SEVERITIES, Finding
from assist.text.spans import Span
from assist.text.taken import Taken


def said_once(found: Iterable[Finding], muted: frozenset[str]) -> tuple[Finding, ...]:
    """What of the findings is news: what must not be sent first, then in the order of the draft."""
    ordered = in_order(found)
    length = max((finding.span.end for finding in ordered), default=0)
    said: dict[str, Taken] = defaultdict(lambda: Taken(length))
    kept: list[Finding] = []
    for finding in ordered:
        # Said already: words covered by the same kind, or by any kind more telling than a negative wording.
        place = (finding.span.start, finding.span.end)
        covering = "any" if finding.kind == "negative_wording" else finding.kind
        if finding.kind not in muted and not said[covering].touches(*place):
            kept.append(finding)
            said["any"].take(*place)
            said[finding.kind].take(*place)
    return tuple(kept)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first, alike ones in the order of the draft, those on negative wording last."""
    return tuple(sorted(found, key=_weight))


def _weight(finding: Finding) -> tuple[int, bool, Span, str]:
    return -SEVERITIES.index(finding.severity), finding.kind == "negative_wording", finding.span, finding.kind
