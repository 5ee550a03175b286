"""Texts on their way to LanguageTool and the answers that came back, early or late."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assist.proofreading.blocked_texts import BlockedTexts
from assist.proofreading.issue import Issue
from assist.proofreading.server.contract import Death, LanguageToolFailure, Server
from assist.recent import Recent

if TYPE_CHECKING:
    from assist.proofreading.languagetool import LanguageToolClient

_log = logging.getLogger(__name__)
_WORKERS = 3
_GLUE = "\n\n"
# In one request; LanguageTool's own public limit, so any server takes it.
_LONGEST = 20_000
# A server with this many jobs waiting, or with one that old, is asked nothing more for now.
_MOST_WAITING = 12
_STUCK_AFTER_SECONDS = 3.0
_BREAKER_AFTER, _BREAKER_SECONDS = 3, 20.0
# A job that broke this shortly before the server's end was noticed was on its way when it ended.
_BROKE_JUST_NOW_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Job:
    texts: tuple[str, ...]
    locale: str
    began: float
    handed_over: threading.Event = field(default_factory=threading.Event)  # the server has the texts


class RemoteChecks:
    """Sends texts to a server that may be slow, dead or on its way; what comes back is kept."""

    def __init__(self, server: Server, blocked: BlockedTexts) -> None:
        self._server, self._blocked = server, blocked
        self._answers: Recent[tuple[str, str], tuple[Issue, ...]] = Recent(4000)
        self._unknown_languages: set[tuple[str, str]] = set()
        self._answered: set[str] = set()
        self._lock = threading.RLock()  # a job may be done, and forgotten, while it is being sent
        self._jobs: dict[Future[None], _Job] = {}
        self._broken_jobs: list[_Job] = []
        self._client: LanguageToolClient | None = None
        self._failures, self._open_until = 0, 0.0
        self._is_closed = False
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="languagetool-check")
        server.listen(self)

    def answer(self, text: str, locale: str) -> tuple[Issue, ...] | None:
        """What LanguageTool found in `text`, if it has said so yet."""
        return self._answers.get((text, locale))

    def lacks(self, locale: str) -> bool:
        """Whether the present server is known to have no module for `locale`."""
        return (self._server.url or "", locale) in self._unknown_languages

    def is_blocked(self, text: str) -> bool:
        """Whether `text` ended a server before."""
        return text in self._blocked

    def ask(self, texts: Iterable[str], locale: str) -> tuple[Future[None], ...]:
        """Sends the texts that have no answer yet; what to wait for, empty when nobody can answer now."""
        url = self._server.url
        if url is None or self._is_stuck() or time.monotonic() < self._open_until or self.lacks(locale):
            return ()
        with self._lock:
            under_way = {(text, job.locale): sent for sent, job in self._jobs.items() for text in job.texts}
            wanted = [text for text in dict.fromkeys(texts) if self._is_wanted(text, locale)]
            waiting = {under_way[text, locale] for text in wanted if (text, locale) in under_way}
            new = [text for text in wanted if (text, locale) not in under_way]
            if len(self._jobs) < _MOST_WAITING:
                waiting |= {self._send(url, job_texts, locale) for job_texts in self._bundles(new)}
            return tuple(waiting)

    def wait(self, futures: Iterable[Future[None]], seconds: float) -> None:
        """Returns when all have come back, or after `seconds`."""
        wait_for(set(futures), timeout=max(0.0, seconds))

    def server_died(self, death: Death) -> None:
        """Counts a server's end against what it was reading, not what was still to be sent."""
        now = time.monotonic()
        with self._lock:
            broken = (job for job in self._broken_jobs if now - job.began < _BROKE_JUST_NOW_SECONDS)
            jobs = [job for job in (*self._jobs.values(), *broken) if job.handed_over.is_set()]
            self._broken_jobs.clear()
            self._answered.clear()
            self._failures, self._open_until = 0, 0.0
        self._blocked.blame((text for job in jobs for text in job.texts), death)

    @property
    def is_waiting(self) -> bool:
        """Whether a text is on its way."""
        return bool(self._jobs)

    def close(self) -> None:
        """Sends nothing more and waits for nothing."""
        self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _is_wanted(self, text: str, locale: str) -> bool:
        return (text, locale) not in self._answers and text not in self._blocked and len(text) <= _LONGEST

    def _is_stuck(self) -> bool:
        """Whether a job waits too long. The first of a language builds its rules and may take longer."""
        began = (job.began for job in list(self._jobs.values()) if job.locale in self._answered)
        return time.monotonic() - min(began, default=time.monotonic()) > _STUCK_AFTER_SECONDS

    def _bundles(self, texts: list[str]) -> list[tuple[str, ...]]:
        """Texts that go together; one under suspicion goes alone."""
        bundles: list[tuple[str, ...]] = [(text,) for text in texts if self._blocked.is_suspect(text)]
        bundle: list[str] = []
        for text in (text for text in texts if (text,) not in bundles):
            if bundle and sum(map(len, bundle)) + len(text) > _LONGEST:
                bundles.append(tuple(bundle))
                bundle = []
            bundle.append(text)
        return [*bundles, tuple(bundle)] if bundle else bundles

    def _send(self, url: str, texts: tuple[str, ...], locale: str) -> Future[None]:
        if self._client is None or self._client.url != url:
            self._client = _client_for(url)
        job = _Job(texts, locale, time.monotonic())
        future = self._pool.submit(self._run, self._client, job)
        self._jobs[future] = job
        future.add_done_callback(self._forget)
        return future

    def _forget(self, future: Future[None]) -> None:
        with self._lock:
            self._jobs.pop(future, None)

    def _run(self, client: LanguageToolClient, job: _Job) -> None:
        try:
            self._answer(client, job)
        except LanguageToolFailure as failure:
            if self._is_closed:  # our own end cut it off
                return
            self._count_failure(job)
            _log.warning("%s (%d characters)", failure, sum(map(len, job.texts)))
        else:
            self._failures = 0
            self._blocked.clear(job.texts)

    def _answer(self, client: LanguageToolClient, job: _Job) -> None:
        code = client.code_for(job.locale)
        if code is None:
            self._unknown_languages.add((client.url, job.locale))
            return
        job.handed_over.set()
        found = client.check(_GLUE.join(job.texts), code)
        self._answered.add(job.locale)
        for text, issues in _share_out(job.texts, found).items():
            self._answers.put((text, job.locale), issues)

    def _count_failure(self, job: _Job) -> None:
        with self._lock:
            self._broken_jobs = [*self._broken_jobs[-20:], replace(job, began=time.monotonic())]
            self._failures += 1
            if self._failures >= _BREAKER_AFTER:
                self._open_until = time.monotonic() + _BREAKER_SECONDS


def _share_out(texts: tuple[str, ...], found: tuple[Issue, ...]) -> Mapping[str, tuple[Issue, ...]]:
    """The issues of a joined text, given back to its parts; one that crosses parts is dropped."""
    shares: dict[str, tuple[Issue, ...]] = {}
    start = 0
    for text in texts:
        end = start + len(text)
        mine = (issue for issue in found if start <= issue.span.start and issue.span.end <= end)
        shares[text] = tuple(issue.shifted(-start) for issue in mine)
        start = end + len(_GLUE)
    return shares


def _client_for(url: str) -> LanguageToolClient:
    """A client, whose package is imported with the first one and not with the service's start."""
    from assist.proofreading.languagetool import LanguageToolClient  # noqa: PLC0415 -- heavy

    return LanguageToolClient(url)
