"""The served encoder beside plain SentenceTransformer.encode, in one run on the same texts.

`python -m tests.benchmarks.encoder [texts]`
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from models.encoder_sources import find_source
from models.sentence_transformer import load_sentence_transformer
from tests.benchmarks.surroundings import default_encoder

_NOUNS = (
    "parcel",
    "invoice",
    "voucher",
    "account",
    "plan",
    "printer",
    "router",
    "ticket",
    "refund",
    "address",
)
_PHRASES = (
    "The {a} for your {b} was sent on Monday and should be with you within the week.",
    "Open the settings of your {a}, choose {b}, and follow the steps on the page.",
    "We cannot change a {a} once the {b} has been paid, but we can send a new one.",
    "If the {a} does not show up, check that the {b} uses the same e-mail address.",
    "Customers with a yearly {a} get the {b} free of charge until the end of the term.",
)


def main() -> None:
    """Prints documents a second of both, their ratio, and the time of one query."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    texts = [_text(number) for number in range(count)]
    ours = default_encoder()
    theirs = load_sentence_transformer(find_source("all-MiniLM-L6-v2"))
    for encode in (ours.encode, theirs.encode):
        encode(texts[:8])
    fast, slow = _rates(ours.encode, texts), _rates(lambda some: theirs.encode(some, batch_size=32), texts)
    ratio = np.median(fast) / np.median(slow)
    print(
        f"ours {np.median(fast):.0f} texts/s, SentenceTransformer.encode {np.median(slow):.0f}: {ratio:.1f} x"
    )
    times = [_seconds(lambda text=text: ours.encode([text[:80]])) for text in texts]
    p50, p95 = 1000 * np.percentile(times, [50, 95])
    print(f"query of 80 characters: p50 {p50:.1f} ms, p95 {p95:.1f} ms")


def _rates(encode: Callable[[list[str]], object], texts: list[str]) -> list[float]:
    """Documents a second of three runs."""
    return [len(texts) / _seconds(lambda: encode(texts)) for _ in range(3)]


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _text(number: int) -> str:
    lines = []
    for n in range(4 + number % 2):
        first, second = _NOUNS[(number * 3 + n) % 10], _NOUNS[(number // 10 + n) % 10]
        lines.append(_PHRASES[(number + n) % len(_PHRASES)].format(a=first, b=second))
    return " ".join(lines)


if __name__ == "__main__":
    main()
