"""A site in two generations on loopback: what is planted on each page, and every change that must be reported of it."""

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WORDS = (
    "The valley opens behind the second bridge and follows the river for an hour.",
    "Shade is rare in summer, so the walk is best begun before nine.",
    "A spring beside the chapel gives water all year round.",
    "From the saddle the path turns north and loses height quickly.",
    "The last bus leaves the village at six in the evening.",
    "Dogs are welcome as long as they stay on a lead near the sheep.",
    "Snow lies on the upper part until the middle of May.",
    "Good shoes are enough, and poles help on the way down.",
)
OTHER = (
    "Tickets for the museum are sold at the gate and on the internet.",
    "Children under twelve pay nothing when they come with a grown-up.",
    "The collection shows clocks from four centuries in eleven rooms.",
    "Every full hour a guide sets the largest of them going.",
)


def page(path, **parts):
    """Return a page on which only what is said differs from every other page."""
    name = path.strip("/") or "start"
    sound = {
        "status": 200, "title": f"Title of {name}", "description": f"About {name}", "h1": f"Heading of {name}",
        "below": ("Way", "Rest"), "text": (f"This page is about {name}.", *WORDS), "head": "", "links": "",
        "headers": {},
    }  # fmt: skip
    return sound | parts


@dataclass(frozen=True)
class Planted:
    """A page in two generations (none: it does not exist) and what it causes: path, aspect → change, severity."""

    path: str
    first: dict | None
    second: dict | None
    linked: tuple[bool, bool] = (True, True)  # from the start page, in each generation
    changes: dict = field(default_factory=dict)


def ld(*blocks):
    return "".join(f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks)


def to(path, words):
    return f'<p>See <a href="{path}">{words}</a>.</p>'


def alternate(lang, path):
    return f'<link rel="alternate" hreflang="{lang}" href="{path}">'


def same(path, aspects, first=None, second=None, **planted):
    """Return a page both generations have."""
    changes = {(path, aspect): found for aspect, found in aspects.items()}
    return Planted(path, page(path, **first or {}), page(path, **second or {}), changes=changes, **planted)


def leads_to(path):
    return page(path) | {"status": 301, "headers": {"Location": path}}


NONE = '<meta name="robots" content="none">'
PRODUCT = {"@type": "Product", "name": "Boot", "offers": {"@type": "Offer", "price": "89.00"}}
CHEAPER = PRODUCT | {"offers": {"@type": "Offer", "price": "79.00"}}
MOVED_TEXT = tuple(f"{sentence} Bring a map." for sentence in WORDS)
FOOT = ("Once around the lake.", *OTHER)

