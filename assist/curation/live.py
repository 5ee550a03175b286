"""The phrasebook in force: the packs that come with us, with the trainers' own rules and terms over them."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from assist.proofreading.terms import Term, Terms
from assist.proofreading.vocabulary import mine_terms
from assist.reviewing.wording.rewriting import Rewriter
from assist.store.protocol import Store
from assist.store.records import RuleRecord
from assist.store.records import Term as TermRecord
from phrasebook.kept_patterns import keep_patterns, recall_patterns
from phrasebook.loading import packaged_rules, rule_from
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Rule, RuleError

_LOG = logging.getLogger(__name__)


class LivePhrasebook:
    """Rules and terms as they are now; a change to the store is seen at the next question.

    `kept` is a file for the packs' compiled patterns, so that the next process need not compile them.
    """

    def __init__(self, store: Store, kept: Path | None = None) -> None:
        self._store, self._kept = store, kept
        self._lock = Lock()
        self._rules_at = self._terms_at = (-1, -1)
        self._rewriter: Rewriter | None = None
        self._terms = Terms()

    @property
    def is_read(self) -> bool:
        """Whether rules have been read; else the first question waits for them."""
        return self._rewriter is not None

    def rewriter(self) -> Rewriter:
        """The rules in force, ready to rewrite."""
        now = (self._store.revision("rules"), 0)
        with self._lock:
            if self._rewriter is None or now != self._rules_at:
                if self._rewriter is None and self._kept:
                    _know_packaged_patterns(self._kept)
                self._rewriter = Rewriter(effective_rules(self._store.rules.changes().changed))
                self._rules_at = now
            return self._rewriter

    def terms(self) -> Terms:
        """The trainers' terms and the desk's own words."""
        now = (self._store.revision("terms"), self._store.revision("items"))
        with self._lock:
            if now != self._terms_at:
                kept = (_term(record) for record in self._store.terms.changes().changed)
                texts = ((item.title, item.body) for item in self._store.items.changes().changed)
                self._terms = Terms((*kept, *mine_terms(texts)))
                self._terms_at = now
            return self._terms


def _know_packaged_patterns(kept: Path) -> None:
    """Nothing; the packs' patterns are known from `kept`, or are compiled and kept there."""
    if not recall_patterns(kept):
        keep_patterns(kept, packaged_rules())


def effective_rules(records: Iterable[RuleRecord]) -> tuple[Rule, ...]:
    """The packs' rules and the trainers'; a trainer's rule takes the place of a pack's with the same id.

    A record that no longer loads is left out and logged: one bad rule must not end all reviews.
    """
    own: dict[str, Rule | None] = {}
    for record in records:
        try:
            own[record.id] = rule_from(
                {**record.body, "id": record.id, "status": record.status}, file="trainers"
            )
        except (RuleError, PatternError) as error:
            own[record.id] = None
            _LOG.warning("rule left out: %s", error)
    packaged = (rule for rule in packaged_rules() if rule.id not in own)
    return (*packaged, *(rule for rule in own.values() if rule is not None))


def _term(record: TermRecord) -> Term:
    """A trainer's term as the proofreader knows it; its text is what to avoid where another is preferred."""
    match_case = record.case != "any"
    if record.preferred:
        return Term(record.preferred, (record.text,), match_case, record.locale, record.note, record.author)
    return Term(record.text, (), match_case, record.locale, record.note, record.author)
