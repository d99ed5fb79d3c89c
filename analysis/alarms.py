"""Signs that something on a site broke, told from two crawls: what has to be looked at today."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import ibis.expr.types as ir

Name = Literal[
    "crawl_failed", "crawl_unfinished", "pages_fell", "start_page", "noindex", "robots_file", "robots_closed",
    "sitemap_gone", "title_template", "server_errors",
]  # fmt: skip
NOINDEX_SHARE = 0.01  # of the pages that could rank: one page in a hundred is no editor's choice any more
ERROR_SHARE = 0.01  # of the addresses that answered before
TITLE_SHARE = 0.2  # of the titles both crawls read: turned in the same way by a template, not by hand
FEWEST = 3  # pages that make a pattern


@dataclass(frozen=True)
class Alarm:
    """A sign that something broke; `details` fill its message, `urls` are the first addresses it is about."""

    name: Name
    details: Mapping[str, Any] = field(default_factory=dict)
    urls: tuple[str, ...] = ()


def find_alarms(
    before: Mapping[str, int], after: Mapping[str, int], changes: ir.Table, *, starts: Collection[str],
    pages_drop: float = 0.3,
) -> list[Alarm]:  # fmt: skip
    """Return what broke between two crawls, the gravest first.

    Definition: `robots_closed` robots.txt keeps everybody out; `start_page` a start page may no longer rank;
    `pages_fell` the pages read fell by `pages_drop` or more; `noindex` pages that could rank may not because of a
    directive, `NOINDEX_SHARE` of them or more; `server_errors` addresses that answered 2xx answer 5xx or not at all,
    `ERROR_SHARE` of them or more; `sitemap_gone`; `robots_file` it says something else; `title_template` the same words
    came to or left the edges of `TITLE_SHARE` of the titles or more. Shares of fewer than `FEWEST` pages count only
    where they are all there are. `before` and `after` are rows of `crawl_counts`.
    Threshold: `pages_drop` = 0.3, the others beside this function.
    """
    rows = changes.filter(changes.aspect.isin(_ASPECTS)).order_by("url", "aspect").to_pyarrow().to_pylist()
    of = {aspect: [row for row in rows if row["aspect"] == aspect] for aspect in _ASPECTS}
    answered = before["status_2xx"]
    found = [
        *_robots(of["robots_file"]), *_start(of["indexable"], starts),
        *_fall(answered, after["status_2xx"], pages_drop), *_noindex(of["indexable"], before["indexable"]),
        *_errors(of["status"], answered), *_sitemaps(of["sitemap_file"]), *_titles(of["title"], answered),
    ]  # fmt: skip
    return sorted(found, key=lambda alarm: _ORDER.index(alarm.name))


_ASPECTS = ("robots_file", "sitemap_file", "indexable", "status", "title")
_ORDER: tuple[Name, ...] = (
    "crawl_failed", "robots_closed", "start_page", "pages_fell", "noindex", "server_errors", "sitemap_gone",
    "robots_file", "title_template", "crawl_unfinished",
)  # fmt: skip
_SHOWN = 5  # addresses of an alarm
Rows = list[dict[str, Any]]


def _robots(rows: Rows) -> list[Alarm]:
    return [
        Alarm("robots_closed" if row["after"] == "disallow_all" else "robots_file", {"url": row["url"]}, (row["url"],))
        for row in rows
    ]


def _start(rows: Rows, starts: Collection[str]) -> list[Alarm]:
    lost = [row for row in rows if row["before"] == "ok" and row["url"] in starts]
    return [Alarm("start_page", {"url": row["url"], "reason": row["after"]}, (row["url"],)) for row in lost]


def _fall(before: int, after: int, drop: float) -> list[Alarm]:
    fell = before and (before - after) / before >= drop
    return [Alarm("pages_fell", {"before": before, "after": after, "share": (before - after) / before})] if fell else []


def _noindex(rows: Rows, ranked: int) -> list[Alarm]:
    lost = [row["url"] for row in rows if row["before"] == "ok" and row["after"] == "noindex"]
    return [_shared("noindex", lost, ranked)] if _many(len(lost), ranked, NOINDEX_SHARE) else []


def _errors(rows: Rows, answered: int) -> list[Alarm]:
    failing = [row["url"] for row in rows if row["before"].startswith("2") and _fails(row["after"])]
    return [_shared("server_errors", failing, answered)] if _many(len(failing), answered, ERROR_SHARE) else []


def _fails(answer: str) -> bool:
    """Return whether a server did not do its part: 5xx, or no answer for a reason other than robots.txt."""
    return answer.startswith("5") or not (answer[:1].isdigit() or answer == "robots")


def _many(number: int, of: int, share: float) -> bool:
    return bool(number) and number >= min(FEWEST, of) and number / max(1, of) >= share


def _shared(name: Name, urls: list[str], of: int) -> Alarm:
    return Alarm(name, {"pages": len(urls), "of": of, "share": len(urls) / max(1, of)}, tuple(urls[:_SHOWN]))


def _sitemaps(rows: Rows) -> list[Alarm]:
    gone = [row for row in rows if row["after"] is None]
    return [Alarm("sitemap_gone", {"url": row["url"], "urls": int(row["before"])}, (row["url"],)) for row in gone]


def _titles(rows: Rows, titled: int) -> list[Alarm]:
    """Return the turn that most titles share: the same words left or came at the same edge."""
    both = [row for row in rows if row["before"] and row["after"]]
    turns = Counter(_turn(row["before"], row["after"]) for row in both)
    if not turns:
        return []
    turn, number = min(turns.items(), key=lambda item: (-item[1], item[0]))
    if number < FEWEST or number / max(1, titled) < TITLE_SHARE:
        return []
    turned = [row for row in both if _turn(row["before"], row["after"]) == turn]
    details = {"pages": number, "of": titled, "before": turned[0]["before"], "after": turned[0]["after"]}
    return [Alarm("title_template", details, tuple(row["url"] for row in turned[:_SHOWN]))]


def _turn(before: str, after: str) -> tuple[str, str]:
    """Return what a title lost and what it got, beyond the words both begin or end with."""
    was, now = before.split(), after.split()
    first = next(
        (n for n, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), min(len(was), len(now))
    )
    rest, later = was[first:], now[first:]
    pairs = zip(reversed(rest), reversed(later), strict=False)
    last = next((n for n, pair in enumerate(pairs) if pair[0] != pair[1]), min(len(rest), len(later)))
    return " ".join(rest[: len(rest) - last]), " ".join(later[: len(later) - last])
