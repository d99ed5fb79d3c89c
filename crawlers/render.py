"""Opens pages in a browser, waits until they come to rest, and reads what their scripts made of them."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.progress import Progress, Report, ShouldStop
from analysis.urls import url_key
from crawlers.apart import ParseFailed, end_all, wait_apart
from crawlers.browser import Tab, find_browser, may_sandbox, require_playwright
from crawlers.byte_scan import has_heavy_tag, is_suspicious, without_heavy_tags
from crawlers.decoding import decode_html
from crawlers.download import MAX_BODY
from crawlers.page_client import PageClient, Reach
from crawlers.parse import ParsedPage, body_hash, parse_page
from crawlers.personal_data import redact_text
from crawlers.render_requests import Cache, PageRequests

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, ConsoleMessage, Page, Playwright

MAX_CONSOLE = 100  # messages of a page
MAX_TEXT = 500  # characters of a message
MAX_LINKS = 5_000
_LEVELS = {"error": "error", "warning": "warning", "assert": "error", "debug": "debug"}  # all else is information
_BY_US = ("Failed to load resource", "net::ERR_")  # what Chromium says of requests; they stand with the resources
_PHONE = {"width": 412, "height": 915}  # Google indexes what a phone gets
_LOOK = 0.05  # seconds between two looks at whether a page has come to rest
_STOP = 0.2  # seconds between two looks at whether to stop
_WATCH = 0.5  # seconds between two looks at the memory
_HTML = ("text/html", "application/xhtml+xml")
# They open connections that nobody can answer for the page; without them a page takes its other way.
_NO_SIDE_DOORS = """
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) delete globalThis[name];
"""
Row = dict[str, Any]


@dataclass(frozen=True)
class RenderPlan:
    """Which pages to open and how. A page is at rest when nothing was asked for `quiet_s`, after `rest_s` at last."""

    pages: tuple[tuple[str, str | None], ...]  # URL key, template it stands for
    reach: Reach
    browser: str | None = None  # path; the system's own unless said
    sandbox: bool | None = None  # Chromium's own; where it can be used unless said
    allow_post: bool = False  # whether scripts may send data to the site itself
    deadline_s: float = 30.0  # of a page, from the first request to the last word
    quiet_s: float = 0.5
    rest_s: float = 5.0
    memory_mb: int = 1024  # of a browser
    tabs: int = 2
    delay_s: float = 0.5  # between two pages in a tab


@dataclass
class _Said:
    """What scripts of a page wrote or threw."""

    rows: list[Row] = field(default_factory=list)

    def console(self, message: "ConsoleMessage") -> None:
        if not message.text.startswith(_BY_US):
            self._add(_LEVELS.get(message.type, "info"), message.text)

    def error(self, error: Exception) -> None:
        self._add("error", str(error))

    def _add(self, level: str, text: str) -> None:
        if len(self.rows) < MAX_CONSOLE:
            plain = " ".join(text[: 4 * MAX_TEXT].split())
            self.rows.append({"level": level, "text": redact_text(plain)[:MAX_TEXT]})


class PageFailed(Exception):
    """A page that could not be rendered; the reason is its row's."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def render_pages(plan: RenderPlan, report: Report, should_stop: ShouldStop) -> list[Row]:
    """Return a row of `renders` for every page, sorted by address; those opened so far where it is stopped.

    Raises an InputError where there is no browser, or it does not start.
    """
    require_playwright()
    path = find_browser(plan.browser)
    return asyncio.run(_render(plan, path, report, should_stop))


async def _render(plan: RenderPlan, path: str, report: Report, should_stop: ShouldStop) -> list[Row]:
    from playwright.async_api import async_playwright

    waiting, rows = deque(plan.pages), list[Row]()
    sandbox = may_sandbox() if plan.sandbox is None else plan.sandbox

    def next_page() -> tuple[str, str | None] | None:
        report(Progress("render", len(rows), len(plan.pages)))
        return None if should_stop() or not waiting else waiting.popleft()

    async with async_playwright() as playwright, PageClient(plan.reach) as client:
        cache = Cache()
        workers = [_Worker(plan, client, cache, playwright, path, sandbox) for _ in range(min(plan.tabs, len(waiting)))]
        try:
            await _until_stopped(asyncio.gather(*(worker.work(next_page, rows) for worker in workers)), should_stop)
        finally:
            await asyncio.gather(*(worker.tab.close() for worker in workers))
            await asyncio.to_thread(end_all)
    return sorted(rows, key=lambda row: str(row["url"]))


