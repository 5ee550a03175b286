"""Answers a check: the draft is reviewed, and what the client wants of it is told in LanguageTool's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from assist.languagetool_protocol.answer import check_answer
from assist.languagetool_protocol.languages import BUILT_IN, Offered, choose
from assist.languagetool_protocol.matches import CHECKS, ORDERING, WORDING, Match, matches_of
from assist.languagetool_protocol.query import CheckQuery
from assist.proofreading.locales import is_english
from assist.reviewing.review import Review, ReviewRequest

# Each further look waits up to the proofreader's budget (0.8 s); the work done before is cached.
_PATIENCE = 5
_OURS = {WORDING, ORDERING, CHECKS}


class Reviewer(Protocol):
    """Reads a draft."""

    def review(self, request: ReviewRequest) -> Review:
        """All that is said about one draft."""


@dataclass(frozen=True)
class ProtocolService:
    """LanguageTool's protocol over one desk; `server_languages` is what its LanguageTool server offers."""

    reviewer: Reviewer
    default_locale: str
    server_languages: tuple[Offered, ...]
    server_answers: Callable[[], bool]

    def languages(self) -> list[dict[str, str]]:
        """The body of `/v2/languages`."""
        return [
            {"name": language.name, "code": language.code, "longCode": language.long_code}
            for language in self._offered()
        ]

    def check(self, query: CheckQuery) -> dict[str, Any]:
        """The body of `/v2/check`.

        Raises:
            ProtocolError: the language is not one we know.
        """
        text = query.text.checked
        language = choose(
            query.language, query.preferred_variants, text, self.default_locale, self._offered()
        )
        if not text.strip():
            return check_answer(query.text, language, language, (), (), incomplete=False)
        review = self._review(ReviewRequest(draft=text, locale=language.code))
        matches = [match for match in matches_of(review) if _is_wanted(match, query, language.code)]
        return check_answer(
            query.text,
            language,
            language,
            matches,
            review.document.sentences,
            incomplete=bool(review.degraded),
        )

    def _review(self, request: ReviewRequest) -> Review:
        """The review, after some patience with a slow server: these clients do not ask again."""
        review = self.reviewer.review(request)
        for _ in range(_PATIENCE):
            if not review.degraded or not self.server_answers():
                break
            review = self.reviewer.review(request)
        return review

    def _offered(self) -> tuple[Offered, ...]:
        return self.server_languages or BUILT_IN


def _is_wanted(match: Match, query: CheckQuery, code: str) -> bool:
    """Hints only at level picky; our own advice is about English and says nothing of other languages."""
    if match.is_hint and not query.picky:
        return False
    if match.category in _OURS and not is_english(code):
        return False
    return query.choice.wants(match.rule_id, match.category.id)
