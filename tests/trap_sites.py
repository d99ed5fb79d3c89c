"""Sites with one trap each beside healthy pages: from a path to the HTML it answers with, without an end."""

import hashlib
import itertools
import random
import re
from collections import deque

from analysis.urls import path_of, url_key
from crawlers.traps import Answer, Met, Traps

ORIGIN = "https://shop.example"
HEALTHY = 40
LETTERS = str.maketrans("0123456789", "ghijklmnop")
WORDS = [
    "acker", "birne", "dach", "eimer", "feder", "garten", "hafen", "insel", "jagd", "kanne", "lampe", "mauer", "nadel",
    "ofen", "pfeil", "quelle", "regen", "segel", "tafel", "ufer", "vogel", "wagen", "zange", "anker", "besen", "deich",
]  # fmt: skip


def page(title, *links, text="", head=""):
    anchors = "".join(f'<a href="{link}">{label}</a> ' for link, label in links)
    return f"<title>{title}</title>{head}<body><h1>{title}</h1><p>{text}</p>{anchors}</body>"


def draw_of(*seed):
    return random.Random(int(hashlib.sha256(repr(seed).encode()).hexdigest()[:12], 16))


def words_of(count, *seed):
    """Return text drawn for a seed: always the same for the same one."""
    return " ".join(draw_of(*seed).choices(WORDS, k=count))


def token(*seed):
    return hashlib.sha256(repr(seed).encode()).hexdigest()[:16]


def healthy(path):
    """Return the start page, or one of the pages that must be stored whatever else is there."""
    number = path.removeprefix("/good/")
    links = [(f"/good/{n}", f"good {n}") for n in range(HEALTHY)]
    if path == "/":
        return links
    return (
        page(f"Good page {number}", ("/", "home"), text=words_of(30, "good", number)) if path in dict(links) else None
    )


def calendar(path):
    """Months without end, all empty, each with its neighbours and its days."""
    parts = [int(part) for part in path.removeprefix("/termine/").split("/") if part.isdecimal()]
    if path == "/termine/":
        parts = [2026, 11]
    if len(parts) == 3:
        return page(
            f"{parts[2]}.{parts[1]}.{parts[0]}", (f"/termine/{parts[0]}/{parts[1]}", "Monat"), text="Keine Termine"
        )
    year, month = parts
    around = [divmod(year * 12 + month - 1 + step, 12) for step in (-1, 1)]
    links = [(f"/termine/{y}/{m + 1}", f"{m + 1}/{y}") for y, m in around]
    days = [(f"/termine/{year}/{month}/{day}", str(day)) for day in range(1, 9)]
    return page(f"Termine {month}/{year}", *links, *days, text="Keine Termine")


def facets(path):
    """Five filters of six values, every combination a link away; twenty products behind them."""
    chosen = dict(part.split("=") for part in path.partition("?")[2].split("&") if "=" in part)
    links = []
    for name in ("farbe", "form", "marke", "mass", "preis"):
        for value in range(6):
            query = "&".join(f"{n}={v}" for n, v in sorted((chosen | {name: str(value)}).items()))
            links.append((f"/filter?{query}", f"{name}"))
    found = draw_of("facet", len(chosen) % 5).randrange(20)
    return page("Filter", *links, text=f"Artikel: {words_of(8, 'article', found)}")


def session_in_query(path):
    """Five pages, each link with a fresh id."""
    name = path.removeprefix("/konto/").partition("?")[0] or "0"
    links = [(f"/konto/{n}?sid={token(path, n)}", f"konto {n}") for n in range(5)]
    return page(f"Konto {name}", *links, text=words_of(20, "konto", name))


def session_in_path(path):
    name = path.rpartition("/")[2] or "0"
    links = [(f"/s/{token(path, n)}/{n}", f"seite {n}") for n in range(5)]
    return page(f"Seite {name}", *links, text=words_of(20, "session", name))


def relative(path):
    """A relative link that should have been absolute: a/b/a/b/…"""
    return page("Hilfe", ("a/b/", "mehr"), text="Hier steht Hilfe.")


def soft_404(path):
    """Whatever is asked for is not there, says 200, and proposes more of it."""
    links = [("/suche/" + "-".join(words_of(3, path, n).split()), "vielleicht das") for n in range(3)]
    return page("Nicht gefunden", *links, text="Leider gibt es diese Seite nicht. Versuchen Sie es hier:")


