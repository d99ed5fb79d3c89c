"""Vectors of passages: which are missing, encoding them batch by batch, and the vector of a page."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of

Matrix = npt.NDArray[np.float32]

BATCH = 32  # passages: half a second of work with the embedded model, so that a stop is heard in time


class Embedder(Protocol):
    """Turns texts into vectors of length 1. A vector depends on its text alone, bit by bit, never on its batch."""

    @property
    def model(self) -> str:
        """id@revision#hash: what tags every vector."""

    @property
    def dimension(self) -> int: ...

    def encode_passages(self, texts: Sequence[str]) -> Matrix: ...

    def encode_queries(self, texts: Sequence[str]) -> Matrix: ...


def list_missing_passages(passages: pa.Table, vectors: pa.Table, model: str) -> pa.Table:
    """Return the passages without a vector of this model, sorted by hash.

    Of `vectors` only `passage_hash` and `model` are read.
    """
    of_model = vectors.filter(pc.field("model") == model)
    missing = passages.filter(pc.invert(pc.is_in(passages["passage_hash"], value_set=of_model["passage_hash"])))
    return missing.sort_by("passage_hash")


def encode_passages(
    missing: pa.Table, embedder: Embedder, *, report: Report, should_stop: ShouldStop
) -> Iterator[pa.RecordBatch]:
    """Yield rows of `vectors`, a batch at a time, so that finished work survives a stop."""
    total = missing.num_rows
    for first in range(0, total, BATCH):
        if should_stop():
            raise Stopped
        part = missing.slice(first, BATCH)
        vectors = embedder.encode_passages(part["text"].to_pylist())
        yield _vector_rows(part["passage_hash"].combine_chunks(), embedder.model, vectors)
        report(Progress("embed", first + part.num_rows, total))


def _vector_rows(hashes: pa.Array, model: str, vectors: Matrix) -> pa.RecordBatch:
    offsets = np.arange(len(vectors) + 1, dtype=np.int32) * vectors.shape[1]
    lists = pa.ListArray.from_arrays(offsets, vectors.reshape(-1))
    columns = [hashes, pa.repeat(model, len(vectors)), lists]
    return pa.RecordBatch.from_arrays(columns, schema=arrow_schema_of("vectors"))


def page_vectors(page_passages: pa.Table, vectors: pa.Table) -> tuple[list[str], Matrix]:
    """Return the URLs that have a vector, sorted, and their vectors of length 1, a row each.

    Definition: the mean of the page's passage vectors, weighted by words. `vectors` holds one model's rows; a passage
    without a vector is left out.
    """
    rows = _vector_row_of_passages(page_passages, vectors)
    urls, page = np.unique(np.asarray(rows["url"], dtype=object), return_inverse=True)
    matrix = matrix_of(vectors)
    sums = np.zeros((len(urls), matrix.shape[1]))
    weights = rows["words"].to_numpy().astype(np.float64)
    np.add.at(sums, page, matrix[rows["row"].to_numpy()] * weights[:, None])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return urls.tolist(), np.divide(sums, lengths, out=sums, where=lengths > 0).astype(np.float32)


def _vector_row_of_passages(page_passages: pa.Table, vectors: pa.Table) -> pa.Table:
    """Return url, words and the row of the vector, in reading order: sums are taken in this order, always."""
    places = pc.index_in(page_passages["passage_hash"], value_set=vectors["passage_hash"])
    found = page_passages.append_column("row", places).filter(pc.is_valid(places))
    return found.sort_by([("url", "ascending"), ("ordinal", "ascending")])


def matrix_of(vectors: pa.Table) -> Matrix:
    """Return the vectors as a matrix, rows in the table's order."""
    if not vectors.num_rows:
        return np.empty((0, 0), np.float32)
    lists: Any = vectors["vector"].combine_chunks()
    return np.asarray(lists.flatten().to_numpy(zero_copy_only=False), np.float32).reshape(vectors.num_rows, -1)
