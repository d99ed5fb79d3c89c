"""Sections of pages: a heading with the text below it, and its vector from the passages it runs through."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from analysis.embed import Matrix, matrix_of
from analysis.extract import HEADING_SEPARATOR
from analysis.words import count_words

SHORTEST_SECTION = 15  # words: below that a heading is a caption, a label or a teaser

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it up to the next heading, of any level."""

    url: str
    language: str
    heading: str
    level: int  # of its path: 1 is the outermost heading of the page
    start: int  # of the text below the heading, in the main text
    end: int
    text: str  # below the heading
    passage_hash: str  # the passage that holds most of it
    quote_start: int  # of the part of that passage that belongs to the section
    quote_end: int
    vector: Vector  # length 1


@dataclass(frozen=True)
class Corpus:
    """The read pages of a site: what sections and coverage are computed from."""

    page_texts: pa.Table  # of the pages to look at
    page_passages: pa.Table
    texts: pa.Table
    vectors: pa.Table  # of one model
    competitor: bool = False

    @cached_property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Return the pages by URL, sorted."""
        return {row["url"]: row for row in self.page_texts.sort_by("url").to_pylist()}

    @cached_property
    def contents(self) -> dict[str, dict[str, Any]]:
        """Return texts and blocks by hash."""
        wanted = set(self.page_texts["text_hash"].to_pylist())
        rows = self.texts.select(["text_hash", "text", "blocks"]).to_pylist()
        return {row["text_hash"]: row for row in rows if row["text_hash"] in wanted}

    @cached_property
    def vector_of(self) -> dict[str, Vector]:
        matrix: Matrix = matrix_of(self.vectors)
        return dict(zip(self.vectors["passage_hash"].to_pylist(), matrix.astype(np.float64), strict=True))

    @cached_property
    def passages(self) -> dict[str, list[dict[str, Any]]]:
        """Return the embedded passages of every page, in reading order."""
        of_page: dict[str, list[dict[str, Any]]] = {url: [] for url in self.rows}
        ordered = self.page_passages.sort_by([("url", "ascending"), ("ordinal", "ascending")])
        for row in ordered.to_pylist():
            if row["url"] in of_page and row["passage_hash"] in self.vector_of:
                of_page[row["url"]].append(row)
        return of_page

    @cached_property
    def sections(self) -> dict[str, list[Section]]:
        """Return the sections of every page that has any, in reading order."""
        found = {url: list(_sections(self, row)) for url, row in self.rows.items()}
        return {url: sections for url, sections in found.items() if sections}

    def headings(self, url: str) -> set[str]:
        """Return all headings of a page, case folded."""
        content = self.contents.get(self.rows[url]["text_hash"], {"blocks": []})
        paths = [block["heading_path"] for block in content["blocks"] if block["kind"] == "heading"]
        return {path.split(HEADING_SEPARATOR)[-1].casefold() for path in paths}

    def page_matrix(self, url: str) -> Vector:
        """Return the vectors of a page's passages, a row each."""
        return np.array([self.vector_of[p["passage_hash"]] for p in self.passages[url]])


def _sections(corpus: Corpus, page: Mapping[str, Any]) -> Iterator[Section]:
    content = corpus.contents.get(page["text_hash"])
    if content is None:
        return
    for heading, start, end in _bounds(content["blocks"]):
        parts = heading["heading_path"].split(HEADING_SEPARATOR)
        place = _strongest_part(corpus.passages[page["url"]], start, end)
        text = content["text"][start:end]
        if place is None or count_words(text) < SHORTEST_SECTION:
            continue
        passage = place["passage_hash"]
        yield Section(
            page["url"], page["language"], parts[-1], len(parts), start, end, text, passage,
            max(start, place["start"]), min(end, place["end"]), _vector(corpus, page["url"], heading["start"], end),
        )  # fmt: skip


def _bounds(blocks: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Yield every heading but the page's own title, with the bounds of the text below it."""
    headings = [place for place, block in enumerate(blocks) if block["kind"] == "heading"]
    for place, following in zip(headings, [*headings, len(blocks)][1:], strict=False):
        is_title = place == headings[0] and (place == 0 or _heads_all(blocks, headings))
        if following > place + 1 and not is_title:
            yield blocks[place], blocks[place + 1]["start"], blocks[following - 1]["end"]


def _heads_all(blocks: Sequence[dict[str, Any]], headings: Sequence[int]) -> bool:
    title = blocks[headings[0]]["heading_path"]
    return all(blocks[place]["heading_path"].startswith(title + HEADING_SEPARATOR) for place in headings[1:])


def _overlap(passage: Mapping[str, Any], start: int, end: int) -> int:
    return max(min(end, int(passage["end"])) - max(start, int(passage["start"])), 0)


def _strongest_part(passages: Sequence[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    """Return the passage that holds most of a stretch of text; the first of equal ones."""
    best = max(passages, key=lambda passage: _overlap(passage, start, end), default=None)
    return best if best and _overlap(best, start, end) else None


def _vector(corpus: Corpus, url: str, start: int, end: int) -> Vector:
    """Return the mean of the passages a section runs through, by the characters they share."""
    shared = [(_overlap(p, start, end), corpus.vector_of[p["passage_hash"]]) for p in corpus.passages[url]]
    total = np.sum([weight * vector for weight, vector in shared if weight], axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float64)
