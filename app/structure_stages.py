"""Stages of structure: templates, structured data, language clusters, near duplicates."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from app.meaning_stages import bodies_of, unknown_rows
from app.pipeline import Work


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
