"""New errors that rewriting brings in: `python -m tests.benchmarks.rewriting_grammar`, by both proofreaders.

Over our own corpora and the sets that were read (all but `d`); `--examples` adds every rule's first example,
`--plain` leaves LanguageTool out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assist.proofreading.proofreader import Proofreader
from assist.reviewing.edits import apply_edits
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from phrasebook.loading import packaged_rules
from tests.benchmarks.proofreading import errors, proofreader_with

_CORPORA = Path(__file__).parents[1] / "phrasebook" / "corpus"
_SETS = Path(__file__).parent / "sets"


def main() -> None:
    """Prints each rewrite with an error that its draft had not, and how many there are."""
    rewriter = Rewriter()
    rewrites = [(text, after) for text in _texts() if (after := _revised(rewriter, text)) != text]
    with proofreader_with(languagetool="--plain" not in sys.argv) as proofreader:
        worse = [(after, new) for text, after in rewrites if (new := _new_errors(proofreader, text, after))]
    for after, new in worse:
        print(f"{new}: {after!r}")
    print(f"{len(worse)} of {len(rewrites)} rewrites have an error that the draft had not")


def _texts() -> Iterator[str]:
    for file in (*sorted(_CORPORA.glob("*.jsonl")), *sorted(_SETS.glob("*_[!d].jsonl"))):
        if file.stem in {"frames", "facts"} or file.stem.startswith(
            ("slips", "sentences", "checks", "ordering")
        ):
            continue
        for line in file.read_text("utf-8").splitlines():
            item = json.loads(line)
            yield item.get("text") or item["draft"]
    if "--examples" in sys.argv:
        yield from (rule.examples[0][0] for rule in packaged_rules())


def _revised(rewriter: Rewriter, text: str) -> str:
    return apply_edits(text, rewriter.rewrite(read_document(text)).edits)


def _new_errors(proofreader: Proofreader, before: str, after: str) -> list[str]:
    """Rules that find more in the rewrite than in the draft, with what they found there."""
    had = Counter(issue.rule_id for issue in errors(proofreader, _row(before)))
    found = errors(proofreader, _row(after))
    more = Counter(issue.rule_id for issue in found) - had
    return sorted({f"{issue.rule_id} {issue.span.of(after)!r}" for issue in found if issue.rule_id in more})


def _row(text: str) -> dict[str, str]:
    return {"text": text, "locale": "en-US"}


if __name__ == "__main__":
    main()
