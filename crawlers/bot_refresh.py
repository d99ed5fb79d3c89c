"""Fetches the lists of addresses that operators of bots publish, and takes only what can be such a list."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import aiohttp

from analysis.errors import InputError
from crawlers.bot_ranges import RangeBook, RangeList, check_against, read_prefixes
from crawlers.connection import tls_context

SECONDS = 30  # an answer, whole
MAX_BYTES = 4 * 1024 * 1024  # the largest list has some 100 KB
MAX_REDIRECTS = 5
AT_ONCE = 4


@dataclass(frozen=True)
class Fetched:
    """What asking for one list came to."""

    name: str
    url: str
    ranges: RangeList | None  # none where there was a problem: the list known before stays in use
    problem: InputError | None = None


def fetch_lists(sources: Mapping[str, str], known: RangeBook, today: date) -> list[Fetched]:
    """Ask every operator for its list, and return what each of them said, by name."""
    return asyncio.run(_fetch_all(sources, known, today))


async def _fetch_all(sources: Mapping[str, str], known: RangeBook, today: date) -> list[Fetched]:
    turn = asyncio.Semaphore(AT_ONCE)
    deadline = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=deadline, connector=aiohttp.TCPConnector(ssl=tls_context())) as session:

        async def fetch(name: str, url: str) -> Fetched:
            async with turn:
                try:
                    newer = RangeList(name, today, read_prefixes(await _json(session, url)))
                    check_against(newer, known.lists.get(name))
                except InputError as problem:
                    return Fetched(name, url, None, problem)
                return Fetched(name, url, newer)

        return list(await asyncio.gather(*(fetch(name, url) for name, url in sorted(sources.items()))))


async def _json(session: aiohttp.ClientSession, url: str) -> object:
    try:
        async with session.get(url, max_redirects=MAX_REDIRECTS) as answer:
            if answer.status != 200:
                raise InputError("bot-ranges-status", status=answer.status)
            body = await _body(answer)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise InputError("bot-ranges-unreachable", problem=str(error) or type(error).__name__) from error
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise InputError("bot-ranges-schema") from error


async def _body(answer: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for part in answer.content.iter_chunked(64 * 1024):
        body += part
        if len(body) > MAX_BYTES:
            raise InputError("bot-ranges-schema")
    return bytes(body)
