"""The user's extraction rules: from the settings to a crawl, and tried on one page before that."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.errors import InputError
from app.settings import ExtractionSettings
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.extraction import Rule, Value


def extraction_rules(settings: Sequence[ExtractionSettings]) -> "tuple[Rule, ...]":
    """Return the rules of a crawl, or raise an InputError with the place of the mistake in one."""
    from crawlers.extraction import Rule, check_rules

    rules = tuple(Rule(**rule.model_dump()) for rule in settings)
    check_rules(rules)
    return rules


def preview(
    workspace: Workspace, site: str, url: str, rules: "Sequence[Rule]", *, stored: bool
) -> "tuple[list[Value], bool]":
    """Return what rules find on one page, and whether something was cut.

    The page is fetched as a crawl would, or, `stored`, taken from the newest snapshot without any request. Raises an
    InputError where there is no such page, or it was not read.
    """
    from analysis.urls import url_key
    from crawlers.extraction import check_rules

    if not rules:
        raise InputError("extraction-rule-missing")
    check_rules(rules)
    key = url_key(url)
    if key is None:
        raise InputError("url-unusable", url=url)
    if stored:
        return asyncio.run(_found(_stored_html(workspace, site, key), rules))
    return asyncio.run(_fetched(workspace, site, key, rules))


async def _found(html: str, rules: "Sequence[Rule]") -> "tuple[list[Value], bool]":
    from crawlers.apart import end_all
    from crawlers.extraction import extract

    try:
        return await extract(html, rules)
    finally:
        await asyncio.to_thread(end_all)


async def _fetched(workspace: Workspace, site: str, key: str, rules: "Sequence[Rule]") -> "tuple[list[Value], bool]":
    from app.reach import reach_of
    from crawlers.decoding import decode_html
    from crawlers.download import FetchFailed
    from crawlers.guard import Refused
    from crawlers.page_client import PageClient

    try:
        async with PageClient(reach_of(workspace, site)) as client:
            answer = await client.read(key)
    except (FetchFailed, Refused) as error:
        raise InputError("extraction-page-unread", url=key, reason=error.reason) from None
    if answer.status >= 400:
        raise InputError("extraction-page-unread", url=key, reason=f"status_{answer.status}")
    return await _found(decode_html(answer.body, answer.header("content-type")), rules)


def _stored_html(workspace: Workspace, site: str, key: str) -> str:
    """Return the HTML of a page of the newest crawl; its body may lie in an earlier snapshot that had the same."""
    facts = workspace.facts(site)
    newest = facts.newest("crawl")
    pages = (
        newest
        and "pages" in newest.tables
        and pq.read_table(facts.part(newest, "pages"), columns=["body_hash"], filters=pc.field("url") == key)
    )
    wanted = pages["body_hash"].to_pylist() if pages else []
    if not wanted or wanted[0] is None:
        raise InputError("extraction-body-missing", url=key)
    for part in reversed(facts.body_parts()):
        found = pq.read_table(part, columns=["html"], filters=pc.field("body_hash") == wanted[0])["html"].to_pylist()
        if found:
            return str(found[0], "utf-8", "replace")
    raise InputError("extraction-body-missing", url=key)
