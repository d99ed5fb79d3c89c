"""What a proposed robots.txt, set of redirects or set of noindex pages would have changed, replayed on the real log."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from ibis import _

from analysis.ledger import rules_for_bot
from analysis.link_graph import LinkGraph, click_depths, link_graph
from analysis.robots_match import RobotsText, RuleBook, read_rules
from analysis.urls import origin_of, path_of

REFERENCE = "Googlebot"  # whose rules decide which pages are closed, whichever bots the log holds

Effect = Literal["saved", "recovered", "opened", "misled", "none"]
Loss = Literal["closed", "unreachable", "sitemap_only"]


@dataclass(frozen=True)
class Visits:
    """The requests of one bot for one URL in the window, with the cause the ledger gave most of them."""

    bot: str
    url: str
    cause: str
    hits: int
    bytes: int


class Proposal(Protocol):
    """A change of the site that was not made yet."""

    @property
    def reroutes(self) -> Mapping[str, str]:
        """Return where URLs would lead that are redirected."""

    def outcome(self, visits: Visits) -> tuple[Effect, int]:
        """Return what becomes of a bot's requests for a URL, and of how many."""

    def closes(self, url: str) -> bool:
        """Return whether search engines could no longer follow the links of a page."""


@dataclass(frozen=True)
class RobotsProposal:
    """A robots.txt for one origin, against the one there is.

    A request is `saved` where the new file forbids it the bot and the present one does not, and `opened` the other way
    round. Bots that ask in spite of a rule today are not saved by another one.
    """

    origin: str
    proposed: RobotsText
    present: RobotsText
    reroutes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, origin: str, proposed: str, present: str) -> "RobotsProposal":
        return cls(origin, read_rules(proposed), read_rules(present))

    def outcome(self, visits: Visits) -> tuple[Effect, int]:
        before, after = (self._allows(text, visits.bot, visits.url) for text in (self.present, self.proposed))
        return ("none", 0) if before == after else ("saved", visits.hits) if before else ("opened", visits.hits)

    def closes(self, url: str) -> bool:
        return not self._allows(self.proposed, REFERENCE, url) and self._allows(self.present, REFERENCE, url)

    def _allows(self, text: RobotsText, bot: str, url: str) -> bool:
        if not url.startswith("http") or origin_of(url) != self.origin or path_of(url) == "/robots.txt":
            return True
        book = rules_for_bot(text, bot)
        return book is None or book.decide(path_of(url)).allowed


@dataclass(frozen=True)
class RedirectProposal:
    """Redirects, from URL key to URL key.

    A request that met an error is `recovered`: it leads to a page. One whose redirect has a problem (see `problem_of`)
    is `misled`, whatever it met before. Of requests that were answered, a bot needs one a
    URL to learn of a permanent redirect; the others are `saved`, at most. What redirects today stays one request.
    """

    reroutes: Mapping[str, str]

    def outcome(self, visits: Visits) -> tuple[Effect, int]:
        if visits.url not in self.reroutes or visits.cause == "redirect":
            return "none", 0
        if visits.cause in ("client_error", "server_error"):
            return "recovered", visits.hits
        return "saved", visits.hits - 1

    def closes(self, url: str) -> bool:
        return url in self.reroutes


@dataclass(frozen=True)
class NoindexProposal:
    """Pages that would say noindex: URL keys, and patterns as robots.txt writes them.

    A bot must go on fetching a page to see its noindex, and comes less often in time. All requests but one a bot and
    URL are `saved` at most; nothing is saved on the first day. A page that may not rank today is not changed by it.
    """

    urls: frozenset[str]
    patterns: RuleBook
    indexable: frozenset[str]
    reroutes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, urls: Iterable[str], patterns: Iterable[str], indexable: Iterable[str]) -> "NoindexProposal":
        lines = "\n".join(["User-agent: *", *(f"Disallow: {pattern}" for pattern in patterns)])
        return cls(frozenset(urls), read_rules(lines).rules_for("*"), frozenset(indexable))

    def outcome(self, visits: Visits) -> tuple[Effect, int]:
        return ("saved", visits.hits - 1) if self.closes(visits.url) else ("none", 0)

    def closes(self, url: str) -> bool:
        return url in self.indexable and (url in self.urls or not self.patterns.decide(path_of(url)).allowed)


