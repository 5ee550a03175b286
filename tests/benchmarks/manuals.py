"""Questions about a passage deep inside a long manual: is it the right manual, and is it the right passage?

`python -m tests.benchmarks.manuals`. Twenty made-up manuals of several thousand words, most of which is
the same in all of them (sets/manuals.toml), with a hundred questions in other words than the passages that
answer; and sixteen handbooks in pairs of brothers (sets/manuals_b.toml), whose questions often name the one.
"""

from __future__ import annotations

import random
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assist.conversation import Conversation, Message
from assist.retrieval.suggester import Suggester
from assist.retrieval.suggestion import SuggestionRequest
from assist.store.records import Item
from assist.store.sqlite import open_sqlite
from assist.text.spans import Span
from models.embedder import NamedEncoder
from models.encoder_cache import CachingEncoder
from tests.benchmarks.retrieval_sets import Case, RetrievalSet, ndcg
from tests.benchmarks.surroundings import ROOT, default_encoder

_SETS = ROOT / "tests/benchmarks/sets"
# How often each common chapter comes, each time about another part.
_FILES = {"manuals.toml": 3, "manuals_b.toml": 2}


def main() -> None:
    """Prints how often manual and passage are right, set by set."""
    encoder = CachingEncoder(default_encoder(), capacity=100_000)
    for file in _FILES:
        data, answers = read_manuals(file)
        words = [len(item.body.split()) for item in data.items]
        print(f"{file}: {len(data.items)} of {min(words):,} to {max(words):,} words, {len(data.cases)} asked")
        print(measure(data, answers, encoder), flush=True)


def measure(data: RetrievalSet, answers: Mapping[str, Span], encoder: NamedEncoder) -> str:
    """The figures in a row; `answers` are the places of the chapters that answer, by case."""
    gains, first, passage = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "desk.sqlite3")
        store.items.put_imported((item, "") for item in data.items)
        suggester = Suggester(store, encoder, threshold=0.2)
        suggester.refresh()
        for case in data.cases:
            found = suggester.suggest(SuggestionRequest(case.conversation, limit=10, include_abstained=True))
            ranked = [one.item.source_id for one in found.data]
            gains.append(ndcg(ranked, case.right))
            first.append(ranked[0] in case.right)
            right = next((one for one in found.data if one.item.source_id in case.right), None)
            place = answers[case.id]
            shown = right and Span(right.passage.start, right.passage.end)
            passage.append(shown is not None and shown.start < place.end and place.start < shown.end)
        suggester.close()
        store.close()
    return f"nDCG@10 {np.mean(gains):.3f}  R@1 {np.mean(first):.3f}  right passage {np.mean(passage):.3f}"


def read_manuals(file: str) -> tuple[RetrievalSet, dict[str, Span]]:
    """Manuals and questions, and by case where in its manual the chapter that answers is."""
    data = tomllib.loads((_SETS / file).read_text(encoding="utf-8"))
    chance = random.Random(5)  # noqa: S311 -- the same order of chapters each time
    items, cases, answers = [], [], dict[str, Span]()
    for manual in data["manual"]:
        name = manual["maker"]
        body = _body(manual, data["common"], chance, _FILES[file])
        items.append(Item("article", f"{name} {manual['name']}", body, source="made", source_id=name))
        for (_, text), question in zip(manual["chapters"], manual["questions"], strict=True):
            case = Case(question, Conversation((Message("customer", question),)), frozenset({name}))
            cases.append(case)
            start = body.index(text)
            answers[case.id] = Span(start, start + len(text))
    return RetrievalSet(file, tuple(items), tuple(cases), ()), answers


def _body(manual: Mapping[str, Any], common: Mapping[str, Any], chance: random.Random, times: int) -> str:
    """A manual's own chapters among so many times all common ones, each time about another part."""
    chapters: list[Sequence[str]] = list(manual["chapters"])
    for title, text in common["chapters"]:
        for part in chance.sample(common["parts"], times):
            chapters.append((f"{title}: {part}", text.format(name=manual["name"], part=part)))
    chance.shuffle(chapters)
    return "\n\n".join(f"{title}\n{text}" for title, text in chapters)


if __name__ == "__main__":
    main()
