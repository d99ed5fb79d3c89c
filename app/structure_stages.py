"""Stages of structure: templates, structured data, language clusters, near duplicates."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from app.digests import digest_of
from app.meaning_stages import bodies_of, unknown_rows
from app.pipeline import Work
from app.pool import Failure
from app.reading import read_rows

if TYPE_CHECKING:
    from analysis.structured_items import Item

_TEXTS_AT_ONCE = 1_000


def shape_reader(work: Work) -> Mapping[str, str]:
    from analysis.shapes import READER

    return {"reader": READER}


def find_templates(work: Work) -> Mapping[str, pa.Table]:
    """Group the pages of a crawl by layout; a body whose shape was read for an earlier crawl is not read again."""
    from analysis.shapes import READER
    from analysis.templates import find_templates

    pages = work.arrow("pages")
    bodies = [key for key in pages["body_hash"].unique().to_pylist() if key]
    _read_shapes(work, bodies)
    body_shapes = work.meaning.read("body_shapes", bodies, reader=READER)
    work.notes["bodies_purged"] += len(bodies) - body_shapes.num_rows
    read = body_shapes.filter(pc.equal(body_shapes["failure"], ""))
    shapes = work.meaning.read("shapes", read["shape_hash"].unique().to_pylist())
    templates, page_templates = find_templates(pages, read, shapes)
    return {"templates": templates, "page_templates": page_templates}


def _read_shapes(work: Work, bodies: list[str]) -> None:
    from analysis.shapes import READER, read_shapes

    due = sorted(set(bodies) - work.meaning.hashes("body_shapes", reader=READER))
    known = work.meaning.hashes("shapes")
    for shapes, body_shapes in read_shapes(
        bodies_of(work, due), total=len(due), map_bodies=work.pool.map, report=work.report, should_stop=work.should_stop
    ):
        work.meaning.add("shapes", unknown_rows(shapes, "shape_hash", known))
        work.meaning.add("body_shapes", body_shapes)
        work.notes["shapes_read"] += body_shapes.num_rows
        work.notes["shapes_unreadable"] += pc.sum(pc.not_equal(body_shapes["failure"], "")).as_py() or 0


def list_alternates(work: Work) -> Mapping[str, pa.Table]:
    from analysis.hreflang import cluster_alternates, list_alternates

    tables = work.tables
    links = list_alternates(tables["pages"], tables["indexability"], work.table("sitemap_urls"))
    rows = read_rows(links, "hreflang_links")
    return {"hreflang_links": rows, "hreflang_clusters": cluster_alternates(rows)}


def find_near_duplicates(work: Work) -> Mapping[str, pa.Table]:
    from analysis.near_duplicates import find_near_duplicates

    def read_texts(hashes: Sequence[str]) -> Iterator[tuple[str, str]]:
        for start in range(0, len(hashes), _TEXTS_AT_ONCE):
            texts = work.meaning.read("texts", hashes[start : start + _TEXTS_AT_ONCE])
            yield from zip(texts["text_hash"].to_pylist(), texts["text"].to_pylist(), strict=True)

    clusters = work.arrow("hreflang_clusters")
    alternates = clusters.filter(clusters["alternate"])
    alternate_of = dict(zip(alternates["url"].to_pylist(), alternates["cluster"].to_pylist(), strict=True))
    rows = find_near_duplicates(
        work.arrow("page_texts"), alternate_of, read_texts, report=work.report, should_stop=work.should_stop
    )
    return {"near_duplicates": rows}


def judge_structured_data(work: Work) -> Mapping[str, pa.Table]:
    """Judge the structured data of a crawl; bodies are read where the crawl saw microdata or RDFa in them."""
    from analysis.rich_results import features_on
    from analysis.structured_data import judge_structured_data

    pages = work.arrow("pages")
    marked = pages.filter(pages["microdata"].fill_null(False))["body_hash"].drop_null().unique().to_pylist()
    return judge_structured_data(pages, _read_markup(work, sorted(marked)), features_on(_day(work)))


def _read_markup(work: Work, bodies: list[str]) -> "dict[str, Sequence[Item]]":
    from analysis.microdata import read_markup

    found: dict[str, Sequence[Item]] = {}
    for batch in bodies_of(work, bodies):
        hashes = batch.column("body_hash").to_pylist()
        read = work.pool.map(read_markup, batch.column("html").to_pylist())
        for key, (_, outcome) in zip(hashes, read, strict=True):
            work.progress("structured_data", len(found), len(bodies))
            work.notes["markup_unreadable"] += isinstance(outcome, Failure)
            found[key] = () if isinstance(outcome, Failure) else outcome
    return found


def _day(work: Work) -> date:
    crawl = work.reading.crawl
    if crawl is None:
        raise AssertionError("the stage needs the pages of a crawl")
    return crawl.created_at.date()


def structured_data_rules(work: Work) -> Mapping[str, str]:
    """Return which vocabulary and which rich results hold at the time of the crawl: other rules give other rows."""
    from analysis.rich_results import features_on
    from analysis.schema_org import vocabulary

    rules = [f"{feature.feature} {feature.valid_to or ''}" for feature in features_on(_day(work))]
    return {"vocabulary": vocabulary().release, "rich_results": digest_of(rules)}
