"""A draft as positions: masks, paragraphs, sentences."""

from __future__ import annotations

from dataclasses import dataclass

from assist.text.masking import Mask, blank, find_masks
from assist.text.protecting import Protected, find_protected
from assist.text.sentences import Sentence, split_paragraphs, split_sentences
from assist.text.spans import Span, any_overlaps


@dataclass(frozen=True, slots=True)
class Document:
    """One text, read once; every span counts characters of `text`.

    `blanked` has the same length as `text`, with masked parts replaced by spaces. `protected` are sentences
    whose wording stays: security, safety, fraud, legal, bereavement; proofreading and checks still read them.
    """

    text: str
    blanked: str
    masks: tuple[Mask, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    protected: tuple[Protected, ...] = ()

    def is_masked(self, span: Span) -> bool:
        """Whether any character of `span` is masked."""
        return any_overlaps(span, (mask.span for mask in self.masks))


def read_document(text: str) -> Document:
    """`text` read into masks, paragraphs and sentences."""
    masks = find_masks(text)
    sentences = split_sentences(text)
    protected = find_protected(sentences)
    return Document(text, blank(text, masks), masks, split_paragraphs(text), sentences, protected)
