"""How long a whole review takes without LanguageTool: unseen drafts, and a known one being typed on.

Wall and processor time are printed beside the time of a fixed loop, run between the reviews, so that figures
from a busy machine can be told from slow code. Floors on two quiet cores (p95): 60 ms for an unseen draft of
120 words, 25 ms for a keystroke.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from assist.conversation import Conversation, Message
from assist.reviewing.review import Reviewer, ReviewRequest
from models.training_sentences import training_sentences
from tests.benchmarks.surroundings import scratch_desk

_SETS = Path(__file__).parent / "sets"
_DRAFTS = 60
_WARMING = 5
_LOOP = 50_000
_ENDS = ("Kind regards,\nSam", "Best,\nSam", "Thanks,\nSam")
_DETAILS = (
    "Your reference is R-{}.",
    "I noted {} on the ticket.",
    "The total comes to ${}.",
    "It is step {}.",
)

_ASKED = Conversation(
    (
        Message(
            "customer",
            "Hi, my order from last week has still not come and the tracking page shows nothing. When will "
            "it be here? Also, can I change the address to my office, and is the shipping fee paid back? Ana",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one review: on the clock, on the processor; and of the fixed loop on the processor."""

    wall: float
    processor: float
    loop: float


def fresh_drafts(count: int, words: int, *, paragraphs: bool = True) -> Iterator[str]:
    """Drafts of at least `words` words, none of whose sentences occurs twice in the run."""
    chance = Random(20_260)  # noqa: S311 -- the same drafts each time
    unused = [s.text for s in training_sentences() if s.role not in {"greeting", "closing", "signature"}]
    chance.shuffle(unused)
    texts = iter(unused)
    for number in range(count):
        sentences = [chance.choice(_DETAILS).format(1000 + number * 7)]
        while sum(len(sentence.split()) for sentence in sentences) < words - 5:
            sentences.append(next(texts))
        half = len(sentences) // 2 if paragraphs else len(sentences)
        body = "\n\n".join(" ".join(part) for part in (sentences[:half], sentences[half:]) if part)
        yield f"Hi Ana,\n\n{body}\n\n{chance.choice(_ENDS)}" if paragraphs else body


def joined_drafts(words: int) -> Iterator[str]:
    """Drafts as agents write them, from the fresh sets, joined until they have `words` words."""
    files = sorted(_SETS.glob("*_a.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    drafts = [row["draft"] for row in rows if "draft" in row]
    Random(20_261).shuffle(drafts)  # noqa: S311 -- the same drafts each time
    joined = ""
    for draft in drafts:
        joined = f"{joined}\n\n{draft}".strip()
        if len(joined.split()) >= words - 5:
            yield joined
            joined = ""


def keystrokes(draft: str, typed: str) -> Iterator[str]:
    """`draft` with one sentence growing a word at a time in its middle."""
    places = [at + 2 for at in range(len(draft) - 2) if draft[at : at + 2] == ". "]
    at = places[len(places) // 2]
    words = typed.split()
    for count in range(1, len(words) + 1):
        yield f"{draft[:at]}{' '.join(words[:count])} {draft[at:]}"


def timed(reviewer: Reviewer, draft: str, conversation: Conversation | None = None) -> Timing:
    """One review of `draft`."""
    wall, processor = time.perf_counter(), time.process_time()
    reviewer.review(ReviewRequest(draft, conversation=conversation))
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    return Timing(wall * 1e3, processor * 1e3, _timed(_loop) * 1e3)


def _loop() -> None:
    total = 0
    for number in range(_LOOP):
        total += number * number


def _timed(work: Callable[[], None]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _typing(reviewer: Reviewer, drafts: Iterator[str]) -> Iterator[Timing]:
    typed = "We are sorry that you had to wait and I will call the courier about it on Monday morning."
    for number, draft in enumerate(drafts):
        reviewer.review(ReviewRequest(draft))
        for version in keystrokes(draft, f"{typed[:-1]} at {number} sharp."):
            yield timed(reviewer, version)


def _print(name: str, timings: list[Timing]) -> None:
    print(f"{name:34}", end="")
    for values in ([t.wall for t in timings], [t.processor for t in timings], [t.loop for t in timings]):
        ordered = sorted(values)
        print(f"{statistics.median(values):8.1f}{ordered[int(len(ordered) * 0.95)]:8.1f}", end="")
    print()


def main() -> None:
    """Prints the table."""
    start = time.perf_counter()
    with scratch_desk() as desk:
        built = time.perf_counter() - start
        reviewer = desk.reviewer
        reviewer.warm_up()
        print(f"built in {built:.1f} s, warm after {time.perf_counter() - start:.1f} s")
        print(f"{'ms':34}{'wall p50':>8}{'p95':>8}{'cpu p50':>8}{'p95':>8}{'loop p50':>8}{'p95':>8}")
        drafts = fresh_drafts(_WARMING + 2 * _DRAFTS + 3, 120)
        for draft in islice(drafts, _WARMING):
            timed(reviewer, draft)
        _print("unseen, 120 words", [timed(reviewer, draft) for draft in islice(drafts, _DRAFTS)])
        answers = islice(drafts, _DRAFTS)
        _print("unseen, to a message of 3 asks", [timed(reviewer, draft, _ASKED) for draft in answers])
        _print("joined, 120 words", [timed(reviewer, draft) for draft in joined_drafts(120)])
        _print("keystroke, 120 words", list(_typing(reviewer, drafts)))
        single = islice(fresh_drafts(40, 300, paragraphs=False), 37, None)
        _print("keystroke, one paragraph of 300", list(_typing(reviewer, single)))


if __name__ == "__main__":
    main()
