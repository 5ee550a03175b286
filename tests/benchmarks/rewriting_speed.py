"""Measures how rewriting grows with rules and text: `python -m tests.benchmarks.rewriting_speed`."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import Document, read_document
from phrasebook.loading import packaged_rules
from phrasebook.rule import Rule

_CORPUS = Path(__file__).parents[1] / "phrasebook" / "corpus"
_WORDS = 120
_DRAFTS = 60


def main() -> None:
    """Prints CPU milliseconds by number of rules and by length of text; nothing is cached between drafts."""
    rules = packaged_rules()
    sentences = _sentences(rules)
    drafts = list(_drafts(sentences, _WORDS, _DRAFTS))
    print(f"{'rules':>7} {'p50 ms':>8} {'p95 ms':>8}   drafts of {_WORDS} words")
    for count in (100, 200, 400, len(rules)):
        # Every nth rule, so that each number has its share of every family.
        chosen = [rules[at * len(rules) // count] for at in range(count)]
        print(f"{count:7} {_row(Rewriter(chosen), drafts)}")
    print(f"{'words':>7} {'p50 ms':>8} {'p95 ms':>8}   {len(rules)} rules")
    rewriter = Rewriter(rules)
    for words in (60, 120, 240, 480, 960):
        print(f"{words:7} {_row(rewriter, list(_drafts(sentences, words, 20)))}")
    started = time.process_time()
    Rewriter(packaged_rules())
    print(f"building a rewriter: {time.process_time() - started:.2f} s CPU")


def _sentences(rules: Sequence[Rule]) -> list[str]:
    """Sentences of our own, half with wording that rules change, half without."""
    stay = [json.loads(line)["draft"] for line in (_CORPUS / "stay.jsonl").read_text("utf-8").splitlines()]
    plain = [draft for draft in stay if "\n" not in draft]
    changed = [rule.examples[0][0] for rule in rules if rule.examples]
    return [
        text for pair in zip(changed, plain * (len(changed) // len(plain) + 1), strict=False) for text in pair
    ]


def _drafts(sentences: Sequence[str], words: int, count: int) -> Iterator[Document]:
    at = 0
    for _ in range(count):
        draft: list[str] = []
        while len(draft) < words:
            draft += sentences[at % len(sentences)].split()
            at += 1
        yield read_document(" ".join(draft[:words]))


def _row(rewriter: Rewriter, drafts: Sequence[Document]) -> str:
    for document in drafts:  # compiles what is compiled once
        rewriter.rewrite(document)
    took = []
    for document in drafts:
        rewriter.forget()
        started = time.process_time()
        rewriter.rewrite(document)
        took.append((time.process_time() - started) * 1000)
    return f"{statistics.median(took):8.1f} {statistics.quantiles(took, n=20)[18]:8.1f}"


if __name__ == "__main__":
    main()
