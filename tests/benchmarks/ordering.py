"""Are drafts reordered where they should be, and left alone where they should stay?

`python -m tests.benchmarks.ordering [FILE]` reads the development drafts, or a file of the same form.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assist.reviewing.order.ordering import Ordering, order_sentences
from assist.reviewing.role_reading import RoleReader
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document, read_document
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

Item = dict[str, Any]


def gold_roles(item: Item) -> tuple[SentenceRole, ...]:
    """The item's own roles, each held for certain."""
    valences = {"bad_news": "bad", "good_news": "good"}
    return tuple(SentenceRole(role, 1.0, valences.get(role, "neutral"), 1.0) for role in item["roles"])


def is_right(item: Item, document: Document, ordering: Ordering) -> bool:
    """Whether a draft that must stay stays, or one that should move has one of its gold orders."""
    if item["leave"]:
        return not ordering.applied
    return ordering.applied and _order_of(item, document, ordering) in item["gold_order"]


def _order_of(item: Item, document: Document, ordering: Ordering) -> list[int]:
    """The item's own sentences in their new order; a draft may be cut finer or coarser than the item is."""
    starts, at = [], 0
    for sentence in item["sentences"]:
        at = document.text.index(sentence, at)
        starts.append(at)
        at += len(sentence)
    ends = [sentence.span.end for sentence in document.sentences]
    holding = [next((number for number, end in enumerate(ends) if start < end), -1) for start in starts]
    return sorted(range(len(starts)), key=lambda number: ordering.order.index(holding[number]))


def run(items: list[Item], name: str, read: Callable[[Item, Document], tuple[SentenceRole, ...]]) -> None:
    """Prints both shares under one way of telling roles, and every draft that went wrong."""
    rights: dict[bool, list[bool]] = {True: [], False: []}
    for item in items:
        document = read_document(item["draft"])
        roles = read(item, document)
        ordering = order_sentences(document, roles, item["goal"])
        right = is_right(item, document, ordering)
        rights[item["leave"]].append(right)
        if not right:
            print(f"  {name}: {item['id']} {item['draft']!r}")
            print(f"    {list(ordering.order)} for {item['gold_order']}: {ordering.declined}")
            print(f"    {[role.role for role in roles]}")
    for leave, word in ((False, "moves"), (True, "stays")):
        share = sum(rights[leave]) / max(1, len(rights[leave]))
        print(f"{name}: {word} rightly {sum(rights[leave])}/{len(rights[leave])} = {share:.3f}")


def main(path: Path) -> None:
    """Prints the shares with the drafts' own roles and with predicted ones."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    encoder = default_encoder()
    reader = RoleReader(encoder, load_classifier(encoder))
    cut_alike = [item for item in items if len(read_document(item["draft"]).sentences) == len(item["roles"])]
    run(cut_alike, "gold roles", lambda item, _: gold_roles(item))
    run(items, "predicted roles", lambda item, document: reader.read(document, item["goal"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else development_data() / "rewriting" / "ordering.jsonl")
