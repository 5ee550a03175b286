"""Are drafts reordered where they should be, and left alone where they should stay?

`python -m tests.benchmarks.ordering [FILE]` reads the development drafts, or a file of the same form.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assist.reviewing.ordering import Ordering, order_sentences
from assist.reviewing.role_reading import RoleReader
from assist.reviewing.roles import SentenceRole
from assist.text.document import Document, read_document
from models.persistence import load_classifier
from tests.benchmarks.surroundings import default_encoder, development_data

Item = dict[str, object]


def gold_roles(item: Item) -> tuple[SentenceRole, ...]:
    """The item's own roles, each held for certain."""
    valences = {"bad_news": "bad", "good_news": "good"}
    return tuple(SentenceRole(role, 1.0, valences.get(role, "neutral"), 1.0) for role in item["roles"])


def is_right(item: Item, document: Document, ordering: Ordering) -> bool:
    """Whether a draft that must stay stays, or one that should move has one of its gold orders."""
    if item["leave"]:
        return not ordering.applied
    texts = [document.sentences[index].text for index in ordering.order]
    gold = [[item["sentences"][index] for index in order] for order in item["gold_order"]]
    return ordering.applied and texts in gold


def main(path: Path) -> None:
    """Prints shares and every draft that went wrong."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    encoder = default_encoder()
    reader = RoleReader(encoder, load_classifier(encoder))
    for name in ("gold roles", "predicted roles"):
        shares: dict[bool, list[bool]] = {True: [], False: []}
        for item in items:
            document = read_document(item["draft"])
            same = len(document.sentences) == len(item["sentences"])
            if name == "gold roles" and not same:
                roles = None
            else:
                roles = gold_roles(item) if name == "gold roles" else reader.read(document)
            if roles is None:
                shares[item["leave"]].append(bool(item["leave"]))
                continue
            ordering = order_sentences(document, roles, item["goal"])
            shares[item["leave"]].append(right := is_right(item, document, ordering))
            if not right:
                print(
                    f"  {name}: {item['id']} {item['draft']!r}\n    {list(ordering.order)} for {item['gold_order']}:"
                )
                print(f"    {ordering.declined}; {[role.role for role in roles]}")
        for leave, rights in shares.items():
            word = "stays" if leave else "moves"
            print(
                f"{name}: {word} rightly {sum(rights)}/{len(rights)} = {sum(rights) / max(1, len(rights)):.3f}"
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else development_data() / "rewriting" / "ordering.jsonl")
