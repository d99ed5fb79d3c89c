"""Writes a page as HTML, and the files around the pages: style sheet, script, drawings, robots.txt, sitemaps."""

import hashlib
from html import escape
from xml.sax.saxutils import escape as xml_escape

from app.demo.compose import labels
from app.demo.page import LINK, ORIGIN, Block, Heading, Link, Listing, Page, Paragraph, Picture

STYLE = """body { font: 17px/1.6 Georgia, serif; margin: 0 auto; max-width: 72rem; padding: 0 1rem; color: #17212b }
header, nav, footer { font-family: Arial, sans-serif; font-size: .9rem }
nav ul { display: flex; flex-wrap: wrap; gap: .8rem; list-style: none; padding: 0 }
main { display: grid; grid-template-columns: 3fr 1fr; gap: 2rem }
img { width: 100%; height: auto; border-radius: 5px }
"""
SCRIPT = """document.querySelectorAll('nav a').forEach((link) => {
  if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
});
"""


def render_page(page: Page) -> str:
    """Return the page as an HTML document."""
    return "\n".join([
        "<!doctype html>", f'<html lang="{page.language}">', *_head(page), "<body>", *_header(page), *_main(page),
        *_footer(page), "</body>", "</html>", "",
    ])  # fmt: skip


def _head(page: Page) -> list[str]:
    lines = ["<head>", '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">']
    if page.title is not None:
        lines.append(f"<title>{escape(page.title)}</title>")
    if page.description is not None:
        lines.append(f'<meta name="description" content="{escape(page.description)}">')
    if page.noindex:
        lines.append('<meta name="robots" content="noindex, follow">')
    lines.append(f'<link rel="canonical" href="{_url(page.canonical or page.path)}">')
    for language, path in sorted(page.alternates.items()):
        lines.append(f'<link rel="alternate" hreflang="{language}" href="{_url(path)}">')
    lines += _open_graph(page)
    lines += [f'<script type="application/ld+json">{block}</script>' for block in page.json_ld]
    lines += [
        '<link rel="stylesheet" href="/static/site.css">',
        '<script src="/static/site.js" defer></script>',
        "</head>",
    ]
    return lines


def _url(path: str) -> str:
    return escape(ORIGIN + path)


def _open_graph(page: Page) -> list[str]:
    values = {
        "og:type": "product" if page.kind == "product" else "article" if page.kind == "article" else "website",
        "og:title": page.title or page.heading or "", "og:url": ORIGIN + page.path, "og:site_name": "Nordlicht Rad",
    }  # fmt: skip
    return [f'<meta property="{name}" content="{escape(value)}">' for name, value in values.items()]


def _header(page: Page) -> list[str]:
    words = labels(page.language)
    return [
        "<header>", f"<p>{escape(words['claim'])}</p>", *_list(page.frame, "header"), "</header>",
        f'<nav aria-label="{escape(words["site"])}">', *_list(page.frame, "navigation"), "</nav>", *_crumbs(page),
    ]  # fmt: skip


def _crumbs(page: Page) -> list[str]:
    if not page.crumbs:
        return []
    return ['<nav class="breadcrumb" aria-label="Breadcrumb">', *_list(page.crumbs, "breadcrumb"), "</nav>"]


def _list(links: list[Link], position: str) -> list[str]:
    items = [f"<li>{_anchor(link.anchor, link.path)}</li>" for link in links if link.position == position]
    return ["<ul>", *items, "</ul>"] if items else []


def _anchor(text: str, path: str) -> str:
    return f'<a href="{escape(path)}">{escape(text)}</a>'


def _main(page: Page) -> list[str]:
    heading = [f"<h1>{escape(page.heading)}</h1>"] if page.heading is not None else []
    blocks = [_block(block) for block in page.blocks]
    return ["<main>", "<article>", *heading, *blocks, "</article>", "</main>", *_aside(page)]


def _aside(page: Page) -> list[str]:
    if not page.related:
        return []
    words = labels(page.language)
    title = words["filters"] if page.kind in ("category", "facet") else words["related"]
    return [
        f'<aside aria-label="{escape(title)}">',
        f"<p>{escape(title)}</p>",
        *_list(page.related, "aside"),
        "</aside>",
    ]


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text):
            return f"<p>{_inline(text)}</p>"
        case Listing(items):
            return "<ul>\n" + "\n".join(f"<li>{_inline(item)}</li>" for item in items) + "\n</ul>"
        case Picture(source, alt):
            named = "" if alt is None else f' alt="{escape(alt)}"'
            return f'<figure><img src="{source}"{named} width="960" height="540" loading="lazy"></figure>'


def _inline(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in LINK.finditer(text):
        parts += [escape(text[end : match.start()]), _anchor(match.group(1), match.group(2))]
        end = match.end()
    return "".join([*parts, escape(text[end:])])


def _footer(page: Page) -> list[str]:
    return ["<footer>", *_list(page.frame, "footer"), f"<p>{escape(labels(page.language)['footer'])}</p>", "</footer>"]


def missing_page(language: str) -> str:
    """Return what stands behind an address that leads nowhere."""
    title, text, home = {
        "de": ("Seite nicht gefunden", "Unter dieser Adresse liegt nichts mehr.", "Zur Startseite"),
        "en": ("Page not found", "There is nothing at this address any more.", "To the home page"),
    }[language]
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f'<body><main><h1>{title}</h1><p>{text}</p><p><a href="/{language}">{home}</a></p></main></body></html>\n'
    )


def drawing(path: str) -> str:
    """Return a small picture whose colours and wheels follow from its name."""
    digest = hashlib.sha256(path.encode()).digest()
    hue, wheel, gap = digest[0] * 360 // 256, 60 + digest[1] % 40, 180 + digest[2] % 60
    circles = "".join(
        f'<circle cx="{x}" cy="340" r="{wheel}" fill="none" stroke="#17212b" stroke-width="8"/>'
        for x in (480 - gap, 480 + gap)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540">'
        f'<rect width="960" height="540" fill="hsl({hue} 35% 82%)"/>{circles}'
        f'<path d="M{480 - gap} 340 L440 220 L600 220 L{480 + gap} 340 L520 340 Z" fill="none" '
        f'stroke="hsl({hue} 55% 35%)" stroke-width="10"/></svg>\n'
    )


def robots_txt() -> str:
    closed = [labels(language)["paths"][name] for language in ("de", "en") for name in ("basket", "account")]
    return "\n".join(["User-agent: *", *[f"Disallow: {path}" for path in closed], f"Sitemap: {ORIGIN}/sitemap.xml", ""])


def sitemap_index() -> str:
    entries = "".join(f"<sitemap><loc>{ORIGIN}/sitemap-{language}.xml</loc></sitemap>\n" for language in ("de", "en"))
    return f'{_XML}<sitemapindex xmlns="{_SITEMAP}">\n{entries}</sitemapindex>\n'


def sitemap(pages: list[Page]) -> str:
    """Return one language's sitemap."""
    entries = "".join(
        f"<url><loc>{xml_escape(ORIGIN + page.path)}</loc><lastmod>{page.modified}</lastmod></url>\n" for page in pages
    )
    return f'{_XML}<urlset xmlns="{_SITEMAP}">\n{entries}</urlset>\n'


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
