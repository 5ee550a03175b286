"""The database's shape, one numbered step after another. A step that was released is never changed."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from assist.errors import UnavailableError
from assist.store.sqlite_database import SqliteDatabase

_CURATED = {"id": str, "version": int, "revision": int, "updated_at": str, "trashed_at": str}
_STEMMED = "tokenize='porter unicode61 remove_diacritics 2'"


def m001_initial(db: Database) -> None:
    """Articles and saved replies, rules, terms, and their versions.

    The wide columns of `items` come last: a filter then reads the first page of a row only.
    """
    db.table("items").create(
        {
            "row": int, **_CURATED, "kind": str, "status": str, "locale": str, "everyone": int, "teams": str,
            "folder_path": str, "short_key": str, "source": str, "source_id": str, "edited": int,
            "digest": str, "title_key": str, "tags": str, "title": str, "folder": str, "short_code": str,
            "url": str, "body": str, "body_html": str, "source_raw": str,
        },
        pk="row", not_null={"id", "kind", "title", "body", "source", "source_id", "version", "revision"},
        defaults={"edited": 0},
    )  # fmt: skip
    db.table("items").create_index(["id"], unique=True)
    db.table("items").create_index(["kind", "source", "source_id"], unique=True)
    db.table("items").create_index(["title_key", "id"])
    db.table("items").create_index(["revision"])
    db.table("items").create_index(["short_key"])
    db.table("rules").create({"row": int, **_CURATED, "status": str, "locale": str, "body": str}, pk="row")
    db.table("terms").create(
        {
            "row": int, **_CURATED, "text": str, "text_key": str, "case_rule": str, "locale": str,
            "preferred": str, "note": str, "author": str,
        },
        pk="row",
    )  # fmt: skip
    for name in ("rules", "terms"):
        db.table(name).create_index(["id"], unique=True)
        db.table(name).create_index(["revision"])
    db.table("versions").create(
        {"of": str, "id": str, "version": int, "action": str, "by": str, "at": str, "body": str},
        pk=("of", "id", "version"),
    )
    db.table("revisions").create({"name": str, "value": int}, pk="name")


def m002_words(db: Database) -> None:
    """Word indexes over items outside the trash: titles with bodies, and titles alone."""
    for index, columns in (("items_words", ("title", "body")), ("items_titles", ("title",))):
        _word_index(db, index, "items", columns, alive="trashed_at")


def m003_passages_and_vectors(db: Database) -> None:
    """Pieces of items, and vectors by what was embedded."""
    db.table("passages").create(
        {"item_id": str, "position": int, "start": int, "end": int, "content_hash": str, "text": str},
        pk=("item_id", "position"),
    )
    db.table("vectors").create({"row": int, "model": str, "content_hash": str, "vector": bytes}, pk="row")
    db.table("vectors").create_index(["model", "content_hash"], unique=True)


def m004_traces(db: Database) -> None:
    """Sent replies with their words, evidence, feedback."""
    db.table("sent_replies").create(
        {
            "row": int, "id": str, "sent_at": str, "item_id": str, "conversation_id": str, "agent": str,
            "team": str, "locale": str, "origin": str, "tags": str, "question": str, "text": str,
        },
        pk="row",
    )  # fmt: skip
    for columns, unique in (
        (["id"], True),
        (["origin"], True),
        (["sent_at", "row"], False),
        (["item_id"], False),
    ):
        db.table("sent_replies").create_index(columns, unique=unique)
    _word_index(db, "sent_words", "sent_replies", ("question", "text"))
    db.table("evidence").create(
        {
            "id": int, "item_id": str, "outcome": str, "team": str, "weight": float, "kept": float, "at": str,
            "origin": str, "question": str,
        },
        pk="id",
    )  # fmt: skip
    db.table("evidence").create_index(["origin"], unique=True)
    db.table("evidence").create_index(["item_id", "outcome"])
    db.table("feedback").create(
        {
            "id": int, "subject": str, "subject_id": str, "action": str, "context_id": str, "agent": str,
            "team": str, "at": str, "details": str,
        },
        pk="id",
    )  # fmt: skip
    db.table("feedback").create_index(["subject", "at"])


def m005_callers(db: Database) -> None:
    """API keys, answers to repeat, import jobs, small documents."""
    db.table("api_keys").create(
        {"id": str, "name": str, "role": str, "hash": str, "created_at": str, "revoked_at": str}, pk="id"
    )
    db.table("api_keys").create_index(["hash"], unique=True)
    db.table("answers").create(
        {"key": str, "body_hash": str, "at": str, "status": int, "headers": str, "body": bytes}, pk="key"
    )
    db.table("imports").create(
        {
            "row": int, "id": str, "state": str, "done": int, "total": int, "started_at": str,
            "updated_at": str, "report": str,
        },
        pk="row",
    )  # fmt: skip
    db.table("imports").create_index(["id"], unique=True)
    db.table("documents").create({"name": str, "body": str}, pk="name")


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    m001_initial,
    m002_words,
    m003_passages_and_vectors,
    m004_traces,
    m005_callers,
)


def migrate(database: SqliteDatabase, *, upto: int = len(MIGRATIONS)) -> None:
    """Bring the database to step `upto`, one transaction a step; two processes may do so at once.

    Raises:
        UnavailableError: a newer Draftwell made the database.
    """
    found = database.value("PRAGMA user_version")
    if found > len(MIGRATIONS):
        raise UnavailableError(
            f"the database {database.path} was made by a newer Draftwell (shape {found}, this one knows "
            f"{len(MIGRATIONS)}): upgrade Draftwell, or restore an older backup"
        )
    for number, step in enumerate(MIGRATIONS[:upto], start=1):
        with database.writing() as db:
            if database.value("PRAGMA user_version") < number:
                step(db)
                db.conn.execute(f"PRAGMA user_version={number}")


def _word_index(db: Database, index: str, table: str, columns: tuple[str, ...], alive: str = "") -> None:
    """An FTS5 index beside `table`, kept by triggers, and its vocabulary `<index>_vocab`.

    Not sqlite-utils' enable_fts: its triggers know no condition, and its script would end our transaction.
    """
    names = ", ".join(columns)
    old = ", ".join(f"old.{name}" for name in columns)
    new = ", ".join(f"new.{name}" for name in columns)
    if_old = f" WHERE old.{alive} IS NULL" if alive else ""
    if_new = f" WHERE new.{alive} IS NULL" if alive else ""
    forget = f"INSERT INTO {index}({index}, rowid, {names}) SELECT 'delete', old.row, {old}{if_old};"
    learn = f"INSERT INTO {index}(rowid, {names}) SELECT new.row, {new}{if_new};"
    watched = f"{names}, {alive}" if alive else names
    there = f" WHERE {alive} IS NULL" if alive else ""
    options = f"content='{table}', content_rowid='row', {_STEMMED}"
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, {options})",
        f"CREATE VIRTUAL TABLE {index}_vocab USING fts5vocab({index}, 'row')",
        f"INSERT INTO {index}(rowid, {names}) SELECT row, {names} FROM {table}{there}",  # noqa: S608 - names are ours
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {learn} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {forget} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {watched} ON {table} BEGIN {forget} {learn} END",
    ):
        db.conn.execute(statement)
