"""Products of vectors kept as bytes."""

from __future__ import annotations

from base64 import b64decode

import numpy as np
import pytest
from onnx import TensorProto, helper, load_from_string

from models import byte_products
from models.byte_products import ByteRows, packed


def units(rows: int, seed: int = 5) -> byte_products.Vectors:
    vectors = np.random.default_rng(seed).standard_normal((rows, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("rows", [1, 300, 2500])
def test_a_cosine_is_nearly_that_of_the_vectors_themselves(rows: int) -> None:
    """Eight bits a number change a cosine by .0003 on average and by less than .003, whatever the rows."""
    vectors, asked = units(rows), units(3, seed=6)
    wrong = np.abs(packed(vectors).products(asked) - asked @ vectors.T)
    assert wrong.shape == (3, rows)
    assert float(wrong.max()) < 0.003
    assert float(wrong.mean()) < 0.0006
    assert float(np.abs(packed(vectors).of(np.arange(rows)) - vectors).max()) < 0.001


def test_a_product_does_not_depend_on_what_is_asked_beside_it() -> None:
    """Alone or among others, of many rows or of one, the same bits."""
    rows, asked = packed(units(700)), units(4, seed=7)
    together = rows.products(asked)
    for number in range(4):
        assert np.array_equal(rows.products(asked[number : number + 1])[0], together[number])
    some = ByteRows(rows.codes[40:41], rows.scales[40:41])
    assert np.array_equal(some.products(asked)[:, 0], together[:, 40])


def test_products_are_whole_numbers_before_they_are_scaled() -> None:
    """Codes and columns at their bounds do not overflow: what comes out is exact."""
    rows = ByteRows(np.array([[255] * 384, [1] * 384], dtype=np.uint8), np.ones(2, dtype=np.float32))
    found = rows.products(np.array([[1.0] * 384, [-1.0] * 384], dtype=np.float32))
    assert found == pytest.approx(np.array([[127 * 384, -127 * 384], [-127 * 384, 127 * 384]]), rel=1e-6)


def test_nothing_asked_or_nothing_known_is_no_fault() -> None:
    """Without rows or without vectors there are no products; a vector of noughts has products of nought."""
    assert packed(units(3)).products(units(0)).shape == (0, 3)
    assert packed(units(0)).products(units(2)).shape == (2, 0)
    assert not packed(units(3)).products(np.zeros((1, 384), dtype=np.float32)).any()


def test_the_graph_is_one_product_of_bytes() -> None:
    """What is kept as text is the graph that `onnx` makes of one MatMulInteger."""
    given = (
        helper.make_tensor_value_info("rows", TensorProto.UINT8, ["n", "d"]),
        helper.make_tensor_value_info("columns", TensorProto.INT8, ["d", "k"]),
        helper.make_tensor_value_info("zero", TensorProto.UINT8, []),
    )
    made = helper.make_tensor_value_info("products", TensorProto.INT32, ["n", "k"])
    node = helper.make_node("MatMulInteger", [one.name for one in given], ["products"])
    graph = helper.make_graph([node], "products", given, [made])
    kept = load_from_string(b64decode(byte_products._GRAPH))
    assert kept.graph == graph
    assert [one.version for one in kept.opset_import] == [13]
