"""One interchange record, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assist.errors import InvalidInputError
from assist.importing.entries import Defaults, Found, Rejected
from assist.importing.interchange import read_record
from assist.importing.phrasebook_records import read_rule, read_term


def read_entry(place: str, record: Mapping[str, Any], defaults: Defaults) -> Found | Rejected:
    """The article, saved reply, rule or term at `place`, or why it cannot be used."""
    try:
        if record.get("kind") == "rule":
            return Found(place, read_rule(record))
        if record.get("kind") == "term":
            return Found(place, read_term(record))
        return Found(place, read_record(record, defaults))
    except InvalidInputError as error:
        return Rejected(place, str(error))
