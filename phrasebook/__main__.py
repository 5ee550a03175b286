"""`python -m phrasebook [FAMILY ...]`: every fault of the packaged rules, for whoever writes them."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from phrasebook.checking import faults_of
from phrasebook.loading import load_file, packs_folder
from phrasebook.patterns.syntax import PatternError
from phrasebook.rule import Rule, RuleError


def faults(families: list[str]) -> Iterator[str]:
    """A line for each fault in the named families, or in all."""
    for file in sorted((packs_folder() / "rules").glob("*.toml")):
        if families and file.stem not in families:
            continue
        try:
            for rule in load_file(file, verify=False):
                yield from (f"{file.name}: {rule.id}: {fault}" for fault in _faults_of(rule))
        except RuleError as error:
            yield str(error)


def _faults_of(rule: Rule) -> Iterator[str]:
    try:
        yield from faults_of(rule)
    except PatternError as error:
        yield str(error)


if __name__ == "__main__":
    found = list(faults(sys.argv[1:]))
    sys.stdout.write("\n".join([*found, f"{len(found)} faults"]) + "\n")
    sys.exit(bool(found))
