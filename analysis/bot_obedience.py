"""Whether bots keep to robots.txt: every request held against the rules that are known to have stood at its time."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from analysis.judged_days import MOST_DAYS, DatedCrawl
from analysis.robots_match import RobotsText, Rule, RuleBook, read_rules
from analysis.urls import origin_of, path_of

NOT_SPOKEN_TO = ("user", "exempt")  # habits of bots that robots.txt does not bind
_TOKEN = re.compile(r"[A-Za-z_-]*")
_ALWAYS_ALLOWED = "/robots.txt"  # RFC 9309, 2.2.2
_ORIGIN = r"^[a-z]+://[^/?]+"
_DAYS = pa.schema({"day": pa.date32(), "before": pa.string(), "after": pa.string()})
_READ = pa.schema({"snapshot": pa.string(), "origin": pa.string()})
_CLOSED = pa.schema(
    {"snapshot": pa.string(), "bot": pa.string(), "url": pa.string(), "rule": pa.string(), "line": pa.int32()}
)


def judge_obedience(
    hit_days: ir.Table, bots: ir.Table, robots_files: ir.Table, crawls: Sequence[DatedCrawl]
) -> ir.Table:
    """Return the table `bot_obedience`: requests of bots by day, verification and what robots.txt said about them.

    `robots_files` are those of the crawls, each row with its `snapshot`. `disallowed`: the crawl before the request, at
    most 14 days and at least one (a bot may use its copy for a day: RFC 9309, 2.4), read a rule against it, and no
    crawl since has read otherwise. `allowed`: that crawl read no such rule. `early`: the rule is known from a later
    crawl alone, so nobody is accused. `unknown`: no crawl is near enough, its robots.txt could not be read, or the rule
    was gone by the next. `not_bound`: fetchers for people, and bots whose operator says that they read no robots.txt.
    Spoofed requests are left out: they are not the bot's.
    """
    asked = hit_days.filter(hit_days.bot != "", hit_days.verification != "spoofed", hit_days.hits > 0)
    habits = bots.select("bot", "habit", "tokens")
    known = asked.inner_join(habits, "bot")
    dated = known.inner_join(ibis.memtable(_neighbours(known, crawls)), "day")
    dated = dated.mutate(origin=dated.url.re_extract(_ORIGIN, 0))
    files = _read_files(robots_files)
    read = ibis.memtable(pa.Table.from_pylist([_place(*key) for key in sorted(files)], schema=_READ))
    closed = ibis.memtable(pa.Table.from_pylist(list(_closed(dated, files)), schema=_CLOSED))
    before = _with_rules(dated, read, closed, "before")
    judged = _with_rules(before, read, closed, "after")
    return _added_up(judged.mutate(outcome=_outcome(judged)))


def _neighbours(asked: ir.Table, crawls: Sequence[DatedCrawl]) -> pa.Table:
    """Return for each day the last crawl before it and the first that is not, where they are near enough."""
    days = sorted(asked.select("day").distinct().to_pyarrow()["day"].to_pylist())
    rows = [{"day": day, "before": _last_before(day, crawls), "after": _first_after(day, crawls)} for day in days]
    return pa.Table.from_pylist(rows, schema=_DAYS)


def _last_before(day: date, crawls: Iterable[DatedCrawl]) -> str:
    near = [(crawl.day, crawl.snapshot) for crawl in crawls if 1 <= (day - crawl.day).days <= MOST_DAYS]
    return max(near, default=(day, ""))[1]


def _first_after(day: date, crawls: Iterable[DatedCrawl]) -> str:
    near = [(crawl.day, crawl.snapshot) for crawl in crawls if 0 <= (crawl.day - day).days <= MOST_DAYS]
    return min(near, default=(day, ""))[1]


Files = Mapping[tuple[str, str], RobotsText]  # by snapshot and origin; an answer that was an error says no rules
Books = Sequence[tuple[RuleBook, Sequence[str]]]  # rules of a bot, and the crawls that read them


def _read_files(robots_files: ir.Table) -> Files:
    rows = robots_files.select("snapshot", "origin", "verdict", "text").to_pyarrow().to_pylist()
    said = [row for row in rows if row["verdict"] in ("rules", "allow_all")]
    texts = {(row["snapshot"], row["origin"]): row["text"] if row["verdict"] == "rules" else "" for row in said}
    known = {text: read_rules(text or "") for text in texts.values()}  # most crawls read what the one before had read
    return {place: known[text] for place, text in texts.items()}


def _place(snapshot: str, origin: str) -> dict[str, str]:
    return {"snapshot": snapshot, "origin": origin}


def _closed(dated: ir.Table, files: Files) -> Iterator[dict[str, Any]]:
    """Yield the rule against every address a bot asked for, by crawl; rules two crawls share are asked once."""
    bound = dated.filter(~dated.habit.isin(NOT_SPOKEN_TO))
    habits = {row["bot"]: row for row in bound.select("bot", "habit", "tokens").distinct().to_pyarrow().to_pylist()}
    asked = bound.select("bot", "url").distinct().order_by("bot", "url").to_pyarrow()
    books: dict[tuple[str, str], Books] = {}
    for bot, url in zip(asked["bot"].to_pylist(), asked["url"].to_pylist(), strict=True):
        place = (bot, origin_of(url) if url.startswith("http") else "")
        if place not in books:
            books[place] = _books(files, place[1], habits[bot])
        for book, snapshots in books[place]:
            rule = _against(book, path_of(url))
            if rule:
                found = {"bot": bot, "url": url, "rule": rule.text, "line": rule.line}
                yield from ({"snapshot": snapshot, **found} for snapshot in snapshots)


def _books(files: Files, origin: str, habit: Mapping[str, Any]) -> Books:
    """Return the rules a bot keeps to on a host, each once with the crawls that read them."""
    texts: dict[int, tuple[RobotsText, list[str]]] = {}
    for (snapshot, place), text in sorted(files.items(), key=lambda item: item[0]):
        if place == origin:
            texts.setdefault(id(text), (text, []))[1].append(snapshot)
    named_only = habit["habit"] == "named"
    books = [(rules_of(text, habit["tokens"] or (), named_only=named_only), places) for text, places in texts.values()]
    return [(book, places) for book, places in books if book is not None]


def rules_of(text: RobotsText, tokens: Iterable[str], *, named_only: bool = False) -> RuleBook | None:
    """Return the rules a bot keeps to: those of the first of its names that has a group, else those for everyone.

    None for a bot that keeps to groups that name it and finds none.
    """
    names = (match[0].lower() for token in tokens if (match := _TOKEN.match(token)))
    named = next((name for name in names if name in text.groups), None)
    if named is None and named_only:
        return None
    return text.rules_for(named or "*")


def _against(book: RuleBook, path: str) -> Rule | None:
    if path == _ALWAYS_ALLOWED:
        return None
    decision = book.decide(path)
    return None if decision.allowed else decision.rule


def _with_rules(asked: ir.Table, read: ir.Table, closed: ir.Table, crawl: str) -> ir.Table:
    """Return requests with what a crawl read: `<crawl>_read`, `<crawl>_rule`, `<crawl>_line`."""
    files = read.rename({f"{crawl}_snapshot": "snapshot", f"{crawl}_origin": "origin"})
    rules = closed.rename({f"{crawl}_{name}": name for name in ("snapshot", "bot", "url", "rule", "line")})
    files = files.mutate(**{f"{crawl}_read": ibis.literal(True)})
    rules = rules.mutate(**{f"{crawl}_closed": ibis.literal(True)})
    joined = asked.left_join(
        files, [asked[crawl] == files[f"{crawl}_snapshot"], asked.origin == files[f"{crawl}_origin"]]
    )
    return joined.left_join(
        rules,
        [
            joined[crawl] == rules[f"{crawl}_snapshot"],
            joined.bot == rules[f"{crawl}_bot"],
            joined.url == rules[f"{crawl}_url"],
        ],
    )


def _outcome(judged: ir.Table) -> ir.StringValue:
    read = {crawl: judged[f"{crawl}_read"].fill_null(False) for crawl in ("before", "after")}
    closed = {crawl: judged[f"{crawl}_closed"].fill_null(False) for crawl in ("before", "after")}
    return ibis.cases(
        (judged.habit.isin(NOT_SPOKEN_TO), "not_bound"),
        (read["before"] & closed["before"] & read["after"] & ~closed["after"], "unknown"),
        (read["before"] & closed["before"], "disallowed"),
        (read["before"], "allowed"),
        (closed["after"], "early"),
        else_="unknown",
    )


def _added_up(judged: ir.Table) -> ir.Table:
    """Add up the answers of every status; a rule stands where it is against the address."""
    ruled = judged.outcome.isin(["disallowed", "early"])
    rule = judged.before_rule.fill_null(judged.after_rule)
    line = judged.before_line.fill_null(judged.after_line)
    rows = judged.select(
        "day", "bot", "verification", "outcome", "url", "hits", "bytes", "first_at", "last_at",
        rule=ruled.ifelse(rule, None), line=ruled.ifelse(line, None),
        judged_by=ruled.ifelse((judged.outcome == "early").ifelse(judged.after, judged.before), ""),
    )  # fmt: skip
    key = ("day", "bot", "verification", "outcome", "url", "rule", "line", "judged_by")
    sums = {"hits": _.hits.sum(), "bytes": _.bytes.sum(), "first_at": _.first_at.min(), "last_at": _.last_at.max()}
    return rows.group_by(*key).agg(**sums).order_by("day", "bot", "verification", "outcome", "url")
