"""Starting and stopping: nothing is left running, nothing is left behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.app import create_app
from api.import_runner import ImportRunner, Upload
from assist.errors import UnavailableError
from assist.importing.importing import ImportOptions
from assist.settings import Settings
from assist.store.protocol import Store
from assist.store.sqlite import open_sqlite
from assist.store.traces import ImportJob
from tests.api.serving import client_of, whole_desk


def threads(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith(name)]


def test_the_service_warms_up_and_lets_go(settings: Settings) -> None:
    """It answers while it warms up; after the end its store is closed and no thread of its own is left."""
    store = open_sqlite(settings.database)
    with client_of(create_app(whole_desk(settings, store)), "agent") as client:
        assert client.get("/healthz").status_code == 200
        assert client.post("/api/v1/reviews", json={"draft": "We ship today."}).status_code == 200
    for thread in threads("warm-up"):  # on a busy machine it outlasts the service's patience, not its end
        thread.join(300)
    assert threads("warm-up") == []
    with pytest.raises(UnavailableError):
        store.check()


def test_a_desk_that_cannot_warm_up_still_serves(app: FastAPI, http_log: pytest.LogCaptureFixture) -> None:
    """A fault while warming up is logged by its kind and stops nothing."""
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get("/healthz").status_code == 200
    assert "warming up ended early: AttributeError" in http_log.text


def test_imports_that_wait_are_told_as_failed(settings: Settings, store: Store) -> None:
    """When the service stops, the import at work ends between batches, the next ones never start."""
    at_work, go_on = threading.Event(), threading.Event()

    def slow_match(texts: object) -> list[None]:
        at_work.set()
        go_on.wait(10)
        return [None]

    runner = ImportRunner(store, slow_match)
    jobs = []
    for number in range(2):
        path = settings.home / f"import-{number}"
        path.write_text('{"question": "q", "text": "what was sent"}\n', "utf-8")
        jobs.append(runner.start(Upload(path, "history", ImportOptions())))
    assert at_work.wait(10)
    threading.Timer(0.2, go_on.set).start()
    began = time.monotonic()
    runner.close()
    assert time.monotonic() - began < 8
    first, second = (store.imports.get(job.id) for job in jobs)
    assert (first.state, second.state) == ("failed", "failed")
    assert "Send it again" in first.report["error"]
    assert "before it began" in second.report["error"]
    assert list(settings.home.glob("import-*")) == []


def test_a_fault_in_an_import_is_told_without_its_words(
    settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """A crash ends the job as failed; neither report nor log has the error's text."""

    def broken_match(texts: object) -> list[None]:
        raise RuntimeError("Dear Ms Example")

    runner = ImportRunner(store, broken_match)
    path = settings.home / "import-x"
    path.write_text('{"question": "q", "text": "what was sent"}\n', "utf-8")
    job = runner.start(Upload(path, "history", ImportOptions()))
    for _ in range(200):
        if store.imports.get(job.id).state != "running":
            break
        time.sleep(0.02)
    runner.close()
    kept = store.imports.get(job.id)
    assert kept.state == "failed"
    assert "Example" not in str(kept.report) + caplog.text
    assert "RuntimeError" in caplog.text


def test_a_job_whose_process_is_gone_is_told_as_failed(settings: Settings, store: Store) -> None:
    """A killed process leaves a running job: who asks for it later hears that it ended, and so do others."""
    left = store.imports.put(ImportJob("j-1", "running", done=7))
    runner = ImportRunner(store, silence=0)
    told = runner.settled(left)
    runner.close()
    assert (told.state, told.done) == ("failed", 7)
    assert "Send it again" in told.report["error"]
    assert store.imports.get("j-1").state == "failed"


def test_a_job_at_work_shows_signs_of_life(settings: Settings, store: Store) -> None:
    """However long one step takes, the time of a running job goes on, and nobody takes it for abandoned."""
    go_on = threading.Event()

    def slow_match(texts: Sequence[str]) -> list[None]:
        go_on.wait(60)
        return [None] * len(texts)

    runner = ImportRunner(store, slow_match, beat=0.05, silence=0)
    path = settings.home / "import-x"
    path.write_text('{"question": "q", "text": "what was sent"}\n', "utf-8")
    job = runner.start(Upload(path, "history", ImportOptions()))
    for _ in range(1_000):
        if store.imports.get(job.id).updated_at > job.updated_at:
            break
        time.sleep(0.02)
    now = store.imports.get(job.id)
    assert (now.state, now.updated_at > job.updated_at) == ("running", True)
    assert runner.settled(now).state == "running"
    go_on.set()
    runner.close()


def test_old_uploads_are_swept_up(settings: Settings, app: FastAPI) -> None:
    """What a killed process left of an upload goes at the next start; a fresh one may be in use."""
    old, fresh = settings.home / "import-old", settings.home / "import-fresh"
    for path in (old, fresh):
        path.write_text("x", "utf-8")
    os.utime(old, (0, 0))
    with TestClient(app, base_url="http://127.0.0.1"):
        assert (old.exists(), fresh.exists()) == (False, True)
