"""Start, memory and search time of the real service on a large desk.

`python -m tests.benchmarks.retrieval_speed [documents] [sentences]`. Texts are as in `made_up_desk`; a saved
reply has one sentence and an article more. Queries are really encoded. The processor's time says what a quiet
machine would take at least; the clock's time is what this one took.
"""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import numpy as np

from assist.assembly import load_settings_encoder, open_store
from assist.keys import issue_key
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.settings import Settings
from tests.benchmarks.made_up_desk import MadeUpTexts, fill

_QUERIES = 300
_LONGEST_START = 120.0
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Prints the time of a search, then start and memory of the service."""
    documents, sentences = (int(given) for given in (*sys.argv[1:], "10000", "8")[:2])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), languagetool="off")
        encoder = load_settings_encoder(settings)
        fill(settings.database, documents, sentences, encoder)
        # In a process of its own, so that its memory is that of a desk.
        subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.retrieval_speed", "--search", folder], check=True
        )
        serve(settings)


def search(settings: Settings) -> None:
    """Prints the time of a suggestion inside a process."""
    encoder = load_settings_encoder(settings)
    with open_store(settings) as store:
        suggester = Suggester(store, encoder, threshold=0.2)
        texts = MadeUpTexts(seed=3)
        requests = [
            SuggestionRequest(texts.conversation(), include_abstained=True) for _ in range(_QUERIES + 20)
        ]
        clock, processor = [], []
        for request in requests:
            began, busy = time.perf_counter(), time.process_time()
            suggester.suggest(request)
            clock.append(time.perf_counter() - began)
            processor.append(time.process_time() - busy)
        snapshot = suggester.index.refresh()
        print(f"{len(snapshot.layout):,} documents, {len(snapshot.vectors):,} vectors")
        print(f"a suggestion                {_spread(clock[20:])}; processor {_spread(processor[20:])}")
        print(
            f"most memory of the process  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
        )
        suggester.close()


def serve(settings: Settings) -> None:
    """Prints when the service is ready, what its suggestions take at first and at rest, and its memory."""
    with open_store(settings) as store:
        key = issue_key(store.keys, role="admin", name="benchmark").secret
    with _service(settings) as (base, process, began):
        ready = _until_ready(base, began)
        print(f"service ready after         {ready:.1f} s; processor {_processor_seconds(process):.1f} s")
        texts = MadeUpTexts(seed=5)
        with httpx2.Client(base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=30) as client:
            for moment in ("starting", "at rest "):
                times = [_ask(client, texts) for _ in range(_QUERIES)]
                print(f"over HTTP, {moment}         {_spread(times[20:])}")
                _until_at_rest(process)
        for one in (process, *_children(process)):
            print(f"memory of process {one:<9} {_memory(one)}")


@contextmanager
def _service(settings: Settings) -> Iterator[tuple[str, int, float]]:
    """A running service: its address, its process, when it was started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DRAFTWELL_HOME": str(settings.home), "DRAFTWELL_LANGUAGETOOL": "off"}
    command = [sys.executable, "-m", "assist.cli", "serve", "--port", str(port)]
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}", process.pid, began
        finally:
            process.terminate()


def _until_ready(base: str, began: float) -> float:
    while time.perf_counter() - began < _LONGEST_START:
        try:
            if httpx2.get(f"{base}/readyz", timeout=5).status_code == 200:
                return time.perf_counter() - began
        except httpx2.TransportError:
            time.sleep(0.02)
    sys.exit("the service did not start")


def _until_at_rest(process: int) -> None:
    """Returns once the service has nothing of its own left to do: rules are read, workers are up."""
    before = -1.0
    while _processor_seconds(process) - before > 0.05:
        before = _processor_seconds(process)
        time.sleep(1)


def _children(process: int) -> Iterator[int]:
    """The processes that it started."""
    for line in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError):
            if int(line.read_text(encoding="ascii").rsplit(")", 1)[1].split()[1]) == process:
                yield int(line.parent.name)


def _ask(client: httpx2.Client, texts: MadeUpTexts) -> float:
    messages = [{"author": one.author, "text": one.text} for one in texts.conversation().messages]
    body = json.dumps({"conversation": {"messages": messages}, "include_abstained": True})
    began = time.perf_counter()
    client.post(
        "/api/v1/suggestions", content=body, headers={"Content-Type": "application/json"}
    ).raise_for_status()
    return time.perf_counter() - began


def _spread(seconds: Sequence[float]) -> str:
    p50, p95 = 1000 * np.percentile(seconds, [50, 95])
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> str:
    """Resident now and at most; how much of it is the program's own and how much pages of files."""
    found = dict(
        re.findall(r"(\w+):\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(encoding="ascii"))
    )
    names = {"VmRSS": "now", "RssAnon": "own", "RssFile": "pages of files", "VmHWM": "most"}
    return ", ".join(f"{word} {int(found[name]) / 1024:.0f} MB" for name, word in names.items())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--search"]:
        search(Settings(home=Path(sys.argv[2]), languagetool="off"))
    else:
        main()
