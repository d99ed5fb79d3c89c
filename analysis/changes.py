"""What differs between two crawls of one site, aspect by aspect; how much it matters stands in analysis/severity.py."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from analysis.change_lists import READERS, Row, difference, list_row, listed, structured_row
from analysis.moves import Move, find_moves
from analysis.severity import severity_of
from analysis.tables import arrow_schema_of
from analysis.text_diff import diff_texts

Crawl = Mapping[str, ir.Table]  # tables of one crawl; a table or column it does not have is missing, not empty
Texts = Callable[[Sequence[str]], Mapping[str, tuple[str, str]]]  # hashes of main texts → text and language
_Needs = tuple[str, ...]

# what both crawls must know, `table` or `pages.column`, for an aspect to be measured
ASPECTS: Mapping[str, _Needs] = {
    "url": ("pages",),
    "status": ("pages",),
    "redirect": ("pages",),
    "indexable": ("pages", "indexability"),
    "reason": ("pages", "indexability"),
    "title": ("pages.title",),
    "description": ("pages.description",),
    "h1": ("pages.h1",),
    "headings": ("pages.headings",),
    "canonical": ("pages.canonical",),
    "robots": ("pages.robots_meta",),
    "robots_header": ("pages.robots_header",),
    "robots_txt": ("pages.googlebot_allowed",),
    "hreflang": ("pages.hreflang",),
    "structured_data": ("pages.json_ld",),
    "text": ("page_texts",),
    "links": ("links",),
    "anchors": ("links",),
    "links_in": ("links",),
    "depth": ("pages.depth",),
    "template": ("page_templates",),
    "robots_file": ("robots_files",),
    "sitemap_file": ("sitemap_urls",),
}
_ON_THE_PAGE = ("title", "description", "h1", "canonical", "robots", "robots_header", "depth", "template")
_PAIRS_AT_ONCE = 500  # main texts in memory


def not_measured(before: Crawl, after: Crawl) -> dict[str, str]:
    """Return the aspects that cannot be compared, each with the table or column one of the crawls does not have."""
    missing = {aspect: _missing(needs, before) or _missing(needs, after) for aspect, needs in ASPECTS.items()}
    return {aspect: name for aspect, name in missing.items() if name}


def _missing(needs: _Needs, crawl: Crawl) -> str:
    for need in needs:
        table, _, column = need.partition(".")
        if table not in crawl or (column and column not in crawl[table].columns):
            return need
    return ""


def compare_crawls(
    before: Crawl, after: Crawl, *, previous_snapshot: str, texts: Texts = lambda hashes: {}
) -> ir.Table:
    """Return one row for every aspect of a URL that differs between two crawls of a site, whichever two.

    Definition: `url` it is met by one crawl only, or has moved (see analysis/moves.py); `status` its own answer, or why
    there is none; `redirect` where it leads, in both crawls elsewhere; `indexable` it may rank in one crawl only;
    `reason` it may rank in neither, for another reason; `title`, `description`, `h1`, `headings` (below the main one),
    `canonical`, `robots` (meta), `robots_header`, `hreflang`, `structured_data` as read; `robots_txt` whether Googlebot
    may fetch it; `text` its main text, with its sentences; `links` the distinct internal targets of the links in its
    body text, `anchors` the words of links both crawls saw there, `links_in` the pages that link to it in their body
    text; `depth` clicks from the start; `template` of its layout; `robots_file`, `sitemap_file` the site's own files.
    What is read off a page is compared only where both crawls got the page itself: a page that fails has not "lost its
    title". A page that moved is compared with itself, under its new address. `change` is new where there was nothing
    before, gone where there is nothing now, moved, else changed. An aspect that one of the crawls knows nothing of is
    left out: `not_measured` names it. `texts` gives main texts by hash; without it a text has changed, unknown how.
    Severity: the first rule of `analysis/severity.py` that holds.
    Left out: links of menus and footers, because one new entry there would change every page; the order of headings,
    alternates and structured data.
    """
    was, now = _held(states_of(before)), _held(states_of(after))
    moves = find_moves(was, now)
    missing = not_measured(before, after)
    measured = [aspect for aspect in ASPECTS if aspect not in missing]
    pairs = _held(pair_up(was, now, moves))
    scalar = _with_moves(_held(compare_states(was, now, pairs, measured)), moves)
    details = [row for part in _details(before, after, pairs, measured, texts) for row in part]
    rows = scalar.union(ibis.memtable(_detail_rows(details), schema=_ROW))
    return _held(_judged(_held(rows), _held(_context(was, now, moves)), previous_snapshot))


def _held(table: ir.Table) -> ir.Table:
    """Return a table computed now: what is built on it would repeat its expression many times over."""
    return ibis.memtable(table.to_pyarrow(), schema=table.schema())


_ROW = {
    "url": "string", "aspect": "string", "before": "string", "after": "string", "note": "string", "share": "float64",
    "added": "array<string>", "removed": "array<string>",
}  # fmt: skip


def _detail_rows(rows: Iterable[Row]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=ibis.schema(_ROW).to_pyarrow())


# states: what of a URL is one value


def states_of(crawl: Crawl) -> ir.Table:
    """Return a URL's comparable state, every aspect as text; what the crawl does not know is none."""
    pages, none = crawl["pages"], ibis.null("string")

    def known(name: str) -> Any:
        return pages[name] if name in pages.columns else none

    own = pages.select(
        "url", "final_url", description=known("description"), canonical=known("canonical"),
        body_hash=known("body_hash"), title=known("title"), robots=known("robots_meta"),
        robots_header=known("robots_header"),
        status=pages.first_status.cast("string").fill_null(pages.reason), read=is_read(pages),
        h1=pages.h1.join(" | ").nullif("") if "h1" in pages.columns else none,
        depth=known("depth").cast("string"),
        redirect=ibis.ifelse(pages.first_status.between(300, 399), pages.final_url, none),
        robots_txt=pages.googlebot_allowed.ifelse("allowed", "forbidden") if "googlebot_allowed" in pages.columns
        else none,
    )  # fmt: skip
    verdicts = crawl["indexability"].select("url", verdict="reason", detail="detail")
    states = own.inner_join(verdicts, "url")
    texts = crawl["page_texts"].select("url", "text_hash", "words") if "page_texts" in crawl else None
    states = _left(states, texts, ("text_hash", "words"))
    templates = crawl["page_templates"].select("url", "template") if "page_templates" in crawl else None
    return _left(states, templates, ("template",))


