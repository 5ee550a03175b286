"""Makes an encoder ready: exported once, then served from the cache in a tenth of a second."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from models.embedder import NamedEncoder
from models.encoder_sources import EncoderError, EncoderSource, find_source

_LOG = logging.getLogger(__name__)
_LONGEST_EXPORT_SECONDS = 1800


def load_encoder(name: str, cache: Path) -> NamedEncoder:
    """The encoder called `name`, exported to `cache` if it is not there yet; torch serves it if export fails.

    Raises:
        EncoderError: the model cannot be loaded at all.
    """
    source = find_source(name)
    folder = cache / "encoders" / source.cache_key()
    if not folder.is_dir():
        try:
            _export_into(source, folder)
        except EncoderError as error:
            _LOG.warning("no export of the encoder, so it runs four times slower: %s", error)
            return _load_original(source)
    from models.onnx_encoder import OnnxEncoder  # noqa: PLC0415 -- heavy

    return OnnxEncoder(folder, identity=folder.name)


def describe_encoder(name: str, cache: Path) -> dict[str, Any] | None:
    """What is known about the export of `name` (form, agreement with the original); None before set-up."""
    about = cache / "encoders" / find_source(name).cache_key() / "about.json"
    return json.loads(about.read_text(encoding="utf-8")) if about.is_file() else None


def _export_into(source: EncoderSource, folder: Path) -> None:
    """`folder`, made in one piece: whoever comes second finds it there and keeps it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".export-") as made:
        _run_export(source, Path(made) / "encoder")
        try:
            (Path(made) / "encoder").rename(folder)
        except OSError:
            if not folder.is_dir():
                raise


def _run_export(source: EncoderSource, target: Path) -> None:
    command = [sys.executable, "-m", "models.onnx_export", source.name, str(target)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "ignore"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_EXPORT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EncoderError(f"the export did not run: {error}") from error
    if done.returncode != 0:
        shutil.rmtree(target, ignore_errors=True)
        raise EncoderError(
            done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the export failed"
        )


def _load_original(source: EncoderSource) -> NamedEncoder:
    from models.sentence_transformer import TorchEncoder, load_sentence_transformer  # noqa: PLC0415 -- heavy

    return TorchEncoder(load_sentence_transformer(source), identity=f"torch-{source.cache_key()}")
