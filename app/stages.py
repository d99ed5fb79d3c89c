"""The stages, from facts to briefs: what each needs, what it writes, and the functions of `analysis` it calls."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables import arrow_schema_of
from app.pipeline import Stage, Work
from app.reading import PREVIOUS, read_rows

_BODIES_AT_ONCE = 100  # 100 bodies of 10 MiB are the worst that memory holds; an ordinary hundred is 4 MB


def judge_indexability(work: Work) -> Mapping[str, pa.Table]:
    from analysis.indexability import judge_indexability

    return {"indexability": read_rows(judge_indexability(work.tables["pages"]), "indexability")}


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
        _bodies(work, due),
        total=len(due),
        map_bodies=work.pool.map,
        report=work.report,
        should_stop=work.should_stop,
    ):
        work.meaning.add("texts", _unknown(texts, "text_hash", known))
        work.meaning.add("body_texts", body_texts)
        work.notes["texts_read"] += body_texts.num_rows
        work.notes["texts_unreadable"] += pc.sum(pc.not_equal(body_texts["failure"], "")).as_py() or 0


def _bodies(work: Work, due: list[str]) -> Iterator[pa.RecordBatch]:
    """Yield the bodies that are still held, some at a time."""
    bodies = work.table("bodies")
    for first in range(0, len(due) if bodies is not None else 0, _BODIES_AT_ONCE):
        wanted = due[first : first + _BODIES_AT_ONCE]
        rows = bodies.filter(bodies.body_hash.isin(wanted)).distinct(on="body_hash", keep="first").order_by("body_hash")  # type: ignore[union-attr]
        yield from _whole(rows.to_pyarrow())


def _whole(rows: pa.Table) -> list[pa.RecordBatch]:
    batches: list[pa.RecordBatch] = rows.combine_chunks().to_batches()
    return batches


def _unknown(rows: pa.RecordBatch | pa.Table, column: str, known: set[str]) -> pa.RecordBatch | pa.Table:
    """Return the rows whose hash the store does not hold yet, and count them as held."""
    fresh = [key not in known for key in rows[column].to_pylist()]
    known.update(rows[column].to_pylist())
    return rows.filter(pa.array(fresh, pa.bool_()))


def split_texts(work: Work) -> Mapping[str, pa.Table]:
    from analysis.passages import list_page_passages

    page_texts = work.arrow("page_texts")
    page_passages, passages = list_page_passages(page_texts, texts_of(work))
    fresh = _unknown(passages, "passage_hash", work.meaning.hashes("passages"))
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


def indexable_passages(work: Work) -> pa.Table:
    """Return the passages of pages that may rank."""
    passages, verdicts = work.arrow("page_passages"), work.arrow("indexability")
    indexable = verdicts.filter(verdicts["indexable"])["url"]
    return passages.filter(pc.is_in(passages["url"], value_set=indexable))


def find_neighbours(work: Work) -> Mapping[str, pa.Table]:
    from analysis.embed import page_vectors
    from analysis.neighbours import find_neighbours

    urls, matrix = page_vectors(indexable_passages(work), vectors_of(work))
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


def measure_links(work: Work) -> Mapping[str, pa.Table]:
    from analysis.link_graph import measure_links

    starts = _starts(work).values()
    rows = measure_links(work.arrow("pages"), work.arrow("links"), work.arrow("indexability"), start_urls=list(starts))
    return {"link_metrics": rows}


def _starts(work: Work) -> Mapping[str, str]:
    from analysis.urls import url_key

    return {"start": url_key(work.about.start) or work.about.start}


def compare_crawls(work: Work) -> Mapping[str, pa.Table]:
    """Compare with the crawl before; its texts are read here where it was never analysed."""
    import ibis

    from analysis.changes import compare_crawls
    from analysis.indexability import judge_indexability

    before, now = work.tables[f"{PREVIOUS}pages"], work.tables
    texts_before = page_texts_of(work, read_rows(before, "pages"))
    rows = compare_crawls(
        before,
        now["pages"],
        judge_indexability(before),
        now["indexability"],
        ibis.memtable(texts_before),
        now["page_texts"],
        now[f"{PREVIOUS}links"],
        now["links"],
        previous_snapshot=work.previous,
    )
    return {"changes": read_rows(rows, "changes")}


def _previous(work: Work) -> Mapping[str, str]:
    return {"previous": work.previous, **_languages(work)}


def list_findings(work: Work) -> Mapping[str, pa.Table]:
    """Ask every audit check that can be measured; what it finds stands with the snapshot its evidence is in."""
    from analysis.base import Found
    from analysis.questions import CATALOGUE

    rows: list[pa.Table] = []
    checks = [question for question in CATALOGUE if question.severity]
    for number, question in enumerate(checks):
        work.progress("stage-findings", number, len(checks))
        answer = question.ask(work.tables)
        if isinstance(answer, Found):
            added = {"check": question.name, "severity": question.severity, "evidence_snapshot": work.snapshot}
            rows.append(_with_constants(answer.table.to_pyarrow(), added))
    return {"findings": pa.concat_tables(rows) if rows else arrow_schema_of("findings").empty_table()}


def _with_constants(rows: pa.Table, constants: Mapping[str, str | None]) -> pa.Table:
    for name, value in constants.items():
        rows = rows.append_column(name, pa.array([value] * rows.num_rows, pa.string()))
    schema = arrow_schema_of("findings")
    return rows.select(schema.names).cast(schema)


def _checks(work: Work) -> Mapping[str, str]:
    from analysis.questions import CATALOGUE

    return {question.name: str(question.version) for question in CATALOGUE if question.severity}


def keep_ledger(work: Work) -> Mapping[str, pa.Table]:
    from analysis.ledger import keep_ledger

    tables = work.tables
    rows = keep_ledger(tables["hits"], tables["pages"], tables["indexability"], work.table("page_texts"))
    return {"ledger": read_rows(rows, "ledger")}


def count_bot_days(work: Work) -> Mapping[str, pa.Table]:
    from analysis.ledger import count_bot_days

    return {"bot_days": read_rows(count_bot_days(work.tables["hits"]), "bot_days")}


def match_sources(work: Work) -> Mapping[str, pa.Table]:
    from analysis.matches import match_sources

    rows = match_sources(work.table("hits"), work.table("sitemap_urls"), work.tables["pages"])
    return {"matches": read_rows(rows, "matches")}


def _model(work: Work) -> Mapping[str, str]:
    """Return the setting and the model behind it: another model makes other vectors."""
    from app.models import model_tag

    return {"model": model_tag(work.workspace.settings.embedding.model)}


def _languages(work: Work) -> Mapping[str, str]:
    from analysis.extract import extractor

    return {"languages": ",".join(work.about.languages), "extractor": extractor()}


STAGES: tuple[Stage, ...] = (
    Stage("indexability", ("pages",), ("indexability",), judge_indexability, version=1),
    Stage("texts", ("pages", "bodies"), ("page_texts",), read_texts, version=1, depends=_languages, meaning=True),
    Stage("passages", ("page_texts",), ("page_passages",), split_texts, version=1, meaning=True),
    Stage(
        "neighbours", ("page_passages", "page_texts", "indexability", "links"), ("neighbours",), find_neighbours,
        version=1, depends=_model, meaning=True,
    ),
    Stage("entities", ("page_texts", "pages", "links"), ("page_entities",), find_entities, version=1, meaning=True),
    Stage("ledger", ("hits", "pages", "indexability"), ("ledger",), keep_ledger, version=1, can_use=("page_texts",)),
    Stage("bot_days", ("hits",), ("bot_days",), count_bot_days, version=1),
    Stage(
        "link_metrics", ("pages", "links", "indexability"), ("link_metrics",), measure_links,
        version=1, depends=_starts,
    ),
    Stage(
        "changes",
        ("pages", "page_texts", "indexability", "links", f"{PREVIOUS}pages", f"{PREVIOUS}links"),
        ("changes",), compare_crawls, version=1, depends=_previous,
    ),
    Stage(
        "findings", ("pages", "indexability"), ("findings",), list_findings, version=1,
        can_use=("links", "sitemap_urls", "page_texts", "link_metrics", "ledger"), depends=_checks,
    ),
    Stage("matches", ("pages",), ("matches",), match_sources, version=1, can_use=("hits", "sitemap_urls")),
)  # fmt: skip