def is_read(pages: ir.Table) -> ir.BooleanValue:
    """Return whether a crawl got the page itself."""
    return (pages.state == "ok") & (pages.final_url == pages.url)


def _left(states: ir.Table, other: ir.Table | None, columns: Sequence[str]) -> ir.Table:
    if other is None:
        return states.mutate({name: ibis.null("int64" if name == "words" else "string") for name in columns})
    return states.left_join(other, "url").drop("url_right")


def pair_up(was: ir.Table, now: ir.Table, moves: Sequence[Move]) -> ir.Table:
    """Return which address of the earlier crawl is which page of the later one, where both read it."""
    same = was.inner_join(now, "url", lname="{name}_before", rname="{name}_after")
    own = same.filter(same.read_before & same.read_after).select("url", old="url")
    if not moves:
        return own
    moved = _renamed(moves)
    return own.union(moved)


def _renamed(moves: Sequence[Move]) -> ir.Table:
    """Return the new address of every page that moved, as `url`, beside its `old` one."""
    urls = {"url": [move.new for move in moves], "old": [move.old for move in moves]}
    return ibis.memtable(pa.table({name: pa.array(values, pa.string()) for name, values in urls.items()}))


def compare_states(was: ir.Table, now: ir.Table, pairs: ir.Table, measured: Sequence[str]) -> ir.Table:
    """Return the changes of what is one value, as one expression."""
    both = was.inner_join(now, "url", lname="{name}_before", rname="{name}_after")
    earlier = was.rename(old="url").inner_join(pairs, "old")
    # a canonical that names the page itself still does so after a move
    earlier = earlier.mutate(canonical=ibis.ifelse(earlier.canonical == earlier.old, earlier.url, earlier.canonical))
    both_read = earlier.inner_join(now, "url", lname="{name}_before", rname="{name}_after")
    changes = [_new_and_gone(was, now), _differing(both, "status"), _redirects(both), *_verdicts(both)]
    changes += [_differing(both_read, aspect) for aspect in _ON_THE_PAGE if aspect in measured]
    if "robots_txt" in measured:
        changes.append(_differing(both, "robots_txt"))
    return ibis.union(*changes) if len(changes) > 1 else changes[0]


