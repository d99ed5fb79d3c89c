"""Pages whose main texts are nearly the same, found by MinHash and confirmed shingle by shingle."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pyarrow as pa

from analysis.progress import Progress, Report, ShouldStop, Stopped
from analysis.tables import arrow_schema_of
from analysis.words import WORD

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

# Yields the texts of hashes, each with its hash, in the order of the hashes.
ReadTexts = Callable[[Sequence[str]], Iterator[tuple[str, str]]]

SIMILAR = 0.9  # of all shingles of two texts, both have so many: Screaming Frog's default for near duplicates, too
SHINGLE = 3  # words: one changed word in a text of 100 leaves 95 of 101 shingles in common
MIN_WORDS = 50  # below it a main text is a list, a form or a notice, which may rightly be alike

# 16 bands of 8 values: a pair of likeness .9 shares a band with probability .9999, one of .5 with .06, one of .3 with
# .001. More values a band would cost recall, fewer would let templates with common phrases flood the comparison.
_BANDS, _VALUES = 16, 8
_SEED = 1
_CLOSE = 0.78  # likeness of sketches worth a comparison: .9 less four standard deviations of a sketch of 128 values
_AHEAD = 50  # texts a text is compared with in one band: a site of thousands of equal pages stays bounded
_AT_ONCE = 1_000  # texts whose shingles memory holds while sketches are made
_BEST = 10  # closest pages kept for each page


def find_near_duplicates(
    page_texts: pa.Table,
    alternate_of: Mapping[str, str],
    read_texts: ReadTexts,
    *,
    report: Report,
    should_stop: ShouldStop,
) -> pa.Table:
    """Return `near_duplicates`: for each page the pages whose main text is nearly its own, the closest first.

    Definition: the likeness of two texts is the share of their distinct shingles (`SHINGLE` words in a row, letter case
    aside) that both have, counted for every pair that MinHash proposes; a pair counts from `SIMILAR` on. `near` counts
    the pages with such a text; where more than `_AHEAD` texts are alike it is a lower bound. Compared are texts of one
    language with `MIN_WORDS` words or more. `read_texts` gives texts by hash, so that memory holds sketches (512 bytes
    a text) and the shingles of what is compared.
    Left out: pages with the very same text, a finding of its own; pages that `alternate_of` puts into one language
    cluster, because a text for Austria may rightly repeat the one for Germany.
    """
    texts = _texts(page_texts)
    hashes = sorted(texts)
    sketches = _sketches(hashes, read_texts, report, should_stop)
    pairs = [pair for pair in _candidates(sketches) if _same_language(pair, hashes, texts)]
    return _rows(_confirmed(pairs, hashes, read_texts), texts, alternate_of)


Pages = tuple[str, list[str]]  # language of a text, URLs of its pages


def _texts(page_texts: pa.Table) -> dict[str, Pages]:
    """Return the texts that are long enough, with their pages."""
    found: dict[str, Pages] = {}
    for row in page_texts.select(["url", "text_hash", "language", "words"]).sort_by("url").to_pylist():
        if row["words"] >= MIN_WORDS:
            found.setdefault(row["text_hash"], (row["language"], []))[1].append(row["url"])
    return found


def _same_language(pair: tuple[int, int], hashes: Sequence[str], texts: Mapping[str, Pages]) -> bool:
    first, second = pair
    return texts[hashes[first]][0] == texts[hashes[second]][0]


def _sketches(hashes: Sequence[str], read_texts: ReadTexts, report: Report, should_stop: ShouldStop) -> "Array":
    """Return a row of MinHash values for each text."""
    import numpy as np
    from rensa import RMinHash

    blocks: list[Array] = []
    for start in range(0, len(hashes), _AT_ONCE):
        if should_stop():
            raise Stopped
        sets = [shingles(text) for _, text in read_texts(hashes[start : start + _AT_ONCE])]
        rows = RMinHash.digests_from_token_sets(sets, num_perm=_BANDS * _VALUES, seed=_SEED)
        blocks.append(np.array(rows, dtype=np.uint32))
        report(Progress("near_duplicates", start + len(sets), len(hashes)))
    return np.concatenate([*blocks, np.empty((0, _BANDS * _VALUES), np.uint32)])


def shingles(text: str) -> list[str]:
    """Return every `SHINGLE` words in a row."""
    words = WORD.findall(text.lower())
    return [" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)]


def _candidates(sketches: "Array") -> list[tuple[int, int]]:
    """Return pairs of texts that share a band and whose sketches are close, sorted."""
    import numpy as np

    found = [_in_band(sketches[:, band : band + _VALUES]) for band in range(0, sketches.shape[1], _VALUES)]
    pairs = np.unique(np.concatenate([*found, np.empty((0, 2), np.int64)]), axis=0)
    close = [
        (sketches[block[:, 0]] == sketches[block[:, 1]]).mean(axis=1) >= _CLOSE
        for block in (pairs[start : start + 100_000] for start in range(0, len(pairs), 100_000))
    ]
    kept = pairs[np.concatenate(close)] if close else pairs
    return [(int(first), int(second)) for first, second in kept]


def _in_band(band: "Array") -> "Array":
    """Return pairs of rows that are equal, each row with at most `_AHEAD` of those behind it."""
    import numpy as np

    keys = np.ascontiguousarray(band).view(np.dtype((np.void, band.dtype.itemsize * band.shape[1]))).ravel()
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    pairs = []
    for step in range(1, _AHEAD + 1):
        equal = np.flatnonzero(ordered[step:] == ordered[:-step])
        if not len(equal):
            break
        pairs.append(np.sort(np.stack([order[equal], order[equal + step]], axis=1), axis=1))
    return np.concatenate([*pairs, np.empty((0, 2), np.int64)])


Confirmed = tuple[str, str, float]  # hash, hash, likeness


def _confirmed(pairs: Sequence[tuple[int, int]], hashes: Sequence[str], read_texts: ReadTexts) -> Iterator[Confirmed]:
    """Yield the pairs that are alike, counted on the shingles themselves."""
    import numpy as np

    wanted = sorted({hashes[place] for pair in pairs for place in pair})
    held = {key: _shingle_numbers(text) for key, text in read_texts(wanted)}
    for first, second in pairs:
        ones, others = held[hashes[first]], held[hashes[second]]
        shared = len(np.intersect1d(ones, others, assume_unique=True))
        likeness = shared / (len(ones) + len(others) - shared)
        if likeness >= SIMILAR:
            yield hashes[first], hashes[second], likeness


def _shingle_numbers(text: str) -> "Array":
    """Return the distinct shingles as numbers of 32 bits: a tenth of the memory, one in a million confused."""
    import numpy as np

    return np.unique(np.fromiter((crc32(shingle.encode("utf-8", "replace")) for shingle in shingles(text)), np.uint32))


def _rows(confirmed: Iterable[Confirmed], texts: Mapping[str, Pages], alternate_of: Mapping[str, str]) -> pa.Table:
    alike: dict[str, list[tuple[float, str]]] = {}
    for first, second, likeness in confirmed:
        alike.setdefault(first, []).append((-likeness, second))
        alike.setdefault(second, []).append((-likeness, first))
    rows = [row for key, others in sorted(alike.items()) for row in _rows_of(key, others, texts, alternate_of)]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("near_duplicates"))


def _rows_of(
    key: str, others: list[tuple[float, str]], texts: Mapping[str, Pages], alternate_of: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    """Yield the closest pages of each page of a text, one for each other text."""
    for url in texts[key][1]:
        cluster, found = alternate_of.get(url), []
        for likeness, other in sorted(others):
            pages = [page for page in texts[other][1] if cluster is None or alternate_of.get(page) != cluster]
            if pages:
                found.append((-likeness, pages[0], len(pages)))
        near = sum(pages for _, _, pages in found)
        for rank, (likeness, page, _) in enumerate(found[:_BEST], start=1):
            yield {"url": url, "rank": rank, "other": page, "similarity": round(likeness, 6), "near": near}
