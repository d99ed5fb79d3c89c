"""The demo site of a seed: two generations of nordlicht-rad.example and every answer they give."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.demo import render
from app.demo.compose import Edition, archived, path_of
from app.demo.flaws import Changes, Flaws, draw_flaws
from app.demo.page import HOST, ORIGIN
from app.demo.plant import pages_of
from app.demo.prose import LANGUAGES
from app.demo.shop import filtered_page

START = f"{ORIGIN}/"


@dataclass(frozen=True)
class Response:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def location(self) -> str | None:
        return dict(self.headers).get("Location")


class Generation:
    """One state of the site: its pages, its redirects, and the answer to every request."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.pages = pages_of(edition)
        self.redirects = _redirects(edition.flaws)
        self.withdrawn = _withdrawn(edition)

    @cached_property
    def responses(self) -> dict[str, Response]:
        """Every address the site knows, path with query, and what it answers."""
        answers = {path: _html(200, render.render_page(page)) for path, page in self.pages.items()}
        answers |= {path: Response(301, (("Location", target),), b"") for path, target in self.redirects.items()}
        answers |= {path: _html(410, render.missing_page(path[1:3])) for path in self.withdrawn}
        pictures = {picture.source for page in self.pages.values() for picture in page.pictures()}
        answers |= {source: _file("image/svg+xml", render.drawing(source)) for source in pictures}
        return dict(sorted((answers | self._files()).items()))

    def _files(self) -> dict[str, Response]:
        files = {
            "/robots.txt": _file("text/plain; charset=utf-8", render.robots_txt()),
            "/sitemap.xml": _file("application/xml", render.sitemap_index()),
            "/static/site.css": _file("text/css; charset=utf-8", render.STYLE),
            "/static/site.js": _file("text/javascript; charset=utf-8", render.SCRIPT),
            "/favicon.ico": Response(204, (), b""),
        }
        for language in LANGUAGES:
            listed = [page for page in self.pages.values() if page.listed and page.language == language]
            files[f"/sitemap-{language}.xml"] = _file("application/xml", render.sitemap(listed))
        return files

    def respond(self, target: str) -> Response:
        """Return the answer to a request target, also to combinations of filters nothing links to."""
        known = self.responses.get(target)
        if known:
            return known
        page = filtered_page(self.edition, target)
        if page:
            return _html(200, render.render_page(page))
        return _html(404, render.missing_page("en" if target.startswith("/en") else "de"))


@dataclass(frozen=True)
class DemoSite:
    seed: int
    crawl_date: date
    flaws: Flaws
    changes: Changes
    first: Generation
    second: Generation
    host: str = HOST
    start: str = START

    def state(self, generation: int) -> Generation:
        return self.first if generation == 1 else self.second

    def generation(self, number: int) -> dict[str, Response]:
        """Return every address generation 1 or 2 knows, and its answer."""
        return self.state(number).responses


def build_site(seed: int, crawl_date: date, *, flawed: bool = True) -> DemoSite:
    """Return the demo site of a seed as of a date. `flawed=False` gives the same site with nothing planted in it."""
    flaws, changes = draw_flaws(seed) if flawed else (Flaws(), Changes())
    first, second = (Generation(Edition(seed, crawl_date, flaws, changes, number)) for number in (1, 2))
    return DemoSite(seed, crawl_date, flaws, changes, first, second)


def _html(status: int, text: str) -> Response:
    return Response(status, (("Content-Type", "text/html; charset=utf-8"),), text.encode())


def _file(kind: str, text: str) -> Response:
    return Response(200, (("Content-Type", kind),), text.encode())


def _redirects(flaws: Flaws) -> dict[str, str]:
    """Return where moved pages moved: to a topic's hub, or to an address that moved again."""
    return {
        archived(slug): path_of(target) if target.endswith("/") else archived(target)
        for slug, target in flaws.moved.items()
    }


def _withdrawn(edition: Edition) -> set[str]:
    if edition.generation == 1:
        return set()
    return {path_of(ref) for ref in edition.changes.withdrawn}
