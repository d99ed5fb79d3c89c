"""Pages that left one address and stand at another: known by a redirect, or by what is on them."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import ibis.expr.types as ir

WORDS_TO_KNOW = 20  # of a main text before it may identify a page: "Not found" stands on many

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Move:
    """A page's old and new address, and what told that it is the same page: redirect, body, text or canonical."""

    old: str
    new: str
    how: str


def find_moves(before: ir.Table, after: ir.Table) -> list[Move]:
    """Return which pages of the crawl before stand at an address only the later crawl met.

    Definition: a page has left an address where it was read before and is not now; it can have gone to one that was
    read now and was not met before. They are one page where the old address redirects to the new one, else where both
    have the same body, else the same main text of `WORDS_TO_KNOW` words or more, else the same canonical. Only where
    exactly one old and one new address fit each other: of three equal bodies nobody knows which one moved.
    `before` and `after` are states of `analysis/changes.py`.
    """
    now = after.select("url", leads_to="final_url", answers_itself="read")
    left = before.filter(before.read).left_join(now, "url").drop("url_right")
    lost = _rows(left.filter(~left.answers_itself.fill_null(False)))
    fresh = _rows(after.filter(after.read).anti_join(before, "url"))
    moves: list[Move] = []
    for how, key_of_lost, key_of_fresh in _WAYS:
        found = _pairs(lost, fresh, how, key_of_lost, key_of_fresh)
        moves += found
        lost = _without(lost, {move.old for move in found})
        fresh = _without(fresh, {move.new for move in found})
    return sorted(moves, key=lambda move: move.old)


def _rows(states: ir.Table) -> list[Row]:
    names = [n for n in ("url", "leads_to", "body_hash", "text_hash", "words", "canonical") if n in states.columns]
    rows: list[Row] = states.select(names).order_by("url").to_pyarrow().to_pylist()
    return rows


def _redirect(row: Row) -> str | None:
    return row["leads_to"] if row["leads_to"] != row["url"] else None


def _text(row: Row) -> str | None:
    return row["text_hash"] if (row.get("words") or 0) >= WORDS_TO_KNOW else None


def _foreign_canonical(row: Row) -> str | None:
    return row["canonical"] if row["canonical"] != row["url"] else None


_Key = Callable[[Row], Hashable | None]
_WAYS: tuple[tuple[str, _Key, _Key], ...] = (
    ("redirect", _redirect, lambda row: row["url"]),
    ("body", lambda row: row["body_hash"], lambda row: row["body_hash"]),
    ("text", _text, _text),
    ("canonical", _foreign_canonical, lambda row: row["canonical"] or row["url"]),
)


def _pairs(lost: Iterable[Row], fresh: Iterable[Row], how: str, key_of_lost: _Key, key_of_fresh: _Key) -> list[Move]:
    old, new = _by_key(lost, key_of_lost), _by_key(fresh, key_of_fresh)
    return [
        Move(olds[0], new[key][0], how)
        for key, olds in old.items()
        if len(olds) == 1 and len(new.get(key, ())) == 1
    ]  # fmt: skip


def _by_key(rows: Iterable[Row], key_of: _Key) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for row in rows:
        key = key_of(row)
        if key is not None:
            found.setdefault(key, []).append(row["url"])
    return found


def _without(rows: Iterable[Row], urls: set[str]) -> list[Row]:
    return [row for row in rows if row["url"] not in urls]
