"""A seeded site of any size, served from a process of its own: 38 KB a page, some 90 links, 25 images, 1,200 words.

`python -m tests.benchmarks.generated_site PAGES [SEED]` prints its port and serves until its input ends. A line
`change N` on its input changes N of 100 pages: their text, their ETag, their Last-Modified.
"""

import asyncio
import json
import random
import subprocess
import sys
import threading
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAVIGATION, IMAGES, WORDS = 30, 25, 1_200
_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo wu schlag bau werk stein berg hof tal feld".split()
_START = 1_760_000_000  # seconds, when the site was first put online


class Site:
    """Every page follows from its number, so none is kept."""

    def __init__(self, pages, seed=7):
        self.pages, self.changed_share, self.generation = pages, 0, 0
        chance = random.Random(seed)
        words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4_000)]
        self.sentences = [" ".join(chance.choices(words, k=chance.randint(8, 20))) + "." for _ in range(3_000)]
        self.titles = [" ".join(chance.choices(words, k=5)).title() for _ in range(3_000)]
        rules = (f".{word}-{n}{{margin:{n}px;padding:0 {n}px;color:#{n:06x}}}" for n, word in enumerate(words[:170]))
        self.style = f"<style>{''.join(rules)}</style>"
        self.navigation = "".join(
            f'<li class="menu-item level-1"><a href="{path_of(n % pages)}" title="{self.titles[n]}">'
            f'<span class="icon icon-{n}"></span>{self.titles[n]}</a></li>'
            for n in range(NAVIGATION)
        )

    def change(self, percent):
        self.generation += 1
        self.changed_share = percent

    def version(self, number):
        """Return the generation a page is of."""
        chance = random.Random(number * 31 + self.generation)
        return self.generation if chance.random() * 100 < self.changed_share else 0

    def etag(self, number):
        return f'"{number:x}-{self.version(number)}"'

    def targets(self, number):
        """Return the pages a page links to: the next ones of a tree with five branches, and others by chance."""
        chance = random.Random(number)
        children = [child for child in range(number * 5 + 1, number * 5 + 6) if child < self.pages]
        return children + [chance.randrange(self.pages) for _ in range(chance.randint(38, 70))]

    def html(self, number):
        chance, title = random.Random(number), self.titles[number % 3_000]
        note = f"<p>State {self.version(number)}.</p>"
        links = [
            f'<a class="teaser-link" href="{path_of(to)}">{self.titles[to % 3_000]}</a>' for to in self.targets(number)
        ]
        images = [
            f'<figure><img src="/media/{number}-{n}.jpg" alt="{self.titles[(number + n) % 3_000]}" width="640"'
            f' height="480" loading="lazy" srcset="/media/{number}-{n}-2x.jpg 2x"></figure>'
            for n in range(IMAGES)
        ]
        return (
            f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title} {number}</title>'
            f'<meta name="description" content="{self.sentences[number % 3_000][:150]}">'
            f'<link rel="canonical" href="{path_of(number)}"><meta name="viewport" content="width=device-width">'
            + "".join(
                f'<link rel="alternate" hreflang="{lang}" href="{path_of(number)}">' for lang in ("de", "x-default")
            )
            + f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
            f'<meta property="og:image" content="/media/{number}-0.jpg">{_json_ld(title, number)}'
            f"{self.style}</head><body>"
            f'<header><a href="/">Start</a><nav><ul>{self.navigation}</ul></nav></header><main><article>'
            f"<h1>{title} {number}</h1>{note}{self._sections(chance, links, images)}</article></main>"
            f'<footer><a href="{path_of(1 % self.pages)}">Impressum</a></footer></body></html>'
        )

    def _sections(self, chance, links, images):
        written, sections = 0, []
        while written < WORDS:
            paragraph = " ".join(chance.choices(self.sentences, k=5))
            written += paragraph.count(" ") + 1
            sections.append(f"<h2>{chance.choice(self.titles)}</h2><p>{paragraph}</p>")
        step, images_step = -(-len(links) // len(sections)), -(-len(images) // len(sections))
        return "".join(
            f'<section class="content-block">{text}<div class="teasers">{" ".join(links[n * step : (n + 1) * step])}'
            f"</div>{''.join(images[n * images_step : (n + 1) * images_step])}</section>"
            for n, text in enumerate(sections)
        )


def path_of(number):
    return f"/bereich-{number % 40}/seite-{number}.html" if number else "/"


def _json_ld(title, number):
    block = {
        "@context": "https://schema.org", "@type": "Article", "headline": title, "identifier": str(number),
        "author": {"@type": "Person", "name": "Erika Beispiel"},
        "publisher": {"@type": "Organization", "name": "Beispiel", "logo": {"@type": "ImageObject", "url": "/l.png"}},
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(block)}</script>'


class Connection(asyncio.Protocol):
    """Enough of HTTP/1.1 for a crawler: GET, keep-alive, conditional requests."""

    def __init__(self, site):
        self.site, self.waiting = site, b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.waiting += data
        while b"\r\n\r\n" in self.waiting:
            request, _, self.waiting = self.waiting.partition(b"\r\n\r\n")
            self.transport.write(self._answer(request))

    def _answer(self, request):
        path = request.split(b" ", 2)[1].decode()
        number = 0 if path == "/" else int(path[path.rfind("-") + 1 : -5]) if path.endswith(".html") else -1
        if not 0 <= number < self.site.pages:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"
        etag = self.site.etag(number)
        modified = formatdate(_START + 86_400 * self.site.version(number), usegmt=True)
        head = f"ETag: {etag}\r\nLast-Modified: {modified}\r\nContent-Type: text/html; charset=utf-8\r\n"
        if etag.encode() in request:
            return f"HTTP/1.1 304 Not Modified\r\n{head}\r\n".encode()
        body = self.site.html(number).encode()
        return f"HTTP/1.1 200 OK\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def serve(site):
    server = await asyncio.get_running_loop().create_server(lambda: Connection(site), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.to_thread(_obey, site)


def _obey(site):
    for line in sys.stdin:
        site.change(float(line.split()[1]))
        print("changed", flush=True)


class Served:
    """A running server: its address, and a way to change the site."""

    def __init__(self, process):
        self.process = process
        self.url = f"http://127.0.0.1:{process.stdout.readline().strip()}"

    def change(self, percent):
        self.process.stdin.write(f"change {percent}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "changed\n"


@contextmanager
def served(pages, seed=7):
    command = [sys.executable, "-m", "tests.benchmarks.generated_site", str(pages), str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Served(process)
    finally:
        process.kill()
        process.communicate()


if __name__ == "__main__":
    threading.stack_size(256 * 1024)
    asyncio.run(serve(Site(*map(int, sys.argv[1:3]))))
