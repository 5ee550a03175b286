"""Search by words in SQLite: FTS5 with stemming, its vocabulary, its BM25."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assist.store.protocol_index import Field
from assist.store.records import Scope
from assist.store.sqlite_database import SqliteDatabase
from assist.store.sqlite_scope import scope_clause
from assist.store.traces import WordHit

_INDEX: Mapping[Field, str] = {"all": "items_words", "title": "items_titles"}
_WORD = re.compile(r"\w+")
_MOST_WORDS = 400  # a query longer than this gains nothing and costs a list a word
_FEW = 500  # stems asked for in one statement


class SqliteWords:
    """`assist.store.protocol_index.Words` over FTS5."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._stemmer = _Stemmer()
        self._counted: tuple[int, int] = (-1, 0)

    def stems(self, text: str) -> tuple[str, ...]:
        """The words of `text` in order, as the index stems them."""
        return self._stemmer.stems(text)

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every item's id, title and body, read as they are asked for."""
        with self._database.reading() as db:
            yield from db.conn.execute("SELECT id, title, body FROM items WHERE trashed_at IS NULL")

    def document_count(self) -> int:
        """How many items are indexed: N of an idf."""
        revision = self._database.value("SELECT value FROM revisions WHERE name='items'") or 0
        if self._counted[0] != revision:
            count = self._database.value("SELECT count(*) FROM items WHERE trashed_at IS NULL")
            self._counted = (revision, count)
        return self._counted[1]

    def document_frequencies(self, stems: Iterable[str], *, field: Field = "all") -> Mapping[str, int]:
        """In how many items each stem occurs; unknown stems are left out."""
        asked = [stem for stem in dict.fromkeys(stems) if is_searchable(stem)]
        found: dict[str, int] = {}
        with self._database.reading() as db:
            for start in range(0, len(asked), _FEW):
                some = asked[start : start + _FEW]
                where = f"term IN ({', '.join('?' * len(some))})"
                rows = db.table(_INDEX[field] + "_vocab").rows_where(where, some, select="term, doc")
                found |= {row["term"]: row["doc"] for row in rows}
        return found

    def search(
        self, words: Sequence[str], scope: Scope, *, field: Field = "all", limit: int = 100
    ) -> tuple[WordHit, ...]:
        """Items within `scope` having any of `words` (unstemmed), best first; ties by id."""
        asked = [word for word in dict.fromkeys(words) if is_searchable(word)][:_MOST_WORDS]
        if not asked:
            return ()
        where, values = scope_clause(scope)
        index = _INDEX[field]
        sql = f"SELECT items.id, -bm25({index}) AS score FROM {index} JOIN items ON row = {index}.rowid "  # noqa: S608 - names are ours
        sql += f"WHERE {index} MATCH ? AND {where} ORDER BY score DESC, items.id LIMIT ?"
        with self._database.reading() as db:
            rows = db.conn.execute(sql, (" OR ".join(map(quoted, asked)), *values, limit))
            return tuple(WordHit(*row) for row in rows)


def quoted(word: str) -> str:
    """`word` as an FTS5 string, so that nothing in it is an operator."""
    return '"' + word.replace('"', '""') + '"'


def all_words(index: str, text: str) -> tuple[str, list[str]]:
    """A query for the rowids having all words of `text`, the last as a prefix, and its parameters."""
    words = [word for word in _WORD.findall(text) if is_searchable(word)][:_MOST_WORDS]
    if not words:
        return "SELECT 0 WHERE 0", []
    match = " AND ".join(map(quoted, words)) + "*"
    return f"SELECT rowid FROM {index} WHERE {index} MATCH ?", [match]  # noqa: S608 - the index is one of ours


def is_searchable(word: str) -> bool:
    """Whether a word can be looked up: FTS5 reads UTF-8 up to a NUL."""
    return "\0" not in word and word.isprintable() and any(map(str.isalnum, word))


class _Stemmer:
    """Stems words by letting FTS5 index them in memory: the same code as the index's own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute(
            "CREATE VIRTUAL TABLE scratch USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
        )
        self._memory.execute("CREATE VIRTUAL TABLE words USING fts5vocab(scratch, 'instance')")

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems in order of occurrence."""
        clean = text.replace("\0", " ").encode("utf-8", "replace").decode()
        with self._lock:
            self._memory.execute("BEGIN")
            try:
                self._memory.execute("INSERT INTO scratch(text) VALUES (?)", (clean,))
                return tuple(
                    row[0] for row in self._memory.execute('SELECT term FROM words ORDER BY "offset"')
                )
            finally:
                self._memory.execute("ROLLBACK")
