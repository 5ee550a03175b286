"""Messages about two things, and one thing among chatter: `python -m tests.benchmarks.matters [every Nth]`.

Made of the development messages: two joined into one, and one between two sentences that ask for nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import numpy as np

from assist.conversation import Conversation, Message
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest, SuggestionSet
from assist.store.sqlite import open_sqlite
from models.embedder import NamedEncoder
from models.encoder_cache import CachingEncoder
from tests.benchmarks.retrieval_sets import Case, RetrievalSet, auroc, ndcg, read_set
from tests.benchmarks.surroundings import ROOT, default_encoder

_SET = "clinc_support"
_THRESHOLD = 0.2
_MOST = 400


def main() -> None:
    """Prints a line for messages as they are, joined, and among chatter."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    encoder = CachingEncoder(default_encoder(), capacity=100_000)
    data = read_set(_SET)
    plain = [*_some(data, answerable=True), *_some(data, answerable=False)]
    for name, cases in (("alone", plain), ("joined", joined(data)), ("chatter", among_chatter(data))):
        print(f"{name:8} {measure(data, cases[::step], encoder)}", flush=True)


def joined(data: RetrievalSet) -> list[Case]:
    """Pairs of messages with different answers, each pair one message; both answers are right."""
    cases = _some(data, answerable=True)
    half = len(cases) // 2
    pairs = zip(cases, cases[half:] + cases[:half], strict=True)
    return [
        replace(said(one, f"{sentence(one)} {sentence(other)}"), right=one.right | other.right)
        for one, other in pairs
        if not one.right & other.right
    ]


def among_chatter(data: RetrievalSet) -> list[Case]:
    """Messages with and without an answer, each between two sentences that ask for nothing."""
    return with_chatter([*_some(data, answerable=True), *_some(data, answerable=False)])


def with_chatter(cases: Sequence[Case]) -> list[Case]:
    """The cases, each message between two sentences that ask for nothing."""
    before, after = chatter()
    return [
        said(case, f"{first} {sentence(case)} {last}")
        for case, first, last in zip(cases, cycle(before), cycle(after), strict=False)
    ]


def chatter() -> tuple[list[str], list[str]]:
    """Sentences that may stand before a question, and those that may stand after it; our own."""
    lines = (ROOT / "tests/benchmarks/sets/chatter.txt").read_text(encoding="utf-8").splitlines()
    cut = lines.index("")
    return lines[:cut], lines[cut + 1 :]


def measure(data: RetrievalSet, cases: Sequence[Case], encoder: NamedEncoder) -> str:
    """The figures in a row."""
    gains, sure = [], {True: list[float](), False: list[float]()}
    counts = {"right": 0, "wrong": 0, "held back": 0}
    for case, found in _answers(data, cases, encoder):
        ranked = [one.item.source_id for one in found.data]
        if case.right:
            gains.append(ndcg(ranked, case.right))
        sure[bool(case.right)].append(found.probability)
        kind = "held back" if found.abstained else "right" if ranked[0] in case.right else "wrong"
        counts[kind] += 1
    apart = auroc(sure[True], sure[False]) if sure[False] else float("nan")
    shown = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    return f"nDCG@10 {np.mean(gains):.4f}  AUROC {apart:.3f}  {shown}"


def _answers(
    data: RetrievalSet, cases: Sequence[Case], encoder: NamedEncoder
) -> Iterator[tuple[Case, SuggestionSet]]:
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((item, "") for item in data.items)
        suggester = Suggester(store, encoder, threshold=_THRESHOLD)
        suggester.refresh()
        for case in cases:
            yield (
                case,
                suggester.suggest(SuggestionRequest(case.conversation, limit=10, include_abstained=True)),
            )
        suggester.close()
        store.close()


def _some(data: RetrievalSet, *, answerable: bool) -> list[Case]:
    """At most so many cases of one kind, evenly from all of them."""
    cases = [case for case in data.cases if bool(case.right) == answerable]
    return cases[:: max(1, len(cases) // _MOST)][:_MOST]


def said(case: Case, text: str) -> Case:
    """The case with `text` as what the customer said last."""
    *earlier, _ = case.conversation.messages
    return replace(case, conversation=Conversation((*earlier, Message("customer", text))))


def sentence(case: Case) -> str:
    """The case's message as one that others may follow."""
    text = case.conversation.messages[-1].text.strip()
    return f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.?!' else '.'}"


if __name__ == "__main__":
    main()