def _row(table: ir.Table, aspect: str, before: str | None, after: str | None, note: str | None = None) -> ir.Table:
    """Return rows of changes from the columns of these names; a name that is none gives no value."""

    def column(name: str | None) -> Any:
        return ibis.null("string") if name is None else table[name]

    nothing = ibis.null("array<string>")
    return table.select(
        "url", aspect=ibis.literal(aspect), before=column(before), after=column(after), note=column(note),
        share=ibis.null("float64"), added=nothing, removed=nothing,
    )  # fmt: skip


def _new_and_gone(was: ir.Table, now: ir.Table) -> ir.Table:
    new, gone = now.anti_join(was, "url"), was.anti_join(now, "url")
    return _row(new, "url", None, "verdict").union(_row(gone, "url", "verdict", None))


def _verdicts(both: ir.Table) -> list[ir.Table]:
    was, now = both.verdict_before == "ok", both.verdict_after == "ok"
    decided = both.mutate(decides=ibis.ifelse(now, both.detail_before, both.detail_after))
    other = ~was & ~now & (both.verdict_before != both.verdict_after)
    return [
        _row(decided.filter(which), aspect, "verdict_before", "verdict_after", "decides")
        for aspect, which in (("indexable", was != now), ("reason", other))
    ]


def _redirects(both: ir.Table) -> ir.Table:
    led = both.filter(both.redirect_before.notnull() & both.redirect_after.notnull())
    return _differing(led, "redirect")


def _differing(both: ir.Table, aspect: str) -> ir.Table:
    before, after = both[f"{aspect}_before"], both[f"{aspect}_after"]
    differs = (before != after).fill_null(False) | (before.isnull() != after.isnull())
    return _row(both.filter(differs), aspect, f"{aspect}_before", f"{aspect}_after")


# details: what of a page is a list, a text, a file


def _details(
    before: Crawl, after: Crawl, pairs: ir.Table, measured: Sequence[str], texts: Texts
) -> Iterator[Iterable[Row]]:
    yield from (_lists(before, after, pairs, aspect) for aspect in READERS if aspect in measured)
    if "structured_data" in measured:
        yield _structured(before, after, pairs)
    if "text" in measured:
        yield _texts(before["page_texts"], after["page_texts"], pairs, texts)
    if "links" in measured:
        yield from _links(before, after, pairs)
    if "robots_file" in measured:
        yield _robots_files(before["robots_files"], after["robots_files"])
    if "sitemap_file" in measured:
        yield _sitemap_files(before, after)


_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "headings": ("headings",), "hreflang": ("hreflang", "hreflang_header"), "structured_data": ("json_ld",),
}  # fmt: skip


def _lists(before: Crawl, after: Crawl, pairs: ir.Table, aspect: str) -> Iterator[Row]:
    read = READERS[aspect]
    for url, was, now in _pages_that_differ(before["pages"], after["pages"], pairs, _COLUMNS[aspect]):
        row = list_row(url, aspect, read(was), read(now))
        if row:
            yield row


def _structured(before: Crawl, after: Crawl, pairs: ir.Table) -> Iterator[Row]:
    columns = _COLUMNS["structured_data"]
    for url, was, now in _pages_that_differ(before["pages"], after["pages"], pairs, columns):
        row = structured_row(url, was, now)
        if row:
            yield row


def _pages_that_differ(
    before: ir.Table, after: ir.Table, pairs: ir.Table, columns: Sequence[str]
) -> Iterator[tuple[str, Row, Row]]:
    """Yield the page of both crawls where one of the columns differs; the engine leaves out all others."""
    known = [name for name in columns if name in before.columns and name in after.columns]
    earlier = before.select(old="url", **{f"{name}_before": name for name in known})
    later = after.select("url", **{f"{name}_after": name for name in known})
    both = pairs.inner_join(earlier, "old").inner_join(later, "url")
    differs = [_told_apart(both[f"{name}_before"].identical_to(both[f"{name}_after"])) for name in known]
    rows = both.filter(ibis.or_(*differs)).order_by("url")
    for batch in rows.to_pyarrow_batches(chunk_size=10_000):
        for row in batch.to_pylist():
            yield row["url"], *({name: row[f"{name}_{when}"] for name in known} for when in ("before", "after"))


def _told_apart(same: ir.BooleanValue) -> ir.BooleanValue:
    """Return that two values are not the same, in words that are no condition of a join.

    By a bare inequality DuckDB would join first, every page with every other: 46 CPU s for 30,000 pages, not 0.1.
    """
    return ibis.ifelse(same, False, True)


