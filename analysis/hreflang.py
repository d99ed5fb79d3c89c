"""Language clusters: pages that name each other as alternates, and what is wrong with how they do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from analysis.language_codes import X_DEFAULT, problem_of
from analysis.tables import arrow_schema_of


def list_alternates(pages: ir.Table, indexability: ir.Table, sitemap_urls: ir.Table | None = None) -> ir.Table:
    """Return `hreflang_links`: every alternate a page names, where it stands, and what is wrong with it.

    Definition: alternates of link elements, of the Link header and of sitemaps, each once a page, code and source.
    `problems` may hold: `code_form`, `code_language`, `code_script`, `code_region` the code names no language, script
    or region (analysis/language_codes.py); `conflicting_code` the page names several pages for this code;
    `no_return` the other page was crawled and names this one nowhere; `target_…` the other page may not rank, with the
    reason of `indexability`. A page's link to itself lacks no return, and a language chooser (x-default) need not list
    all it serves.
    Left out: whether an alternate that was not crawled is sound.
    """
    named = _named(pages, sitemap_urls)
    codes = _coded(named)
    targets = indexability.select(known="url", reason="reason")
    back = named.select(from_there="url", to_here="target").distinct()
    several = named.group_by("url", "code").agg(several=_.target.nunique() > 1)
    joined = (
        named.join(codes, "code").join(several, ["url", "code"]).left_join(targets, _.target == targets.known)
        .left_join(back, [_.target == back.from_there, _.url == back.to_here])
    )  # fmt: skip
    own = joined.target == joined.url
    returned = own | joined.from_there.notnull()
    rows = joined.mutate(returned=returned, reason=own.ifelse("ok", joined.reason))
    return rows.select("url", "target", "code", "source", "returned", problems=_problems(rows)).order_by(
        "url", "target", "code", "source"
    )


def _named(pages: ir.Table, sitemap_urls: ir.Table | None) -> ir.Table:
    """Return who names whom for which code, and where."""
    sources = [_unnested(pages, "hreflang", "html"), _unnested(pages, "hreflang_header", "header")]
    if sitemap_urls is not None:
        sources.append(_unnested(sitemap_urls, "hreflang", "sitemap"))
    named = ibis.union(*sources, distinct=True)
    return named.filter(named.code != "")


def _unnested(table: ir.Table, column: str, source: str) -> ir.Table:
    rows = table.select("url", alternate=table[column].unnest())
    return rows.select(
        "url", target=rows.alternate.url, code=rows.alternate.lang.strip().lower(), source=ibis.literal(source)
    )


def _coded(named: ir.Table) -> ir.Table:
    """Return what is wrong with each code; a site has few, so they are judged one by one."""
    codes = sorted(named.select("code").distinct().to_pyarrow()["code"].to_pylist())
    faults = [problem_of(code) for code in codes]
    rows = pa.table({"code": codes, "fault": faults}, schema=pa.schema([("code", pa.string()), ("fault", pa.string())]))
    return ibis.memtable(rows)


def _problems(rows: ir.Table) -> ir.ArrayValue:
    none = ibis.null("string")
    unsound = rows.reason.notnull() & (rows.reason != "ok")
    listed = ibis.array([
        (rows.fault != "").ifelse(ibis.literal("code_") + rows.fault, none),
        rows.several.ifelse("conflicting_code", none),
        (~rows.returned & rows.reason.notnull() & (rows.code != X_DEFAULT)).ifelse("no_return", none),
        unsound.ifelse(ibis.literal("target_") + rows.reason, none),
    ])  # fmt: skip
    return listed.filter(lambda problem: problem.notnull())


def cluster_alternates(hreflang_links: pa.Table) -> pa.Table:
    """Return `hreflang_clusters`: which pages are one content in several languages.

    Definition: pages connected by alternates, in either direction, are one cluster; its name is the first of their URL
    keys. Links for x-default connect nothing, because one language chooser may stand for all clusters. A page's `code`
    is what it calls itself, else what most others call it. `alternate` is false where pages of the cluster share the
    code: the one is no alternate of the other then, and equal texts on both are duplicates after all.
    """
    links = [row for row in hreflang_links.to_pylist() if row["code"] != X_DEFAULT]
    cluster_of = _connected((row["url"], row["target"]) for row in links)
    codes = _codes(links)
    shared = Counter((cluster_of[url], code) for url, code in codes.items())
    members = Counter(cluster_of.values())
    named_by, names, itself = _naming(links)
    rows = [
        {
            "url": url, "cluster": cluster, "code": codes[url], "members": members[cluster],
            "alternate": members[cluster] > 1 and shared[cluster, codes[url]] == 1,
            "names": len(names.get(url, ())), "named_by": len(named_by.get(url, ())), "names_itself": url in itself,
        }
        for url, cluster in sorted(cluster_of.items())
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=arrow_schema_of("hreflang_clusters"))


def _connected(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the first URL of the cluster of each."""
    first: dict[str, str] = {}

    def head(url: str) -> str:
        while first.setdefault(url, url) != url:
            first[url] = first[first[url]]
            url = first[url]
        return url

    for one, other in pairs:
        low, high = sorted((head(one), head(other)))
        first[high] = low
    return {url: head(url) for url in first}


def _codes(links: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the code of each page."""
    own: dict[str, Counter[str]] = {}
    others: dict[str, Counter[str]] = {}
    for row in links:
        kept = own if row["url"] == row["target"] else others
        kept.setdefault(row["target"], Counter())[row["code"]] += 1
        others.setdefault(row["url"], Counter())
    called = {url: own.get(url) or counts for url, counts in others.items()} | own
    return {url: min(counts, key=lambda code: (-counts[code], code), default="") for url, counts in called.items()}


Naming = dict[str, set[str]]


def _naming(links: Sequence[Mapping[str, str]]) -> tuple[Naming, Naming, set[str]]:
    """Return who names a page, whom it names, and which pages name themselves."""
    named_by: Naming = {}
    names: Naming = {}
    itself = {row["url"] for row in links if row["url"] == row["target"]}
    for row in links:
        if row["url"] != row["target"]:
            named_by.setdefault(row["target"], set()).add(row["url"])
            names.setdefault(row["url"], set()).add(row["target"])
    return named_by, names, itself
