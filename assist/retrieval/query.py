"""What to look for, read from a conversation and from what the agent has typed so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assist.conversation import Conversation, Message
from assist.retrieval.matters import matters_of
from assist.retrieval.wording import content_words

_QUOTED = re.compile(r"^[ \t]*>.*$|^on [^\n]{5,120} wrote:[ \t]*$", re.MULTILINE | re.IGNORECASE)
_REPLY_MARK = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|antw|tr|sv|vs)\s*:\s*)+", re.IGNORECASE)
_SHORTCUT = re.compile(r"\s*[/#!]?([\w.-]{1,60})\s*")
# An agent's long text must neither drown the customer's question nor cost more than it; what agents ask is
# shorter (docs/benchmarks.md).
_AGENT_TAIL = 240
_EARLIER_TAIL = 400
_LONGEST = 20_000
_FEW_WORDS = 3
# Longer messages are most of what their turn says: their own vector adds nothing (docs/benchmarks.md).
_SHORT_ANSWER = 160


@dataclass(frozen=True, slots=True)
class Query:
    """The last customer message, that message after the agent's last turn, all other turns, the draft."""

    last: str = ""
    turn: str = ""
    thread: str = ""
    draft: str = ""

    @property
    def shortcut(self) -> str | None:
        """The short code the draft may be ("/refund" or "refund"), else None."""
        found = _SHORTCUT.fullmatch(self.draft)
        return found.group(1) if found else None

    @property
    def repeated(self) -> str:
        """The last message where the agent's words before it would drown it; "" where it is alone or long."""
        return self.last if self.last != self.turn and len(self.last) <= _SHORT_ANSWER else ""

    @property
    def matters(self) -> tuple[str, ...]:
        """The sentences of the last message where there are several to answer; () for a short one.

        A short one may need what the agent said to be understood.
        """
        return () if self.repeated else matters_of(self.last)

    @property
    def remembered(self) -> str:
        """What a pick teaches: the customer's last words after those they answer to; "" without a customer.

        It is what a search goes by: a "yes, the blue one" alone would teach little (docs/benchmarks.md).
        """
        return self.turn if self.last else ""

    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.last or self.turn or self.draft)


def read_query(conversation: Conversation, draft: str | None = None) -> Query:
    """What `conversation` asks; internal notes and quoted mail are left out."""
    spoken = [message for message in conversation.messages if message.author != "note" and _clean(message)]
    customer = next((message for message in reversed(spoken) if message.author == "customer"), None)
    agent = next((message for message in reversed(spoken) if message.author == "agent"), None)
    last = _clean(customer) if customer else ""
    if conversation.subject and sum(message.author == "customer" for message in spoken) < 2:
        last = _with_subject(conversation.subject, last)
    before = _clean(agent)[-_AGENT_TAIL:] if agent else ""
    # An agent's question says what a short answer is about; "one moment, please" does not.
    leans = len(content_words(last)) < _FEW_WORDS and "?" not in before
    earlier = _earlier(spoken, customer) if leans else ""
    turn = " ".join(part for part in (earlier, before, last) if part)
    thread = " ".join(map(_clean, spoken)) if len(spoken) > 1 else ""
    return Query(last, turn, thread[-_LONGEST:], _typed(draft))


def remembered(conversation: Conversation) -> str:
    """As `Query.remembered`, of what `conversation` asks."""
    return read_query(conversation).remembered


def _earlier(spoken: list[Message], last: Message | None) -> str:
    """What the customer said before, for a last message that leans on it ("and the other one?")."""
    said = [message for message in spoken if message.author == "customer" and message is not last]
    return _clean(said[-1])[-_EARLIER_TAIL:] if said else ""


def _clean(message: Message) -> str:
    return _QUOTED.sub("", message.text).strip()[:_LONGEST]


def _with_subject(subject: str, text: str) -> str:
    plain = _REPLY_MARK.sub("", subject).strip()[:300]
    return text if plain.lower() in text.lower() else f"{plain}\n{text}".strip()


def _typed(draft: str | None) -> str:
    return _QUOTED.sub("", draft or "").strip()[:_LONGEST]