@dataclass(frozen=True)
class Site:
    """What a crawl knows of the site: its links, which pages may rank, and how they are grouped."""

    graph: LinkGraph
    starts: frozenset[str]
    listed: frozenset[str]  # in sitemaps
    indexable: frozenset[str]
    verdicts: Mapping[str, str]  # URL → reason of indexability
    templates: Mapping[str, str]
    segments: Mapping[str, str]

    def template_of(self, url: str) -> str:
        """Return the template of a page, for an address the crawl does not know that of its path; else nothing."""
        return self.templates.get(url) or self.templates.get(url.partition("?")[0], "")


def read_site(tables: Mapping[str, ir.Table]) -> Site:
    """Return what replaying needs from `pages`, `links`, `indexability` and, where there, templates and sitemaps."""
    pages = tables["pages"].select("url", "final_url", "found_by").to_pyarrow()
    links = tables["links"].select("source", "target", "rel", "position", "internal").to_pyarrow()
    found = dict(zip(pages["url"].to_pylist(), pages["found_by"].to_pylist(), strict=True))
    listed = _column(tables.get("sitemap_urls"), "url")
    verdicts = _pairs(tables["indexability"], "url", "reason")
    return Site(
        graph=link_graph(pages, links),
        starts=frozenset(url for url, by in found.items() if by == "start"),
        listed=frozenset([*listed, *(url for url, by in found.items() if by == "sitemap")]),
        indexable=frozenset(url for url, reason in verdicts.items() if reason == "ok"),
        verdicts=verdicts,
        templates=_pairs(tables.get("page_templates"), "url", "template"),
        segments={**_pairs(tables.get("ledger"), "url", "segment"), **_pairs(tables["indexability"], "url", "segment")},
    )


def _column(table: ir.Table | None, name: str) -> list[str]:
    return [] if table is None else table.select(name).distinct().to_pyarrow()[name].to_pylist()


def _pairs(table: ir.Table | None, key: str, value: str) -> dict[str, str]:
    if table is None or value not in table.columns:
        return {}
    rows = table.select(key, value).distinct().to_pyarrow()
    return dict(zip(rows[key].to_pylist(), rows[value].to_pylist(), strict=True))


def read_visits(ledger: ir.Table, bot: str = "") -> list[Visits]:
    """Return the requests of each bot and URL, of one bot where one is named."""
    rows = ledger.filter(ledger.bot == bot) if bot else ledger
    causes = rows.group_by("bot", "url", "cause").agg(hits=_.hits.sum(), bytes=_.bytes.sum())
    asked: dict[tuple[str, str], list[tuple[int, str, int]]] = defaultdict(list)
    for row in causes.order_by("bot", "url", "cause").to_pyarrow().to_pylist():
        asked[row["bot"], row["url"]].append((row["hits"], row["cause"], row["bytes"]))
    return [
        Visits(*key, cause=max(parts)[1], hits=sum(p[0] for p in parts), bytes=sum(p[2] for p in parts))
        for key, parts in asked.items()
    ]


