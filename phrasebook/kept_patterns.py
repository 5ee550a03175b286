"""Compiled patterns kept in a file for the next process, which reads them in a tenth of the time."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from phrasebook.patterns.pattern import Pattern, known_patterns, learn_pattern
from phrasebook.patterns.syntax import Slot
from phrasebook.rule import Rule

_LOG = logging.getLogger(__name__)
# What patterns are worked out with, beside this package: inflections, expressions, words and their counts.
_LIBRARIES = ("lemminflect", "google-re2", "symspellpy")


def recall_patterns(file: Path) -> int:
    """How many patterns are known from `file`: none if it is missing, damaged or of another version."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        patterns = list(_unpacked(kept)) if kept["stamp"] == _stamp() else []
    except FileNotFoundError:
        return 0
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        _LOG.warning("kept patterns in %s cannot be read (%s): they are worked out anew", file, error)
        return 0
    for pattern, spliced in patterns:
        learn_pattern(pattern, spliced=spliced)
    return len(patterns)


def keep_patterns(file: Path, rules: Iterable[Rule]) -> None:
    """`file` holding all patterns of `rules`, written in one piece; a log line if it cannot be."""
    for rule in rules:
        rule.numbered_patterns, rule.unless_patterns, rule.needs_patterns  # noqa: B018 -- read by being asked
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}-") as folder:
            made = Path(folder) / file.name
            made.write_text(json.dumps(_packed(), ensure_ascii=False), encoding="utf-8")
            made.replace(file)
    except OSError as error:
        _LOG.warning("patterns cannot be kept in %s (%s): the next start works them out again", file, error)


@cache
def _stamp() -> str:
    """Changes with everything that a pattern's compiled form depends on, and with the packs themselves."""
    package = Path(str(files("phrasebook")))
    sources = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".toml"})
    seen = hashlib.sha256("\n".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    for path in sources:
        seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()


class _Numbered:
    """Values as numbers in the order in which they were first met."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def _packed() -> dict[str, Any]:
    """All known patterns; words and sets of words, which many share, are written once."""
    word, group = _Numbered(), _Numbered()
    patterns = [
        [
            *(pattern.source, spliced, pattern.opening, pattern.text),
            [[slot.name, slot.kind, slot.form, slot.spec] for slot in pattern.groups],
            [group(signs) for signs in pattern.required],
            [group(signs) for signs in pattern.signs],
            group(pattern.literals),
            pattern.sentences,
        ]
        for (_, spliced), pattern in sorted(known_patterns().items())
    ]
    groups = [sorted(map(word, signs)) for signs in group.numbers]
    return {"stamp": _stamp(), "words": list(word.numbers), "groups": groups, "patterns": patterns}


def _unpacked(kept: dict[str, Any]) -> Iterable[tuple[Pattern, bool]]:
    words = kept["words"]
    groups = [frozenset(words[number] for number in group) for group in kept["groups"]]
    for source, spliced, opening, text, slots, required, signs, literals, sentences in kept["patterns"]:
        pattern = Pattern(
            source,
            opening,
            text,
            tuple(Slot(name, kind, form, tuple(spec)) for name, kind, form, spec in slots),
            tuple(groups[number] for number in required),
            tuple(groups[number] for number in signs),
            groups[literals],
            sentences,
        )
        yield pattern, spliced
