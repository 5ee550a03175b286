"""The process of the local engines: requests on standard input, answers on standard output, until it closes.

`python -m assist.proofreading.local.worker` is started by `EngineProcess` and by nobody else.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import traceback
from typing import BinaryIO

from assist.memory import give_back
from assist.proofreading.local.engines import LocalEngines
from assist.proofreading.local.messages import Request, pack_answer, pack_failure, unpack_request


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers each request in turn; returns when nobody is left to ask."""
    engines = LocalEngines()
    for line in requests:
        answers.write(_answer(engines, unpack_request(line)))
        answers.flush()


def _answer(engines: LocalEngines, request: Request) -> bytes:
    try:
        answer = pack_answer(request.done_by(engines))
    except Exception:
        return pack_failure(traceback.format_exc())
    if request.errand == "warm_up":
        # What is loaded stays: a collection that walks all of it takes longer than a check.
        gc.collect()
        gc.freeze()
        give_back()
    return answer


def main() -> None:
    """Serves whoever started us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us; then our input closes
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library may print is no answer
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:  # whoever asked is gone, and so is what was left to say
        with contextlib.suppress(BrokenPipeError):
            answers.close()


if __name__ == "__main__":
    main()
