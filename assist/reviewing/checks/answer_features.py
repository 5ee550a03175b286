"""How well a draft fits a customer's questions, in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from assist.reviewing.checks.asks import Ask, QuestionKind
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.wordlists.folding import words_of
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.reviewing.checks.wordlists.times import names_a_duration, names_a_time, names_a_trigger
from assist.text.document import Document

_TYPED: frozenset[str] = frozenset(
    {"how_long", "when", "how_much", "how_many", "where", "why", "who", "yes_no"}
)
_STEM = 5  # letters by which two words count as one: "deliver", "delivery"
_CLAUSE = re.compile(
    r"[;:]\s|,\s(?:and|but|so|or|then)\s|\s(?:and|but)\s(?=(?:it|you|we|i|they|the|there|that|he|she|comes?|is|are|can|has|costs?)\b)",
    re.I,
)
NAMES = (
    "cosine",
    "cosine_own",
    "claimed",
    "overlap",
    "own_overlap",
    "no_content",
    "typed",
    "typed_elsewhere",
    "open",
    "covers_all",
    "spare",
    "short",
    "only_ask",
    "first",
    "last",
    "yes_no",
    "request",
    "wants_fact",
    "yes_no_typed",
    "fact_typed",
    "assigned",
    "left_out",
    "says_yes_no",
)


@dataclass(frozen=True)
class AnswerSheet:
    """The parts of a draft that may answer, each with its vector and the ask it is nearest to."""

    parts: tuple[str, ...]
    similarity: NDArray[np.float32]  # (asks, parts)

    @property
    def nearest(self) -> NDArray[np.intp]:
        """For each part, the ask it is most similar to."""
        nearest: NDArray[np.intp] = np.argmax(self.similarity, axis=0)
        return nearest

    @cached_property
    def assigned(self) -> NDArray[np.float32]:
        """For each ask, the similarity of a part that is its alone; 0 where the others leave it none.

        The most similar pairs come first, and a part answers as many asks as it has clauses.
        """
        room = [len(_CLAUSE.split(part)) for part in self.parts]
        given = np.zeros(len(self.similarity), dtype=np.float32)
        pairs = np.argsort(-self.similarity, axis=None, kind="stable")
        for ask, part in zip(*np.unravel_index(pairs, self.similarity.shape), strict=True):
            if given[ask] == 0 and room[part] > 0:
                given[ask] = self.similarity[ask, part]
                room[part] -= 1
        return given


def texts_to_compare(document: Document, asks: tuple[Ask, ...]) -> list[str]:
    """The asks, then the parts of a draft that may answer them."""
    return [*(ask.text for ask in asks), *_parts(document)]


def read_sheet(context: CheckContext, asks: tuple[Ask, ...]) -> AnswerSheet:
    """The draft's parts against the asks."""
    vectors = context.encoder.encode(texts_to_compare(context.document, asks))
    return AnswerSheet(_parts(context.document), vectors[: len(asks)] @ vectors[len(asks) :].T)


def _parts(document: Document) -> tuple[str, ...]:
    """The draft's sentences, except greetings, thanks and regrets; all of them if there are no others."""
    sentences = tuple(sentence.text for sentence in document.sentences)
    return tuple(text for text in sentences if _may_answer(text)) or sentences


def _may_answer(sentence: str) -> bool:
    return not load_lexicon("answer_parts").has("formula", sentence)


def features(context: CheckContext, asks: tuple[Ask, ...]) -> NDArray[np.float64]:
    """One row an ask, the columns as in `NAMES`."""
    sheet = read_sheet(context, asks)
    return np.array([_row(sheet, asks, number) for number in range(len(asks))])


def _row(sheet: AnswerSheet, asks: tuple[Ask, ...], number: int) -> list[float]:
    ask, words = asks[number], load_lexicon("answers")
    text = " ".join(sheet.parts)
    own = [part for part, nearest in zip(sheet.parts, sheet.nearest, strict=True) if nearest == number]
    others = [part for part, nearest in zip(sheet.parts, sheet.nearest, strict=True) if nearest != number]
    best = int(np.argmax(sheet.similarity[number]))
    rivals = np.delete(sheet.similarity[:, best], number)
    content = content_stems(ask.text) - _shared_stems(asks, number)
    said = content_stems(text)
    clauses = sum(len(_CLAUSE.split(part)) for part in sheet.parts)
    typed, elsewhere = has_type(ask.kind, own), has_type(ask.kind, others)
    assigned = float(sheet.assigned[number])
    wants_fact = ask.kind in _TYPED - {"yes_no", "where", "why", "who"}
    return [
        float(sheet.similarity[number, best]),
        max(
            (float(sheet.similarity[number, at]) for at, near in enumerate(sheet.nearest) if near == number),
            default=0.0,
        ),
        float(max(0.0, rivals.max() - sheet.similarity[number, best])) if len(rivals) else 0.0,
        len(content & said) / len(content) if content else 0.0,
        len(content & content_stems(" ".join(own))) / len(content) if content else 0.0,
        float(not content),
        float(typed),
        float(elsewhere and not typed),
        float(words.has("open", text)),
        float(words.has("covers_all", text)),
        float(np.clip(clauses - len(asks), -2, 2)),
        float(len(text.split()) < 6 * len(asks)),
        float(len(asks) == 1),
        float(number == 0),
        float(number == len(asks) - 1 and number > 0),
        float(ask.kind in ("yes_no", "choice")),
        float(ask.kind == "request"),
        float(wants_fact),
        float(ask.kind == "yes_no" and typed),
        float(wants_fact and (typed or elsewhere)),
        assigned,
        float(assigned == 0),
        float(ask.kind == "yes_no" and any(words.has("polarity", part) for part in own)),
    ]


def has_type(kind: str, parts: list[str]) -> bool:
    """Whether one of `parts` holds an answer of that kind: a time for "when", an amount for "how much"."""
    if kind not in get_args(QuestionKind) or kind not in _TYPED:
        return bool(parts)
    words = load_lexicon("answers")
    return any(words.has(kind, part) or _is_time(kind, part) for part in parts)


def _is_time(kind: str, part: str) -> bool:
    if kind == "when":
        return names_a_time(part) or names_a_trigger(part)
    return kind == "how_long" and names_a_duration(part)


def content_stems(text: str) -> frozenset[str]:
    """The words of `text` that carry its subject, cut to their first letters."""
    light = _light_words()
    return frozenset(word[:_STEM] for word in words_of(text) if len(word) > 2 and word not in light)


def _shared_stems(asks: tuple[Ask, ...], number: int) -> frozenset[str]:
    """Words that other asks have too: finding them answers nothing."""
    return frozenset().union(*(content_stems(ask.text) for at, ask in enumerate(asks) if at != number))


def _light_words() -> frozenset[str]:
    return frozenset(load_lexicon("answer_parts").tables["light"]["words"].split())
