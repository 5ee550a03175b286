"""Measures rewriting: `python -m tests.benchmarks.rewriting [SET] [--whole] [--failures]`.

Without SET on the development data; with one, `a` say, on `sets/rewrites_a.jsonl`, `clean_a` and `facts_a`,
so far as there are such files. By default the wording rules alone are at work; with --whole all of a review,
without LanguageTool, as the service answers: its checks report more, and order and proofreading edit, too.
"""

from __future__ import annotations

import contextlib
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assist.reviewing.edits import Finding, apply_edits
from assist.reviewing.review import ReviewRequest
from assist.reviewing.wording.rewriting import Rewriter
from assist.text.document import read_document
from tests.benchmarks.surroundings import development_data, scratch_desk

_SETS = Path(__file__).parent / "sets"
Item = dict[str, Any]


@dataclass(frozen=True)
class Outcome:
    """One draft with what became of it."""

    item: Item
    revised: str
    findings: tuple[Finding, ...]


Revise = Callable[[str], tuple[str, tuple[Finding, ...]]]


def main() -> None:
    """Prints the table, and with --failures each item that misses something."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    folder, suffix = (_SETS, f"_{named[0]}") if named else (development_data() / "rewriting", "")
    rewriter = Rewriter()
    with contextlib.ExitStack() as stack:
        revise = stack.enter_context(_whole()) if "--whole" in sys.argv else _wording(rewriter)
        rewrites, clean, facts = (
            outcomes(revise, folder / f"{name}{suffix}.jsonl") for name in ("rewrites", "clean", "facts")
        )
        rows = [*negative_rows(rewrites), *stay_rows(clean, facts)]
        for name, value in [*rows, *loop_rows(revise, [*rewrites, *clean, *facts])]:
            print(f"{name:34} {value}")
    print(f"{'120 unseen words, CPU ms p50 / p95':34} {speed(rewriter, rewrites)}")
    if "--failures" in sys.argv:
        show_failures(rewrites, clean, facts)


def _wording(rewriter: Rewriter) -> Revise:
    def revise(draft: str) -> tuple[str, tuple[Finding, ...]]:
        rewriting = rewriter.rewrite(read_document(draft))
        return apply_edits(draft, rewriting.edits), rewriting.findings

    return revise


@contextlib.contextmanager
def _whole() -> Iterator[Revise]:
    with scratch_desk() as desk:

        def revise(draft: str) -> tuple[str, tuple[Finding, ...]]:
            review = desk.reviewer.review(ReviewRequest(draft))
            return review.revised, tuple(review.findings)

        yield revise


def outcomes(revise: Revise, file: Path) -> list[Outcome]:
    """Every item of a set, rewritten; none if there is no such set."""
    if not file.exists():
        return []
    items = map(json.loads, file.read_text("utf-8").splitlines())
    return [Outcome(item, *revise(item["draft"])) for item in items]


def negative_rows(rewrites: list[Outcome]) -> list[tuple[str, str]]:
    """How many negative phrases are gone or reported, and what was kept."""
    phrases = [(outcome, phrase) for outcome in rewrites for phrase in outcome.item["must_not_contain"]]
    gone = [not contains(outcome.revised, phrase) for outcome, phrase in phrases]
    reported = [g or is_reported(outcome, phrase) for g, (outcome, phrase) in zip(gone, phrases, strict=True)]
    kept = [
        keep.lower() in outcome.revised.lower() for outcome in rewrites for keep in outcome.item["must_keep"]
    ]
    added = [contains(outcome.revised, word) for outcome in rewrites for word in outcome.item["must_not_add"]]
    refusals = [outcome for outcome in rewrites if outcome.item["refusal"]]
    changed = sum(outcome.revised != outcome.item["draft"] for outcome in rewrites)
    return [
        ("drafts changed", f"{changed}/{len(rewrites)}"),
        ("negative phrases gone", share(gone)),
        ("gone or reported", share(reported)),
        ("must_keep kept", share(kept)),
        ("must_not_add added", f"{sum(added)}/{len(added)}"),
        (
            "refusals, changed drafts to read",
            f"{sum(o.revised != o.item['draft'] for o in refusals)}/{len(refusals)}",
        ),
    ]


def stay_rows(clean: list[Outcome], facts: list[Outcome]) -> list[tuple[str, str]]:
    """Drafts that must stay, and facts of dense drafts."""
    changed = [outcome.revised != outcome.item["draft"] for outcome in clean]
    noisy = sum(bool(outcome.findings) for outcome in clean)
    kept = [fact in outcome.revised for outcome in facts for fact in outcome.item["facts"]]
    # A whole review may move a sentence: its numbers go with it.
    numbers = [_numbers(o.revised) == _numbers(o.item["draft"]) for o in facts]
    return [
        ("clean drafts changed", share(changed)),
        ("clean drafts with a finding", f"{noisy}/{len(clean)}"),
        ("facts kept", share(kept)),
        ("same numbers in dense drafts", share(numbers)),
    ]


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def loop_rows(revise: Revise, all_: list[Outcome]) -> list[tuple[str, str]]:
    """Whether rewriting what was rewritten changes nothing more."""
    return [("idempotent", share([revise(outcome.revised)[0] == outcome.revised for outcome in all_]))]


def speed(rewriter: Rewriter, rewrites: list[Outcome]) -> str:
    """CPU milliseconds for drafts of 120 words in a warm process, none of whose lines is cached."""
    rewriter.matcher.compile()
    sentences = [outcome.item["draft"].replace("\n", " ") for outcome in rewrites]
    took = []
    for start in range(len(sentences)):
        words = " ".join(sentences[start:] + sentences[:start]).split()[:120]
        draft = " ".join(words)
        fresh = read_document(draft)
        began = time.thread_time()
        rewriter.rewrite(fresh)
        took.append((time.thread_time() - began) * 1000)
        rewriter.forget()
    return f"{statistics.median(took):.1f} / {statistics.quantiles(took, n=20)[18]:.1f}"


def contains(text: str, phrase: str) -> bool:
    """Whether `text` has the phrase between word borders, apostrophes alike."""
    return re.search(rf"(?<!\w){re.escape(plain(phrase))}(?!\w)", plain(text)) is not None


def plain(text: str) -> str:
    """Lower case with straight apostrophes."""
    return text.lower().replace("’", "'")


def is_reported(outcome: Outcome, phrase: str) -> bool:
    """Whether a finding touches the phrase in the draft."""
    places = [match.span() for match in re.finditer(re.escape(plain(phrase)), plain(outcome.item["draft"]))]
    return any(
        finding.span.start < end and start < finding.span.end
        for finding in outcome.findings
        for start, end in places
    )


def share(values: list[bool]) -> str:
    """As a ratio with its counts."""
    return f"{sum(values) / len(values):.3f} ({sum(values)}/{len(values)})" if values else "-"


def show_failures(rewrites: list[Outcome], clean: list[Outcome], facts: list[Outcome]) -> None:
    """Each draft with what is still wrong with it."""
    for outcome in rewrites:
        left = [phrase for phrase in outcome.item["must_not_contain"] if contains(outcome.revised, phrase)]
        lost = [keep for keep in outcome.item["must_keep"] if keep.lower() not in outcome.revised.lower()]
        silent = [phrase for phrase in left if not is_reported(outcome, phrase)]
        print(f"\n{outcome.item['draft']}\n  -> {outcome.revised}\n  left {left} lost {lost} silent {silent}")
    for outcome in [*clean, *facts]:
        if outcome.revised != outcome.item["draft"]:
            print(f"\nCHANGED {outcome.item['draft']}\n  -> {outcome.revised}")
    for outcome in clean:
        if outcome.findings:
            print(f"\nNOISY {outcome.item['draft']}: {[found.message for found in outcome.findings]}")


if __name__ == "__main__":
    main()
