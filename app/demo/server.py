"""Serves a generation of the demo site on loopback, as a small real server would: status codes, ETag, HEAD, 304."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from app.demo.site import DemoSite, Generation


@contextmanager
def serve(site: DemoSite, generation: int) -> Iterator[str]:
    """Serve a generation on a free port of 127.0.0.1, for whatever Host is asked for; give its base URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site.state(generation)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(state: Generation) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, *, with_body: bool) -> None:
            response = state.respond(self.path)
            tag = f'"{hashlib.sha256(response.body).hexdigest()[:16]}"'
            fresh = response.status == 200 and self.headers.get("If-None-Match") == tag
            self.send_response(304 if fresh else response.status)
            for name, value in response.headers:
                self.send_header(name, value)
            self.send_header("ETag", tag)
            self.send_header("Content-Length", "0" if fresh else str(len(response.body)))
            self.end_headers()
            if with_body and not fresh:
                self.wfile.write(response.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing: the crawl reports its own progress."""

    return Handler