def _texts(before: ir.Table, after: ir.Table, pairs: ir.Table, texts: Texts) -> Iterator[Row]:
    earlier = before.select(old="url", was="text_hash")
    later = after.select("url", now="text_hash", language="language")
    both = pairs.inner_join(earlier, "old").inner_join(later, "url")
    rows = both.filter(_told_apart(both.was == both.now)).order_by("url").to_pyarrow().to_pylist()
    for first in range(0, len(rows), _PAIRS_AT_ONCE):
        part = rows[first : first + _PAIRS_AT_ONCE]
        known = texts(sorted({row[name] for row in part for name in ("was", "now")}))
        yield from (_text_row(row, known) for row in part)


def _text_row(row: Row, known: Mapping[str, tuple[str, str]]) -> Row:
    change: Row = {"url": row["url"], "aspect": "text", "before": row["was"], "after": row["now"], "note": None}
    if row["was"] not in known or row["now"] not in known:
        return change | {"share": None, "added": None, "removed": None}
    diff = diff_texts(known[row["was"]][0], known[row["now"]][0], row["language"])
    sentences = {"added": listed(diff.of("added")), "removed": listed(diff.of("removed"))}
    return change | {"share": round(diff.share, 4), **sentences}


def _links(before: Crawl, after: Crawl, pairs: ir.Table) -> Iterator[Iterable[Row]]:
    moved = pairs.filter(pairs.url != pairs.old)
    led = after["pages"].select(old="url", url="final_url")
    was, now = _held(_body_links(before, moved)), _held(_body_links(after, moved.semi_join(led, ["old", "url"])))
    yield _ends(was, now, pairs, "links", "source", "target")
    yield _anchors(was, now, pairs)
    yield _ends(was, now, pairs, "links_in", "target", "source")


def _body_links(crawl: Crawl, moved: ir.Table) -> ir.Table:
    """Return the links of body text, once per anchor, of pages that were read: an error page recommends nothing.

    What moved stands under its new address: in the earlier crawl always, in the later where the old one leads there, so
    that a link nobody touched is no change.
    """
    links, pages = crawl["links"], crawl["pages"]
    read = pages.filter(is_read(pages)).select(source="url")
    inside = links.filter(links.internal & (links.position == "body")).semi_join(read, "source")
    body = inside.select("source", "target", "anchor").distinct()
    names = moved.select(old_end="old", new_end="url")
    for end in ("source", "target"):
        renamed = body.left_join(names, body[end] == names.old_end)
        body = renamed.mutate({end: renamed.new_end.fill_null(renamed[end])}).select("source", "target", "anchor")
    return body.distinct()


def _ends(was: ir.Table, now: ir.Table, pairs: ir.Table, aspect: str, own: str, other: str) -> Iterator[Row]:
    """Yield the change of a page's links, seen from one of their ends."""
    before, after = (links.select("source", "target").distinct() for links in (was, now))
    ends = ["source", "target"]
    went = before.anti_join(after, ends).mutate(came=ibis.literal(False))
    came = after.anti_join(before, ends).mutate(came=ibis.literal(True))
    touched = went.union(came).semi_join(pairs, [(own, "url")]).order_by(own, other)
    numbers = [_numbers(links.semi_join(touched, own), own) for links in (before, after)]
    for url, rows in _by(touched.to_pyarrow().to_pylist(), own):
        added, removed = ([row[other] for row in rows if row["came"] is value] for value in (True, False))
        yield {
            "url": url, "aspect": aspect, "before": str(numbers[0].get(url, 0)), "after": str(numbers[1].get(url, 0)),
            "note": None, "share": None, "added": listed(added), "removed": listed(removed),
        }  # fmt: skip


def _numbers(links: ir.Table, own: str) -> dict[str, int]:
    rows = links.group_by(own).agg(number=links.count()).to_pyarrow().to_pylist()
    return {row[own]: row["number"] for row in rows}


def _anchors(was: ir.Table, now: ir.Table, pairs: ir.Table) -> Iterator[Row]:
    """Yield the links both crawls saw on a page whose words are others."""
    ends = ["source", "target"]
    kept = was.semi_join(now, ends), now.semi_join(was, ends)
    went = kept[0].anti_join(kept[1], [*ends, "anchor"]).mutate(came=ibis.literal(False))
    came = kept[1].anti_join(kept[0], [*ends, "anchor"]).mutate(came=ibis.literal(True))
    touched = went.union(came).semi_join(pairs, [("source", "url")]).order_by("source", "target", "anchor")
    for url, rows in _by(touched.to_pyarrow().to_pylist(), "source"):
        said = [
            [f"{row['target']}: {row['anchor']}" for row in rows if row["came"] is value] for value in (False, True)
        ]
        change = list_row(url, "anchors", said[0], said[1])
        if change:
            yield change


