"""The stages, from facts to briefs: what each needs, what it writes, and the functions of `analysis` it calls."""

from collections.abc import Mapping

import pyarrow as pa

from analysis.tables import arrow_schema_of
from app.bot_stages import bot_knowledge, describe_bots, judge_obedience, judging_robots
from app.ledger_stages import judged_by, keep_ledger, trace_pickups
from app.meaning_stages import (
    find_entities,
    find_gaps,
    find_link_opportunities,
    find_neighbours,
    find_topics,
    languages,
    measure_pages,
    model,
    propose_briefs,
    read_texts,
    rivals,
    split_texts,
)
from app.pipeline import Stage, Work
from app.reading import PREVIOUS, read_rows
from app.structure_stages import (
    find_near_duplicates,
    find_templates,
    judge_structured_data,
    list_alternates,
    shape_reader,
    structured_data_rules,
)


def judge_indexability(work: Work) -> Mapping[str, pa.Table]:
    from analysis.indexability import judge_indexability

    rows = judge_indexability(work.tables["pages"], work.table("robots_answers"))
    return {"indexability": read_rows(rows, "indexability")}


def measure_links(work: Work) -> Mapping[str, pa.Table]:
    from analysis.link_graph import measure_links

    starts = _starts(work).values()
    rows = measure_links(work.arrow("pages"), work.arrow("links"), work.arrow("indexability"), start_urls=list(starts))
    return {"link_metrics": rows}


def _starts(work: Work) -> Mapping[str, str]:
    from analysis.urls import url_key

    return {"start": url_key(work.about.start) or work.about.start}


def answer_robots(work: Work) -> Mapping[str, pa.Table]:
    from analysis.robots_answers import answer_for_agents

    agents = _agents(work)["agents"].split(",")
    pages, files, resources = (work.arrow(name) for name in ("pages", "robots_files", "resources"))
    return {"robots_answers": answer_for_agents(pages, files, resources, agents)}


def _agents(work: Work) -> Mapping[str, str]:
    """Return whom robots.txt is asked for: us, Googlebot, and those the user names."""
    settings = work.workspace.settings
    ours = settings.crawl.user_agent.partition("/")[0].strip()
    return {"agents": ",".join(dict.fromkeys([ours, "Googlebot", *settings.robots_agents]))}


def compare_crawls(work: Work) -> Mapping[str, pa.Table]:
    """Compare with the crawl before; its texts are read here where it was never analysed."""
    from app.comparison import NOT_MEASURED, compared

    previous, crawl = work.reading.previous, work.reading.crawl
    if previous is None or crawl is None:
        raise AssertionError("the stage needs the pages of two crawls")
    rows, missing = compared(work, previous, crawl)
    work.notes.update({f"{NOT_MEASURED}{aspect}": 1 for aspect in missing})
    return {"changes": rows}


def _previous(work: Work) -> Mapping[str, str]:
    from app.comparison import templates_of

    previous = work.reading.previous
    templates = templates_of(work.workspace.derived(work.site), previous) if previous else ""
    return {"previous": work.previous, "previous_templates": templates, **languages(work)}


def count_crawl(work: Work) -> Mapping[str, pa.Table]:
    from analysis.crawl_counts import count_crawl

    crawl = work.reading.crawl
    if crawl is None:
        raise AssertionError("the stage needs the pages of a crawl")
    rows = count_crawl(work.tables, snapshot=crawl.id, closed_at=crawl.created_at)
    return {"crawl_counts": read_rows(rows, "crawl_counts")}


def _snapshot(work: Work) -> Mapping[str, str]:
    return {"snapshot": work.snapshot}


