"""How many pages a minute are rendered, and what that costs: `python tests/benchmarks/render_speed.py [PAGES]`.

A site on loopback of as many pages with scripts, data and style sheets of their own; the whole process tree is counted.
"""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import psutil

from crawlers.guard import Guard
from crawlers.page_client import Reach
from crawlers.render import RenderPlan, render_pages
from crawlers.scope import OwnHosts

ORIGIN = "http://shop.example"
APP = """fetch('/data' + location.pathname).then(a => a.json()).then(data => {
    document.title = data.title;
    for (const text of data.texts) document.body.insertAdjacentHTML('beforeend', `<p>${text}</p>`) })"""


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/robots.txt":
            return self.answer(404, "text/plain", "")
        if self.path == "/app.js":
            return self.answer(200, "text/javascript", APP)
        if self.path == "/style.css":
            return self.answer(200, "text/css", "p { color: navy }")
        if self.path.startswith("/data"):
            return self.answer(200, "application/json", json.dumps({"title": self.path, "texts": ["word " * 40] * 20}))
        head = '<link rel="stylesheet" href="/style.css"><script defer src="/app.js"></script>'
        return self.answer(200, "text/html", f"<!doctype html><title>raw</title>{head}<h1>{self.path}</h1>")

    def answer(self, status, kind, text):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


class Tree(threading.Thread):
    """Adds up CPU seconds and the peak of proportional memory of this process and all it started."""

    def __init__(self):
        super().__init__(daemon=True)
        self.cpu, self.peak, self.running = {}, 0, True

    def run(self):
        while self.running:
            me, memory = psutil.Process(), 0
            for process in [me, *me.children(recursive=True)]:
                try:
                    times = process.cpu_times()
                    self.cpu[process.pid] = times.user + times.system
                    memory += process.memory_full_info().pss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, memory)
            time.sleep(0.25)


def main(pages: int) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    guard = Guard(OwnHosts(("shop.example",)), {"shop.example": f"http://127.0.0.1:{server.server_address[1]}"}, ())
    plan = RenderPlan(tuple((f"{ORIGIN}/p/{n}", None) for n in range(pages)), Reach(guard, "Sitelore"), delay_s=0)
    tree, started = Tree(), time.monotonic()
    tree.start()
    rows = render_pages(plan, lambda progress: None, lambda: False)
    seconds = time.monotonic() - started
    tree.running = False
    whole = sum(row["title"] == "/data" + row["url"].removeprefix(ORIGIN) and row["words"] > 800 for row in rows)
    cpu = sum(tree.cpu.values())
    print(f"{whole} of {pages} pages rendered whole in {seconds:.0f} s: {60 * pages / seconds:.0f} a minute, ", end="")
    print(f"{cpu / pages:.2f} CPU s a page, peak {tree.peak / 2**20:.0f} MB (PSS of the tree)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
