"""What benchmarks stand on: the development data, the packaged encoder and a desk to try things on."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assist.assembly import Desk, open_desk
from assist.settings import Settings
from models.embedder import NamedEncoder
from models.encoder_loading import load_encoder

ROOT = Path(__file__).parents[2]


def development_data() -> Path:
    """The folder of development sets; ends the benchmark with a clear word where it is absent."""
    folder = Path(os.environ.get("DRAFTWELL_DEV_DATA") or ROOT / ".." / "shared" / "data")
    if not folder.is_dir():
        sys.exit(f"skipped: no development data in {folder} (set DRAFTWELL_DEV_DATA)")
    return folder


def default_encoder() -> NamedEncoder:
    """The encoder that a fresh installation uses."""
    settings = Settings()
    return load_encoder(settings.encoder, settings.cache)


@contextlib.contextmanager
def scratch_desk() -> Iterator[Desk]:
    """An empty desk without LanguageTool, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), languagetool="off")
        with open_desk(settings, serving=False) as desk:
            yield desk
