"""A site on loopback whose pages are written in the test, hostile ones too, and a crawl of it from start to rows."""

import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.crawling import crawl_apart
from crawlers.runner import CrawlPlan, drain

HOST = "shop.example"
ORIGIN = f"https://{HOST}"


def page(*links, title="page", head="", body=""):
    return f"<title>{title}</title>{head}<body>{body}" + "".join(f'<a href="{link}">{link}</a>' for link in links)


def answer(handler, status=200, body="", content_type="text/html; charset=utf-8", **headers):
    content = body.encode() if isinstance(body, str) else body
    handler.send_response(status)
    if content_type:
        handler.send_header("Content-Type", content_type)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(content)


class HostileSite:
    """Routes by path: HTML, a dictionary for `answer`, or a function of the handler. Unknown paths are 404."""

    def __init__(self, routes):
        self.routes = routes
        self.requests = []  # (monotonic time, host, path)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def paths(self):
        return [path for _, _, path in self.requests]

    def plan(self, **changes):
        usual = {
            "site": "shop", "start_urls": (ORIGIN + "/",), "own_hosts": (HOST,), "user_agent": "Sitelore/0.1 (+test)",
            "connect": {HOST: self.url}, "own_site": True, "delay_s": 0.005, "per_host": 4,
        }  # fmt: skip
        return CrawlPlan(**(usual | changes))


def _handler(site):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.requests.append((time.monotonic(), self.headers.get("Host"), self.path))
            route = site.routes.get(self.path, {"status": 404, "body": "gone"})
            if isinstance(route, str):
                return answer(self, body=route)
            return answer(self, **route) if isinstance(route, dict) else route(self)

        do_HEAD = do_GET

        def handle_one_request(self):
            try:
                super().handle_one_request()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def serving(routes):
    site = HostileSite(routes)
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.server.shutdown()
        site.server.server_close()
        thread.join()


class Crawled:
    """What a crawl left: its outcome, events, rows by table, and pages by path."""

    def __init__(self, plan, state, should_stop=lambda: False, on_event=None):
        self.events = []
        self.outcome = crawl_apart(
            plan,
            state,
            on_event=on_event or self.events.append,
            report=lambda progress: None,
            should_stop=should_stop,
        )
        self.rows = defaultdict(list)
        for table, batch in drain(state, ()):
            self.rows[table] += batch.to_pylist()
        self.pages = {row["url"].removeprefix(ORIGIN): row for row in self.rows["pages"]}

    def states(self):
        return {path: (row["state"], row["reason"]) for path, row in self.pages.items()}
