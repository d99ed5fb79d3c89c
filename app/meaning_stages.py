"""Stages of meaning: what is computed once for every content hash, and what follows from it for a crawl."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables import arrow_schema_of
from app.pipeline import Tables, Work
from app.reading import Selection, open_reading, read_arrow

if TYPE_CHECKING:
    from analysis.sections import Corpus

_BODIES_AT_ONCE = 100  # 100 bodies of 10 MiB are the worst that memory holds; an ordinary hundred is 4 MB


def read_texts(work: Work) -> Mapping[str, pa.Table]:
    return {"page_texts": page_texts_of(work, work.arrow("pages"))}


def page_texts_of(work: Work, pages: pa.Table) -> pa.Table:
    """Return which text each page has, after reading the main text of bodies that were not read before."""
    from analysis.extract import assemble_page_texts, extractor

    bodies = [key for key in pages["body_hash"].unique().to_pylist() if key]
    _read_bodies(work, pages, bodies)
    body_texts = work.meaning.read("body_texts", bodies, extractor=extractor())
    work.notes["bodies_purged"] += len(bodies) - body_texts.num_rows
    texts = work.meaning.read("texts", body_texts["text_hash"].to_pylist())
    read = pages.filter(pc.is_in(pages["body_hash"], value_set=body_texts["body_hash"]))
    return assemble_page_texts(read, body_texts, texts, languages=work.about.languages)


def _read_bodies(work: Work, pages: pa.Table, bodies: list[str]) -> None:
    from analysis.extract import extractor, list_unread_bodies, read_bodies

    due = list_unread_bodies(pages, work.meaning.read("body_texts", bodies, extractor=extractor()))
    known = work.meaning.hashes("texts")
    for texts, body_texts in read_bodies(
        bodies_of(work, due),
        total=len(due),
        map_bodies=work.pool.map,
        report=work.report,
        should_stop=work.should_stop,
    ):
        work.meaning.add("texts", unknown_rows(texts, "text_hash", known))
        work.meaning.add("body_texts", body_texts)
        work.notes["texts_read"] += body_texts.num_rows
        work.notes["texts_unreadable"] += pc.sum(pc.not_equal(body_texts["failure"], "")).as_py() or 0


def bodies_of(work: Work, due: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield the bodies that are still held, some at a time."""
    bodies = work.table("bodies")
    for first in range(0, len(due) if bodies is not None else 0, _BODIES_AT_ONCE):
        wanted = due[first : first + _BODIES_AT_ONCE]
        rows = bodies.filter(bodies.body_hash.isin(wanted)).distinct(on="body_hash", keep="first").order_by("body_hash")  # type: ignore[union-attr]
        yield from _whole(rows.to_pyarrow())


def _whole(rows: pa.Table) -> list[pa.RecordBatch]:
    batches: list[pa.RecordBatch] = rows.combine_chunks().to_batches()
    return batches


def unknown_rows(rows: pa.RecordBatch | pa.Table, column: str, known: set[str]) -> pa.RecordBatch | pa.Table:
    """Return the rows whose hash the store does not hold yet, and count them as held."""
    fresh = [key not in known for key in rows[column].to_pylist()]
    known.update(rows[column].to_pylist())
    return rows.filter(pa.array(fresh, pa.bool_()))


def measure_pages(work: Work) -> Mapping[str, pa.Table]:
    from analysis.extract import extractor
    from analysis.page_metrics import measure_pages

    pages, page_texts = work.arrow("pages"), work.arrow("page_texts")
    bodies = work.meaning.read("body_texts", page_texts["body_hash"].to_pylist(), extractor=extractor())
    return {"page_metrics": measure_pages(pages, page_texts, bodies, texts_of(work))}


def split_texts(work: Work) -> Mapping[str, pa.Table]:
    from analysis.passages import list_page_passages

    page_texts = work.arrow("page_texts")
    page_passages, passages = list_page_passages(page_texts, texts_of(work))
    fresh = unknown_rows(passages, "passage_hash", work.meaning.hashes("passages"))
    work.meaning.add("passages", fresh)
    work.notes["passages_new"] = fresh.num_rows
    return {"page_passages": page_passages}