def list_findings(work: Work) -> Mapping[str, pa.Table]:
    """Ask every audit check that can be measured; what it finds stands with the snapshot its evidence is in."""
    from analysis.base import Found
    from analysis.questions import CATALOGUE

    rows: list[pa.Table] = []
    checks = [question for question in CATALOGUE if question.severity]
    for number, question in enumerate(checks):
        work.progress("stage-findings", number, len(checks))
        answer = question.ask(work.tables, unmeasured=work.reading.unmeasured)
        if isinstance(answer, Found):
            added = {"check": question.name, "severity": question.severity, "evidence_snapshot": work.snapshot}
            rows.append(_with_constants(answer.table.to_pyarrow(), added))
    return {"findings": pa.concat_tables(rows) if rows else arrow_schema_of("findings").empty_table()}


def _with_constants(rows: pa.Table, constants: Mapping[str, str | None]) -> pa.Table:
    for name, value in constants.items():
        rows = rows.append_column(name, pa.array([value] * rows.num_rows, pa.string()))
    schema = arrow_schema_of("findings")
    return rows.select(schema.names).cast(schema)


def compare_renders(work: Work) -> Mapping[str, pa.Table]:
    """Compare the pages that were rendered; of all others neither fields nor links are read."""
    from analysis.rendering import compare_renders

    renders = work.tables["renders"]
    pages = work.tables["pages"].semi_join(renders, "url")
    links = work.tables["links"].semi_join(renders, work.tables["links"].source == renders.url)
    rows = compare_renders(read_rows(pages, "pages"), read_rows(links, "links"), work.arrow("renders"))
    return {"render_differences": rows}


def _checks(work: Work) -> Mapping[str, str]:
    from analysis.questions import CATALOGUE

    versions = {question.name: str(question.version) for question in CATALOGUE if question.severity}
    unmeasured = ",".join(sorted(work.reading.unmeasured))
    return {"snapshot": work.snapshot, "unmeasured": unmeasured, **versions}  # evidence names its snapshot


def count_bot_days(work: Work) -> Mapping[str, pa.Table]:
    from analysis.ledger import count_bot_days

    return {"bot_days": read_rows(count_bot_days(work.tables["hit_days"]), "bot_days")}


def find_anomalies(work: Work) -> Mapping[str, pa.Table]:
    from analysis.log_anomalies import find_anomalies

    return find_anomalies(work.tables["hit_days"], work.table("hits"))


def match_sources(work: Work) -> Mapping[str, pa.Table]:
    from analysis.matches import match_sources

    rows = match_sources(work.table("hit_days"), work.table("sitemap_urls"), work.tables["pages"])
    return {"matches": read_rows(rows, "matches")}


def _place(work: Work) -> Mapping[str, str]:
    """Evidence names its snapshot, so gaps and briefs belong to one."""
    return {"snapshot": work.snapshot, **rivals(work)}


def _model_and_place(work: Work) -> Mapping[str, str]:
    return {**model(work), **_place(work)}


_COMPARED = ("links", "robots_files", "sitemap_urls")  # what a comparison reads besides pages

