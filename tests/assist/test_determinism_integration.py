"""The same requests give the same bytes: in any run, process and thread count, alone or side by side."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assist.assembly import open_desk
from assist.bodies import review_body, review_request
from assist.settings import Settings

pytestmark = pytest.mark.integration

_ASKED = "My parcel is five days late. Can I get the shipping fee back? And where is it now?"
_CONVERSATION = {"customer": {"name": "Ana Ruiz"}, "messages": [{"author": "customer", "text": _ASKED}]}
_DRAFTS = (
    "Hi Ana,\n\nWe refunded the fee of $7.90. Unfortunately we can't ship the rest until 3 May. I am sorry "
    "about that.\n\nKind regards,\nSam",
    "Hello Anna, you should of logged out first, otherwise teh page doesnt load. Dont hesitate to call!",
    "Your order R-4821 is delayed. You will not be charged. We don't have it in blue. I will call you soon.",
    "1. Open the app.\n2. You have to tap “Pay”.\n\n> can't pay!!\n\nYou failed to confirm your e-mail.",
)


def _requests() -> list[dict[str, object]]:
    with_conversation = [{"draft": draft, "conversation": _CONVERSATION} for draft in _DRAFTS]
    return [*with_conversation, *({"draft": draft, "goal": "action"} for draft in _DRAFTS)]


def _answers(folder: Path, *, threads: int) -> list[str]:
    """A digest of each answer, from a desk of its own; every request is asked twice, `threads` at a time."""
    with open_desk(Settings(home=folder, languagetool="off"), serving=False) as desk:

        def ask(request: dict[str, object]) -> str:
            body = json.dumps(review_body(desk.reviewer.review(review_request(request))), ensure_ascii=False)
            return hashlib.sha256(body.encode()).hexdigest()

        with ThreadPoolExecutor(threads) as pool:
            first, second = list(pool.map(ask, _requests())), list(pool.map(ask, reversed(_requests())))
    assert first == second[::-1]
    return first


def _answers_elsewhere(folder: Path, *, seed: str, cores: str, threads: int) -> list[str]:
    """`_answers` of a process with another hash seed and another number of numerical threads."""
    settings = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": cores, "OPENBLAS_NUM_THREADS": cores}
    done = subprocess.run(
        [sys.executable, "-m", __name__, str(folder), str(threads)],
        env={**os.environ, **settings},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def test_same_requests_same_bytes(tmp_path: Path) -> None:
    """Three processes that differ in hash seed, numerical threads and concurrency answer as this one does."""
    here = _answers(tmp_path, threads=1)
    assert len(set(here)) == len(here)
    assert here == _answers_elsewhere(tmp_path, seed="0", cores="1", threads=1)
    assert here == _answers_elsewhere(tmp_path, seed="1", cores="2", threads=4)
    assert here == _answers_elsewhere(tmp_path / "other", seed="4242", cores="2", threads=8)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answers(Path(sys.argv[1]), threads=int(sys.argv[2]))))
