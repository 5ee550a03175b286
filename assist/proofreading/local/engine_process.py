"""The local engines in a process of their own, which leaves Python's lock in this one to the other work.

Two fifths of a review's processor time are proofreading, and one process runs one thread of Python at a time.
"""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cache

from assist.proofreading.issue import Issue
from assist.proofreading.local.contract import Engines
from assist.proofreading.local.messages import Request, pack_request, unpack_answer
from assist.proofreading.locales import is_british

_LOG = logging.getLogger(__name__)
_WORKER = "assist.proofreading.local.worker"
_TRIES = 2
_END_SECONDS = 5.0
# A long draft is checked in parts, so that a short one need not wait for all of it.
_MOST_CHARACTERS = 4000


class EngineProcess:
    """Asks the process, starts it with the first question, and anew should it end.

    If a new one ends, too, the engines work in this process from then on.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded: set[bool] = set()  # dialects: British or not
        self._here: Engines | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether a first linter has been built."""
        return bool(self._loaded)

    def load(self, locale: str = "en-US") -> None:
        """Makes ready what the first check in `locale` would wait for."""
        if is_british(locale) not in self._loaded:
            self._ask(Request("load", locale))
            self._loaded.add(is_british(locale))

    def warm_up(self) -> None:
        """Makes ready what only some checks wait for, too."""
        self._ask(Request("warm_up"))
        self._loaded.add(is_british("en-US"))

    def check(self, texts: Sequence[str], locale: str) -> list[tuple[Issue, ...]]:
        """The issues of each English text."""
        asked = (self._ask(Request("check", locale, part)) for part in _parts(texts))
        return [tuple(found) for answer in asked for found in answer]

    def close(self) -> None:
        """Ends the process; the next question starts a new one."""
        with self._lock:
            self._end()

    @property
    def pid(self) -> int | None:
        """The process asked last, while it lives."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def _ask(self, request: Request) -> Sequence[Sequence[Issue]]:
        with self._lock:
            for _ in range(_TRIES if self._here is None else 0):
                answer = self._answer_to(pack_request(request))
                if answer is not None:
                    return unpack_answer(answer)
                _LOG.warning("the proofreading process ended while it was asked")
                self._end()
            if self._here is None:
                from assist.proofreading.local.engines import LocalEngines  # noqa: PLC0415 -- 170 MB

                _LOG.error("the proofreading process ends whenever it is asked; going on without it")
                self._here = LocalEngines()
        return request.done_by(self._here)

    def _answer_to(self, line: bytes) -> bytes | None:
        """The line that comes back; None if the process cannot be started, or ends."""
        try:
            if self._process is None:
                self._process = _start()
            requests, answers = self._process.stdin, self._process.stdout
            if requests is None or answers is None:
                return None  # never so: both are pipes
            requests.write(line)
            requests.flush()
            answer = answers.readline()
        except OSError:
            return None
        return answer if answer.endswith(b"\n") else None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.communicate(timeout=_END_SECONDS)  # closes its input, upon which it ends
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.communicate()


@cache
def engine_process() -> EngineProcess:
    """The one that all proofreaders of this process share; it ends with this process."""
    engines = EngineProcess()
    atexit.register(engines.close)
    return engines


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},  # the same code as here
    )


def _parts(texts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Texts in order, few enough at a time."""
    part: list[str] = []
    for text in texts:
        if part and sum(map(len, part)) + len(text) > _MOST_CHARACTERS:
            yield tuple(part)
            part = []
        part.append(text)
    if part:
        yield tuple(part)