async def _until_stopped(working: "asyncio.Future[list[None]]", should_stop: ShouldStop) -> None:
    """Return when all is done, or a moment after it is to stop: a page may take its whole deadline."""

    async def stopped() -> None:
        while not should_stop():
            await asyncio.sleep(_STOP)

    watching = asyncio.ensure_future(stopped())
    both: set[asyncio.Future[Any]] = {working, watching}
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    watching.cancel()
    if not working.done():
        working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working


class _Worker:
    """Opens one page after the other in a browser of its own, so that killing it harms nobody else's page."""

    def __init__(
        self, plan: RenderPlan, client: PageClient, cache: Cache, playwright: "Playwright", path: str, sandbox: bool
    ) -> None:
        self.plan, self.client, self.cache = plan, client, cache
        self.tab = Tab(playwright, path, sandbox=sandbox)
        self._too_large = False

    async def work(self, next_page: Any, rows: list[Row]) -> None:
        while (page := next_page()) is not None:
            rows.append(await self._row(*page))
            await asyncio.sleep(self.plan.delay_s)

    async def _row(self, url: str, template: str | None) -> Row:
        requests = PageRequests(self.client, self.cache, self.plan.allow_post)
        said, self._too_large = _Said(), False
        browser = await self.tab.browser()
        watching = asyncio.ensure_future(self._watch())
        row = _empty(url, template)
        try:
            opening = self._open(browser, url, requests, said)
            row |= await asyncio.wait_for(opening, self.plan.deadline_s)
        except TimeoutError:
            row |= {"reason": "timeout"}
            self.tab.kill()
        except PageFailed as error:
            row |= {"reason": error.reason}
        except Exception as error:  # noqa: BLE001 - whatever a page does to its browser is its reason
            row |= {"reason": "memory" if self._too_large else _reason(error)}
            self.tab.kill()
        finally:
            watching.cancel()
        return row | _raw(requests) | {"console": self._scrubbed(said), "resources": _resources(requests)}

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_WATCH)
            if await asyncio.to_thread(self.tab.memory) > self.plan.memory_mb * 2**20:
                self._too_large = True
                self.tab.kill()
                return

    async def _open(self, browser: Any, url: str, requests: PageRequests, said: _Said) -> Row:
        context = await browser.new_context(
            user_agent=self.plan.reach.user_agent, viewport=_PHONE, service_workers="block", accept_downloads=False
        )
        try:
            page = await _prepared(context, requests, said)
            html, final = await self._rendered(page, url, requests)
        finally:
            with contextlib.suppress(Exception):  # the browser may have been killed
                await context.close()
        return await _read(html, final, requests)

    async def _rendered(self, page: "Page", url: str, requests: PageRequests) -> tuple[str, str]:
        from playwright.async_api import Error

        crashed = asyncio.Event()
        page.on("crash", lambda _: crashed.set())
        try:
            html = await self._opened(page, url, requests, crashed)
        except Error:
            if crashed.is_set():
                self.tab.kill()
                raise PageFailed("crashed") from None
            if requests.document is None and requests.refusal:
                raise PageFailed(requests.refusal) from None
            raise
        _check_document(requests)
        return html[:MAX_BODY], url_key(page.url) or page.url

    async def _opened(self, page: "Page", url: str, requests: PageRequests, crashed: asyncio.Event) -> str:
        """Return the document at rest; one that scripts lead away from is followed to the next."""
        from playwright.async_api import Error

        async def arrive() -> str:
            await self._wait_for_rest(page, requests, crashed)
            return await page.content()

        try:
            await page.goto(url, wait_until="commit", timeout=0)
            return await arrive()
        except Error as error:
            if crashed.is_set() or "navigat" not in str(error):
                raise
        return await arrive()

    async def _wait_for_rest(self, page: "Page", requests: PageRequests, crashed: asyncio.Event) -> None:
        """Return when nothing was asked for some time, or after five seconds, which Google does not wait longer for."""
        await page.wait_for_load_state("domcontentloaded", timeout=0)
        until = time.monotonic() + self.plan.rest_s
        while time.monotonic() < until and not crashed.is_set():
            if requests.quiet_for() >= self.plan.quiet_s:
                return
            await asyncio.sleep(_LOOK)

    def _scrubbed(self, said: _Said) -> list[Row]:
        scrub = self.plan.reach.credentials.scrub
        return [row | {"text": scrub(row["text"].encode()).decode("utf-8", "replace")} for row in said.rows]


