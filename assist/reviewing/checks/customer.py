"""The customer's side of a conversation, as far as checks need it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from assist.conversation import Conversation, Message
from assist.reviewing.checks.asks import Ask, find_asks
from assist.reviewing.checks.names import PersonName, parse_name, signed_name
from assist.reviewing.checks.wordlists.folding import own_words, words_of
from assist.reviewing.checks.wordlists.lexicon import load_lexicon
from assist.text.document import Document, read_document
from assist.text.sentences import split_sentences

_REMEMBERED = 64  # conversations: a keystroke changes the draft, and what the customer wrote stays


@dataclass(frozen=True)
class CustomerSide:
    """What the customer wrote since the desk's last reply; empty when nothing is known."""

    document: Document
    known_name: str | None
    agent_name: str | None

    @cached_property
    def text(self) -> str:
        """The customer's own words: quotes blanked, quotation marks and dashes folded."""
        return own_words(self.document)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word they used, in lower case, whether quoted or not."""
        return frozenset(words_of(self.document.text))

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """Their questions and requests, in order."""
        return find_asks(self.text)

    @cached_property
    def asking(self) -> tuple[str, ...]:
        """Their sentences that ask or request something, each in full."""
        sentences = (sentence.text for sentence in split_sentences(self.text))
        return tuple(text for text in sentences if find_asks(text))

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """Every name they are known by: from the desk's records and from their signature."""
        known = parse_name(self.known_name) if self.known_name else None
        signed = signed_name(self.document.text, not_this=self.agent_name)
        return tuple(name for name in (known, signed) if name is not None)

    @property
    def says_already(self) -> bool:
        """Whether they have given or sent something: asking for it again is work for nothing."""
        return self.says("already_given")

    @cached_property
    def given(self) -> tuple[str, ...]:
        """Their sentences that say that something has been given or sent."""
        words = load_lexicon("customer")
        sentences = (sentence.text for sentence in split_sentences(self.text))
        return tuple(text for text in sentences if words.has("already_given", text))

    def says(self, group: str) -> bool:
        """Whether the message holds a phrase of that group of `customer.toml`."""
        return load_lexicon("customer").has(group, self.text)


def read_customer(conversation: Conversation | None) -> CustomerSide:
    """The messages since the last reply as one text."""
    if conversation is None:
        return _side("", None, None)
    text = "\n\n".join(message.text for message in _unanswered(conversation.messages))
    return _side(text, conversation.customer.name, conversation.agent.name)


@lru_cache(maxsize=_REMEMBERED)
def _side(text: str, known_name: str | None, agent_name: str | None) -> CustomerSide:
    return CustomerSide(read_document(text), known_name, agent_name)


def _unanswered(messages: tuple[Message, ...]) -> list[Message]:
    """The customer's messages after the desk's last one; all of theirs if the desk wrote last."""
    shown = [message for message in messages if message.author != "note"]
    last_reply = max((at for at, message in enumerate(shown) if message.author == "agent"), default=-1)
    since = [message for message in shown[last_reply + 1 :] if message.author == "customer"]
    if since:
        return since
    return [message for message in shown if message.author == "customer"][-1:]