@dataclass(frozen=True)
class WhatIf:
    """The outcome of a replay."""

    site: Site
    urls: (
        pa.Table
    )  # touched URLs: url, template, segment, effect, hits, requests, bytes, bots, indexable, target, problem
    lost: pa.Table  # pages that may rank and would be lost: url, template, segment, loss, hits
    hits: Mapping[str, int]  # all requests by URL

    @cached_property
    def totals(self) -> dict[str, int]:
        """Return requests in all, those saved, recovered, opened and misled, and pages by loss."""
        changed = Counter(dict.fromkeys(("saved", "recovered", "opened", "misled"), 0))
        for row in self.urls.to_pylist():
            changed[row["effect"]] += row["requests"]
        losses = Counter(dict.fromkeys(("closed", "unreachable", "sitemap_only"), 0))
        losses.update(self.lost["loss"].to_pylist())
        return {"hits": sum(self.hits.values()), **changed, **losses}

    def by(self, group: Literal["template", "segment"]) -> pa.Table:
        """Return all of it by template or segment: requests, by what becomes of them, pages, and pages by loss."""
        name_of = self.site.template_of if group == "template" else lambda url: self.site.segments.get(url, "")
        rows: dict[str, Counter[str]] = defaultdict(Counter)
        for url, hits in self.hits.items():
            rows[name_of(url)]["hits"] += hits
        for url in self.site.indexable:
            rows[name_of(url)]["pages"] += 1
        for row in self.urls.to_pylist():
            rows[row[group]][row["effect"]] += row["requests"]
        for row in self.lost.to_pylist():
            rows[row[group]][row["loss"]] += 1
        ordered = sorted(rows.items(), key=lambda item: (-item[1]["saved"], -item[1]["hits"], item[0]))
        return pa.Table.from_pylist(
            [{group: name, **{column: counts[column] for column in _GROUPED}} for name, counts in ordered],
            schema=pa.schema([(group, pa.string()), *((column, pa.int64()) for column in _GROUPED)]),
        )


_GROUPED = ("hits", "saved", "recovered", "opened", "misled", "pages", "closed", "unreachable", "sitemap_only")
_URLS = pa.schema(
    {
        "url": pa.string(), "template": pa.string(), "segment": pa.string(), "effect": pa.string(), "hits": pa.int64(),
        "requests": pa.int64(), "bytes": pa.int64(), "bots": pa.int64(), "indexable": pa.bool_(),
        "target": pa.string(), "problem": pa.string(),
    }.items()
)  # fmt: skip
_LOST = pa.schema(
    {
        "url": pa.string(), "template": pa.string(), "segment": pa.string(), "loss": pa.string(), "hits": pa.int64(),
    }.items()
)  # fmt: skip


def replay(visits: list[Visits], site: Site, proposal: Proposal) -> WhatIf:
    """Replay the requests of verified search bots on the site as proposed.

    Definition: what a request becomes is said by each kind of proposal. `lost` are pages that may rank today and
    `closed`: the proposal takes them out of search itself; `unreachable`: no way leads there any more, neither by
    followed links from the start pages over pages whose links can still be read, nor from a sitemap; `sitemap_only`:
    no way by links is left, and only a sitemap names them. Pages no way led to before are not counted as lost.
    Left out: what bots would do with requests they save; pages that other sites link to are known to bots anyway.
    """
    hits: Counter[str] = Counter()
    for visit in visits:
        hits[visit.url] += visit.hits
    urls = _touched(visits, site, proposal)
    return WhatIf(site, urls, _lost(site, proposal, hits), dict(sorted(hits.items())))


def _touched(visits: list[Visits], site: Site, proposal: Proposal) -> pa.Table:
    rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for visit in visits:
        effect, requests = proposal.outcome(visit)
        if effect != "none" and visit.url in proposal.reroutes and problem_of(site, proposal.reroutes, visit.url):
            effect, requests = "misled", visit.hits
        if effect != "none":
            rows[visit.url, effect].update(hits=visit.hits, requests=requests, bytes=visit.bytes, bots=1)
    ordered = sorted(rows.items(), key=lambda item: (-item[1]["requests"], item[0]))
    touched = [_touched_row(site, proposal, url, effect) | counts for (url, effect), counts in ordered]
    return pa.Table.from_pylist(touched, schema=_URLS)