async def _prepared(context: "BrowserContext", requests: PageRequests, said: _Said) -> "Page":
    """Return a page whose every request comes to us and that can open no window, file or dialog."""
    await context.route("**/*", requests.handle)
    await context.route_web_socket("**/*", requests.refuse_socket)
    await context.add_init_script(_NO_SIDE_DOORS)
    page = await context.new_page()
    context.on("page", lambda popup: asyncio.ensure_future(popup.close()))
    page.on("dialog", lambda dialog: asyncio.ensure_future(dialog.dismiss()))
    page.on("console", said.console)
    page.on("pageerror", said.error)
    return page


def _check_document(requests: PageRequests) -> None:
    """Raise where what the browser shows is no page of the site's."""
    document = requests.document
    if document is None:
        raise PageFailed(requests.refusal or "no_document")
    if document.status >= 400:
        raise PageFailed(f"status_{document.status}")
    kind = document.header("content-type").partition(";")[0].strip().lower()
    if kind and kind not in _HTML:
        raise PageFailed("not_html")


async def _read(html: str, final: str, requests: PageRequests) -> Row:
    """Return the columns that come from the rendered document, read as the crawl reads pages."""
    assert requests.document is not None
    try:
        page = await _parsed(html, final, requests)
    except ParseFailed as error:
        raise PageFailed(error.reason) from None
    fields = page.fields
    links = ({name: link[name] for name in ("target", "anchor", "rel")} for link in page.links[:MAX_LINKS])
    return {
        "state": "ok",
        "reason": "",
        "final_url": final,
        "rendered_hash": body_hash(html),
        "words": fields["words_in_body"],
        "links": list(links),
        **{name: fields[name] for name in ("title", "description", "canonical", "robots_meta", "h1", "json_ld")},
    }


async def _parsed(html: str, final: str, requests: PageRequests) -> ParsedPage:
    assert requests.document is not None
    is_own = requests.client.reach.guard.own_hosts.__contains__
    link_header = requests.document.header("link")
    body = html.encode("utf-8", "replace")
    if is_suspicious(body):
        plain = without_heavy_tags(body).decode("utf-8", "replace")
        return await wait_apart(parse_page, plain, final, is_own=is_own, link_header=link_header)
    return parse_page(html, final, is_own=is_own, link_header=link_header)


def _raw(requests: PageRequests) -> Row:
    """Return what the server sent before any script ran; its hash is that of the crawl where nothing has changed."""
    document = requests.first
    if document is None:
        return {}
    body = without_heavy_tags(document.body) if has_heavy_tag(document.body) else document.body
    html = decode_html(body, document.header("content-type"))
    return {"status": document.status, "raw_hash": body_hash(html)}


def _resources(requests: PageRequests) -> list[Row]:
    return sorted(requests.failed.values(), key=lambda row: (row["url"], row["problem"]))


def _empty(url: str, template: str | None) -> Row:
    nothing = dict.fromkeys(("status", "raw_hash", "rendered_hash", "title", "description", "canonical", "robots_meta"))
    lists: dict[str, list[Row]] = {name: [] for name in ("h1", "links", "json_ld")}
    return {
        **nothing,
        **lists,
        "words": None,
        "url": url,
        "template": template,
        "state": "error",
        "reason": "unfinished",
        "final_url": url,
    }


def _reason(error: Exception) -> str:
    said = str(error)
    if "crash" in said.lower():
        return "crashed"
    return "browser_closed" if "closed" in said.lower() else f"unexpected:{type(error).__name__}"


def sample_pages(
    candidates: Iterable[tuple[str, str | None]], *, most: int, per_template: int
) -> Sequence[tuple[str, str | None]]:
    """Return the pages that stand for all: of every template the same few, whatever order they come in.

    Rule: pages of a template are put in the order of a hash of their address, which has nothing to do with what they
    say. Then, in rounds, each template gives its next page, the largest template first, until each has given
    `per_template` or `most` are chosen.
    """
    from hashlib import sha256

    templates: dict[str, list[tuple[str, str | None]]] = {}
    for url, template in candidates:
        templates.setdefault(template or "", []).append((url, template))
    for pages in templates.values():
        pages.sort(key=lambda page: sha256(page[0].encode()).digest())
    order = sorted(templates, key=lambda name: (-len(templates[name]), name))
    rounds = (templates[name][turn] for turn in range(per_template) for name in order if turn < len(templates[name]))
    return sorted(page for page, _ in zip(rounds, range(most), strict=False))
