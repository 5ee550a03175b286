"""What benchmarks stand on: the development data and the packaged encoder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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