STAGES: tuple[Stage, ...] = (
    Stage("rendering", ("renders", "pages", "links"), ("render_differences",), compare_renders, version=1),
    Stage(
        "robots", ("pages", "robots_files"), ("robots_answers",), answer_robots, version=2, depends=_agents,
        can_use=("resources",),
    ),
    Stage(
        "indexability", ("pages",), ("indexability",), judge_indexability, version=3, can_use=("robots_answers",)
    ),
    Stage(
        "alternates", ("pages", "indexability"), ("hreflang_links", "hreflang_clusters"), list_alternates,
        version=2, can_use=("sitemap_urls",), reads=("pages.hreflang",),
    ),
    Stage(
        "structured_data", ("pages",), ("structured_data", "rich_results", "structured_data_pages"),
        judge_structured_data, version=1, reads=("pages.json_ld",), depends=structured_data_rules,
    ),
    Stage(
        "texts", ("pages",), ("page_texts",), read_texts,
        version=1, reaches_for=("bodies",), depends=languages, meaning=True,
    ),
    Stage(
        "templates", ("pages",), ("templates", "page_templates"), find_templates,
        version=1, reaches_for=("bodies",), depends=shape_reader, meaning=True,
    ),
    Stage(
        "near_duplicates", ("page_texts",), ("near_duplicates",), find_near_duplicates,
        version=1, can_use=("hreflang_clusters",), meaning=True,
    ),
    Stage("page_metrics", ("pages", "page_texts"), ("page_metrics",), measure_pages, version=1, meaning=True),
    Stage("passages", ("page_texts",), ("page_passages",), split_texts, version=1, meaning=True),
    Stage(
        "neighbours", ("page_passages", "page_texts", "indexability", "links"), ("neighbours",), find_neighbours,
        version=1, depends=model, meaning=True,
    ),
    Stage("entities", ("page_texts", "pages", "links"), ("page_entities",), find_entities, version=1, meaning=True),
    Stage(
        "ledger", ("hit_days", "pages"), ("ledger",), keep_ledger, version=2,
        can_use=("page_texts", "near_duplicates", "hreflang_clusters", "robots_files", "traps"), depends=judged_by,
    ),
    Stage("bots", ("hit_days",), ("bots",), describe_bots, version=1, depends=bot_knowledge),
    Stage(
        "bot_obedience", ("hit_days", "bots", "robots_files"), ("bot_obedience",), judge_obedience,
        version=1, depends=judging_robots,
    ),
    Stage(
        "pickups", ("ledger", "pages", f"{PREVIOUS}pages"), ("pickups",), trace_pickups, version=1,
        can_use=("page_texts", "sitemap_urls"), depends=judged_by,
    ),
    Stage("bot_days", ("hit_days",), ("bot_days",), count_bot_days, version=2),
    Stage(
        "anomalies", ("hit_days",), ("log_days", "log_breaks", "rate_changes"), find_anomalies, version=1,
        can_use=("hits",),
    ),
    Stage(
        "link_metrics", ("pages", "links", "indexability"), ("link_metrics",), measure_links,
        version=1, depends=_starts,
    ),
    Stage(
        "topics",
        ("page_passages", "page_texts", "pages", "indexability", "links", "link_metrics", "page_entities"),
        ("topics", "topic_pages"), find_topics, version=3, depends=model, meaning=True,
    ),
    Stage(
        "link_opportunities",
        ("page_passages", "page_texts", "pages", "indexability", "links", "link_metrics", "page_entities"),
        ("link_opportunities",), find_link_opportunities, version=1, depends=model, meaning=True,
    ),
    Stage(
        "gaps", ("topic_pages", "page_texts", "page_passages", "indexability"), ("gaps",), find_gaps,
        version=1, depends=_model_and_place, meaning=True,
    ),
    Stage(
        "briefs",
        ("gaps", "link_opportunities", "link_metrics", "topic_pages", "page_texts", "pages", "indexability"),
        ("brief_proposals", "brief_lines"), propose_briefs, version=1, depends=_place, meaning=True,
    ),
    Stage(
        "changes", ("pages", "indexability", f"{PREVIOUS}pages"), ("changes",), compare_crawls, version=3,
        can_use=("page_texts", "page_templates", *_COMPARED, *(f"{PREVIOUS}{name}" for name in _COMPARED)),
        depends=_previous,
    ),
    Stage(
        "findings", ("pages", "indexability"), ("findings",), list_findings, version=1,
        can_use=(
            "links", "traps", "sitemap_urls", "page_texts", "link_metrics", "ledger", "hreflang_links",
            "page_metrics", "sitemap_files", "external_urls",
            "hreflang_clusters", "near_duplicates", "structured_data", "rich_results", "renders", "render_differences",
        ),
        depends=_checks,
    ),
    Stage("matches", ("pages",), ("matches",), match_sources, version=2, can_use=("hit_days", "sitemap_urls")),
    Stage(
        "counts", ("pages", "indexability"), ("crawl_counts",), count_crawl, version=1,
        can_use=("page_texts", "links", "link_metrics", "templates", "sitemap_urls", "findings"), depends=_snapshot,
    ),
)  # fmt: skip
