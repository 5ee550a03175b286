"""Golden tickets: whole reviews as a good trainer would sign them, compared step by step.

`findings` leaves out `negative_wording`: those hints follow the word lists, which have tests of their own.
`python -m tests.golden.tickets` prints where the reviews of today differ.
"""

from __future__ import annotations

import difflib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assist.assembly import open_desk
from assist.bodies import review_body, review_request
from assist.reviewing.review import Reviewer
from assist.settings import Settings

FOLDER = Path(__file__).parent
STEPS = ("revised", "rules", "order", "findings", "verdict")


@dataclass(frozen=True, slots=True)
class Ticket:
    """A draft, what it answers, and each step's result; `falls_short` says where we are not there yet."""

    name: str
    about: str
    request: Mapping[str, Any]
    expected: Mapping[str, Any]
    falls_short: Mapping[str, str]


def tickets() -> tuple[Ticket, ...]:
    """All tickets, by name."""
    return tuple(_ticket(path) for path in sorted(FOLDER.glob("*.json")))


def _ticket(path: Path) -> Ticket:
    body = json.loads(path.read_text(encoding="utf-8"))
    request = {"draft": body["draft"], "conversation": body["conversation"]}
    return Ticket(path.stem, body["about"], request, body["expected"], body.get("falls_short", {}))


def steps_of(reviewer: Reviewer, ticket: Ticket) -> dict[str, Any]:
    """Each step's result today; `order` is null where nothing moves."""
    body = review_body(reviewer.review(review_request(ticket.request)))
    return {
        "revised": body["revised"],
        "rules": [edit["rule_id"] for edit in body["edits"] if edit["applied"]],
        "order": body["ordering"]["order"] if body["ordering"]["applied"] else None,
        "findings": [f["kind"] for f in body["findings"] if f["kind"] != "negative_wording"],
        "verdict": body["verdict"],
    }


def differences(ticket: Ticket, found: Mapping[str, Any]) -> Iterator[str]:
    """Lines that show where a review differs from what is expected."""
    for step in STEPS:
        if found[step] != ticket.expected[step]:
            known = ticket.falls_short.get(step)
            yield f"{ticket.name}: {step}" + (f" (known: {known})" if known else "")
            wanted, got = (str(side[step]).splitlines() for side in (ticket.expected, found))
            yield from difflib.unified_diff(wanted, got, "expected", "found", lineterm="")


def main() -> None:
    """Prints every difference; the exit status is 1 when there is one that nobody knows of."""
    new = False
    with (
        tempfile.TemporaryDirectory() as folder,
        open_desk(Settings(home=Path(folder), languagetool="off"), serving=False) as desk,
    ):
        for ticket in tickets():
            found = steps_of(desk.reviewer, ticket)
            new |= any(
                found[step] != ticket.expected[step] for step in STEPS if step not in ticket.falls_short
            )
            sys.stdout.writelines(f"{line}\n" for line in differences(ticket, found))
    sys.exit(int(new))


if __name__ == "__main__":
    main()
