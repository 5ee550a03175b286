"""Writes a sentence-transformers model as ONNX with pooling and normalising inside, in int8 if exact enough.

Run as a program (`python -m models.onnx_export NAME FOLDER`), so that the service never holds torch.
"""

from __future__ import annotations

import json
import shutil
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from models.encoder_sources import EncoderError, find_source
from models.export_check import compare
from models.onnx_encoder import ABOUT_FILE, TOKENIZER_FILE, OnnxEncoder
from models.onnx_graphs import FIRST_FILE, MODEL_FILE, REST_FILE
from models.sentence_transformer import TorchEncoder, load_sentence_transformer

_INPUTS = ("input_ids", "token_type_ids", "attention_mask")
_PLAIN = "fp32-"
_LONGEST = 512


def export(name: str, folder: Path) -> None:
    """`folder` holding model, tokenizer and what is known about them, ready for `OnnxEncoder`.

    Raises:
        EncoderError: the model cannot be loaded, or no form of it agrees with the original.
    """
    source = find_source(name)
    model = load_sentence_transformer(source).eval()
    original = TorchEncoder(model, identity="original")
    folder.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(model, folder)
    about = _describe(model, original.dimensions)
    files = _write_plain(model, folder)
    for form in _forms(folder, files):
        (folder / ABOUT_FILE).write_text(json.dumps(about), encoding="utf-8")
        agreement = compare(original, OnnxEncoder(folder, identity=form))
        if agreement.is_close():
            _finish(folder, files, about | {"form": form, "agreement": asdict(agreement)})
            return
    raise EncoderError(
        f"the exported encoder {source.name!r} does not agree with the original; torch serves it"
    )


def _forms(folder: Path, files: Sequence[str]) -> Iterator[str]:
    """Names of the forms to try, best first; each is in place as the model when its name is yielded."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 -- only for export

    # Older processors add int8 products in 16 bits, which can overflow: 7-bit weights are the remedy.
    for form, reduced in (("int8", False), ("int7", True)):
        for file in files:
            quantize_dynamic(
                folder / (_PLAIN + file),
                folder / file,
                op_types_to_quantize=["MatMul"],
                per_channel=True,
                reduce_range=reduced,
                weight_type=QuantType.QInt8,
            )
        _repeat(folder)
        yield form
    for file in files:
        shutil.copyfile(folder / (_PLAIN + file), folder / file)
    _repeat(folder)
    yield "fp32"


def _repeat(folder: Path) -> None:
    """Lets both parts, if the model was cut, read many texts in one run."""
    from models.onnx_repeating import repeat_first_layers, repeat_last_layers  # noqa: PLC0415

    if (folder / REST_FILE).is_file():
        repeat_first_layers(folder / FIRST_FILE, ids="input_ids", states="states", vector="early_vector")
        repeat_last_layers(folder / REST_FILE, states="states", vector="unit_vector")


def _write_plain(model: Any, folder: Path) -> Sequence[str]:
    """Writes the model in fp32, in two pieces if it can be cut; names of its files without the prefix."""
    from models.bert_graph import write_parts  # noqa: PLC0415 -- brings torch

    if write_parts(model, folder / (_PLAIN + FIRST_FILE), folder / (_PLAIN + REST_FILE)):
        return FIRST_FILE, REST_FILE
    _write_whole(model, folder / (_PLAIN + MODEL_FILE))
    return (MODEL_FILE,)


def _write_whole(model: Any, path: Path) -> None:
    import torch  # noqa: PLC0415 -- only for export

    features = model.preprocess(["A text to trace the model with.", "Another one, which is a little longer."])
    names = [name for name in _INPUTS if name in features]

    class UnitVector(torch.nn.Module):  # type: ignore[misc]  # torch is not followed
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *tensors: Any) -> Any:
            vector = self.model(dict(zip(names, tensors, strict=True)))["sentence_embedding"]
            return torch.nn.functional.normalize(vector, dim=1)

    with torch.no_grad():
        # The tracing exporter: its graph runs 1.6 times faster than the one of torch.export (measured), and
        # it is written in one second instead of twelve.
        torch.onnx.export(
            UnitVector(),
            tuple(features[name] for name in names),
            str(path),
            input_names=names,
            output_names=["unit_vector"],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in names},
            opset_version=17,
            dynamo=False,
        )


def _write_tokenizer(model: Any, folder: Path) -> None:
    backend = getattr(model.tokenizer, "backend_tokenizer", None)
    if backend is None:
        raise EncoderError("the model has no fast tokenizer; torch serves it")
    backend.save(str(folder / TOKENIZER_FILE))


def _describe(model: Any, dimensions: int) -> dict[str, Any]:
    prompt = model.prompts.get(model.default_prompt_name, "") if model.default_prompt_name else ""
    return {
        "dimensions": dimensions,
        "max_tokens": min(model.max_seq_length or _LONGEST, _LONGEST),
        "prompt": prompt,
        "lower": bool(getattr(model[0], "do_lower_case", False)),
    }


def _finish(folder: Path, files: Sequence[str], about: dict[str, Any]) -> None:
    for file in files:
        (folder / (_PLAIN + file)).unlink()
    (folder / ABOUT_FILE).write_text(json.dumps(about, indent=1), encoding="utf-8")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    try:
        export(sys.argv[1], Path(sys.argv[2]))
    except EncoderError as error:
        sys.exit(str(error))
