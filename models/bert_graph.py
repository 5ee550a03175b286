"""A BERT encoder as two graphs for one text at a time: its first layers, and the rest.

Alone, a text needs no padding and no mask, so the graph is a quarter faster than one traced from the model
(measured). Between the two the vector of the first layers can be had for a third of the price: it tells what
a sentence does better than the last layer, which has learnt what it is about (see docs/benchmarks.md).
Only the export imports this module: it needs torch.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

_LOWEST_STEP = 1e-8
# Of three layers the first: two of MiniLM's six tell roles and tones nearly as well as three do, in two
# thirds of the time; one does not.
_FIRST_OF = 3


def write_parts(model: Any, first: Path, rest: Path) -> bool:
    """Writes both graphs of a SentenceTransformer; False where its architecture is another one."""
    if not _is_plain_bert(model):
        return False
    bert = model[0].auto_model.eval()
    cut = max(1, len(bert.encoder.layer) // _FIRST_OF)
    early, late = _FirstLayers(bert, cut), _LastLayers(bert, cut)
    ids = torch.tensor([[101, 2057, 2024, 3374, 102]])
    with torch.no_grad():
        states, _ = early(ids)
        _write(early, ids, first, "input_ids", ["states", "early_vector"], 1)
        _write(late, states, rest, "states", ["unit_vector"], 0)
    return True


def _is_plain_bert(model: Any) -> bool:
    """Whether it is BERT whose vector is the average over its tokens, as most sentence encoders are."""
    parts = [type(part).__name__ for part in model]
    bert: Any = getattr(model[0], "auto_model", None)
    return (
        parts in (["Transformer", "Pooling", "Normalize"], ["Transformer", "Pooling"])
        and type(bert).__name__ == "BertModel"
        and bert.config.hidden_act == "gelu"
        and model[1].pooling_mode == "mean"
        and len(bert.encoder.layer) > 1
    )


def _write(module: torch.nn.Module, given: Any, path: Path, name: str, outputs: list[str], axis: int) -> None:
    torch.onnx.export(
        module.eval(),
        (given,),
        str(path),
        input_names=[name],
        output_names=outputs,
        dynamic_axes={name: {axis: "tokens"}} | ({"states": {0: "tokens"}} if "states" in outputs else {}),
        opset_version=17,
        dynamo=False,
    )


def _unit_average(states: torch.Tensor) -> torch.Tensor:
    return functional.normalize(states.mean(0, keepdim=True), dim=1)


class _Layers(torch.nn.Module):  # type: ignore[misc]  # torch is not followed
    """Some of BERT's layers over the states of one text, shape (tokens, width)."""

    def __init__(self, bert: Any, start: int, end: int) -> None:
        super().__init__()
        self.heads = bert.config.num_attention_heads
        self.width = bert.config.hidden_size // self.heads
        self.layers = bert.encoder.layer[start:end]
        self.joined = torch.nn.ModuleList(self._join(layer.attention.self) for layer in self.layers)

    def _join(self, attention: Any) -> torch.nn.Linear:
        """Queries, keys and values by one product; the queries carry the scaling of the scores."""
        scale = self.width**-0.5
        parts = (attention.query, attention.key, attention.value)
        joined = torch.nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
        joined.weight = torch.nn.Parameter(
            torch.cat([parts[0].weight * scale, *(part.weight for part in parts[1:])])
        )
        joined.bias = torch.nn.Parameter(
            torch.cat([parts[0].bias * scale, *(part.bias for part in parts[1:])])
        )
        return joined

    def run(self, states: torch.Tensor) -> torch.Tensor:
        """The states after these layers."""
        for layer, joined in zip(self.layers, self.joined, strict=True):
            by_head = joined(states).reshape(-1, 3, self.heads, self.width).permute(1, 2, 0, 3)
            query, key, value = by_head.unbind(0)
            seen = torch.softmax(query @ key.transpose(1, 2), -1) @ value
            seen = seen.transpose(0, 1).reshape(-1, self.heads * self.width)
            attended = layer.attention.output
            states = attended.LayerNorm(attended.dense(seen) + states)
            inner = functional.gelu(layer.intermediate.dense(states))
            states = layer.output.LayerNorm(layer.output.dense(inner) + states)
        return states


class _FirstLayers(_Layers):
    """Token ids, shape (1, tokens), to states and to their average as a unit vector."""

    def __init__(self, bert: Any, cut: int) -> None:
        super().__init__(bert, 0, cut)
        embeddings = bert.embeddings
        words = embeddings.word_embeddings.weight.detach()
        # A byte a value: the table is five times as large as all layers, and is held in memory.
        self.step = (words.abs().amax(1, keepdim=True) / 127).clamp_min(_LOWEST_STEP)
        self.words = torch.round(words / self.step).to(torch.int8)
        self.places = (
            embeddings.position_embeddings.weight + embeddings.token_type_embeddings.weight[0]
        ).detach()
        self.norm = embeddings.LayerNorm

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        ids = ids[0]
        words = self.words[ids].to(torch.float32) * self.step[ids]
        states = self.run(self.norm(words + self.places[: ids.shape[0]]))
        return states, _unit_average(states)


class _LastLayers(_Layers):
    """States of the first layers to the text's unit vector."""

    def __init__(self, bert: Any, cut: int) -> None:
        super().__init__(bert, cut, len(bert.encoder.layer))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return _unit_average(self.run(states))
