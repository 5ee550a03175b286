"""The shipped classifier with the real encoder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.settings import Settings
from models.embedder import NamedEncoder, early
from models.encoder_loading import load_encoder
from models.persistence import load_classifier

pytestmark = pytest.mark.integration
HELD_OUT = Path(__file__).parent / "roles_heldout.jsonl"
_PRINT = """
import sys
from assist.settings import Settings
from models.encoder_loading import load_encoder
from models.persistence import load_classifier
settings = Settings()
encoder = load_encoder(settings.encoder, settings.cache)
classifier = load_classifier(encoder)
for text in ("You won't be charged.", "The earliest slot is in March.", "Thanks for waiting."):
    print(sorted(classifier.read(text, encoder.encode([text])[0]).roles.items()))
print("torch" in sys.modules)
"""


@pytest.fixture(scope="module")
def encoder() -> Iterator[NamedEncoder]:
    settings = Settings()
    yield load_encoder(settings.encoder, settings.cache)


def test_held_out_sentences_are_read(encoder: NamedEncoder) -> None:
    """At least 85 of 100 sentences that training has not seen get a right role."""
    classifier = load_classifier(encoder)
    items = [json.loads(line) for line in HELD_OUT.read_text("utf-8").splitlines()]
    right = [
        classifier.read(item["text"], early(encoder).encode([item["text"]])[0]).role
        in {item["role"], *item["also_ok"]}
        for item in items
    ]
    assert sum(right) / len(items) >= 0.85


def test_threads_and_processes_make_no_difference() -> None:
    """Another process with another number of threads prints the same bits, and no torch was imported."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _PRINT],
            env={**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(outputs) == 1
    assert outputs.pop().splitlines()[-1] == "False"