SITE = (
    Planted("/new", None, page("/new"), (False, True), changes={("/new", "url"): ("new", "low")}),
    Planted("/gone", page("/gone"), None, (True, False), {("/gone", "url"): ("gone", "high")}),
    Planted("/left", page("/left"), leads_to("/arrived"), changes={
        ("/left", "url"): ("moved", "low"), ("/left", "status"): ("changed", "medium"),
        ("/left", "indexable"): ("changed", "medium"),
    }),
    Planted("/arrived", None, page("/left"), (False, False)),
    Planted("/body-old", page("/body"), None, (True, False), {("/body-old", "url"): ("moved", "high")}),
    Planted("/body-new", None, page("/body"), (False, True)),
    Planted("/text-old", page("/text-old", text=MOVED_TEXT), None, (True, False),
            {("/text-old", "url"): ("moved", "high"), ("/text-new", "title"): ("changed", "medium")}),
    Planted("/text-new", None, page("/text-old", text=MOVED_TEXT, title="Another title"), (False, True)),
    Planted("/named?id=1", page("/named", head='<link rel="canonical" href="/named">', text=FOOT), None, (True, False),
            {("/named?id=1", "url"): ("moved", "low"), ("/named?sid=2", "text"): ("changed", "low")}),
    Planted("/named?sid=2", None, page("/named", head='<link rel="canonical" href="/named">', text=(*FOOT, "End.")),
            (False, True)),
    same("/named", {}),
    Planted("/fails", page("/fails"), page("/fails") | {"status": 404}, changes={
        ("/fails", "status"): ("changed", "high"), ("/fails", "indexable"): ("changed", "critical"),
    }),
    same("/hidden", {"indexable": ("changed", "critical"), "robots": ("new", "medium")},
         second={"head": '<meta name="robots" content="noindex">'}),
    same("/shown", {"indexable": ("changed", "medium"), "robots": ("gone", "medium")},
         {"head": '<meta name="robots" content="noindex">'}),
    same("/titled", {"title": ("changed", "medium")}, second={"title": "Quite another title"}),
    same("/untitled", {"title": ("gone", "high")}, second={"title": ""}),
    same("/described", {"description": ("changed", "low")}, second={"description": "Said in other words"}),
    same("/headed", {"h1": ("changed", "medium"), "text": ("changed", "low")}, second={"h1": "Another heading"}),
    same("/subheaded", {"headings": ("changed", "low")}, second={"below": ("Way", "Inn")}),
    same("/astray", {"canonical": ("new", "medium"), "indexable": ("changed", "critical")},
         second={"head": '<link rel="canonical" href="/named">'}),
    same("/archived", {"robots_header": ("new", "medium")}, second={"headers": {"X-Robots-Tag": "noarchive"}}),
    same("/closed", {"robots_txt": ("changed", "medium"), "indexable": ("changed", "critical")}),
    same("/spoken", {"hreflang": ("changed", "medium")},
         {"head": alternate("en", "/spoken") + alternate("de", "/gesprochen") + alternate("fr", "/parle")},
         {"head": alternate("en", "/spoken") + alternate("de", "/gesprochen")}),
    same("/gesprochen", {}), same("/parle", {}),
    same("/priced", {"structured_data": ("changed", "low")}, {"head": ld(PRODUCT)}, {"head": ld(CHEAPER)}),
    same("/typed", {"structured_data": ("changed", "medium")}, {"head": ld(PRODUCT, {"@type": "FAQPage"})},
         {"head": ld(PRODUCT)}),
    same("/untyped", {"structured_data": ("gone", "medium")}, {"head": ld(PRODUCT)}),
    same("/edited", {"text": ("changed", "low")}, {"text": WORDS}, {"text": (*WORDS[:-1], OTHER[0])}),
    same("/rewritten", {"text": ("changed", "medium")}, second={"text": ("All of it is new.", *OTHER)}),
    same("/linking", {"links": ("changed", "low"), "text": ("changed", "low")},
         {"links": to("/parle", "the first")}, {"links": to("/edited", "the second")}),
    same("/wording", {"anchors": ("changed", "low"), "text": ("changed", "low")},
         {"links": to("/gesprochen", "this")}, {"links": to("/gesprochen", "the way")}),
    same("/far", {"depth": ("changed", "medium")}, linked=(True, False)),
    *(same(f"/step{n}", {}, *2 * [{"links": f'<nav><a href="/{"far" if n == 3 else f"step{n + 1}"}">on</a></nav>'}],
           linked=(n == 1, n == 1)) for n in (1, 2, 3)),
    Planted("/turns", leads_to("/edited"), leads_to("/named"), changes={("/turns", "redirect"): ("changed", "medium")}),
    Planted("/reasons", page("/reasons") | {"status": 404}, page("/reasons", head=NONE),
            changes={("/reasons", "reason"): ("changed", "low"), ("/reasons", "status"): ("changed", "low")}),
    same("/same", {}),
)  # fmt: skip
OF_THE_SITE = {
    ("/robots.txt", "robots_file"): ("changed", "medium"), ("/old-sitemap.xml", "sitemap_file"): ("gone", "high"),
    # what the two pages with other links did to the pages they link to
    ("/parle", "links_in"): ("changed", "medium"), ("/edited", "links_in"): ("changed", "low"),
}  # fmt: skip
EXPECTED = {key: found for planted in SITE for key, found in planted.changes.items()} | OF_THE_SITE
ROBOTS = (
    "User-agent: *\nDisallow: /private\nSitemap: {origin}/sitemap.xml\nSitemap: {origin}/old-sitemap.xml\n",
    "User-agent: *\nDisallow: /private\n\nUser-agent: Googlebot\nDisallow: /closed\n\nSitemap: {origin}/sitemap.xml\n",
)


def html(parts):
    below = "".join(f"<h2>{heading}</h2>" for heading in parts["below"])
    text = "".join(f"<p>{sentence}</p>" for sentence in parts["text"])
    title = f"<title>{parts['title']}</title>" if parts["title"] else ""
    return (
        f'<!doctype html><html lang="en"><head>{title}<meta name="description" content="{parts["description"]}">'
        f"{parts['head']}</head><body><main><h1>{parts['h1']}</h1>{text}{below}{parts['links']}</main></body></html>"
    )


class Site(BaseHTTPRequestHandler):
    """Serves the generation that is set on its class."""

    generation = 1
    origin = ""

    def do_GET(self):
        if self.path == "/robots.txt":
            return self.answer(200, "text/plain", ROBOTS[self.generation - 1].format(origin=self.origin))
        if self.path.endswith("sitemap.xml"):
            return self.sitemap()
        if self.path == "/":
            return self.answer(200, "text/html", self.start())
        found = {planted.path: (planted.first, planted.second)[self.generation - 1] for planted in SITE}
        parts = found.get(self.path) or page(self.path, status=404)
        return self.answer(parts["status"], "text/html", html(parts), parts["headers"])

    def start(self):
        shown = [planted.path for planted in SITE if planted.linked[self.generation - 1]]
        links = "".join(f'<a href="{path}">{path}</a> ' for path in shown)
        return html(page("/")).replace("<main>", f"<nav>{links}</nav><main>")

    def sitemap(self):
        if "old" in self.path and self.generation == 2:
            return self.answer(404, "text/plain", "")
        entry = f"<url><loc>{self.origin}/same</loc></url>"
        return self.answer(
            200, "application/xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entry}</urlset>'
        )

    def answer(self, status, kind, text, headers=None):
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Say nothing."""


@contextmanager
def serve_generations():
    """Serve the site; `server.handler.generation` says which generation."""
    handler = type("Handler", (Site,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.handler, server.origin = handler, f"http://127.0.0.1:{server.server_address[1]}"
    handler.origin = server.origin
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
