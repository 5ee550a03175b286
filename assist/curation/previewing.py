"""What a rule would change, before it goes live: through the same gates as in a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assist.reviewing.edits import Edit, Finding, apply_edits
from assist.reviewing.wording.rewriting import Rewriter
from assist.store.protocol import Store
from assist.store.traces import SentQuery
from assist.text.document import read_document
from phrasebook.rule import Rule

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule would do with one text; without edits it only finds something, or a gate holds it back."""

    text: str
    revised: str
    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule would do with many texts; `changes` has the first of the `touched` ones."""

    looked_at: int
    touched: int
    changes: tuple[Change, ...]


def preview_rule(rule: Rule, texts: Iterable[str], *, limit: int = 100) -> Preview:
    """What `rule` alone would do with `texts`, whatever its status."""
    rewriter = Rewriter([replace(rule, status="live")], reporting=False)
    looked_at = touched = 0
    changes: list[Change] = []
    for text in texts:
        looked_at += 1
        change = _change(rewriter, rule.id, text)
        if change.edits or change.findings:
            touched += 1
            if len(changes) < limit:
                changes.append(change)
    return Preview(looked_at, touched, tuple(changes))


def sent_texts(store: Store, most: int) -> Iterator[str]:
    """The texts of the latest replies that went out, `most` at most."""
    cursor: str | None = None
    left = most
    while left > 0:
        page = store.sent_replies.search(SentQuery(), cursor=cursor, limit=min(_PAGE, left))
        yield from (reply.text for reply in page.data)
        left -= len(page.data)
        cursor = page.next_cursor
        if cursor is None:
            return


def _change(rewriter: Rewriter, rule_id: str, text: str) -> Change:
    rewriting = rewriter.rewrite(read_document(text))
    edits = tuple(edit for edit in rewriting.edits if edit.rule_id == rule_id)
    findings = tuple(finding for finding in rewriting.findings if finding.rule_id == rule_id)
    return Change(text, apply_edits(text, edits), edits, findings)