def texts_of(work: Work) -> pa.Table:
    return work.meaning.read("texts", work.arrow("page_texts")["text_hash"].to_pylist())


def passages_of(work: Work) -> pa.Table:
    return work.meaning.read("passages", work.arrow("page_passages")["passage_hash"].to_pylist())


def vectors_of(work: Work) -> pa.Table:
    """Return the vectors of the crawl's passages, embedding those the store does not hold yet."""
    from analysis.embed import encode_passages, list_missing_passages

    passages = passages_of(work)
    hashes = passages["passage_hash"].to_pylist()
    held = work.meaning.hashes("vectors", model=work.embedder.model)
    missing = list_missing_passages(passages, _tagged(held, work.embedder.model), work.embedder.model)
    for batch in encode_passages(missing, work.embedder, report=work.report, should_stop=work.should_stop):
        work.meaning.add("vectors", batch)
    work.notes["vectors_new"] += missing.num_rows
    return work.meaning.read("vectors", hashes, model=work.embedder.model)


def _tagged(hashes: set[str], model: str) -> pa.Table:
    return pa.table({"passage_hash": sorted(hashes), "model": [model] * len(hashes)}, schema=_TAGS)


_TAGS = pa.schema([("passage_hash", pa.string()), ("model", pa.string())])


def indexable(work: Work, table: str) -> pa.Table:
    """Return the rows of a table whose page may rank."""
    return _indexable(work.tables, table)


def _indexable(tables: Tables, table: str) -> pa.Table:
    rows, verdicts = read_arrow(tables, table), read_arrow(tables, "indexability")
    return rows.filter(pc.is_in(rows["url"], value_set=verdicts.filter(verdicts["indexable"])["url"]))


def find_neighbours(work: Work) -> Mapping[str, pa.Table]:
    from analysis.embed import page_vectors
    from analysis.neighbours import find_neighbours

    urls, matrix = page_vectors(indexable(work, "page_passages"), vectors_of(work))
    rows = find_neighbours(
        urls, matrix, work.arrow("page_texts"), work.arrow("links"), report=work.report, should_stop=work.should_stop
    )
    return {"neighbours": rows}


def find_entities(work: Work) -> Mapping[str, pa.Table]:
    from analysis.entities import collect_vocabulary, find_entities, list_page_entities
    from app.models import load_pipeline

    vocabulary = collect_vocabulary(work.arrow("pages"), work.arrow("links"))
    texts = texts_of(work)
    found = find_entities(
        texts,
        vocabulary,
        pipelines=load_pipeline,
        searched=work.meaning.hashes("entities", vocabulary=vocabulary.digest),
        report=work.report,
        should_stop=work.should_stop,
    )
    for batch in found:
        work.meaning.add("entities", batch)
        work.notes["texts_searched"] += len(set(batch["text_hash"].to_pylist()))
    work.notes["vocabulary"] = len(vocabulary.terms)
    entities = work.meaning.read("entities", texts["text_hash"].to_pylist(), vocabulary=vocabulary.digest)
    return {"page_entities": list_page_entities(work.arrow("page_texts"), entities)}


def model(work: Work) -> Mapping[str, str]:
    """Return the setting and the model behind it: another model makes other vectors."""
    from app.models import model_tag

    return {"model": model_tag(work.workspace.settings.embedding.model)}


def languages(work: Work) -> Mapping[str, str]:
    from analysis.extract import extractor

    return {"languages": ",".join(work.about.languages), "extractor": extractor()}


def find_topics(work: Work) -> Mapping[str, pa.Table]:
    from analysis.embed import page_vectors
    from analysis.topics import find_topics

    urls, matrix = page_vectors(indexable(work, "page_passages"), vectors_of(work))
    topics, topic_pages = find_topics(
        urls,
        matrix,
        page_texts=work.arrow("page_texts"),
        texts=texts_of(work),
        pages=work.arrow("pages"),
        links=work.arrow("links"),
        link_metrics=work.arrow("link_metrics"),
        page_entities=work.arrow("page_entities"),
    )
    return {"topics": topics, "topic_pages": topic_pages}


