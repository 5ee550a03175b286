from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from models import encoder_loading
from models.embedder import NamedEncoder
from models.encoder_loading import describe_encoder, load_encoder
from models.encoder_sources import EncoderError
from models.export_check import SAMPLE
from models.onnx_encoder import OnnxEncoder

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def encoder(cache: Path) -> NamedEncoder:
    return load_encoder("all-MiniLM-L6-v2", cache)


def test_the_export_is_checked_and_kept(encoder: NamedEncoder, cache: Path) -> None:
    """The packaged model is served in int8 from the cache, with its agreement on record."""
    about = describe_encoder("all-MiniLM-L6-v2", cache)
    assert isinstance(encoder, OnnxEncoder)
    assert about is not None
    assert about["form"] == "int8"
    assert about["agreement"]["average"] > 0.985
    assert [path.name for path in (cache / "encoders").iterdir()] == [encoder.identity]


def test_a_text_has_the_same_bits_in_any_company(encoder: NamedEncoder) -> None:
    """Alone, in a batch, shuffled, beside a long text: always the same vector, bit for bit."""
    alone = {text: encoder.encode([text])[0] for text in SAMPLE}
    shuffled = [*SAMPLE, "a very long text " * 200, ""]
    shuffled = shuffled[::-2] + shuffled[::2]
    for text, vector in zip(shuffled, encoder.encode(shuffled), strict=True):
        assert text not in alone or np.array_equal(vector, alone[text])


def test_another_process_with_another_thread_count_agrees(encoder: NamedEncoder, cache: Path) -> None:
    """One worker in a fresh process gives the same bits as many workers here, without importing torch."""
    code = (
        "import sys; from pathlib import Path; from models.onnx_encoder import OnnxEncoder;"
        "from models.export_check import SAMPLE;"
        f"e = OnnxEncoder(Path({str(cache / 'encoders' / encoder.identity)!r}), identity='x', workers=1);"
        "assert 'torch' not in sys.modules; sys.stdout.buffer.write(e.encode(SAMPLE).tobytes())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == encoder.encode(SAMPLE).tobytes()


def test_meaning_is_near(encoder: NamedEncoder) -> None:
    """Two ways of saying a thing are nearer than two things, and vectors have unit length."""
    parcel, late, password = encoder.encode(
        ["My parcel is late.", "The delivery has not arrived yet.", "I forgot my password"]
    )
    assert parcel @ late > parcel @ password + 0.1
    assert np.linalg.norm(parcel) == pytest.approx(1, abs=1e-5)


def test_odd_texts_have_vectors(encoder: NamedEncoder) -> None:
    """Empty, NUL, emoji, lone surrogate and 100,000 characters: a finite row each."""
    vectors = encoder.encode(["", "a\x00b", "👍🏽", "x\ud800y", "word " * 20_000])
    assert vectors.shape == (5, encoder.dimensions)
    assert np.isfinite(vectors).all()


def test_a_failed_export_falls_back_to_torch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, encoder: NamedEncoder
) -> None:
    """When the export fails, torch serves vectors that mean the same, and the log says why."""

    def fail(*_: object) -> None:
        raise EncoderError("no room on the disk")

    monkeypatch.setattr(encoder_loading, "_run_export", fail)
    with caplog.at_level(logging.WARNING):
        original = load_encoder("all-MiniLM-L6-v2", tmp_path)
    assert "no room on the disk" in caplog.text
    assert not list((tmp_path / "encoders").iterdir())
    both = np.sum(original.encode(SAMPLE[:3]) * encoder.encode(SAMPLE[:3]), axis=1)
    assert both.min() > 0.97
    assert original.encode([]).shape == (0, 384)


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    """A folder without a model is refused with its name and what to set."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(EncoderError, match=r"empty.*DRAFTWELL_ENCODER"):
        load_encoder(str(tmp_path / "empty"), tmp_path)
