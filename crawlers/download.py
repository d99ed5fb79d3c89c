"""Moves the bytes of one request: to a checked address, under one deadline, and never more of them than asked for."""

import zlib
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING

import aiohttp
import brotli  # type: ignore[import-untyped]
import yarl
import zstandard
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers, Response

from analysis.urls import host_of
from crawlers.answer import TRANSFERRED
from crawlers.connection import Connector, careless_tls_context, reason_of_error, tls_context
from crawlers.guard import Guard, PinnedResolver, tls_name

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawlers.fetching import Fetcher

MAX_BODY = 10 * 2**20  # bytes, decoded; Googlebot indexes the first 2 MB of an HTML page
ACCEPTED = "gzip, deflate, br"
CONNECT_SECONDS = 10.0
_MAX_HEADER = 64 * 1024  # bytes a line; content security policies of real sites pass 8 KiB
_MAX_HEADERS = 1_000
_MAX_CODINGS = 3  # of one body; servers use one
_PIECE = 16 * 1024  # bytes unpacked at once
_BOMB = 100  # times its packed size; ordinary HTML packs to a third or a twentieth

TRUNCATED = "truncated"  # flags of a response: the rest was not read
BOMB = "bomb"  # it was made to fill memory


class FetchFailed(Exception):
    """A try that brought no answer; the reason is the URL's."""

    def __init__(self, reason: str, problem: str = "") -> None:
        self.reason = reason
        super().__init__(f"{reason}: {problem}" if problem else reason)


class SiteDownloadHandler(BaseDownloadHandler):
    """Scrapy's own handlers drop a body that is too long; this one keeps its beginning, as search engines do."""

    lazy = True  # a session wants a running event loop

    def __init__(self, crawler: "Crawler") -> None:
        super().__init__(crawler)
        self._tls, self._careless_tls = tls_context(), careless_tls_context()
        self._accepted = frozenset(crawler.spider.plan.accept_certificates)  # type: ignore[union-attr]
        self._session = open_session(self._fetcher.guard)

    @property
    def _fetcher(self) -> "Fetcher":
        fetcher: Fetcher = self.crawler.spider.fetcher  # type: ignore[union-attr]
        return fetcher

    async def download_request(self, request: Request) -> Response:
        fetcher = request.meta["fetcher"]
        if not request.meta.get("is_probe"):
            await fetcher.wait_for_leave(request.meta["key"])
        sent = monotonic()
        try:
            response = await self._exchange(request)
        except (TimeoutError, aiohttp.ClientError, aiohttp.EofStream, OSError, ValueError) as error:
            raise FetchFailed(reason_of_error(error), str(error)) from error
        fetcher.answered(request.meta["key"], response, monotonic() - sent)
        return response

    async def _exchange(self, request: Request) -> Response:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in _pairs(request.headers)]
        timeout = aiohttp.ClientTimeout(total=request.meta["download_timeout"], sock_connect=CONNECT_SECONDS)
        async with self._session.request(
            request.method,
            yarl.URL(request.url, encoded=True),  # sent as the key has it: the log of the site holds the same address
            headers=headers,
            timeout=timeout,
            ssl=self._careless_tls if host_of(request.meta["key"]) in self._accepted else self._tls,
            server_hostname=tls_name(request.meta["key"], request.url),
            allow_redirects=False,
        ) as answer:
            if answer.status < 100:
                raise FetchFailed("protocol", f"status {answer.status}")
            body, flag, transferred = await read_body(answer, request.meta.get("max_bytes", MAX_BODY))
        flags = [flag] if flag else []
        scrub = self._fetcher.credentials.scrub
        answered = Headers([(name, scrub(value)) for name, value in answer.raw_headers])
        body = scrub(body)
        flags.append(f"{TRANSFERRED}{transferred}")
        version = f"HTTP/{answer.version.major}.{answer.version.minor}" if answer.version else None
        return Response(request.url, answer.status, answered, body, flags, protocol=version)

    async def close(self) -> None:
        await self._session.close()


def _pairs(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name in headers for value in headers.getlist(name)]


