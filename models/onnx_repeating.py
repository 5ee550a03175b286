"""Makes a graph for one text into one for many: they are read one after another within a single run.

A run gives back Python's lock and has to wait for it afterwards, up to 5 ms a text beside a busy thread. A
loop inside of the graph waits once, and every text has the bits that it has alone, which a batch would not
give. Only the export imports this module.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from models.onnx_graphs import ENDS, IDS, STARTS, STATES, TEXT_STATES, VECTORS

_CONSTANTS = {
    "first_axis": np.array([0], np.int64),
    "second_axis": np.array([1], np.int64),
    "none_before": np.array([0, 0], np.int64),
    "none_beside": np.array([0], np.int64),
}


def repeat_first_layers(path: Path, *, ids: str, states: str, vector: str) -> None:
    """Rewrites the graph in `path`, whose input and outputs for one text are named.

    Afterwards it reads `IDS`, shape (1, tokens of all texts), and where in them each text starts and ends.
    It gives `VECTORS`, shape (texts, dimensions), and `TEXT_STATES`, shape (texts, tokens of the longest,
    width), 0 after a text's last token.
    """
    from onnx import TensorProto, helper  # noqa: PLC0415 -- only for export

    padded = [
        helper.make_node("Sub", ["end", "start"], ["length"]),
        helper.make_node("Sub", ["longest", "length"], ["missing"]),
        helper.make_node("Concat", ["none_before", "missing", "none_beside"], ["padding"], axis=0),
        helper.make_node("Pad", [states, "padding"], ["padded_states"]),
    ]
    longest = [
        helper.make_node("Sub", [ENDS, STARTS], ["lengths"]),
        helper.make_node("ReduceMax", ["lengths"], ["longest"], keepdims=1),
    ]
    given = helper.make_tensor_value_info(IDS, TensorProto.INT64, [1, "tokens"])
    made = helper.make_tensor_value_info(TEXT_STATES, TensorProto.FLOAT, ["texts", "longest", "width"])
    cut = helper.make_node("Slice", [IDS, "start", "end", "second_axis"], [ids])
    _rewrite(path, given, cut, vector, before=longest, after=padded, more=[("padded_states", made)])


def repeat_last_layers(path: Path, *, states: str, vector: str) -> None:
    """Rewrites the graph in `path`, whose input and output for one text are named.

    Afterwards it reads `STATES`, shape (tokens of all texts, width), and where in them each text starts and
    ends. It gives `VECTORS`, shape (texts, dimensions).
    """
    from onnx import TensorProto, helper  # noqa: PLC0415

    given = helper.make_tensor_value_info(STATES, TensorProto.FLOAT, ["tokens", "width"])
    cut = helper.make_node("Slice", [STATES, "start", "end", "first_axis"], [states])
    _rewrite(path, given, cut, vector, before=[], after=[], more=[])


def _rewrite(
    path: Path, given: Any, cut: Any, vector: str, *, before: list[Any], after: list[Any], more: list[Any]
) -> None:
    """Puts the graph into a loop over the texts that are cut out of `given`.

    `before` the loop and `after` each text nodes may be added; `more` names what else a text gives, and what
    all of it becomes.
    """
    import onnx  # noqa: PLC0415
    from onnx import TensorProto, helper, numpy_helper  # noqa: PLC0415

    model = onnx.load(path)
    body = _body([*_opening(), cut, *model.graph.node], vector, after, [one for one, _ in more])
    around = [
        helper.make_node("Shape", [STARTS], ["counts"]),
        helper.make_node("Squeeze", ["counts", "first_axis"], ["count"]),
        helper.make_node("Constant", [], ["always"], value=numpy_helper.from_array(np.array(True))),  # noqa: FBT003
        *before,
        helper.make_node("Loop", ["count", "always"], [VECTORS, *(all_.name for _, all_ in more)], body=body),
    ]
    places = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts"]) for name in (STARTS, ENDS)]
    vectors = helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["texts", "dimensions"])
    constants = [numpy_helper.from_array(value, name) for name, value in _CONSTANTS.items()]
    graph = helper.make_graph(
        around,
        "texts",
        [given, *places],
        [vectors, *(all_ for _, all_ in more)],
        [*model.graph.initializer, *constants],
    )
    onnx.save(helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version), path)


def _body(nodes: list[Any], vector: str, after: list[Any], more: list[str]) -> Any:
    """The graph of one text: its `nodes`, its `vector` as a row, what comes `after`; `more` is given, too."""
    from onnx import TensorProto, helper  # noqa: PLC0415

    given = [("number", TensorProto.INT64), ("going_on", TensorProto.BOOL)]
    made = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("row", *more)]
    return helper.make_graph(
        [*nodes, helper.make_node("Squeeze", [vector, "first_axis"], ["row"]), *after],
        "text",
        [helper.make_tensor_value_info(name, kind, []) for name, kind in given],
        [helper.make_tensor_value_info("goes_on", TensorProto.BOOL, []), *made],
    )


def _opening() -> list[Any]:
    """Where the text with a number starts and ends; and that the loop goes on."""
    from onnx import helper  # noqa: PLC0415

    return [
        helper.make_node("Unsqueeze", ["number", "first_axis"], ["place"]),
        helper.make_node("Gather", [STARTS, "place"], ["start"]),
        helper.make_node("Gather", [ENDS, "place"], ["end"]),
        helper.make_node("Identity", ["going_on"], ["goes_on"]),
    ]
