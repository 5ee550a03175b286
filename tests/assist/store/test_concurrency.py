"""Many threads, one file."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from assist.errors import ConflictError, UnavailableError
from assist.store.protocol import Store
from assist.store.records import Item, Scope
from assist.store.sqlite import open_sqlite
from assist.store.traces import StoredAnswer

BASE = Item("saved_reply", "Refund", "Your money is on its way.")


def test_of_rival_changes_one_wins(store: Store) -> None:
    """Threads that change the same version: one succeeds, the others are told."""
    made = store.items.create(BASE)
    start = threading.Barrier(8)

    def change(number: int) -> bool:
        start.wait()
        try:
            store.items.update(replace(made, title=f"T{number}"), expected_version=1)
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(change, range(8))) == 1
    assert store.items.get(made.id).version == 2


def test_readers_and_writers_do_not_meet(store: Store) -> None:
    """While threads write, others read lists, search and changes; nothing fails, nothing is lost."""

    def write(number: int) -> None:
        for count in range(15):
            store.items.create(replace(BASE, title=f"T{number}-{count}"))

    def read(_: int) -> None:
        for _ in range(30):
            found = len(store.words.search(["money"], Scope(), limit=1_000))
            assert len(store.items.changes().changed) >= found
            store.items.page(Scope(), "mon")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda job: job[0](job[1]), [(write, 0), (read, 0), (write, 1), (read, 1), (write, 2)]))
    assert len(store.items.changes().changed) == 45


def test_snapshot_of_changes_is_consistent(store: Store) -> None:
    """A reader that follows revisions while others write gets every item once and misses none."""
    stop = threading.Event()
    seen: list[str] = []

    def follow() -> None:
        at = 0
        while True:
            last_round = stop.is_set()
            changes = store.items.changes(at)
            seen.extend(item.id for item in changes.changed)
            at = changes.revision
            if last_round:
                return

    follower = threading.Thread(target=follow)
    follower.start()
    made = {store.items.create(replace(BASE, title=f"T{number}")).id for number in range(60)}
    stop.set()
    follower.join()
    assert sorted(seen) == sorted(made)


def test_one_of_rival_requests_is_first(store: Store) -> None:
    """Threads that send the same Idempotency-Key: one works, the others are refused or get its answer."""
    start = threading.Barrier(6)

    def send(_: int) -> str:
        start.wait()
        try:
            given = store.answers.begin("key", "hash")
        except ConflictError:
            return "refused"
        if given:
            return "given"
        store.answers.finish("key", StoredAnswer(201, {}, b""))
        return "first"

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(send, range(6))).count("first") == 1


def test_closing_waits_for_nobody_and_breaks_nobody(path: Path) -> None:
    """A store closed while threads read: each read ends well or is told that the store is closed."""
    store = open_sqlite(path)
    for number in range(50):
        store.items.create(replace(BASE, title=f"T{number}"))
    started = threading.Barrier(5)

    def read(_: int) -> str:
        started.wait()
        try:
            while True:
                assert len(store.items.changes().changed) == 50
        except UnavailableError as error:
            return str(error)

    with ThreadPoolExecutor(4) as pool:
        told = pool.map(read, range(4))
        started.wait()
        store.close()
        assert all("is closed" in words for words in told)


def test_opened_at_once_by_many(path: Path) -> None:
    """Several openers of a new file: each gets the current shape, none fails."""
    start = threading.Barrier(6)

    def open_and_write(number: int) -> str:
        start.wait()
        store = open_sqlite(path)
        try:
            return store.items.create(replace(BASE, title=f"T{number}")).id
        finally:
            store.close()

    with ThreadPoolExecutor(6) as pool:
        made = set(pool.map(open_and_write, range(6)))
    store = open_sqlite(path)
    assert {item.id for item in store.items.changes().changed} == made
    store.close()