def _by(rows: Sequence[Row], name: str) -> Iterator[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[name], []).append(row)
    yield from groups.items()


def _robots_files(before: ir.Table, after: ir.Table) -> Iterator[Row]:
    """Yield the robots.txt that says something else; before and after are what it comes to as a whole."""
    was, now = ({row["origin"]: row for row in files.to_pyarrow().to_pylist()} for files in (before, after))
    for origin in sorted(was.keys() & now.keys()):
        lines = [list(filter(str.strip, (files[origin]["text"] or "").splitlines())) for files in (was, now)]
        added, removed = difference(*lines)
        if was[origin]["verdict"] != now[origin]["verdict"] or added or removed:
            yield {
                "url": f"{origin}/robots.txt", "aspect": "robots_file", "before": was[origin]["verdict"],
                "after": now[origin]["verdict"], "note": None, "share": None, "added": listed(added),
                "removed": listed(removed),
            }  # fmt: skip


def _sitemap_files(before: Crawl, after: Crawl) -> Iterator[Row]:
    """Yield the sitemaps that hold URLs in one crawl only; before and after are how many."""
    was, now = (_numbers(crawl["sitemap_urls"].select("sitemap"), "sitemap") for crawl in (before, after))
    for sitemap in sorted(was.keys() ^ now.keys()):
        yield {
            "url": sitemap, "aspect": "sitemap_file", "before": str(was[sitemap]) if sitemap in was else None,
            "after": str(now[sitemap]) if sitemap in now else None, "note": None, "share": None, "added": None,
            "removed": None,
        }  # fmt: skip


# the whole


def _with_moves(changes: ir.Table, moves: Sequence[Move]) -> ir.Table:
    """Turn what left one address and what came at another into one move."""
    if not moves:
        return changes
    ends = [url for move in moves for url in (move.old, move.new)]
    met = ibis.memtable(pa.table({"met": pa.array(ends, pa.string())}))
    others = changes.filter((changes.aspect != "url") | changes.url.notin(met.met))
    rows = [
        {"url": m.old, "aspect": "url", "before": m.old, "after": m.new, "note": m.how, "share": None, "added": None,
         "removed": None}
        for m in moves
    ]  # fmt: skip
    return others.union(ibis.memtable(_detail_rows(rows), schema=_ROW))


def _context(was: ir.Table, now: ir.Table, moves: Sequence[Move]) -> ir.Table:
    """Return what severity and roll-ups need to know of a URL: may it rank, does it lead on, what is its template."""
    ranked = was.select("url", ranked=was.verdict == "ok", template_before="template")
    if moves:
        arrived = ranked.rename(old="url").inner_join(_renamed(moves), "old")
        ranked = ranked.union(arrived.select(ranked.columns))
    targets = now.select(final_url="url", target=now.verdict == "ok")
    ranks = now.left_join(targets, "final_url")
    ranks = ranks.select(
        "url", ranks=ranks.verdict == "ok", leads_on=ranks.target.fill_null(False) & (ranks.final_url != ranks.url),
        template_after="template",
    )  # fmt: skip
    both = ranked.outer_join(ranks, "url")
    return both.select(
        page=both.url.fill_null(both.url_right), ranked=both.ranked.fill_null(False), ranks=both.ranks.fill_null(False),
        leads_on=both.leads_on.fill_null(False), template=both.template_after.fill_null(both.template_before),
    )  # fmt: skip


def _judged(rows: ir.Table, context: ir.Table, previous_snapshot: str) -> ir.Table:
    known = rows.left_join(context, rows.url == context.page).drop("page")
    flags = {name: known[name].fill_null(False) for name in ("ranked", "ranks", "leads_on")}
    moved = (known.aspect == "url") & known.before.notnull() & known.after.notnull()
    new, gone = known.before.isnull() & known.after.notnull(), known.before.notnull() & known.after.isnull()
    change = ibis.cases((moved, "moved"), (new, "new"), (gone, "gone"), else_="changed")
    known = known.mutate(flags).mutate(change=change)
    judged = known.mutate(severity=severity_of(known), previous_snapshot=ibis.literal(previous_snapshot))
    return judged.select(arrow_schema_of("changes").names).order_by("url", "aspect")
