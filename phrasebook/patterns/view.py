"""The view: neighbouring sentences as the patterns see them, with the way back to the draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from phrasebook.english.characters import plain
from phrasebook.patterns.folding import Folded, Folder, Opaque, Token, opaque_within


@dataclass(frozen=True, slots=True)
class View:
    """One or more neighbouring sentences, folded. Each starts with a space and ends with a line feed.

    `text` is Latin-1: characters outside of it stand as a letter or a sign of the same kind. `openings` and
    `clauses` are the places before first words; `leads` tell where the sigh before such a place begins.
    """

    text: bytes
    source: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    signs: frozenset[str]
    openings: tuple[int, ...]
    clauses: tuple[int, ...]
    leads: dict[int, int]

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `text[start:end]` is in the source, or None when it cuts a contraction in two."""
        first, last = self._tokens_of(start, end)
        if first > last or self.tokens[first].start < start or self.tokens[last].end > end:
            return None
        return self.tokens[first].source_start, self.tokens[last].source_end

    def touched_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words that `text[start:end]` touches are in the source, whole contractions with them."""
        first, last = self._tokens_of(start, end)
        return None if first > last else (self.tokens[first].source_start, self.tokens[last].source_end)

    def copy(self, start: int, end: int) -> str:
        """The source's characters for `text[start:end]`; a part of a contraction is written out."""
        span = self.source_span(start, end)
        if span is not None:
            return self.source[span[0] : span[1]]
        first, last = self._tokens_of(start, end)
        return " ".join(self._piece(token, start, end) for token in self.tokens[first : last + 1])

    def _piece(self, token: Token, start: int, end: int) -> str:
        if token.start >= start and token.end <= end:
            return self.source[token.source_start : token.source_end]
        piece = self.text[max(start, token.start) : min(end, token.end)].decode("latin-1")
        return plain(piece).strip()

    def _tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """Indexes of the first and last token that share a character with `[start, end)`."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if self.tokens[first].end <= start:
            first += 1
        return first, bisect_right(self.starts, end - 1) - 1


def read_view(
    source: str, sentences: Sequence[tuple[int, int]], opaque: Sequence[Opaque], folder: Folder
) -> View:
    """The sentences at these places of `source`, folded for matching."""
    folded = [folder.sentence(source[a:b], opaque_within(opaque, a, b)) for a, b in sentences]
    return join_view(source, sentences, folded)


def join_view(source: str, sentences: Sequence[tuple[int, int]], folded: Sequence[Folded]) -> View:
    """Folded sentences as one view."""
    tokens: list[Token] = []
    openings: list[int] = []
    clauses: list[int] = []
    leads: dict[int, int] = {}
    at = 0
    for (start, _), sentence in zip(sentences, folded, strict=True):
        tokens += [Token(a + at, b + at, c + start, d + start) for a, b, c, d in sentence.tokens]
        openings += [place + at for place in sentence.openings.sentences]
        clauses += [place + at for place in sentence.openings.clauses]
        leads |= {place + at: at + sentence.openings.before_lead for place in sentence.openings.leads}
        at += len(sentence.text)
    text = "".join(sentence.text for sentence in folded).encode("latin-1")
    signs = folded[0].signs.union(*(sentence.signs for sentence in folded[1:]))
    starts = tuple(token.start for token in tokens)
    return View(text, source, tuple(tokens), starts, signs, tuple(openings), tuple(clauses), leads)