def find_link_opportunities(work: Work) -> Mapping[str, pa.Table]:
    from analysis.link_opportunities import LinkSpace, find_link_opportunities

    space = LinkSpace(
        work.arrow("pages"),
        work.arrow("links"),
        indexable(work, "page_texts"),
        indexable(work, "page_passages"),
        passages_of(work),
        vectors_of(work),
    )
    rows = find_link_opportunities(
        space,
        work.arrow("link_metrics"),
        work.arrow("page_entities"),
        report=work.report,
        should_stop=work.should_stop,
    )
    return {"link_opportunities": rows}


def find_gaps(work: Work) -> Mapping[str, pa.Table]:
    from analysis.gaps import find_gaps
    from analysis.sections import Corpus

    own = Corpus(indexable(work, "page_texts"), indexable(work, "page_passages"), texts_of(work), vectors_of(work))
    rivals = competitors_of(work)
    corpora = [rival.corpus(work) for rival in rivals]
    rows = find_gaps(own, work.arrow("topic_pages"), corpora, report=work.report, should_stop=work.should_stop)
    snapshot_of = {url: rival.snapshot for rival in rivals for url in rival.page_texts["url"].to_pylist()}
    return {"gaps": _with_snapshots(rows, snapshot_of, work.snapshot)}


def _with_snapshots(gaps: pa.Table, snapshot_of: Mapping[str, str], otherwise: str) -> pa.Table:
    """Say of every piece of evidence which snapshot it is in."""
    rows = gaps.to_pylist()
    for row in rows:
        for evidence in row["evidence"]:
            evidence["snapshot"] = snapshot_of.get(evidence["url"], otherwise)
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("gaps"))


@dataclass(frozen=True)
class Competitor:
    """The newest analysed crawl of a competitor."""

    site: str
    snapshot: str
    digests: Mapping[str, str]
    pages: pa.Table
    page_texts: pa.Table
    page_passages: pa.Table

    def corpus(self, work: Work) -> "Corpus":
        from analysis.sections import Corpus

        texts = work.meaning.read("texts", self.page_texts["text_hash"].to_pylist())
        hashes = self.page_passages["passage_hash"].to_pylist()
        vectors = work.meaning.read("vectors", hashes, model=work.embedder.model)
        return Corpus(self.page_texts, self.page_passages, texts, vectors, competitor=True)


def competitors_of(work: Work) -> list[Competitor]:
    """Return the competitors whose newest crawl was analysed; the others cannot be compared with yet."""
    names = sorted(name for name, about in work.workspace.settings.sites.items() if about.role == "competitor")
    readings = [open_reading(work.workspace, Selection(name)) for name in names if name != work.site]
    needed = ("pages", "page_texts", "page_passages", "indexability")
    return [
        Competitor(
            reading.selection.site,
            reading.crawl.id,
            {n: i.digest for result in reading.results.values() for n, i in result.tables.items() if n in needed},
            read_arrow(reading.whole, "pages"),
            _indexable(reading.whole, "page_texts"),
            _indexable(reading.whole, "page_passages"),
        )
        for reading in readings
        if reading.crawl and all(name in reading.whole for name in needed)
    ]


def rivals(work: Work) -> Mapping[str, str]:
    """Return what tells the competitors' state apart."""
    return {f"{rival.site}/{name}": digest for rival in competitors_of(work) for name, digest in rival.digests.items()}


def propose_briefs(work: Work) -> Mapping[str, pa.Table]:
    from analysis.brief import Sources, propose_briefs

    compared = competitors_of(work)
    pages = pa.concat_tables([work.arrow("pages"), *(rival.pages for rival in compared)])
    theirs = [key for rival in compared for key in rival.page_passages["passage_hash"].to_pylist()]
    ours = work.arrow("page_passages")["passage_hash"].to_pylist()
    sources = Sources(
        snapshot=work.snapshot,
        pages=pages,
        page_texts=work.arrow("page_texts"),
        indexability=work.arrow("indexability"),
        passages=work.meaning.read("passages", [*ours, *theirs]),
        topic_pages=work.arrow("topic_pages"),
        link_metrics=work.arrow("link_metrics"),
        link_opportunities=work.arrow("link_opportunities"),
        gaps=work.arrow("gaps"),
    )
    proposals, lines = propose_briefs(sources)
    return {"brief_proposals": proposals, "brief_lines": lines}
