from __future__ import annotations

import numpy as np
import pytest

from models.embedder import NamedEncoder, early
from models.encoder_cache import CachingEncoder
from models.encoder_loading import load_encoder
from models.export_check import SAMPLE
from models.onnx_encoder import OnnxEncoder
from tests.fakes import WordEncoder


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> NamedEncoder:
    return load_encoder("all-MiniLM-L6-v2", tmp_path_factory.mktemp("cache"))


def test_an_encoder_without_layers_of_its_own_reads_wording_itself() -> None:
    """So that any encoder will do."""
    plain = WordEncoder()
    caching = CachingEncoder(plain)
    assert early(plain) is plain
    assert early(caching) is caching


@pytest.mark.integration
def test_the_first_layers_do_not_change_what_the_whole_says(encoder: NamedEncoder) -> None:
    """A vector has the same bits whether its text was read by the first layers before or not."""
    assert isinstance(encoder, OnnxEncoder)
    straight = encoder.encode(SAMPLE)
    first = early(encoder).encode(SAMPLE)
    assert np.array_equal(encoder.encode(SAMPLE), straight)
    assert np.array_equal(early(encoder).encode(SAMPLE), first)
    assert not np.allclose(first, straight, atol=0.1)
    assert np.linalg.norm(first, axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.integration
def test_the_first_layers_have_a_name_of_their_own(encoder: NamedEncoder) -> None:
    """So that vectors of two depths are never taken for each other, cached or not."""
    caching = CachingEncoder(encoder)
    assert caching.early.identity == f"{encoder.identity}-early"
    assert caching.early is caching.early
    assert np.array_equal(caching.early.encode(SAMPLE), early(encoder).encode(SAMPLE))
    assert np.array_equal(caching.encode(SAMPLE), encoder.encode(SAMPLE))


@pytest.mark.integration
def test_texts_read_in_one_run_have_the_bits_they_have_alone(encoder: NamedEncoder) -> None:
    """Company, order and length of the others never show in a vector; without texts there is none."""
    texts = [*SAMPLE, "a", "Please " * 300, *SAMPLE[:3]]
    for depth in (early(encoder), encoder):
        together = depth.encode(texts)
        alone = np.concatenate([depth.encode([text]) for text in texts])
        assert np.array_equal(together, alone)
        assert np.array_equal(depth.encode(texts[::-1])[::-1], together)
        assert depth.encode([]).shape == (0, encoder.dimensions)