def paging(path):
    """Ten pages of articles, and then empty ones for ever."""
    number = int(path.partition("seite=")[2] or 1)
    articles = [(f"/artikel/{number}-{n}", words_of(3, "article", number, n)) for n in range(5)] if number <= 10 else []
    text = words_of(10, "list", number) if number <= 10 else "Keine Artikel"
    return page(f"Liste, Seite {number}", *articles, (f"/liste?seite={number + 1}", "weiter"), text=text)


def maze(path):
    """Text drawn from a list of words, each page leading to three that no other page names."""
    links = [(f"/maze/{token(path, n)}", words_of(2, path, n, "a")) for n in range(3)]
    return page(words_of(3, path), *links, text=words_of(120, path, "text"))


def maze_of_words(path):
    """The same with folders of words and sentences that repeat, as a tarpit trained on a text writes them."""
    draw = draw_of(path)
    sentences = [f"Der {a} liegt am {b}." for a in WORDS for b in WORDS]
    links = [("/labor/" + "-".join(words_of(4, path, n).split()), words_of(2, path, n, "a")) for n in range(4)]
    return page(words_of(3, path), *links, text=" ".join(draw.choices(sentences, k=30)))


def slow_chain(path):
    """One link a page, to an address like a word, for ever."""
    return page(words_of(3, path), ("/kette/" + "-".join(words_of(4, path).split()), "weiter"), text=words_of(60, path))


def hreflang(path):
    """Language versions of language versions, all the same page."""
    codes = ["".join(draw_of(path, n).choices("abcdefghijklmnopqrstuvwxyz", k=2)) for n in range(5)]
    tags = [f'<link rel="alternate" hreflang="{c}-{c}" href="/{c}-{d}/laden">' for c, d in itertools.pairwise(codes)]
    return page("Laden", text="Willkommen im Laden.", head="".join(tags))


ENDLESS = {
    "calendar": (calendar, "/termine/", "calendar"),
    "facets": (facets, "/filter", "parameters"),
    "session_in_query": (session_in_query, "/konto/", "session_id"),
    "session_in_path": (session_in_path, "/s/", "session_id"),
    "relative": (relative, "/hilfe/", "repeated_segments"),
    "soft_404": (soft_404, "/suche/x", "soft_404"),
    "paging": (paging, "/liste", "paging"),
    "maze": (maze, "/maze/", "maze"),
    "maze_of_words": (maze_of_words, "/labor/", "maze"),
    "slow_chain": (slow_chain, "/kette/", "too_deep"),
    "hreflang": (hreflang, "/de-de/laden", "hreflang"),
}


def site_with(name):
    """Return a site of healthy pages and one trap, as a function from path to HTML."""
    trap, entrance, _ = ENDLESS[name]

    def answer(path):
        found = healthy(path)
        if path == "/":
            return page("Start", *found, (entrance, "hier entlang"))
        return found or trap(path)

    return answer


def walk(answer, *, most=5_000, listed=(), known=(), start="/"):
    """Crawl breadth first without a network; return what was fetched, what was held back, and the traps."""
    traps = Traps(listed, known)
    first = url_key(ORIGIN + start)
    queue, met_before = deque([(first, "start", 0), *((url, "sitemap", 1_000) for url in listed)]), {first, *listed}
    fetched, held, steps, done = [], [], [], set()
    while (queue or steps) and len(fetched) < most:
        is_step = bool(steps)
        url, by, depth = steps.pop() if steps else queue.popleft()
        if url in done:
            continue
        done.add(url)
        trap = traps.why_held_back(url, by, is_step=is_step)
        if trap is not None:
            traps.count(trap, url)
            held.append((url, trap))
            continue
        fetched.append(url)
        html = answer(path_of(url))
        if html is None:
            continue
        named = list(dict.fromkeys(_named(html, url)))
        new = [met for met in named if met.url not in met_before]
        met_before.update(met.url for met in new)
        queue.extend((met.url, met.found_by, depth + 1) for met in new)
        traps.learn(Answer(url, html, by, tuple(new), tuple(met.url for met in named)))
        step = traps.next_step()
        if step is not None:
            steps.append((step.url, step.found_by, depth + 1))
    return fetched, held, traps


