"""Compares a run over the demo with the truth: what was planted and missed, what was reported and is not there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import ibis
import ibis.expr.types as ir

from analysis.changes import ASPECTS
from analysis.tables import arrow_schema_of
from app.demo.truth import Truth

Kind = Literal["planted_but_missed", "reported_but_not_planted"]
PURITY = 0.9  # share of the articles that stand in a topic with a majority of their own; below it topics are wrong

EXACT = ASPECTS.keys() - {"text", "template"}  # how a page is laid out is recognised, and judged where that is tested

_NEEDED = {
    "ledger", "hits", "bot_days", "matches", "log_files", "indexability", "pages", "findings", "changes", "gaps",
    "link_opportunities", "topic_pages",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Difference:
    check: str
    kind: Kind
    key: str


def compare(truth: Truth, tables: Mapping[str, ir.Table]) -> list[Difference]:
    """Return every difference between a run's tables (facts and derived of the second crawl) and the truth.

    Audit checks, the ledger, changes, spoofed bots, actors, unmatched URLs and totals must agree exactly. What rests on
    meaning is judged by what was planted: a planted gap or missing link must be reported, further ones may be right as
    well; of changed main texts the planted ones must be reported, and none where no word differs; and of the articles
    `PURITY` must stand in a topic most of whose articles share theirs. A table that is missing is a difference, too.
    """
    there = {name: tables.get(name, ibis.memtable(arrow_schema_of(name).empty_table())) for name in _NEEDED}
    found = [
        *_missed("tables", _NEEDED - tables.keys()),
        *_exact("ledger", _counted(truth.ledger), _counted(_sums(there["ledger"], "cause"))),
        *_exact("spoofed_bots", _counted(truth.spoofed), _counted(_spoofed(there["hits"]))),
        *_exact("actors", _counted(truth.actors), _counted(_sums(there["bot_days"], "actor"))),
        *_exact("unmatched_urls", _counted(truth.unmatched), _counted(_unmatched(there["matches"]))),
        *_exact("totals", _counted(truth.totals), _counted(_totals(there, truth))),
        *_findings(truth, there["findings"]), *_changes(truth, there["changes"]), *_meaning(truth, there),
    ]  # fmt: skip
    return sorted(found)


def topic_purity(truth: Truth, topic_pages: ir.Table) -> float:
    """Return the share of the articles that stand in a topic most of whose articles share their own."""
    placed = [(row["topic"], truth.topics[row["url"]]) for row in _rows(topic_pages) if row["url"] in truth.topics]
    counts: dict[str, Counter[str]] = {}
    for topic, own in placed:
        if topic is not None:
            counts.setdefault(topic, Counter())[own] += 1
    return sum(max(count.values()) for count in counts.values()) / max(len(truth.topics), 1)


def _rows(table: ir.Table) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    return rows


def _exact(check: str, planted: Iterable[str], reported: Iterable[str]) -> list[Difference]:
    there, seen = set(planted), set(reported)
    return _missed(check, there - seen) + [Difference(check, "reported_but_not_planted", key) for key in seen - there]


def _missed(check: str, keys: Iterable[str]) -> list[Difference]:
    return [Difference(check, "planted_but_missed", key) for key in keys]


def _counted(counts: Mapping[str, int]) -> list[str]:
    return [f"{name}={count}" for name, count in counts.items()]


def _sums(table: ir.Table, name: str) -> dict[str, int]:
    sums = table.group_by(name).agg(total=table.hits.sum())
    return {row[name]: row["total"] for row in _rows(sums)}


def _spoofed(hits: ir.Table) -> dict[str, int]:
    spoofed = hits.filter(hits.verification == "spoofed")
    return {row["bot"]: row["total"] for row in _rows(spoofed.group_by("bot").agg(total=spoofed.count()))}


def _unmatched(matches: ir.Table) -> dict[str, int]:
    unknown = matches.filter((matches.source == "logs") & ~matches.matched & (matches.kind == "page"))
    return {row["url"]: row["weight"] for row in _rows(unknown)}


def _totals(tables: Mapping[str, ir.Table], truth: Truth) -> dict[str, int]:
    """Return the run's totals, by the names the truth has for them."""
    files, hits, pages = tables["log_files"], tables["hits"], tables["indexability"]
    verified = hits.filter((hits.actor == "search") & (hits.verification == "verified"))
    counts = {
        "indexable": pages.filter(pages.indexable).count(), "urls": tables["pages"].count(),
        "lines": files.lines.sum(), "hits": files.hits.sum(), "rejected": files.rejected.sum(),
        "verified": verified.count(),
    }  # fmt: skip
    return {name: int(count.to_pyarrow().as_py() or 0) for name, count in counts.items() if name in truth.totals}


def _findings(truth: Truth, findings: ir.Table) -> list[Difference]:
    reported: dict[str, set[str]] = {name: set() for name in truth.findings}
    for row in _rows(findings):
        reported.setdefault(row["check"], set()).add(_key(row["url"], row["related"]))
    differences: list[Difference] = []
    for name, keys in reported.items():
        differences += _exact(name, {_key(*key) for key in truth.findings.get(name, [])}, keys)
    return differences


def _key(url: str, related: str | None) -> str:
    return url if related is None else f"{url} {related}"


def _changes(truth: Truth, changes: ir.Table) -> list[Difference]:
    rows = _rows(changes)
    reported = {" ".join((row["url"], row["aspect"], row["change"])) for row in rows if row["aspect"] in EXACT}
    texts = {row["url"] for row in rows if row["aspect"] == "text"}
    differences = _exact("page_changes", {" ".join(change) for change in truth.changes}, reported)
    differences += _missed("page_changes", {f"{url} text" for url in set(truth.texts_changed) - texts})
    untouched = texts - set(truth.texts_touched)
    return differences + [Difference("page_changes", "reported_but_not_planted", f"{url} text") for url in untouched]


def _meaning(truth: Truth, tables: Mapping[str, ir.Table]) -> list[Difference]:
    pairs = {(row["source"], row["target"]) for row in _rows(tables["link_opportunities"])}
    gaps = {(row["url"], row["heading"].casefold()) for row in _rows(tables["gaps"])}
    purity = topic_purity(truth, tables["topic_pages"])
    return [
        *_missed("missing_links", {" ".join(pair) for pair in set(truth.missing_links) - pairs}),
        *_missed("semantic_gaps", {
            f"{url} {subtopic}" for url, subtopic, headings in truth.gaps
            if not any((url, heading.casefold()) in gaps for heading in headings)
        }),
        *_missed("topics", [] if purity >= PURITY else [f"purity={purity:.2f}"]),
    ]  # fmt: skip
