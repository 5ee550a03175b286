"""The piece of an item's body that answers, for the eye to jump to."""

from __future__ import annotations

from assist.retrieval.passages import readable, sentence_spans
from assist.retrieval.search import Found
from assist.retrieval.wording import WordSearch
from assist.store.records import Item
from assist.text.spans import Span

_MOST_SENTENCES = 60


def passage_of(found: Found, slot: int, item: Item, words: WordSearch) -> Span:
    """An article's best sentence by meaning; a reply's by shared words, else its first that says something.

    A reply's sentences are not embedded: it is read and inserted whole.
    """
    best = found.field.snapshot.layout.best_sentence(slot, found.main.row_scores)
    if best is not None and best.end <= len(item.body):
        return best
    spans = [span for span in sentence_spans(item.body)[:_MOST_SENTENCES] if readable(span.of(item.body))]
    if not spans:
        return Span(0, len(item.body))
    weights = [words.weight(span.of(item.body), found.main.wording) for span in spans]
    heaviest = max(weights)
    return spans[weights.index(heaviest)] if heaviest > 0 else spans[min(1, len(spans) - 1)]
