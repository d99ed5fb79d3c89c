"""A site on loopback whose scripts change its pages in known ways, and a canary that nobody may ever wake."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RAW = (
    "<!doctype html><html lang=en><head><title>{title}</title>"
    '<meta name="description" content="About it">{head}</head>'
    "<body><h1>Raw heading</h1><p>Some words stand here.</p>"
    '<a href="/plain">plain</a> <a href="/old">old</a>{body}</body></html>'
)
BLOCK = '{"@type":"Thing","name":"Late"}'
# path → what stands in the head, what stands in the body
PAGES = {
    "/plain": ("", ""),
    "/title": ("", "<script>document.title = 'Set by a script'</script>"),
    "/canonical": (
        "",
        "<script>document.head.insertAdjacentHTML('beforeend', '<link rel=canonical href=/plain>')</script>",
    ),
    "/noindex-added": (
        "",
        "<script>document.head.insertAdjacentHTML('beforeend', '<meta name=robots content=noindex>')</script>",
    ),
    "/noindex-removed": (
        '<meta name="robots" content="noindex,follow">',
        "<script>document.querySelector('meta[name=robots]').remove()</script>",
    ),
    "/description": ("", "<script>document.querySelector('meta[name=description]').content = 'Other'</script>"),
    "/heading": ("", '<script src="/moved/late.js"></script>'),  # which a redirect leads to
    "/links": (
        "",
        "<script>document.querySelector('a[href=\"/old\"]').remove();"
        "for (const n of [1, 2]) document.body.insertAdjacentHTML('beforeend', `<a href=/late/${n}>late ${n}</a>`)"
        "</script>",
    ),
    "/json-ld": (
        "",
        "<script>const s = document.createElement('script'); s.type = 'application/ld+json';"
        f"s.textContent = {BLOCK!r}; document.head.append(s)</script>",
    ),
    "/words": (
        "",
        "<main></main><script>fetch('/api/text').then(a => a.json()).then(t => {"
        "document.querySelector('main').textContent = t.text})</script>",
    ),
    "/errors": (
        '<script src="/missing.js"></script><script src="/private/app.js"></script>',
        "<script>console.error('no user anna@example.com, 0171 2345678'); console.warn('careful')</script>"
        "<script>undefined_thing.run()</script>",
    ),
    "/loop": ("", "<script>while (true) {}</script>"),
    "/late-loop": ("", "<script>setTimeout(() => { while (true) {} }, 50)</script>"),
    "/hungry": (
        "",
        "<script>const all = []; for (let n = 0; n < 40; n++) all.push(new Uint8Array(64 * 2**20).fill(1))</script>",
    ),
    "/away": ("", "<script>location.replace('/plain')</script>"),
    "/windows": ("", "<script>window.open('/plain'); alert('stay'); document.title = 'Went on'</script>"),
    "/posts": ("", "<script>fetch('/api/save', {method: 'POST', body: 'x'})</script>"),
}


def trap_page(canary):
    """Return a page that tries every way out of the browser: to this computer, in every spelling, and over sockets."""
    port = canary.rpartition(":")[2]
    homes = [f"127.0.0.1:{port}", f"2130706433:{port}", f"0x7f000001:{port}", f"[::ffff:127.0.0.1]:{port}"]
    homes += [f"localhost:{port}", f"0177.0.0.1:{port}", f"127.1:{port}", f"rebind.example:{port}"]
    asked = "".join(f"fetch('http://{home}/fetch').catch(e => e);" for home in homes)
    asked += f"navigator.sendBeacon('{canary}/beacon');"
    asked += f"new WebSocket('ws://127.0.0.1:{port}/socket').onerror = e => e;"
    asked += f"new EventSource('{canary}/events');"
    asked += f"try {{ new Worker(URL.createObjectURL(new Blob([`fetch('{canary}/worker')`]))) }} catch (e) {{}}"
    asked += f"try {{ new WebTransport('https://127.0.0.1:{port}/quic') }} catch (e) {{}}"
    asked += f"""try {{
        const c = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{port}'}}]}});
        c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o)) }} catch (e) {{}}"""
    asked += "navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(e => e);"
    head = f'<link rel="preconnect" href="{canary}"><link rel="dns-prefetch" href="{canary}">'
    head += f'<link rel="prefetch" href="{canary}/prefetch"><link rel="stylesheet" href="{canary}/style.css">'
    body = f'<img src="{canary}/image"><iframe src="{canary}/frame"></iframe><iframe src="file:///etc/passwd"></iframe>'
    body += f'<iframe src="/to-canary"></iframe><script src="{canary}/script.js"></script>'
    body += f'<form method="post" action="{canary}/form" target="_blank"></form>'
    return head, body + f"<script>{asked} document.forms[0].submit()</script>"


class Scripted(BaseHTTPRequestHandler):
    asked: list
    canary: str

    def do_GET(self):
        self.asked.append((self.command, self.headers["Host"], self.path, dict(self.headers)))
        pages = PAGES | {"/trap": trap_page(self.canary)}
        if self.path == "/robots.txt":
            return self.answer(200, "text/plain", "User-agent: Googlebot\nDisallow: /private/\n")
        if self.path in pages:
            head, body = pages[self.path]
            return self.answer(200, "text/html", RAW.format(title=f"Title of {self.path}", head=head, body=body))
        if self.path == "/":
            links = "".join(f'<a href="{path}">{path}</a>' for path in pages)
            return self.answer(200, "text/html", f"<title>Start</title><h1>Start</h1>{links}")
        if self.path.startswith("/moved/"):
            return self.answer(302, "text/plain", "", location=self.path.removeprefix("/moved"))
        if self.path == "/to-canary":
            return self.answer(302, "text/plain", "", location=f"{self.canary}/redirect")
        if self.path == "/late.js":
            return self.answer(200, "text/javascript", "document.querySelector('h1').textContent = 'Late heading'")
        if self.path == "/api/text":
            return self.answer(200, "application/json", '{"text": "' + "word " * 60 + '"}')
        return self.answer(404, "text/html", "<title>Gone</title>")

    do_POST = do_GET

    def answer(self, status, kind, text, location=None):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text.encode())))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


class Canary:
    """Listens for TCP and UDP on one port of this computer and counts whoever comes."""

    def __init__(self):
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(self.tcp.getsockname())
        self.url = f"http://127.0.0.1:{self.tcp.getsockname()[1]}"
        self.woken = []
        self._threads = [threading.Thread(target=self._listen, args=(s,), daemon=True) for s in (self.tcp, self.udp)]
        for thread in self._threads:
            thread.start()

    def _listen(self, where):
        where.settimeout(0.2)
        while where.fileno() != -1:
            try:
                if where is self.udp:
                    self.woken.append(("udp", where.recv(100)))
                else:
                    with where.accept()[0] as connection:
                        connection.settimeout(0.2)
                        self.woken.append(("tcp", connection.recv(100)))
            except TimeoutError:
                continue
            except OSError:
                return

    def close(self):
        self.tcp.close()
        self.udp.close()
        for thread in self._threads:
            thread.join()


@contextmanager
def serve_scripts():
    """Serve the pages. `server.asked` has every request: method, host, path, headers."""
    canary = Canary()
    handler = type("Handler", (Scripted,), {"asked": [], "canary": canary.url})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.asked, server.canary = handler.asked, canary
    server.here = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        canary.close()
