"""How well and how fast texts are proofread: `python -m tests.benchmarks.proofreading [--languagetool]`."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from assist.proofreading.assembly import build_proofreader
from assist.proofreading.issue import Issue
from assist.proofreading.proofreader import Proofreader
from assist.proofreading.terms import Term, Terms
from assist.settings import Settings
from assist.text.document import read_document
from assist.text.spans import Span
from tests.benchmarks.slip_corpus import with_slips, without_slips

Row = dict[str, Any]
_DATA = Path(os.environ.get("DRAFTWELL_DEV_DATA", Path(__file__).parents[3] / "shared" / "data"))
_PATIENT = 30.0
_DRAFT = (
    "Hi Rosalind,\n\n"
    "Thank you for writing to us about the kettle you bought in May. I have looked at your order and I "
    "can see that the parcel left our warehouse on Monday morning. The carrier tells us that it should "
    "reach you before the end of the week, and you will get a message with a link as soon as it is on "
    "the van.\n\n"
    "If the lid still does not close after you have cleaned the seal, please send us a short video. We "
    "will then order a new lid for you at no cost, or you can choose another model from the same range. "
    "Best wishes, Tom"
)


@dataclass
class Score:
    """What was found of what there was."""

    slips: Counter[str]
    found: Counter[str]
    first_right: int = 0
    false_flags: int = 0
    false_flags_named: int = 0
    words: int = 0

    def recall(self, kind: str | None = None) -> float:
        """Share of slips found, of one kind or of all."""
        slips = self.slips[kind] if kind else self.slips.total()
        return (self.found[kind] if kind else self.found.total()) / max(1, slips)


def load(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def measure(proofreader: Proofreader, slips: Iterable[Row], clean: Iterable[Row], *, verbose: bool) -> Score:
    """The score over sentences with slips and sentences without."""
    score = Score(Counter(), Counter())
    for row in slips:
        _count_slips(score, row, errors(proofreader, row), verbose=verbose)
    for row in clean:
        score.words += len(row["text"].split())
        flags = errors(proofreader, row)
        score.false_flags += len(flags)
        score.false_flags_named += len(errors(proofreader, row, names_of(row["text"])))
        for issue in flags if verbose else ():
            _tell("FALSE", row["text"], issue)
    return score


def errors(proofreader: Proofreader, row: Row, terms: Terms | None = None) -> list[Issue]:
    """The errors (not hints) in a row's text."""
    found = proofreader.check(
        read_document(row["text"]), locale=row["locale"], budget_seconds=_PATIENT, terms=terms or Terms()
    )
    return [issue for issue in found.issues if issue.severity == "error"]


def names_of(text: str) -> Terms:
    """The text's names, as a desk would know them: capitalised words that do not begin a sentence."""
    words = [word.strip(".,;:!?()'\"") for word in text.split()]
    return Terms(Term(word) for word in words[1:] if word[:1].isupper())


def _count_slips(score: Score, row: Row, flags: list[Issue], *, verbose: bool) -> None:
    text = row["text"]
    for slip in row["errors"]:
        span = Span(slip["offset"], slip["offset"] + slip["length"])
        hits = [issue for issue in flags if issue.span.overlaps(span)]
        score.slips[slip["kind"]] += 1
        score.found[slip["kind"]] += bool(hits)
        wanted = {
            _replaced(text, span, right) for right in [slip["correction"], *(slip.get("alternatives") or [])]
        }
        right = any(
            issue.replacements and _replaced(text, issue.span, issue.replacements[0]) in wanted
            for issue in hits
        )
        if slip["kind"] == "misspelling":
            score.first_right += right
        if verbose and not (hits and right):
            print("MISSED" if not hits else "WRONG FIX", slip["kind"], repr(text), slip["correction"])
    for issue in flags if verbose else ():
        if not any(issue.span.overlaps(Span(s["offset"], s["offset"] + s["length"])) for s in row["errors"]):
            _tell("EXTRA", text, issue)


def _tell(word: str, text: str, issue: Issue) -> None:
    print(word, repr(text), repr(issue.span.of(text)), issue.replacements[:3], issue.rule_id, issue.sources)


