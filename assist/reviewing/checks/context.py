"""What a check may look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assist.conversation import Conversation
from assist.reviewing.checks.customer import CustomerSide, read_customer
from assist.reviewing.checks.tones.reading import tone_reader
from assist.reviewing.checks.wordlists.folding import folded, own_words
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document
from assist.text.sentences import Sentence
from assist.text.taken import Taken
from models.embedder import Encoder

_OTHERS_WORDS = frozenset({"quote", "quoted_line", "code"})  # their tone is not the writer's
_SURE = 0.7  # probability from which a sentence's news counts as bad, or its role as told


@dataclass(frozen=True, slots=True)
class ReplyStandard:
    """What a team asks of every reply; nothing, unless it says so."""

    greeting: bool = False
    closing: bool = False


@dataclass(frozen=True)
class CheckContext:
    """A draft being checked; `roles` has one entry a sentence of `document`."""

    document: Document
    roles: tuple[SentenceRole, ...]
    conversation: Conversation | None
    locale: str
    encoder: Encoder
    standard: ReplyStandard = ReplyStandard()

    @cached_property
    def prose(self) -> str:
        """The draft with every masked part blanked, quotes and dashes folded; as long as the draft."""
        return folded(self.document.blanked)

    @cached_property
    def visible(self) -> str:
        """The draft with links, e-mails and placeholders, but without quotes, code and signature."""
        return own_words(self.document)

    @cached_property
    def customer(self) -> CustomerSide:
        """What the customer wrote since the last reply, and who they are."""
        return read_customer(self.conversation)

    def sounds(self, sentence: Sentence, tone: str, least: float) -> bool:
        """Whether `sentence` has that tone with a probability of `least` or more; none with others' words."""
        if self._others_words.touches(sentence.span.start, sentence.span.end):
            return False
        return tone_reader(self.encoder).read(sentence.text)[tone] >= least

    @cached_property
    def _others_words(self) -> Taken:
        others = (mask.span for mask in self.document.masks if mask.kind in _OTHERS_WORDS)
        return Taken(len(self.document.text), others)

    def brings_bad_news(self, sentence: Sentence) -> bool:
        """Whether the roles are sure of it; without roles, no sentence does."""
        role = self._role_of(sentence)
        return role is not None and role.valence == "bad" and role.valence_probability >= _SURE

    def asks_for_a_step(self, sentence: Sentence) -> bool:
        """Whether the roles are sure that it tells the reader what to do; without roles, no sentence does."""
        role = self._role_of(sentence)
        return role is not None and role.role == "next_step" and role.probability >= _SURE

    def _role_of(self, sentence: Sentence) -> SentenceRole | None:
        pairs = zip(self.document.sentences, self.roles, strict=False)
        return next((role for other, role in pairs if other.span == sentence.span), None)

    @cached_property
    def sentences(self) -> tuple[tuple[Sentence, str], ...]:
        """Sentences that are the writer's own, each with its prose; wholly masked ones are left out."""
        pairs = ((sentence, sentence.span.of(self.prose)) for sentence in self.document.sentences)
        return tuple((sentence, prose) for sentence, prose in pairs if prose.strip())
