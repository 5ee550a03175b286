"""Sent replies found by meaning as well as by words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from assist.retrieval.fusion import WORDS
from assist.retrieval.index import SearchIndex
from assist.retrieval.passages import content_hash, readable
from assist.store.cursors import check_limit, read_cursor, written_cursor
from assist.store.protocol import Store
from assist.store.records import Page
from assist.store.traces import SentQuery, SentReply
from models.embedder import NamedEncoder

# Older ones are found by their words alone.
_LATEST = 5_000
_PAGE = 500
# A cosine below this is no likeness.
_LEAST = 0.35
# What a list is sorted by goes into its cursor: scores that rise while vectors come would lose replies
# between two pages.
_WORDS, _MEANING = "words", "meaning"


class SentSearch:
    """Search over what went out; what has no vector yet is embedded behind and found by words meanwhile."""

    def __init__(self, store: Store, encoder: NamedEncoder, index: SearchIndex) -> None:
        self._store = store
        self._encoder = encoder
        self._index = index

    def search(self, query: SentQuery, *, cursor: str | None = None, limit: int = 50) -> Page[SentReply]:
        """Matching replies: with `q` the best first, by words and meaning, else the latest first.

        Raises:
            InvalidInputError: the cursor is not one of this list, or the limit is out of range.
        """
        words = (query.q or "").strip()
        if not words:
            return self._store.sent_replies.search(query, cursor=cursor, limit=limit)
        check_limit(limit)
        marks = read_cursor(cursor, (float, str, str))
        worded = {reply.id: reply for reply in self._read(query, _PAGE)}
        latest = {reply.id: reply for reply in self._read(replace(query, q=None), _LATEST)}
        found = tuple((latest | worded).values())
        alike, is_whole = self._likeness(words, found)
        by = marks[2] if marks is not None else _MEANING if is_whole else _WORDS
        likeness = alike if by == _MEANING else [0.0] * len(found)
        ranked = _ranked(words, zip(found, likeness, strict=True), frozenset(worded))
        if marks is not None:
            ranked = [one for one in ranked if (-one[0], one[1].id) > (-float(marks[0]), marks[1])]
        page = tuple(reply for _, reply in ranked[:limit])
        more = len(ranked) > limit
        return Page(page, written_cursor((ranked[limit - 1][0], page[-1].id, by)) if more else None)

    def _read(self, query: SentQuery, most: int) -> list[SentReply]:
        replies: list[SentReply] = []
        cursor: str | None = None
        while len(replies) < most:
            page = self._store.sent_replies.search(query, cursor=cursor, limit=_PAGE)
            replies += page.data
            cursor = page.next_cursor
            if cursor is None:
                break
        return replies[:most]

    def _likeness(self, words: str, replies: Sequence[SentReply]) -> tuple[list[float], bool]:
        """Each reply's cosine with `words`: its question's or its text's, whichever is nearer; 0 unknown.

        With it, whether all are known by now.
        """
        texts = [(reply.question.strip(), readable(reply.text)) for reply in replies]
        self._index.embed_texts([text for both in texts for text in both if text])
        hashes = {text: content_hash(text) for both in texts for text in both if text}
        table = self._store.vectors.get(self._encoder.identity, list(dict.fromkeys(hashes.values())))
        if not len(table.hashes):
            return [0.0] * len(replies), not hashes
        cosines = table.matrix @ self._encoder.encode([words])[0]
        known = dict(zip(table.hashes, np.asarray(cosines).tolist(), strict=True))
        alike = [max(known.get(hashes.get(text, ""), 0.0) for text in both) for both in texts]
        return alike, len(known) == len(set(hashes.values()))


def _ranked(
    words: str, replies: Iterable[tuple[SentReply, float]], worded: frozenset[str]
) -> list[tuple[float, SentReply]]:
    """Every match with its score, best first; ties by id."""
    scored = [
        (round(score + WORDS * (reply.id in worded), 6), reply)
        for reply, score in replies
        if reply.id in worded or (score >= _LEAST and _has_numbers(words, reply))
    ]
    return sorted(scored, key=lambda one: (-one[0], one[1].id))


def _has_numbers(words: str, reply: SentReply) -> bool:
    """Whether the reply has each order number or amount asked for: nothing is "like" a number."""
    said = f"{reply.question} {reply.text}".lower()
    return all(word in said for word in words.lower().split() if any(map(str.isdigit, word)))
