"""Imports that came over HTTP: run one after the other in the background, told of in the store.

A job at work says so every few seconds; one that has gone silent was left by a process that is no more.
"""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assist.errors import DraftwellError
from assist.importing.history import Matcher
from assist.importing.importing import ImportOptions, import_file
from assist.importing.report import Progress
from assist.store.clock import new_id
from assist.store.protocol import Store
from assist.store.traces import ImportJob

log = logging.getLogger("draftwell.imports")
_TELL_EVERY = 0.5  # seconds between two notes of how far a job has come
_BEAT = 10.0  # seconds between two signs of life of the jobs that run or wait
_SILENCE = 60.0  # seconds without a sign of life after which a job counts as abandoned


class _StoppedError(Exception):
    """The service ends while the job is at work."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent; whoever runs the import deletes it."""

    path: Path
    format: str
    options: ImportOptions


class ImportRunner:
    """Runs uploads in one thread, so that two imports never fight for the store."""

    def __init__(
        self, store: Store, match: Matcher | None = None, *, beat: float = _BEAT, silence: float = _SILENCE
    ) -> None:
        self._store = store
        self._beat = beat
        self._silence = timedelta(seconds=silence)
        self._match = match
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._waiting: dict[str, tuple[Future[None], Path]] = {}
        self._pulse: threading.Thread | None = None

    def start(self, upload: Upload) -> ImportJob:
        """The job, which runs as soon as those before it are done."""
        job = self._store.imports.put(ImportJob(new_id(), "running"))
        with self._lock:
            self._waiting[job.id] = self._thread.submit(self._run, job, upload), upload.path
            if self._pulse is None:
                self._pulse = threading.Thread(target=self._live, name="import-pulse", daemon=True)
                self._pulse.start()
        return job

    def settled(self, job: ImportJob) -> ImportJob:
        """`job`, told as failed when the process that ran it is gone."""
        quiet = datetime.now(UTC) - datetime.fromisoformat(job.updated_at)
        if job.state != "running" or job.id in self._waiting or quiet < self._silence:
            return job
        words = "The service ended while it was at work; what was read is kept. Send it again."
        return self._fail(job, words)

    def close(self) -> None:
        """Ends the job at work between two batches, and those that wait; each is told as failed."""
        self._stopping.set()
        for job_id, (future, path) in list(self._waiting.items()):
            if future.cancel():
                path.unlink(missing_ok=True)
                self._fail(
                    self._store.imports.get(job_id), "The service was stopped before it began; send it again."
                )
        self._thread.shutdown(wait=True)
        if pulse := self._pulse:
            pulse.join()

    def _run(self, job: ImportJob, upload: Upload) -> None:
        try:
            report = import_file(
                self._store,
                upload.format,
                upload.path,
                upload.options,
                match=self._match,
                progress=self._progress(job),
            )
            done = replace(job, state="done", done=report.total, total=report.total, report=report.as_data())
            self._store.imports.put(done)
        except DraftwellError as error:
            self._fail(job, str(error).replace(str(upload.path), "the file"))
        except _StoppedError:
            self._fail(job, "The service was stopped meanwhile; what was read is kept. Send it again.")
        except Exception as error:  # a fault of ours must not leave a job that runs for ever
            log.error("import %s: %s", job.id, type(error).__name__)
            self._fail(job, "Something went wrong on our side; what was read is kept.")
        finally:
            upload.path.unlink(missing_ok=True)
            with self._lock:
                self._waiting.pop(job.id, None)

    def _progress(self, job: ImportJob) -> Progress:
        told = time.monotonic()

        def tell(done: int, total: int | None) -> None:
            nonlocal told
            if self._stopping.is_set():
                raise _StoppedError
            if time.monotonic() - told >= _TELL_EVERY:
                told = time.monotonic()
                self._store.imports.put(replace(job, done=done, total=total))

        return tell

    def _live(self) -> None:
        while not self._stopping.wait(self._beat):
            with self._lock:
                if not self._waiting:
                    self._pulse = None
                    return
            try:
                self._store.imports.touch(tuple(self._waiting))
            except DraftwellError as error:  # a busy database: the next sign of life will do
                log.warning("import pulse: %s", type(error).__name__)

    def _fail(self, job: ImportJob, reason: str) -> ImportJob:
        return self._store.imports.put(replace(job, state="failed", report={"error": reason}))
