"""How well and how fast sentence roles are told: `python -m tests.benchmarks.roles [FILE]`."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from assist.reviewing.role_reading import RoleReader
from assist.text.document import read_document
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

_DRAFT = (
    "Hi Rosalind,\n\nThank you for the photo of kettle number {n}. We've sent a new lid for it today. "
    "The glass jug {n} is no longer made. The maker closed its works in spring. I'm sorry about that. Please "
    "keep the old lid until Friday {n}. Would a steel jug suit you? Order {n} stays open until then."
    "\n\nBest wishes, Tom"
)


def accuracy(items: list[dict[str, Any]], reader: RoleReader) -> None:
    """Prints lenient role accuracy, valence accuracy and each sentence that was misread."""
    roles, valences, mistakes = 0, 0, Counter[tuple[str, str]]()
    for item in items:
        found = reader.read_alone(item["text"])
        right = found.role in {item["role"], *item["also_ok"]}
        roles += right
        valences += found.valence == item["valence"]
        if not right:
            mistakes[item["role"], found.role] += 1
            print(f"  {item['role']} read as {found.role} ({found.probability:.2f}): {item['text']!r}")
    print(f"roles, lenient: {roles}/{len(items)} = {roles / len(items):.3f}")
    print(f"valence: {valences}/{len(items)} = {valences / len(items):.3f}")
    print("; ".join(f"{truth} as {guess} {count}" for (truth, guess), count in mistakes.most_common(6)))


def speed(reader: RoleReader) -> None:
    """Prints milliseconds for the roles of a ten-sentence draft: all new, one new sentence, none."""
    reader.read(read_document(_DRAFT.format(n=0)))
    new, keystroke = [], []
    for number in range(1, 31):
        draft = _DRAFT.format(n=number)
        new.append(_milliseconds(reader, draft))
        keystroke.append(_milliseconds(reader, draft.replace("steel", f"tin {number}")))
    for name, times in (("a new draft", new), ("one sentence changed", keystroke)):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name}: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")


def _milliseconds(reader: RoleReader, draft: str) -> float:
    document = read_document(draft)
    began = time.perf_counter()
    reader.read(document)
    return (time.perf_counter() - began) * 1000


def main(path: Path) -> None:
    """Prints accuracy on the sentences of `path`, then speed."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    encoder = default_encoder()
    reader = RoleReader(encoder, load_classifier(encoder))
    accuracy(items, reader)
    speed(reader)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else development_data() / "rewriting" / "sentences.jsonl")
