"""Reads a proposal (robots.txt, redirects, noindex) from a file and replays it on the requests of a selection."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import ibis.expr.types as ir

from analysis.errors import InputError

if TYPE_CHECKING:
    from analysis.what_if import Proposal, Site, WhatIf

Kind = Literal["robots", "redirects", "noindex"]
NEEDS = ("ledger", "pages", "links", "indexability")
_LARGEST = 512 * 1024  # octets of a robots.txt that search engines read
_SEPARATORS = (",", ";", "\t")


def missing_for(tables: Mapping[str, ir.Table]) -> str | None:
    """Return the first table that a replay needs and is not there."""
    return next((name for name in NEEDS if name not in tables), None)


def replay_text(tables: Mapping[str, ir.Table], kind: Kind, text: str, start: str, *, bot: str = "") -> "WhatIf":
    """Replay a proposal, given as the text of its file, on the requests of verified search bots, or of one of them.

    `start` is the site's: its origin is the one a robots.txt is for, and paths are resolved against it. Raises an
    InputError where the text holds no proposal.
    """
    from analysis.what_if import read_site, read_visits, replay

    site = read_site(tables)
    return replay(read_visits(tables["ledger"], bot), site, read_proposal(tables, site, kind, text, start))


def read_proposal(
    tables: Mapping[str, ir.Table], site: "Site", kind: Kind, text: str, start: str
) -> "Proposal":  # fmt: skip
    from analysis.urls import origin_of, url_key
    from analysis.what_if import NoindexProposal, RedirectProposal, RobotsProposal

    if kind == "robots":
        origin = origin_of(url_key(start) or start)
        return RobotsProposal.of(origin, text[:_LARGEST], _present_rules(tables.get("robots_files"), origin))
    if kind == "redirects":
        return RedirectProposal(read_redirects(text, start))
    urls, patterns = read_pages(text, start)
    return NoindexProposal.of(urls, patterns, site.indexable)


def _present_rules(robots_files: ir.Table | None, origin: str) -> str:
    """Return the robots.txt the crawl read; of one that closes everything a rule that does."""
    if robots_files is None:
        return ""
    rows = robots_files.filter(robots_files.origin == origin).select("verdict", "text").to_pyarrow().to_pylist()
    verdict, text = (rows[0]["verdict"], rows[0]["text"] or "") if rows else ("allow_all", "")
    return {"rules": text, "disallow_all": "User-agent: *\nDisallow: /"}.get(verdict, "")


def read_redirects(text: str, start: str) -> dict[str, str]:
    """Return redirects from URL key to URL key: two columns, old address and new one; a header is passed over.

    Raises an InputError where no line holds two addresses.
    """
    lines = _lines(text)
    separator = max(_SEPARATORS, key=lambda mark: sum(mark in line for line in lines[:200]))
    pairs: dict[str, str] = {}
    for row in csv.reader(lines, delimiter=separator):
        keys = [_key(cell, start) for cell in row[:2]]
        if len(keys) == 2 and keys[0] and keys[1] and keys[0] != keys[1]:
            pairs[keys[0]] = keys[1]
    if not pairs:
        raise InputError("what-if-empty", kind="redirects")
    return pairs


def read_pages(text: str, start: str) -> tuple[list[str], list[str]]:
    """Return URL keys and patterns, one a line: a line with `*` or a last `$` is a pattern as robots.txt writes it.

    Raises an InputError where there is neither.
    """
    lines = [line.strip() for line in _lines(text)]
    patterns = [line for line in lines if line.startswith("/") and ("*" in line or line.endswith("$"))]
    urls = [key for line in lines if line not in patterns and (key := _key(line, start))]
    if not urls and not patterns:
        raise InputError("what-if-empty", kind="noindex")
    return urls, patterns


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _key(cell: str, start: str) -> str | None:
    from analysis.urls import url_key

    typed = cell.strip().strip("<>\"'")
    return url_key(typed, start) if typed.startswith(("/", "http://", "https://")) else None


def read_text(file: Path) -> str:
    """Return the text of a proposal's file. Raises an InputError where it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise InputError("what-if-unreadable", file=str(file), problem=error.strerror or str(error)) from error


def bots_of(ledger: ir.Table) -> Iterable[str]:
    """Return the crawlers there is a ledger of, by name."""
    names: list[str] = ledger.select("bot").distinct().order_by("bot").to_pyarrow()["bot"].to_pylist()
    return names
