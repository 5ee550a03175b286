"""A customer's questions and requests, taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.text.sentences import split_sentences

# The order matters: the first of the question kinds that fits is taken.
QuestionKind = Literal[
    "how_long",
    "when",
    "how_much",
    "how_many",
    "where",
    "why",
    "who",
    "which",
    "how",
    "what",
    "choice",
    "yes_no",
]
AskKind = Literal[QuestionKind, "request"]
_BY_OPENING: tuple[QuestionKind, ...] = get_args(QuestionKind)[:-2]


@dataclass(frozen=True, slots=True)
class Ask:
    """One question or request in the customer's words, and the kind of answer it wants."""

    text: str
    kind: AskKind


@lru_cache(maxsize=1_000)  # a message is read again with each keystroke of its reply
def find_asks(text: str) -> tuple[Ask, ...]:
    """The questions and requests of a customer's message, in order; "really?" and "hello?" are none."""
    return tuple(ask for sentence in split_sentences(text) for ask in _asks_of(sentence.text))


def _asks_of(sentence: str) -> list[Ask]:
    """The asks of one sentence; after one of them, "and" may go on with the next."""
    pieces = [piece.strip(" ,;-") for piece in load_lexicon("asks").expression("turn").split(sentence)]
    is_question = sentence.rstrip(" )\"'!").endswith("?")
    asks = []
    for number, piece in enumerate(pieces):
        ask = _read(piece, asked=is_question and (number == len(pieces) - 1 or number == 0))
        if ask is not None:
            asks.append(ask)
    return asks


def _read(piece: str, *, asked: bool) -> Ask | None:
    """The ask in `piece`; `asked` says that a question mark follows it, or follows its sentence."""
    words = load_lexicon("asks")
    if load_lexicon("customer").has("no_real_question", piece):
        return None
    indirect = words.expression("indirect").search(piece)
    if indirect:
        return Ask(piece, _kind(indirect.group("core")))
    if words.expression("request").match(piece):
        return Ask(piece, "request")
    bare = words.expression("after_lead").sub("", piece)
    if words.expression("opening").match(piece) or (
        words.expression("conditional").match(bare) and len(bare.split()) > 2
    ):
        return Ask(piece, _kind(bare))
    ends_asking = piece.endswith("?") or _starts_with_auxiliary(bare)
    return Ask(piece, _kind(bare)) if asked and ends_asking and len(piece.split()) > 1 else None


def _starts_with_auxiliary(text: str) -> bool:
    """Whether `text` opens like "Is 5G available", with any subject."""
    return load_lexicon("asks").expression("auxiliary").match(text) is not None


def _kind(core: str) -> QuestionKind:
    """What kind of answer `core` wants."""
    words = load_lexicon("asks")
    for kind in _BY_OPENING:
        if words.expression(f"kind_{kind}").match(core):
            return kind
    return "choice" if words.expression("choice").search(core) else "yes_no"
