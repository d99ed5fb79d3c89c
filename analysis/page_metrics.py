"""What follows from a page's fields and its main text alone: lengths, pixel widths, text ratio, readability."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from analysis.pixel_widths import DESCRIPTION_PX, TITLE_PX, pixel_width
from analysis.readability import Reading, read_ease
from analysis.tables import arrow_schema_of
from analysis.urls import path_of

WALLS = frozenset({"consent_wall", "pay_wall"})  # failures of `body_texts`: the page shows nothing else
_FIELDS = ["url", "title", "description", "text_chars", "html_chars", "body_hash"]


def measure_pages(pages: pa.Table, page_texts: pa.Table, body_texts: pa.Table, texts: pa.Table) -> pa.Table:
    """Return `page_metrics`, a row for every URL of the crawl, sorted.

    What a page does not have is none, not 0: no title, no width. Readability belongs to a text and its page's language,
    so pages that share both are read once.
    """
    text_of = {row["text_hash"]: row for row in texts.select(["text_hash", "text", "blocks"]).to_pylist()}
    read_of = {row["url"]: (row["text_hash"], row["language"]) for row in page_texts.to_pylist()}
    readings = {pair: _read(text_of.get(pair[0]), pair[1]) for pair in sorted(set(read_of.values()))}
    walls = _walls(body_texts)
    rows = [
        _row(page, readings.get(read_of.get(page["url"], ("", ""))), walls.get(page["body_hash"]))
        for page in pages.select(_FIELDS).sort_by("url").to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("page_metrics"))


def _read(text: Mapping[str, Any] | None, language: str) -> Reading | None:
    return read_ease(text["text"], text["blocks"], language) if text else None


def _walls(body_texts: pa.Table) -> dict[str, str]:
    rows = body_texts.select(["body_hash", "failure"]).to_pylist()
    return {row["body_hash"]: row["failure"] for row in rows if row["failure"] in WALLS}


def _row(page: Mapping[str, Any], reading: Reading | None, wall: str | None) -> dict[str, object]:
    title, description = page["title"], page["description"]
    return {
        "url": page["url"],
        "folder_depth": folder_depth(page["url"]),
        "title_chars": len(title) if title else None,
        "title_pixels": pixel_width(title, TITLE_PX) if title else None,
        "description_chars": len(description) if description else None,
        "description_pixels": pixel_width(description, DESCRIPTION_PX) if description else None,
        "text_ratio": _ratio(page["text_chars"], page["html_chars"]),
        "sentences": reading.sentences if reading else None,
        "words_per_sentence": reading.words_per_sentence if reading else None,
        "flesch": reading.flesch if reading else None,
        "wiener": reading.wiener if reading else None,
        "readability": reading.level if reading else None,
        "wall": wall,
    }


def _ratio(text: int | None, html: int | None) -> float | None:
    return round(text / html, 6) if text is not None and html else None


def folder_depth(url: str) -> int:
    """Return how many folders a URL's path goes down: 0 for / and /page, 2 for /de/rad/ and /de/rad/page."""
    return path_of(url).partition("?")[0].count("/") - 1
