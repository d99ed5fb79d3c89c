"""Pages close in meaning: every page's nearest others, exactly, by FAISS in memory."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.embed import Matrix
from analysis.language import UNDECIDED
from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of

NEIGHBOURS = 10  # a page's; more than an editor reads, enough for a page's place in its topic
DIGITS = 6  # of a similarity: float32 holds 7, and the last differs between machines
_BATCH = 1024  # pages compared at once: their scores against all are never held, so memory stays flat
_SPARE = 6  # further candidates, so that pages tied with the last one can be told apart

Scores = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


def find_neighbours(
    urls: Sequence[str],
    matrix: Matrix,
    page_texts: pa.Table,
    links: pa.Table,
    *,
    report: Report,
    should_stop: ShouldStop,
    k: int = NEIGHBOURS,
) -> pa.Table:
    """Return `neighbours`: for each page the `k` others of the highest cosine, equal ones in the order of their URLs.

    `urls` are sorted and name the rows of `matrix`, whose rows have length 1 (as `page_vectors` gives them).
    """
    ranks: list[int] = []
    sources: list[str] = []
    targets: list[str] = []
    similarities: list[float] = []
    for first, scores, places in _nearest(matrix, k, report, should_stop):
        for row, (near, at) in enumerate(zip(scores, places, strict=True), start=first):
            chosen = _chosen(near, at, row, k)
            ranks += range(1, len(chosen) + 1)
            sources += [urls[row]] * len(chosen)
            targets += [urls[place] for place, _ in chosen]
            similarities += [similarity for _, similarity in chosen]
    return _rows(sources, ranks, targets, similarities, page_texts, links)


def _nearest(matrix: Matrix, k: int, report: Report, should_stop: ShouldStop) -> Iterator[tuple[int, Scores, Places]]:
    """Yield for a batch of rows their candidates' rounded scores and places, all ties of the last one included."""
    if len(matrix) < 2:
        return
    import faiss

    faiss.omp_set_num_threads(1)  # the sums' order, and so their last bits, must not depend on the machine's load
    index = faiss.IndexFlatIP(matrix.shape[1])
    index.add(matrix)
    for first in range(0, len(matrix), _BATCH):
        if should_stop():
            raise Stopped
        wanted = min(k + 1 + _SPARE, len(matrix))
        while True:
            raw, places = index.search(matrix[first : first + _BATCH], wanted)
            scores = np.round(raw.astype(np.float64), DIGITS)
            if wanted == len(matrix) or not (scores[:, min(k, wanted - 1)] == scores[:, -1]).any():
                break
            wanted = min(wanted * 4, len(matrix))
        yield first, np.asarray(scores, np.float64), places
        report(Progress("neighbours", min(first + _BATCH, len(matrix)), len(matrix)))


def _chosen(scores: Scores, places: Places, own: int, k: int) -> list[tuple[int, float]]:
    """Return place and score of the k best others; places are in the order of URLs."""
    others = [(-score, place) for score, place in zip(scores.tolist(), places.tolist(), strict=True) if place != own]
    return [(place, -score) for score, place in sorted(others)[:k]]


def _rows(
    sources: list[str],
    ranks: list[int],
    targets: list[str],
    similarities: list[float],
    page_texts: pa.Table,
    links: pa.Table,
) -> pa.Table:
    linked = set(zip(links["source"].to_pylist(), links["target"].to_pylist(), strict=True))
    language = dict(zip(page_texts["url"].to_pylist(), page_texts["language"].to_pylist(), strict=True))
    pairs = list(zip(sources, targets, strict=True))
    columns: dict[str, Any] = {
        "url": sources,
        "rank": ranks,
        "neighbour": targets,
        "similarity": similarities,
        "linked": [pair in linked for pair in pairs],
        "same_language": [language.get(one, UNDECIDED) == language.get(other) != UNDECIDED for one, other in pairs],
    }
    return pa.table(columns, schema=arrow_schema_of("neighbours"))
