"""The sentences that role training learns from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

SENTENCES = Path(__file__).parent / "data" / "roles"


@dataclass(frozen=True, slots=True)
class TrainingSentence:
    """One sentence with the role and valence it has when read alone."""

    text: str
    role: str
    valence: str
    domain: str


def training_sentences(folder: Path = SENTENCES) -> tuple[TrainingSentence, ...]:
    """All sentences of `folder`, one file a domain, in the order of the files' names."""
    return tuple(
        TrainingSentence(domain=path.stem, **json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )


def data_stamp(*paths: Path) -> str:
    """A digest of the content of `paths`; it changes with any byte of them."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
