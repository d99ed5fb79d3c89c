"""A site on loopback that lets in who is logged in, under several origins, and keeps every request it got."""

import base64
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "shop.example"
ORIGIN = f"https://{HOST}"
# Other origins that belong to the site as well: each differs from its start in one thing.
OTHERS = {"scheme": f"http://{HOST}", "port": f"{ORIGIN}:8443", "host": "https://pictures.example"}
HOSTS = (HOST, f"{HOST}:8443", "pictures.example")


class Door(BaseHTTPRequestHandler):
    wanted: dict  # header → value that lets in
    asked: list  # (host, path, headers)
    spied: list  # command lines with the secret in them
    secret = ""

    def do_GET(self):
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.asked.append((headers["host"], self.path, headers))
        if self.secret and self.path == "/inside":
            self.spied += [line for line in command_lines() if self.secret in line]
        if self.path == "/robots.txt":
            maps = "".join(f"Sitemap: {origin}/map-{kind}.xml\n" for kind, origin in OTHERS.items())
            return self.answer(200, "text/plain", maps)
        if self.path.startswith("/to-"):
            return self.answer(302, "text/plain", "", location=OTHERS[self.path[4:]] + "/arrived" + self.path)
        is_free = headers["host"] != HOST or self.path.startswith(("/plain", "/arrived", "/map-", "/sitemap"))
        if not is_free and any(headers.get(name.lower()) != value for name, value in self.wanted.items()):
            return self.answer(401, "text/html", "<title>Who are you?</title>")
        if self.path == "/echo":
            return self.answer(200, "text/html", f"<title>echo</title><pre>{self.headers}</pre>")
        if self.path.startswith("/flaky") and sum(path == self.path for _, path, _ in self.asked) == 1:
            return self.answer(503, "text/html", "", retry="0")
        return self.answer(200, "text/html", self.page() if self.path == "/" else f"<title>{self.path}</title>")

    def page(self):
        paths = ["/inside", "/echo", "/flaky", *(f"/to-{kind}" for kind in OTHERS)]
        paths += [f"{origin}/plain-{kind}" for kind, origin in OTHERS.items()]
        links = "".join(f'<a href="{path}">a</a>' for path in paths)
        foreign = f'<a href="http://127.0.0.1:{self.server.server_address[1]}/foreign">f</a>'
        return f'<title>Start</title><link rel="canonical" href="{OTHERS["host"]}/plain-canonical">{links}{foreign}'

    def answer(self, status, kind, text, location=None, retry=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        for name, value in (("Location", location), ("Retry-After", retry)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


def command_lines():
    """Return the command lines of all processes; anybody on the computer can read them."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@contextmanager
def serve_door(**wanted):
    handler = type("Handler", (Door,), {"wanted": wanted, "asked": [], "spied": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.handler, server.here = handler, f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