def _replaced(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]


def report(score: Score) -> None:
    """Prints the score as a small table."""
    misspelt = score.slips["misspelling"]
    print(
        f"recall of slips            {score.recall():.3f}  ({score.found.total()} of {score.slips.total()})"
    )
    print(f"misspellings found         {score.recall('misspelling'):.3f}  ({misspelt})")
    print(f"first fix right            {score.first_right / max(1, misspelt):.3f}")
    flags = 1000 / max(1, score.words)
    print(f"false flags / 1,000 words  {flags * score.false_flags:.1f}  ({score.false_flags})")
    print(f"  with the names as terms  {flags * score.false_flags_named:.1f}")
    for kind, count in score.slips.most_common():
        print(f"  {kind:<18} {score.recall(kind):.2f} of {count}")


def measure_speed(proofreader: Proofreader, url: str | None) -> None:
    """Prints p50 and p95 of a fresh 100-word draft and of a keystroke in a 300-word draft."""
    long_draft = "\n\n".join(
        [_DRAFT, _DRAFT.replace("kettle", "toaster"), _DRAFT.replace("kettle", "blender")]
    )
    for name, draft in (("100-word draft", _DRAFT), ("keystroke in 300 words", long_draft)):
        ours, bare = [], []
        for turn in range(60):
            variant = _edited(draft, turn, everywhere=name.startswith("100"))
            if url:
                text = _edited(draft, turn + 500, everywhere=True)
                bare.append(_timed(partial(_bare_call, url, text)))
            document = read_document(variant)
            check = partial(proofreader.check, document, locale="en-US", budget_seconds=5)
            ours.append(_timed(check))
        print(f"{name:<24} {_percentiles(ours)}" + (f"   bare call {_percentiles(bare)}" if bare else ""))


def _edited(draft: str, turn: int, *, everywhere: bool) -> str:
    """The draft with a word changed in every sentence, or typed at in one place."""
    if everywhere:
        return draft.replace(" the ", f" the {_word(turn)} ")
    at = draft.index("link")
    return f"{draft[:at]}{_word(turn)} {draft[at:]}"


def _word(turn: int) -> str:
    return (
        ("new", "old", "big", "red", "blue", "good", "late", "warm")[turn % 8]
        + " "
        + ("x" * (turn // 8 % 60))
    )


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def _bare_call(url: str, text: str) -> None:
    body = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
    with urllib.request.urlopen(f"{url}/v2/check", body) as answer:  # noqa: S310 - loopback
        answer.read()


def _percentiles(values: list[float]) -> str:
    cuts = statistics.quantiles(values[10:], n=20)
    return f"p50 {statistics.median(values[10:]):6.1f} ms  p95 {cuts[18]:6.1f} ms"


@contextmanager
def proofreader_with(*, languagetool: bool) -> Iterator[Proofreader]:
    """A proofreader, warm."""
    jars = os.environ.get("DRAFTWELL_LANGUAGETOOL_JARS")
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(
            home=Path(home),
            languagetool="auto" if languagetool else "off",
            languagetool_jars=Path(jars) if jars else None,
        )
        proofreader = build_proofreader(settings)
        proofreader.start()
        try:
            while languagetool and proofreader.status()[0].state != "ready":
                time.sleep(0.5)
            yield proofreader
        finally:
            proofreader.close()


def main() -> int:
    """Measures on the development set, or on FILES: sentences with slips, then clean ones."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--languagetool", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--own", action="store_true", help="our own sentences instead of the development set")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    slips, clean = options.files or [
        _DATA / "proofreading" / f"dev_{name}.jsonl" for name in ("errors", "clean")
    ]
    if not options.own and not slips.exists():
        print(f"no development data in {_DATA}: set DRAFTWELL_DEV_DATA")
        return 0
    with proofreader_with(languagetool=options.languagetool) as proofreader:
        rows = (with_slips(), without_slips()) if options.own else (load(slips), load(clean))
        report(measure(proofreader, *rows, verbose=options.verbose))
        if options.speed:
            measure_speed(proofreader, proofreader.languagetool_url)
    return 0


if __name__ == "__main__":
    sys.exit(main())
