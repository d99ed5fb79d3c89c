"""One URL on its way through redirects to its last hop: what is asked, what came, and the rows that follow from it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy.http import Response

from analysis.urls import host_of
from crawlers.answer import read_answer
from crawlers.apart import ParseFailed, wait_apart
from crawlers.byte_scan import has_heavy_tag, is_suspicious, without_heavy_tags
from crawlers.decoding import read_html
from crawlers.download import BOMB, TRUNCATED
from crawlers.earlier import NOT_MODIFIED, PARSE, EarlierPage
from crawlers.extraction import extract
from crawlers.fetching import Abandoned, is_under_load, reason_of, redirect_target, text_of_location
from crawlers.parse import ParsedPage, body_hash, parse_page
from crawlers.scheduler import UNLINKED, Found, Visited

if TYPE_CHECKING:
    from crawlers.spider import SiteSpider

MAX_HOPS = 10
_OTHER_SCHEME = re.compile(rb"\s*(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
Hop = dict[str, Any]


class Trail:
    """One claimed URL on its way through redirects to its last hop."""

    def __init__(self, spider: "SiteSpider", found: Found, started: float) -> None:
        self.spider, self.started = spider, started
        self.claimed = [found]  # URLs of this trail that get their row from it
        self.hops: list[Hop] = []
        self.key = found.url
        self.state, self.reason = "error", "unfinished"
        self.status: int | None = None
        self.final = found.url
        self.content_type: str | None = None
        self.bytes: int | None = None
        self.robots_header: str | None = None
        self.page: ParsedPage | None = None
        self.html: str | None = None
        self.truncated = False
        self.extracted: list[dict[str, str]] | None = None  # none where there are no rules, or nothing to read
        self.abandoned = False  # the crawl ended before this URL did
        self.is_refused = False  # by a server under load, which may answer later
        self.charset: str | None = None
        self.taken_over: EarlierPage | None = None
        self.reused: str | None = None
        self.answers: dict[str, dict[str, Any]] = {}  # what the head of each hop's answer tells
        self.robots: dict[str, tuple[bool, bool]] = {}

    async def follow(self, response: Response) -> None:
        self.is_refused = is_under_load(response)
        await self.ask_robots()
        while True:
            target = redirect_target(response, self.key)
            self.answers[self.key] = read_answer(response)
            location = response.headers.get("Location") if 300 <= response.status < 400 else None
            self.taken_over = self.spider.earlier.page(self.key) if response.status == 304 else None
            self._hop(200 if self.taken_over else response.status, target or _shown(location))
            if target is None:
                return await self._arrive(response)
            refusal = self._refusal(target)
            if refusal:
                return self.end(*refusal, final=target)
            done = self.spider.frontier.outcome(target)
            if done is not None:
                return self._join(done)
            found = Found(target, target, "redirect", self.claimed[0].depth)
            if self.spider.frontier.claim_this(found):
                self.claimed.append(found)
            self.key = self.final = target
            await self.ask_robots()
            try:
                response = await self.spider.fetcher.fetch(target, headers=self.spider.earlier.validators(target))
            except Exception as error:  # noqa: BLE001 - whatever the hop raised is the URL's reason
                return self.fail(error)

    async def ask_robots(self) -> None:
        self.robots[self.key] = await self.spider.robots_answers(self.key)

    def _hop(self, status: int, location: str) -> None:
        self.hops.append({"url": self.key, "status": status, "location": location})
        self.status = status

    def _refusal(self, target: str) -> tuple[str, str] | None:
        if any(hop["url"] == target for hop in self.hops):
            return "error", "redirect_loop"
        if len(self.hops) > MAX_HOPS:
            return "limit", "too_many_redirects"
        if not self.spider.guard.is_own(host_of(target)):
            return "blocked", "external_redirect"
        if self.claimed[0].found_by != "start" and not self.spider.admits(target):
            return "blocked", "excluded"
        return None

    def _join(self, done: dict[str, Any]) -> None:
        """Take the outcome of a URL the crawl knows already."""
        if any(hop["url"] == mine["url"] for hop in done["chain"] for mine in self.hops):
            return self.end("error", "redirect_loop", final=done["url"])
        self.hops += done["chain"]
        self.status = done["status"]
        self.content_type, self.bytes = done["content_type"], done["bytes"]
        self.end(done["state"], done["reason"], final=done["final_url"])

    def fail(self, error: BaseException) -> None:
        self.abandoned = isinstance(error, Abandoned)
        state, reason = reason_of(error)
        if state != "blocked":
            self.hops.append({"url": self.key, "status": None, "location": ""})
        self.status = None
        self.end(state, reason)

    def end(self, state: str, reason: str, *, final: str | None = None) -> None:
        self.state, self.reason, self.final = state, reason, final or self.key

    async def _arrive(self, response: Response) -> None:
        if self.taken_over is not None:
            return self._take_over(self.taken_over)
        header = (response.headers.get("Content-Type") or b"").decode("latin-1")
        self.content_type = header.partition(";")[0].strip().lower() or None
        self.bytes = len(response.body)
        self.truncated = TRUNCATED in response.flags
        self.robots_header = _joined(response, "X-Robots-Tag").lower() or None
        if BOMB in response.flags:
            return self.end("limit", "unpacks_too_large")
        if response.status >= 400:
            self.end("http_error", f"status_{response.status}")
        elif 300 <= response.status < 400 and response.status != 304:
            to_another_scheme = _OTHER_SCHEME.match(response.headers.get("Location") or b"")
            self.end(*(("blocked", "scheme") if to_another_scheme else ("error", "redirect_without_target")))
        else:
            self.end("ok", "")
        if self._is_html(response):
            await self._read(response, header)

    def _take_over(self, page: EarlierPage) -> None:
        """Let a page that has not changed since the earlier crawl be what it was then."""
        self.reused, self.content_type, self.bytes = NOT_MODIFIED, page.content_type, page.bytes
        answer = self.answers[self.key]
        answer |= {"etag": answer["etag"] or page.etag, "last_modified": answer["last_modified"] or page.last_modified}
        self.end("ok", "")

    def _is_html(self, response: Response) -> bool:
        if self.content_type is None:
            return response.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        return self.content_type in _HTML

    async def _read(self, response: Response, content_type: str) -> None:
        body = response.body
        if has_heavy_tag(body):
            body, self.truncated = without_heavy_tags(body), True
        html, self.charset = read_html(body, content_type)
        link_header = ",".join(value.decode("latin-1") for value in response.headers.getlist("Link"))
        if response.status == 200 and self._was_read(html, link_header):
            self.reused, self.html = PARSE, html
            return
        try:
            self.page = await self._parsed(html, link_header, apart=is_suspicious(body))
        except ParseFailed as error:
            return self.end("error", error.reason)
        self.html = html if response.status < 400 else None
        rules = self.spider.plan.extraction
        if rules and self.html is not None:
            self.extracted, cut = await extract(html, rules)
            self.truncated |= cut

    def _was_read(self, html: str, link_header: str) -> bool:
        """Return whether the earlier crawl has read this very page, and take it over."""
        page = self.spider.earlier.page(self.key)
        if page is None or page.body_hash != body_hash(html):
            return False
        self.taken_over = page if self.spider.earlier.link_header(page) == link_header else None
        return self.taken_over is not None

    async def _parsed(self, html: str, link_header: str, *, apart: bool) -> ParsedPage:
        is_own = self.spider.guard.own_hosts.__contains__  # can be pickled
        if not apart:
            return parse_page(html, self.key, is_own=is_own, link_header=link_header)
        return await wait_apart(parse_page, html, self.key, is_own=is_own, link_header=link_header)

    def results(self) -> list[Visited]:
        """Return a row for every URL this trail claimed; the content belongs to the last hop alone."""
        return [self._visited(found) for found in self.claimed]

    def _visited(self, found: Found) -> Visited:
        place = next((n for n, hop in enumerate(self.hops) if hop["url"] == found.url), len(self.hops))
        chain = self.hops[place:]
        record = self._record(found, chain)
        if found.url != self.final or (self.page is None and self.taken_over is None):
            return Visited(record)
        discovered = tuple(self._discovered(found.depth + 1)) if self.state == "ok" else ()
        if self.page is None:
            content = self._content({"truncated": False}) | {"reused": self.reused}
            return Visited(record | content, html=self.html, found=discovered)
        content = self._content(self.page.fields)
        return Visited(record | content, self.page.links, self.html, discovered, self.page.resources)

    def _discovered(self, depth: int) -> Iterator[Found]:
        """Yield what the page names and this crawl follows."""
        if self.page is not None:
            named = iter(self.page.discovered)
        else:
            assert self.taken_over is not None
            is_own, earlier = self.spider.guard.is_own, self.spider.earlier.discovered(self.taken_over)
            named = ((key, key, by) for key, by in earlier if is_own(host_of(key)))
        for key, shown, by in named:
            if self.spider.follows(key):
                yield Found(key, shown, by, depth if by == "link" else UNLINKED)

    def _record(self, found: Found, chain: list[Hop]) -> dict[str, Any]:
        ours, googles = self.robots.get(found.url, (True, True))  # none where robots.txt was never asked for
        return (
            _EMPTY
            | self.answers.get(found.url, {})
            | {
                "url": found.url,
                "url_found": found.url_found,
                "found_in": "logs" if found.found_by == "log" else self.spider.plan.mode,
                "final_url": self.final,
                "first_status": chain[0]["status"] if chain else None,
                "status": self.status,
                "state": self.state,
                "reason": self.reason,
                "chain": chain,
                "content_type": self.content_type,
                "fetched_at": datetime.now(UTC).replace(tzinfo=None).isoformat(),
                "elapsed_ms": round((monotonic() - self.started) * 1000),
                "bytes": self.bytes,
                "truncated": self.truncated,
                "robots_allowed": ours,
                "googlebot_allowed": googles,
            }
        )

    def _content(self, fields: dict[str, Any]) -> dict[str, Any]:
        truncated = fields["truncated"] or self.truncated
        content = {
            "robots_header": self.robots_header,
            "extracted": self.extracted,
            "charset": self.charset,
            "body_hash": body_hash(self.html) if self.html is not None else None,
        }
        return fields | content | {"truncated": truncated}


_EMPTY: dict[str, Any] = {
    "truncated": False, "body_hash": None, "title": None, "description": None, "h1": [], "headings": [],
    "canonical": None, "robots_meta": None, "robots_header": None, "hreflang": [], "lang": None, "json_ld": [],
    "open_graph": [], "images": [], "words_in_body": None, "links_total": 0,
}  # fmt: skip


def _joined(response: Response, header: str) -> str:
    return ",".join(value.decode("latin-1").strip() for value in response.headers.getlist(header))


def _shown(location: bytes | None) -> str:
    return text_of_location(location)[:4096] if location else ""
