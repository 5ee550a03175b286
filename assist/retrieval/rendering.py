"""Saved replies filled in from the conversation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assist.conversation import Conversation, Person

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}")
_TITLES = frozenset(
    re.findall(r"\w+", "dr mr mrs ms miss mx prof professor sir madam dame herr frau sig sra sr mme m")
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text with placeholders filled; `unfilled` names those that stand in it as they were, once each."""

    text: str
    unfilled: tuple[str, ...]


def render(text: str, values: Mapping[str, str]) -> Rendered:
    """`text` with each `{{name|fallback}}` replaced by its value, else by its fallback, else left standing.

    What is filled in is never read again: a customer called `{{x}}` stays so.
    """
    unfilled: dict[str, None] = {}

    def fill(found: re.Match[str]) -> str:
        name, fallback = found.group(1), found.group(2)
        value = values.get(name.lower(), "")
        if value or fallback is not None:
            return value or (fallback or "").strip()
        unfilled[name] = None
        return found.group()

    return Rendered(_PLACEHOLDER.sub(fill, text), tuple(unfilled))


def values_of(conversation: Conversation) -> dict[str, str]:
    """What is known about a conversation, by placeholder name in lower case; the caller's variables win."""
    known: dict[str, str | None] = {
        **_person("customer", conversation.customer),
        **_person("agent", conversation.agent),
        "ticket.id": conversation.id,
        "ticket.number": conversation.id,
        "ticket.subject": conversation.subject,
        "ticket.team": conversation.team,
        **{name.strip().lower(): value for name, value in conversation.variables.items()},
    }
    clean = {name: _CONTROL.sub(" ", value or "").strip()[:_LONGEST_VALUE] for name, value in known.items()}
    return {name: value for name, value in clean.items() if value}


def first_name(name: str | None) -> str | None:
    """The name to greet somebody by: "Dr. Ana Ruiz" and "RUIZ, ANA" give "Ana"; None when it is no name."""
    text = _CONTROL.sub(" ", name or "").strip()
    if not text or "@" in text or not any(map(str.isalpha, text)):
        return None
    family, comma, given = text.partition(",")
    words = (given if comma and given.strip() else family).split()
    while len(words) > 1 and words[0].rstrip(".").lower() in _TITLES:
        del words[0]
    # "Dr. Ruiz" has a title and one name, which is the family's: greeting with it alone would be rude.
    if len(words) == 1 and len(text.split()) > 1 and not comma:
        return text
    return words[0].capitalize() if words[0].isupper() or words[0].islower() else words[0]


def _person(role: str, person: Person) -> dict[str, str | None]:
    given = first_name(person.name)
    parts = (person.name or "").split()
    return {
        f"{role}.name": person.name,
        f"{role}.first_name": given,
        f"{role}.last_name": parts[-1] if len(parts) > 1 and "," not in (person.name or "") else None,
        f"{role}.email": person.email,
        f"{role}.id": person.id,
    }
