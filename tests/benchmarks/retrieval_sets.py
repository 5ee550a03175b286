"""Development sets for retrieval, read from where DRAFTWELL_DEV_DATA says, and the measures taken on them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assist.conversation import Author, Conversation, Message
from assist.store.records import Item
from tests.benchmarks.surroundings import development_data

NAMES = ("clinc_support", "dstc11_faq")


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation, the ids that answer it (none: nothing should fit), the human's own answer if known."""

    id: str
    conversation: Conversation
    right: frozenset[str]
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Documents, cases, and past messages with the document that was right."""

    name: str
    items: tuple[Item, ...]
    cases: tuple[Case, ...]
    history: tuple[tuple[str, str | None], ...]


def read_set(name: str) -> RetrievalSet:
    """One development set."""
    folder = development_data() / "retrieval" / name
    right: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        case, document, _ = line.split("\t")
        right.setdefault(case, set()).add(document)
    return RetrievalSet(
        name,
        tuple(_item(line) for line in _lines(folder / "documents.jsonl")),
        tuple(_case(line, right) for line in _lines(folder / "queries.jsonl")),
        tuple((line["text"], line["doc_id"]) for line in _lines(folder / "history.jsonl")),
    )


def ndcg(ranked: Sequence[str], right: Iterable[str], most: int = 10) -> float:
    """nDCG at `most` with every right document worth the same."""
    wanted = frozenset(right)
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(ranked[:most]) if one in wanted)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(len(wanted), most)))


def auroc(right: Sequence[float], wrong: Sequence[float]) -> float:
    """The chance that a value of `right` is above one of `wrong`; ties count half."""
    values = np.concatenate([right, wrong])
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    above = ranks[: len(right)].sum() - len(right) * (len(right) + 1) / 2
    return float(above / (len(right) * len(wrong)))


def _lines(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _item(line: Mapping[str, Any]) -> Item:
    return Item(line["kind"], line["title"], line["body"], source="dev", source_id=line["id"])


def _case(line: Mapping[str, Any], right: Mapping[str, set[str]]) -> Case:
    turns = line.get("conversation") or [{"role": "customer", "text": line["text"]}]
    messages = tuple(Message(_author(turn["role"]), turn["text"]) for turn in turns)
    return Case(line["id"], Conversation(messages), frozenset(right.get(line["id"], ())), line.get("reply"))


def _author(role: str) -> Author:
    return "agent" if role == "agent" else "customer"