def _touched_row(site: Site, proposal: Proposal, url: str, effect: str) -> dict[str, object]:
    target = proposal.reroutes.get(url)
    return {
        "url": url, "template": site.template_of(url), "segment": site.segments.get(url, ""), "effect": effect,
        "indexable": url in site.indexable, "target": target,
        "problem": problem_of(site, proposal.reroutes, url) if target else None,
    }  # fmt: skip


def problem_of(site: Site, reroutes: Mapping[str, str], url: str) -> str | None:
    """Return what is wrong with a proposed redirect; None where it leads straight to a page that may rank.

    `loop` it comes back to itself; `chain` its target is redirected as well, by the set or today; `target_error` the
    crawl met an error there; `target_unknown` it met nothing there; `target_not_indexable` a page that may not rank.
    """
    target = reroutes[url]
    if url in _way(reroutes, url):
        return "loop"
    reason = site.verdicts.get(target)
    if target in reroutes or reason == "redirect":
        return "chain"
    if reason in ("client_error", "server_error"):
        return "target_error"
    return None if reason == "ok" else "target_unknown" if reason is None else "target_not_indexable"


def _way(reroutes: Mapping[str, str], url: str) -> list[str]:
    """Return the URLs redirects lead over, each once."""
    way: list[str] = []
    while (following := reroutes.get(way[-1] if way else url)) is not None and following not in way:
        way.append(following)
    return way


def _lost(site: Site, proposal: Proposal, hits: Mapping[str, int]) -> pa.Table:
    closed = {url for url in site.graph.urls if proposal.closes(url)} | {
        url for url in site.indexable if proposal.closes(url)
    }
    losses = _losses(site, proposal, closed)
    ordered = sorted(losses.items(), key=lambda item: (item[1], -hits.get(item[0], 0), item[0]))
    rows = [
        {"url": url, "template": site.template_of(url), "segment": site.segments.get(url, ""), "loss": loss,
         "hits": hits.get(url, 0)}
        for url, loss in ordered
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=_LOST)


def _losses(site: Site, proposal: Proposal, closed: set[str]) -> dict[str, Loss]:
    before = _reached(site, site.starts, set(), {}), _reached(site, site.starts | site.listed, set(), {})
    after = tuple(
        _reached(site, entries, closed, proposal.reroutes) for entries in (site.starts, site.starts | site.listed)
    )
    losses: dict[str, Loss] = dict.fromkeys(site.indexable & closed, "closed")
    for url in site.indexable - closed:
        if url in before[1] and url not in after[1]:
            losses[url] = "unreachable"
        elif url in before[0] and url not in after[0]:
            losses[url] = "sitemap_only"
    return losses


def _reached(site: Site, entries: frozenset[str], closed: set[str], reroutes: Mapping[str, str]) -> set[str]:
    """Return what a crawler meets from its entries; of a closed page it reads no link, of a redirect the target."""
    graph = _changed_graph(site.graph, closed, reroutes)
    places = {url: place for place, url in enumerate(graph.urls)}
    starts = np.array(sorted(places[url] for url in entries if url in places), np.int64)
    depths = click_depths(graph, starts)
    return {url for url, depth in zip(graph.urls, depths, strict=True) if depth >= 0}


def _changed_graph(graph: LinkGraph, closed: set[str], reroutes: Mapping[str, str]) -> LinkGraph:
    places = {url: place for place, url in enumerate(graph.urls)}
    known = [(places[a], places[b]) for a, b in reroutes.items() if a in places and b in places]
    shut = np.zeros(graph.nodes, bool)
    shut[[places[url] for url in closed if url in places]] = True
    kept = ~shut[graph.sources] if len(graph.sources) else np.zeros(0, bool)
    added: npt.NDArray[np.int64] = np.array(known, np.int64).reshape(-1, 2)
    return LinkGraph(
        graph.urls, np.concatenate([graph.sources[kept], added[:, 0]]),
        np.concatenate([graph.targets[kept], added[:, 1]]), np.concatenate([graph.in_body[kept], added[:, 0] < 0]),
    )  # fmt: skip
