"""What retrieval is asked for and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assist.conversation import Conversation
from assist.store.records import Item, ItemKind

ReasonKind = Literal[
    "shortcut", "meaning", "words", "thread", "draft", "past_question", "learned", "used", "kept"
]
AbstainReason = Literal["nothing_asked", "no_documents", "nothing_fits"]
_IN_WORDS: Mapping[ReasonKind, str] = {
    "shortcut": "its short code is {text}",
    "meaning": "meaning {value:.2f}",
    "words": "same words: {terms}",
    "thread": "its title is about what was said before ({value:.0%})",
    "draft": "like your draft ({value:.2f})",
    "past_question": "answered a question like this ({value:.2f})",
    "learned": "picked for such questions ({value:.0%})",
    "used": "used {value:.0f} times",
    "kept": "{value:.0%} of it was kept",
}


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """A conversation to answer; `draft` is what the agent has typed so far, if anything.

    `threshold` None takes the desk's own.
    """

    conversation: Conversation
    draft: str | None = None
    kinds: tuple[ItemKind, ...] = ("saved_reply", "article")
    limit: int = 5
    include_abstained: bool = False
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is suggested: a kind with its value, its terms, or the text it goes back to."""

    kind: ReasonKind
    value: float | None = None
    terms: tuple[str, ...] = ()
    text: str | None = None

    def words(self) -> str:
        """The reason in a few words."""
        return _IN_WORDS[self.kind].format(
            value=self.value or 0, terms=", ".join(self.terms), text=self.text or ""
        )

    def as_data(self) -> dict[str, Any]:
        """The reason as JSON data; parts it does not have are left out."""
        parts = {"value": self.value, "terms": list(self.terms) or None, "text": self.text}
        return {"kind": self.kind, **{name: part for name, part in parts.items() if part is not None}}


@dataclass(frozen=True, slots=True)
class MatchedPassage:
    """The words of an item's body that matched: its characters from `start` to `end`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that may answer, how sure we are (0..1) and why.

    `rendered` is what would be inserted: a reply with its
    placeholders filled, an article's passage with its link; `unfilled` names placeholders left standing.
    `similar` are the ids of near-identical replies that it stands for.
    """

    item: Item
    score: float
    probability: float
    passage: MatchedPassage
    rendered: str
    unfilled: tuple[str, ...]
    reasons: tuple[Reason, ...]
    similar: tuple[str, ...] = ()

    @property
    def passage_text(self) -> str:
        """The words of the passage."""
        return self.passage.text

    @property
    def title(self) -> str:
        """The item's title."""
        return self.item.title

    @property
    def kind(self) -> ItemKind:
        """Whether it is a saved reply or an article."""
        return self.item.kind

    @property
    def url(self) -> str | None:
        """Where the whole article is, if anywhere."""
        return self.item.url


@dataclass(frozen=True, slots=True)
class SuggestionSet:
    """Suggestions, best first. When `abstained`, nothing fits and `data` is empty unless asked for.

    `id` is made from the request and what it was answered from: the same request gets the same id.
    `question` is what feedback on one of the suggestions teaches: the customer's last words in their turn.
    """

    id: str
    abstained: bool
    abstain_reason: AbstainReason | None
    data: tuple[Suggestion, ...]
    question: str = ""
    probability: float = 0.0
