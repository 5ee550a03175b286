"""Reasons to leave the order of a draft as it is, in words a trainer understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from assist.reviewing.order.blocks import Line, News
from assist.reviewing.order.wordings import fold, wordings
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document

_LIST_LINE = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-*•·–])[ \t]+\S", re.MULTILINE)
_INLINE_LIST = re.compile(
    r"(?:^|\s)(?:\(?[1a]\)|1\.)\s.*(?:\s\(?[2b]\)|\s2\.)\s|\bstep \d", re.IGNORECASE | re.DOTALL
)
_TABLE_LINE = re.compile(r"^.*(?:\|.*\||\t.*\t).*$", re.MULTILINE)
# "The two-person tent ...", "The express option ...": a thing named as one of its kind.
_KIND = re.compile(
    r"(?:the|our|your) (?:[\w-]+ ){1,2}?([\w-]+) (?:is|are|was|has|have|can|could|may|might|will|would|"
    r"can't|won't|comes|costs|takes|\w+s)\b"
)
# "Which one shall I prepare?" makes what was told before it things to choose from.
_WHICH = re.compile(
    r"\W*(?:so |and )?(?:which (?:one|of|would|do|should|shall|will|is|are|suits?|plan|option|size|model)\b"
    r"|what (?:would|do) you (?:prefer|like better)|would you (?:prefer|rather have) the)"
)
# "The grey sofa ships in nine weeks": what is on offer, and not what has become of the customer's own.
_OFFERED = re.compile(
    r"(?:the|an?) (?:[\w-]+ ){1,2}?([\w-]+) (?:can(?:not|'t)?|do(?:es)?(?:n't| not)?|"
    r"(?:is|are|has|have)(?:n't)?(?! (?:\w+ )?(?:been\b|\w+ed\b))|(?!(?:was|has|is)\b)[a-z]{3,}s)\b"
)
# "The first year is free. The second costs 20 euros."
_PERIOD = re.compile(
    r"\W*(?:(?:in|for|from|during|after|on) )?the (first|second|third|fourth|fifth|next|following|last)"
    r"(?: (?:year|month|week|day|night|hour|quarter|term|season|\d+ \w+))?(?: on(?:wards?)?)?"
    r"(?= (?:is|are|was|has|costs?|comes?|will|would|can|stays?|goes|takes?|it|you|we|they)\b|,)"
)
# "You won't be charged for May. The fee for June is taken on the 3rd."
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = re.compile(rf"\b(?:for|in|from|until|of|since) ({'|'.join(_MONTHS)})\b")
_PAYMENT = re.compile(
    r"\b(?:charged?|fees?|bills?|billed|pay|pays|paid|payments?|instal?lments?|rents?|rates?|prices?|costs?|free)\b"
)
_QUOTED = frozenset({"quote", "quoted_line", "code"})
_LONGEST = 40  # sentences; a longer text is a document, not a reply
# Bad news moves furthest, so it must be surest; good news only must not be bad news in truth.
SURE_NEWS: Final = {"bad": 0.5, "good": 0.34}
# Alone, a sentence may seem to say the opposite of what its neighbours make of it: leaving costs less then.
SURE_VALENCE: Final = 0.55
SURE_NO_NEWS: Final = 0.8
SURE_ALONE: Final = 0.85  # beyond this no place makes the opposite of what a sentence says
# A sentence's place must speak by more than this against what it says alone: bad news that passes for good
# does more harm at the end than good news that passes for bad does at the front.
_NEARLY: Final = {"bad": 0.05, "good": 0.2}


def why_whole_draft_stays(document: Document) -> str | None:
    """Why no sentence of this draft may move, whatever its news; None when nothing speaks against it."""
    topics = {_sensitive_topic(line) for line in document.text.split("\n")} - {None}
    if topics:
        topic = next(topic for topic, _ in wordings().sensitive if topic in topics)
        return f"the reply is about {topic}, where its own order is kept"
    return next((reason for reason, test in _FORMS.items() if test(document)), None)


@lru_cache(maxsize=4096)
def _sensitive_topic(line: str) -> str | None:
    """The first sensitive topic that `line` speaks of."""
    folded = fold(line)
    return next((topic for topic, words in wordings().sensitive if words.search(folded)), None)


@lru_cache(maxsize=4096)
def _is_announced(line: str) -> bool:
    return bool(wordings().announced.search(fold(line)))


_FORMS: Final[dict[str, Callable[[Document], bool]]] = {
    "the reply holds a quotation or code, which is kept in its place": lambda document: any(
        mask.kind in _QUOTED for mask in document.masks
    ),
    "the reply holds a list or numbered steps": lambda document: bool(
        _LIST_LINE.search(document.text) or _INLINE_LIST.search(document.text)
    ),
    "the reply holds a table": lambda document: bool(_TABLE_LINE.search(document.text)),
    "the reply is too long to reorder safely": lambda document: len(document.sentences) > _LONGEST,
    "words such as “the former” or “both” depend on the present order": lambda document: any(
        map(_is_announced, document.text.split("\n"))
    ),
}


def why_these_stay(lines: Sequence[Line]) -> str | None:
    """Why the lines of one issue keep their order; None when their news may be sorted."""
    kinds = {line.news for line in lines} - {None}
    if not kinds:
        return "there is no good or bad news to put in order"
    if len(kinds) == 1:
        return f"all the news is {kinds.pop()}, so there is nothing to put first"
    told = [line for line in lines if line.role not in {"greeting", "closing", "signature"}]
    tests: tuple[tuple[Callable[[Sequence[Line]], bool], str], ...] = (
        (_is_story, "the sentences follow the order of events"),
        (_is_procedure, "the sentences are steps in an order of their own"),
        (_is_choice, "the sentences weigh conditions against each other"),
        (_is_comparison, "the sentences set two things of a kind side by side, to choose from"),
        (_is_schedule, "the sentences tell one time after another"),
        (_is_of_others, "the bad news is about others, and not about the reader"),
        (_news_after_sign_off, "there is news after the closing"),
        (_is_glued, "a greeting or closing runs into the news without a mark between them"),
    )
    return next(
        (reason for test, reason in tests if test(told if test is not _news_after_sign_off else lines)), None
    )


def why_unsure(roles: Sequence[SentenceRole], lines: Sequence[Line]) -> str | None:
    """Which reading is too uncertain to move a sentence by; None when all news is read with confidence."""
    before: Line | None = None
    for role, line in zip(roles, lines, strict=True):
        # More bad news, or the reason for it: either way it goes where the bad news before it goes.
        follows = line.news == "bad" and before is not None and before.news == "bad"
        if line.news and (
            _is_contradicted(role, line.news)
            or (role.probability < SURE_NEWS[line.news] and not follows)
            or (line.news == "good" and wordings().not_good.search(fold(line.text)))
        ):
            return f"it is not certain what “{_short(line.text)}” means to the reader"
        before = line
    return None


def _is_contradicted(role: SentenceRole, news: News) -> bool:
    """Whether the sentence alone says too clearly that it brings other news, or none."""
    against = "good" if news == "bad" else "bad"
    # What may be bad news or its reason moves to the front either way; good news must be news.
    no_news = SURE_NO_NEWS if news == "good" else 1.0
    sure = {against: SURE_VALENCE, "neutral": no_news}.get(role.valence, 1.0)
    least = min(SURE_ALONE, max(sure, role.probability - _NEARLY[news])) if sure < 1 else sure
    return role.valence != news and role.valence_probability >= least


def _short(text: str) -> str:
    return text if len(text) <= 50 else text[:47].rsplit(" ", 1)[0] + " …"


def _count(pattern: re.Pattern[str], lines: Sequence[Line]) -> int:
    return sum(bool(pattern.match(fold(line.text))) for line in lines)


def _is_story(lines: Sequence[Line]) -> bool:
    lists = wordings()
    return _count(lists.sequence_starts, lines) > 0 or _count(lists.time_starts, lines) > 1


def _is_procedure(lines: Sequence[Line]) -> bool:
    steps = [index for index, line in enumerate(lines) if line.role == "next_step"]
    news = [index for index, line in enumerate(lines) if line.news]
    between = any(steps[0] < index < steps[-1] for index in news) if len(steps) > 1 else False
    before = sum(index < news[0] for index in steps)
    return between or before > 1 or len(steps) > 3


def _is_choice(lines: Sequence[Line]) -> bool:
    conditional = wordings().conditional_starts
    return sum(
        bool(conditional.match(fold(line.text))) for line in lines if line.role != "next_step"
    ) > 1 or any(line.news and conditional.match(fold(line.text)) for line in lines)


def _is_comparison(lines: Sequence[Line]) -> bool:
    """Whether the reply tells news of things of one kind in turn, on offer or for the customer to choose."""
    if any(line.role == "question" and _WHICH.match(fold(line.text)) for line in lines):
        return True
    asks = any(line.role == "question" for line in lines)
    named = _KIND if asks else _OFFERED
    kinds = [match[1] for line in lines if line.news and (match := named.match(fold(line.text)))]
    return len(set(kinds)) < len(kinds)


def _is_schedule(lines: Sequence[Line]) -> bool:
    """Whether the news is what holds in one period after another: in the first year and the second."""
    news = [fold(line.text) for line in lines if line.news]
    periods = [match[1] for text in news if (match := _PERIOD.match(text))]
    months = [
        _MONTHS.index(match[1]) for text in news if _PAYMENT.search(text) and (match := _MONTH.search(text))
    ]
    return len(periods) > 1 or any((later - month) % 12 == 1 for month, later in pairwise(months))


def _is_of_others(lines: Sequence[Line]) -> bool:
    """Whether bad news is told of other people: "Your flat has water. The flats upstairs have none." """
    others = wordings().others
    return any(line.news == "bad" and others.match(fold(line.text)) for line in lines)


def _is_glued(lines: Sequence[Line]) -> bool:
    lists = wordings()
    texts = [fold(line.text) for line in lines if line.news]
    return any(lists.glued_starts.match(text) or lists.glued_ends.search(text) for text in texts)


def _news_after_sign_off(lines: Sequence[Line]) -> bool:
    ended = [index for index, line in enumerate(lines) if line.role in {"closing", "signature"}]
    return bool(ended) and any(line.news for line in lines[ended[0] :])
