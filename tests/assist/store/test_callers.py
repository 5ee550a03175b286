"""Keys, repeated requests, import jobs, documents."""

from __future__ import annotations

import pytest

from assist.errors import ConflictError, InvalidInputError, NotFoundError
from assist.store.protocol import Store
from assist.store.traces import ApiKey, ImportJob, StoredAnswer

ANSWER = StoredAnswer(201, {"ETag": '"1"'}, b'{"id":"x"}')


def test_revoked_key_opens_nothing(store: Store) -> None:
    """A key is found by its hash until it is revoked, and stays in the list."""
    key = store.keys.add(ApiKey("k1", "sam", "trainer", "0" * 64))
    assert store.keys.by_hash("0" * 64) == key
    store.keys.revoke("k1")
    assert store.keys.by_hash("0" * 64) is None
    assert store.keys.all()[0].revoked_at is not None
    with pytest.raises(NotFoundError):
        store.keys.revoke("k2")
    with pytest.raises(ConflictError):
        store.keys.add(key)


def test_repeated_request_gets_the_first_answer(store: Store) -> None:
    """The second request with a key is given the first one's answer, byte for byte."""
    assert store.answers.begin("k", "h") is None
    with pytest.raises(ConflictError, match="still at work"):
        store.answers.begin("k", "h")
    store.answers.finish("k", ANSWER)
    assert store.answers.begin("k", "h") == ANSWER
    with pytest.raises(ConflictError, match="another body"):
        store.answers.begin("k", "other")


def test_failed_request_may_be_repeated(store: Store) -> None:
    """After `abandon` the key is free; a finished answer is not lost by it."""
    store.answers.begin("k", "h")
    store.answers.abandon("k")
    assert store.answers.begin("k", "other body") is None
    store.answers.finish("k", ANSWER)
    store.answers.abandon("k")
    assert store.answers.begin("k", "other body") == ANSWER


def test_import_job_tells_how_far_it_is(store: Store) -> None:
    """A job is written over while it runs; the latest come first."""
    first = store.imports.put(ImportJob("", "running", total=10))
    second = store.imports.put(ImportJob("two", "running"))
    store.imports.put(ImportJob(first.id, "done", 10, 10, {"created": 10}, first.started_at))
    assert store.imports.get(first.id).report == {"created": 10}
    assert store.imports.get(first.id).started_at == first.started_at
    page = store.imports.page(limit=1)
    assert [job.id for job in page.data] == [second.id]
    assert [job.id for job in store.imports.page(cursor=page.next_cursor).data] == [first.id]
    with pytest.raises(NotFoundError):
        store.imports.get("three")


def test_documents_are_kept_by_name(store: Store) -> None:
    """A document is what was last put; the revision grows with each."""
    before = store.revision("documents")
    store.documents.put("team/billing", {"greeting": True})
    store.documents.put("team/billing", {"greeting": False})
    store.documents.put("ranker", {"version": 3})
    assert store.documents.get("team/billing") == {"greeting": False}
    assert store.documents.get("team/none") is None
    assert store.documents.names("team/") == ("team/billing",)
    assert store.revision("documents") == before + 3
    with pytest.raises(InvalidInputError):
        store.documents.put("x", {"bad": float("nan")})
