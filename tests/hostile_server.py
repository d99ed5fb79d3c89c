"""A server on loopback that does to a crawler what real ones do, one fault a path; it remembers what it was asked."""

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"


class HostileServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answers):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.requests = []

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def asked(self, path):
        return sum(requested == path for requested, _ in self.requests)

    def handle_error(self, request, client_address):
        """A crawler that is killed or gives up closes its connections: that is no fault of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path)
        if callable(answer):
            answer = answer(self)
        if answer is None:
            answer = (404, {}, b"<title>not here</title>")
        status, headers, body = answer
        if status == 0:  # hang up
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in ({"Content-Type": HTML} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Keep quiet."""


def page(*links, title="page", head="", body="", status=200, **headers):
    """Return an HTML answer with these links in its body."""
    anchors = "".join(f'<a href="{link}">to {link}</a>' for link in links)
    text = f"<html lang=de><title>{title}</title>{head}<body><main>{body}{anchors}</main></body></html>"
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, text.encode()


def redirect(target, status=301):
    return status, {"Location": target}, b""


def slow(seconds, answer):
    def wait(_):
        time.sleep(seconds)
        return answer

    return wait


def zipped(answer):
    status, headers, body = answer
    return status, headers | {"Content-Encoding": "gzip"}, gzip.compress(body)


@contextmanager
def serving(answers):
    server = HostileServer(answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
