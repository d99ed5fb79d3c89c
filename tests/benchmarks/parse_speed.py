"""How fast a page's fields, links and files are read, beside parsel and lexbor's bare parse: CPU seconds and ratios.

Pages of 38 KB with 90 links, drawn from one template as those of a shop are, and, where they lie beside the checkout,
those of three real sites. Both readers give the same rows (asserted); parsel reads libxml2's tree of them.
    python -m tests.benchmarks.parse_speed
"""

import lzma
import os
import random
import tarfile
import time

from parsel import Selector
from selectolax.lexbor import LexborHTMLParser

from crawlers.parse import parse_page
from tests.dev_data import FOLDER
from tests.generated_pages import WORDS
from tests.parsel_reader import ParselReader, same_tree

OWN = {"shop.example"}
ROUNDS = 3


def shop_page(number, *, links=90, size=38_000):
    chance = random.Random(number)
    menu = "".join(f'<li class="nav-item"><a href="/c/{n}" title="C">Category {n}</a></li>' for n in range(30))
    cards = "".join(
        f'<article class="card"><a href="/p/{chance.randrange(10**5)}?v={n}"><img src="/i/{n}.jpg" alt="P {n}"'
        f' width="200" height="200" loading="lazy"></a><h3>Product {n}</h3></article>'
        for n in range(links - 40)
    )
    foot = "".join(f'<li><a href="https://shop.example/info/{n}" rel="nofollow">Info {n}</a></li>' for n in range(10))
    start = f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Shop page {number}</title>
<meta name="description" content="Page {number} of the shop"><link rel="canonical" href="/page/{number}">
<meta property="og:title" content="Shop"><link rel="stylesheet" href="/s.css"><script src="/a.js" defer></script>
<script type="application/ld+json">{{"@type": "Product", "name": "P {number}"}}</script></head><body>
<header class="site-header"><nav><ul>{menu}</ul></nav></header><main><h1>Page {number}</h1>{cards}"""
    end = f'</main><footer class="site-footer"><ul>{foot}</ul></footer></body></html>'
    texts = []
    while len(start) + len(end) + sum(map(len, texts)) < size:
        words = " ".join(chance.choices([word for word in WORDS if word.isalpha()], k=60))
        texts.append(f"<section><h2>Part {len(texts)}</h2><p>{words} <b>{number}</b></p></section>")
    return start + "".join(texts) + end


def real_pages(site, count):
    path = FOLDER / "sites" / f"{site}.tar.xz"
    if not path.exists():
        return []
    with lzma.open(path) as packed, tarfile.open(fileobj=packed) as files:
        members = sorted((m for m in files if m.name.endswith(".html") and m.size > 2_000), key=lambda m: m.name)
        chosen = random.Random(1).sample(members, min(count, len(members)))
        return [files.extractfile(member).read().decode("utf-8", "replace") for member in chosen]


def ours(html, key):
    return parse_page(html, key, is_own=OWN.__contains__)


def parsels(html, key):
    return ParselReader(Selector(text=html), key, OWN).read()


def bare(html, key):
    return LexborHTMLParser(html)


def cpu_ms(read, pages):
    """Return the best CPU time of some rounds: the others were disturbed."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        for number, html in enumerate(pages):
            read(html, f"https://shop.example/page/{number}")
        best = min(best, time.process_time() - started)
    return best / len(pages) * 1000


def assert_same(pages):
    for html in pages:
        page = ours(html, "https://shop.example/x")
        tree = same_tree(LexborHTMLParser(html))
        fields, links, resources = ParselReader(tree, "https://shop.example/x", OWN).read()
        assert fields == {name: page.fields[name] for name in fields}
        assert (links, resources) == (page.links, page.resources)


def report(name, pages):
    assert_same(pages)
    taken = {read.__name__: cpu_ms(read, pages) for read in (ours, parsels, bare)}
    size = sum(map(len, pages)) / len(pages) / 1000
    links = sum(len(ours(html, "https://shop.example/x").links) for html in pages) / len(pages)
    print(
        f"{name}: {len(pages)} pages of {size:.0f} KB, {links:.0f} links: ours {taken['ours']:.2f} ms,"
        f" parsel {taken['parsels']:.2f} ms, bare parse {taken['bare']:.2f} ms;"
        f" {taken['parsels'] / taken['ours']:.1f} × parsel, {1000 / taken['ours']:.0f} pages per CPU second"
    )


def main():
    print(f"load {os.getloadavg()[0]:.1f}")
    report("generated shop", [shop_page(number) for number in range(100)])
    for site in ("codefor.de", "opensource.guide", "semicomplete.com"):
        pages = real_pages(site, 100)
        if pages:
            report(site, pages)


if __name__ == "__main__":
    main()
