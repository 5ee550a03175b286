"""Makes a graph for one text into one for many: they are read one after another within a single run.

A run gives back Python's lock and has to wait for it afterwards, up to 5 ms a text beside a busy thread. A
loop inside of the graph waits once, and every text has the bits that it has alone, which a batch would not
give. Only the export imports this module.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from models.onnx_graphs import ENDS, IDS, STARTS, STATES, VECTORS

_CONSTANTS = {
    "first_axis": np.array([0], np.int64),
    "second_axis": np.array([1], np.int64),
    "none_before": np.array([0, 0], np.int64),
    "none_beside": np.array([0], np.int64),
}


def repeat_for_texts(path: Path, *, ids: str, states: str, vector: str) -> None:
    """Rewrites the graph in `path`, whose inputs and outputs for one text are named.

    Afterwards it reads `IDS`, shape (1, tokens of all texts), and where in them each text starts and ends. It
    gives `VECTORS`, shape (texts, dimensions), and `STATES`, shape (texts, tokens of the longest, width), 0
    after a text's last token.
    """
    import onnx  # noqa: PLC0415 -- only for export

    model = onnx.load(path)
    body = _body(model.graph, ids, states, vector)
    graph = onnx.helper.make_graph(
        _around(body), "texts", _inputs(), _outputs(), [*model.graph.initializer, *_constants()]
    )
    onnx.save(
        onnx.helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version), path
    )


def _body(graph: Any, ids: str, states: str, vector: str) -> Any:
    """What is done for the text with a number: its tokens are cut out, read, and its states padded."""
    from onnx import TensorProto, helper  # noqa: PLC0415

    nodes = [
        helper.make_node("Unsqueeze", ["number", "first_axis"], ["place"]),
        helper.make_node("Gather", [STARTS, "place"], ["start"]),
        helper.make_node("Gather", [ENDS, "place"], ["end"]),
        helper.make_node("Slice", [IDS, "start", "end", "second_axis"], [ids]),
        helper.make_node("Identity", ["going_on"], ["goes_on"]),
        *graph.node,
        helper.make_node("Squeeze", [vector, "first_axis"], ["text_vector"]),
        helper.make_node("Sub", ["end", "start"], ["length"]),
        helper.make_node("Sub", ["longest", "length"], ["missing"]),
        helper.make_node("Concat", ["none_before", "missing", "none_beside"], ["padding"], axis=0),
        helper.make_node("Pad", [states, "padding"], ["text_states"]),
    ]
    given = [
        helper.make_tensor_value_info("number", TensorProto.INT64, []),
        helper.make_tensor_value_info("going_on", TensorProto.BOOL, []),
    ]
    made = [
        helper.make_tensor_value_info("goes_on", TensorProto.BOOL, []),
        helper.make_tensor_value_info("text_vector", TensorProto.FLOAT, None),
        helper.make_tensor_value_info("text_states", TensorProto.FLOAT, None),
    ]
    return helper.make_graph(nodes, "text", given, made)


def _around(body: Any) -> list[Any]:
    from onnx import helper, numpy_helper  # noqa: PLC0415

    return [
        helper.make_node("Shape", [STARTS], ["counts"]),
        helper.make_node("Squeeze", ["counts", "first_axis"], ["count"]),
        helper.make_node("Sub", [ENDS, STARTS], ["lengths"]),
        helper.make_node("ReduceMax", ["lengths"], ["longest"], keepdims=1),
        helper.make_node("Constant", [], ["always"], value=numpy_helper.from_array(np.array(True))),  # noqa: FBT003
        helper.make_node("Loop", ["count", "always"], [VECTORS, STATES], body=body),
    ]


def _constants() -> list[Any]:
    from onnx import numpy_helper  # noqa: PLC0415

    return [numpy_helper.from_array(value, name) for name, value in _CONSTANTS.items()]


def _inputs() -> list[Any]:
    from onnx import TensorProto, helper  # noqa: PLC0415

    return [
        helper.make_tensor_value_info(IDS, TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info(STARTS, TensorProto.INT64, ["texts"]),
        helper.make_tensor_value_info(ENDS, TensorProto.INT64, ["texts"]),
    ]


def _outputs() -> list[Any]:
    from onnx import TensorProto, helper  # noqa: PLC0415

    return [
        helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["texts", "width"]),
        helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["texts", "longest", "width"]),
    ]
