"""The checks against pairs of message and draft: exact sets, precision, recall, and time.

Exact: the kinds found, less the tolerated ones, are just the expected kinds. Floors (on another 150 pairs):
exact .70, precision .85, recall .80. `--wrong` as the last word shows the pairs that are not exact.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from assist.conversation import Conversation, Message
from assist.reviewing.checks.context import CheckContext
from assist.reviewing.checks.registry import CHECKS, run_checks
from assist.reviewing.role_reading import RoleReader
from assist.text.document import read_document
from models.embedder import Encoder
from models.encoder_cache import CachingEncoder
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

OWN = Path(__file__).parents[1] / "assist/reviewing/checks/pairs.jsonl"
JUDGED = frozenset(kind for kind, _ in CHECKS) - {
    "customer_at_risk",
    "doubled_greeting",
    "internal_text",
    "missing_greeting",
    "mixed_formality",
    "stacked_apology",
}
LONG_DRAFT = """\
Hello Dana, thank you for the photos of the lamp. I have checked your order and the shade was packed
at our depot on Monday. The carrier took it on Tuesday morning, so the crack must have come from the
journey. A new shade leaves today and reaches you on Friday; you can keep the old one. The socket is
made for bulbs of up to 40 watts, and the cord is two metres long. If you would rather have the
money back, tell me by Thursday and I will refund 39 euros to your card. The refund takes three
working days. The stand can stay outside in summer, but please bring it in when it rains. Kind
regards, Sam""".replace("\n", " ")


def context(encoder: Encoder, item: dict[str, Any], reader: RoleReader | None = None) -> CheckContext:
    """A draft that answers one message."""
    conversation = Conversation(messages=(Message("customer", item["customer_message"]),))
    document = read_document(item["draft"])
    return CheckContext(document, reader.read(document) if reader else (), conversation, "en", encoder)


def measure(name: str, items: Iterable[dict[str, Any]], encoder: Encoder, reader: RoleReader) -> None:
    """Prints exact, precision and recall, and each kind's counts."""
    exact, counts, kinds = 0, Counter[str](), Counter[tuple[str, str]]()
    pairs = list(items)
    for item in pairs:
        found = {finding.kind for finding in run_checks(context(encoder, item, reader))} & JUDGED
        expected, tolerated = set(item["expected_flags"]), set(item["ok_flags"])
        exact += found - tolerated == expected - tolerated
        outcome = {"hit": found & expected, "false": found - expected - tolerated, "missed": expected - found}
        for sort, flags in outcome.items():
            counts[sort] += len(flags)
            kinds.update((flag, sort) for flag in flags)
    precision = counts["hit"] / max(1, counts["hit"] + counts["false"])
    recall = counts["hit"] / max(1, counts["hit"] + counts["missed"])
    print(f"{name}: {len(pairs)} pairs, exact {exact / len(pairs):.3f}", end=", ")
    print(f"precision {precision:.3f}, recall {recall:.3f}")
    for kind in sorted(JUDGED):
        print(f"  {kind:20}", " ".join(f"{sort} {kinds[kind, sort]:3}" for sort in outcome))


def milliseconds(run: Callable[[], object], times: int = 30) -> str:
    """Median and worst of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return f"median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms"


def main() -> None:
    """Measures the files that are named; else the own pairs, the development pairs, and the time."""
    encoder = CachingEncoder(default_encoder())
    reader = RoleReader(encoder, load_classifier(encoder))
    if sys.argv[1:]:
        for path in map(Path, sys.argv[1:]):
            measure(path.name, map(json.loads, path.read_text("utf-8").splitlines()), encoder, reader)
        return
    own = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    first = own[:196]  # the rest was written to be unlike the word lists
    measure("own, looked at", first[::2], encoder, reader)
    measure("own, held out", first[1::2], encoder, reader)
    measure("own, unlike the lists", own[196:], encoder, reader)
    message = "My lamp came broken. Can you send a new shade, and which bulb fits? Dana"
    item = {"customer_message": message, "draft": LONG_DRAFT}
    print("all checks, 120 words, vectors known:", milliseconds(lambda: run_checks(context(encoder, item))))
    path = development_data() / "rewriting" / "checks.jsonl"
    measure("development", map(json.loads, path.read_text("utf-8").splitlines()), encoder, reader)


if __name__ == "__main__":
    main()
