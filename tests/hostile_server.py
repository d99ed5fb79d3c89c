"""One server on loopback that does to a crawler what real ones do, one fault a path; it remembers what it was asked."""

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"


class HostileServer(ThreadingHTTPServer):
    """Answers by path, or what a function of the path says.

    An answer is HTML; a triple of status, headers and body, where status 0 hangs up; options for `answer`; or a
    function of the handler that returns one of these, or has written itself and returns None.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, answers, tls=None, host="127.0.0.1"):
        super().__init__((host, 0), _Handler)
        self.host = host
        self.answers = answers
        self.tls = tls
        self.requests = []  # (monotonic time, host, path)
        self.headers = []  # of the requests

    @property
    def base(self):
        return f"http{'s' if self.tls else ''}://{self.host}:{self.server_address[1]}"

    @property
    def paths(self):
        return [path for _, _, path in self.requests]

    def asked(self, path):
        return self.paths.count(path)

    def answer_to(self, path):
        found = self.answers(path) if callable(self.answers) else self.answers.get(path)
        return (404, {}, b"<title>not here</title>") if found is None else found

    def finish_request(self, request, client_address):
        if self.tls is None:
            return super().finish_request(request, client_address)
        with self.tls.wrap_socket(request, server_side=True) as secured:  # in the connection's own thread
            return super().finish_request(secured, client_address)

    def handle_error(self, request, client_address):
        """A crawler that is killed or gives up closes its connections: that is no fault of the server."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((time.monotonic(), self.headers.get("Host"), self.path))
        self.server.headers.append(dict(self.headers))
        found = self.server.answer_to(self.path)
        found = found(self) if callable(found) else found
        if isinstance(found, str):
            found = {"body": found}
        if isinstance(found, dict):
            answer(self, **found)
        elif found is not None:
            status, headers, body = found
            self.close_connection = self.close_connection or status == 0
            if status:
                send(self, status, {"Content-Type": HTML} | headers, body)

    do_HEAD = do_GET

    def log_message(self, *args):
        """Keep quiet."""


def send(handler, status, headers, body):
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if handler.command != "HEAD":
        handler.wfile.write(body)


def answer(handler, status=200, body="", content_type=HTML, **headers):
    """Send an answer; headers are named with underscores."""
    content = body.encode() if isinstance(body, str) else body
    kind = {"Content-Type": content_type} if content_type else {}
    send(handler, status, kind | {name.replace("_", "-"): value for name, value in headers.items()}, content)


def page(*links, title="page", head="", body="", status=200, **headers):
    """Return an HTML answer with these links in its body."""
    anchors = "".join(f'<a href="{link}">to {link}</a>' for link in links)
    text = f"<html lang=de><title>{title}</title>{head}<body><main>{body}{anchors}</main></body></html>"
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, text.encode()


def redirect(target, status=301):
    return status, {"Location": target}, b""


def raw(*pieces, pause=0.0):
    """Return an answer written byte for byte, a piece after the other; then the connection is closed."""

    def write(handler):
        handler.close_connection = True
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return write


def slow(seconds, found):
    def wait(_):
        time.sleep(seconds)
        return found

    return wait


def zipped(found):
    status, headers, body = found
    return status, headers | {"Content-Encoding": "gzip"}, gzip.compress(body)


@contextmanager
def running(server):
    """Run a server until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def serving(answers, **options):
    return running(HostileServer(answers, **options))
