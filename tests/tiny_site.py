"""A site of a few pages on loopback that all link to each other."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Pages(BaseHTTPRequestHandler):
    pages = 4
    delay = 0.0
    robots = ""  # its robots.txt, if it has one
    last_request = 0.0

    def do_GET(self):
        type(self).last_request = time.monotonic()
        time.sleep(self.delay)
        if self.path == "/robots.txt":
            return self.answer(200 if self.robots else 404, "text/plain", self.robots)
        links = "".join(f'<a href="/{n}">page {n}</a> ' for n in range(1, self.pages))
        return self.answer(200, "text/html", f"<title>{self.path}</title><h1>{self.path}</h1>{links}")

    def answer(self, status, kind, text):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@contextmanager
def serve_pages():
    """Serve the pages; `handler.pages`, `delay` and `robots` can be set, `handler.last_request` be read."""
    handler = type("Handler", (Pages,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{server.server_address[1]}/"
    server.handler = handler
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