_NAMES = re.compile(r'<(a|link)\b[^>]*?href="([^"]*)"')


def _named(html, url):
    for tag, href in _NAMES.findall(html):
        key = url_key(href, base=url)
        if key is not None:
            yield Met(key, "link" if tag == "a" else "hreflang")


# Sites that grow as traps do and are none


def shop(products):
    """A shop under one pattern: lists of twenty, products of few words that name others by chance."""

    def name(number):
        return f"{WORDS[number % 26]} {WORDS[number // 26 % 26]} {WORDS[number * 7 % 23]}"

    def answer(path):
        number = int("".join(filter(str.isdecimal, path)) or 0)
        if path in ("/", "/shop/liste"):
            return page("Laden", ("/shop/liste?seite=1", "alle"))
        if "seite=" in path:
            shown = range((number - 1) * 20, min(number * 20, products))
            more = [(f"/shop/liste?seite={number + 1}", "weiter")] if number * 20 < products else []
            return page("Liste", *((f"/shop/p/{n}", name(n)) for n in shown), *more)
        others = [(f"/shop/p/{(number * 7_919 + n * 104_729) % products}", "passt dazu") for n in range(1, 5)]
        return page(name(number), *others, text=f"{name(number * 13 + 5)}: {number * 7 % 991} Euro")

    return answer


def tree(levels, children):
    """An old directory: every page names its children and nothing else, in one folder, from one link."""

    def answer(path):
        if path == "/":
            return page("Start", ("/verzeichnis/", "Verzeichnis"))
        depth = path.count("/") - 2
        links = [(f"{path}{words_of(1, path, n)}{chr(97 + n)}/", words_of(2, path, n)) for n in range(children)]
        return page(words_of(2, path), *(links if depth < levels else []), text=words_of(40, path))

    return answer


def chain(length):
    """An archive that is read page after page: only "older" leads on."""

    def answer(path):
        if path.startswith("/beitrag/"):
            return page(path, text=words_of(60, path))
        number = int("".join(filter(str.isdecimal, path)) or 1)
        more = [(f"/archiv/seite/{number + 1}", "älter")] if number < length else []
        return page(
            f"Seite {number}", (f"/beitrag/{token(number).translate(LETTERS)}", words_of(4, "title", number)), *more
        )

    return answer


def gallery(length):
    """Pictures without a word, each naming the next."""

    def answer(path):
        number = int("".join(filter(str.isdecimal, path)) or 0)
        more = [(f"/bild/{number + 1}", "weiter")] if number < length else []
        return page("Bild", *more, text=f'<img src="/i/{token("picture", number)}.jpg">')

    return answer


def thin(pages):
    """Pages that are all the same, named by lists that are not: a finite number of them."""

    def answer(path):
        number = int("".join(filter(str.isdecimal, path)) or 0)
        if path.startswith("/ort/"):
            return page(f"Ort {number}", text="Bald mehr an dieser Stelle.")
        shown = [(f"/ort/{n}", words_of(3, "place", n)) for n in range(number * 10, min(number * 10 + 10, pages))]
        more = [(f"/orte?seite={number + 1}", "weiter")] if number * 10 + 10 < pages else []
        return page("Orte", *shown, *more, text=words_of(5, "list", number))

    return answer


def wiki(articles):
    """Articles in one folder that name others by chance, in words of their own."""

    def answer(path):
        number = int("".join(filter(str.isdecimal, path)) or 0)
        links = [
            (f"/wiki/thema-{token('w', n)[:6]}-{n}", token("word", n))
            for n in draw_of(number).sample(range(articles), 12)
        ]
        own = " ".join("".join(draw_of(number, n).choices("aeiourstlnmdkgb", k=7)) for n in range(20))
        return page(f"Thema {number}", *links, text=f"{own} {words_of(200, 'article', number)}")

    return answer


HARMLESS = {
    "shop": (shop(3_000), 1 + 150 + 3_000),
    "tree": (tree(3, 9), 2 + 9 + 81 + 729),
    "chain": (chain(300), 300 + 300),
    "gallery": (gallery(400), 401),
    "thin": (thin(1_000), 100 + 1_000),
    "wiki": (wiki(1_500), 1 + 1_500),
}