def open_session(guard: Guard) -> aiohttp.ClientSession:
    """Return a client that connects to addresses the guard has checked, keeps no cookies and unpacks nothing."""
    return aiohttp.ClientSession(
        connector=Connector(limit=0, resolver=PinnedResolver(guard), use_dns_cache=False),
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        skip_auto_headers=("Accept", "Accept-Encoding", "User-Agent"),
        max_line_size=_MAX_HEADER,
        max_field_size=_MAX_HEADER,
        max_headers=_MAX_HEADERS,
    )


async def read_body(answer: aiohttp.ClientResponse, limit: int) -> tuple[bytes, str, int]:
    """Return the body of an answer, unpacked and up to a limit, a flag (empty, truncated or bomb), and bytes read."""
    raw, cut = await _read(answer.content, limit)
    body, flag = unpacked(raw, _codings(answer.headers.getall("Content-Encoding", [])), limit)
    return body, flag or (TRUNCATED if cut else ""), len(raw)


async def _read(content: aiohttp.StreamReader, limit: int) -> tuple[bytes, bool]:
    """Return the first bytes of a body, and whether there were more."""
    raw = bytearray()
    async for chunk in content.iter_any():
        raw += chunk
        if len(raw) > limit:
            return bytes(raw[:limit]), True
    return bytes(raw), False


def _codings(values: list[str]) -> list[str]:
    named = [name.strip().lower() for value in values for name in value.split(",")]
    return [name for name in named if name not in ("", "identity")]


def unpacked(body: bytes, codings: list[str], limit: int) -> tuple[bytes, str]:
    """Return a body without its content codings and a flag: empty, truncated, or bomb.

    What stands before a damage counts. A body that is not what its header says is taken as it is: browsers do the
    same, and servers do mislabel.
    """
    if len(codings) > _MAX_CODINGS:
        return b"", BOMB
    flag = ""
    for coding in reversed(codings):
        content, whole, eaten = _unpack(body, coding, limit)
        if len(content) > limit:
            return content[:limit], BOMB if limit > eaten * _BOMB else TRUNCATED
        if content or whole:
            body, flag = content, flag if whole else TRUNCATED
    return body, flag


Unpacked = tuple[bytes, bool, int]  # at most one byte more than the limit; whether it is whole; bytes it came from


def _unpack(body: bytes, coding: str, limit: int) -> Unpacked:
    if coding in ("gzip", "x-gzip", "deflate"):
        found = _inflate(body, 47, limit)  # finds out by itself whether it is gzip or zlib
        return found if found[0] or coding != "deflate" else _inflate(body, -15, limit)
    if coding == "br":
        return _unbrotli(body, limit)
    if coding == "zstd":
        return _unzstd(body, limit)
    return b"", False, 0


def _inflate(body: bytes, wbits: int, limit: int) -> Unpacked:
    content, rest, whole = bytearray(), body, not body
    while rest and len(content) <= limit:
        member = zlib.decompressobj(wbits)
        try:
            content += member.decompress(rest, limit + 1 - len(content))
        except zlib.error:  # junk behind a whole member is left out
            return bytes(content), bool(content) and whole, len(body)
        whole, rest = member.eof, member.unused_data or member.unconsumed_tail
        if not member.eof:
            break
    return bytes(content), whole, len(body) - len(rest)


def _unbrotli(body: bytes, limit: int) -> Unpacked:
    reader, content, eaten = brotli.Decompressor(), bytearray(), 0
    try:
        while len(content) <= limit and not reader.is_finished():
            piece = body[eaten : eaten + _PIECE] if reader.can_accept_more_data() else b""
            eaten += len(piece)
            content += reader.process(piece, output_buffer_limit=limit + 1 - len(content))
            if not piece and eaten >= len(body):
                break
    except brotli.error:
        return bytes(content), False, eaten
    return bytes(content), reader.is_finished(), eaten


def _unzstd(body: bytes, limit: int) -> Unpacked:
    try:
        with zstandard.ZstdDecompressor().stream_reader(BytesIO(body), read_across_frames=True) as reader:
            return reader.read(limit + 1), True, len(body)
    except zstandard.ZstdError:
        return b"", False, 0
