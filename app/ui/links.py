"""Ways down: links between views that keep site and snapshot, chips, URLs as people read them."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup

from app import safe
from app.ui.context import Context

_KEPT = ("site", "snapshot", "segment", "language", "theme")
_SHOWN = 56  # characters of a path in a table


def link(ctx: Context, view: str, label: str, **query: str) -> Markup:
    """Return a link to a view; the shell follows it without loading the page again."""
    return safe.fill('<a class="sl-a" href="{href}">{label}</a>', href=address(ctx, view, **query), label=label)


def address(ctx: Context, view: str, **query: str) -> str:
    kept = {name: value for name in _KEPT if (value := ctx.get(name))}
    return "?" + urlencode({"view": view} | kept | query)


def outside(url: str, label: str) -> Markup:
    """Return a link to a page of the site itself. It opens beside the app and does not say where it was found."""
    if urlsplit(url).scheme not in ("http", "https"):
        return safe.text(label)
    form = '<a class="sl-a" href="{url}" target="_blank" rel="noopener noreferrer">{label}</a>'
    return safe.fill(form, url=url, label=label)


def short_url(url: str, *, length: int = _SHOWN, host: bool = False) -> str:
    """Return path and query of a URL, shortened in the middle at a slash or a dash; with the host if several occur."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return shorten((parts.netloc + path) if host else path, length)


def shorten(text: str, length: int = _SHOWN) -> str:
    """Cut a text in the middle, best where a word of a path begins."""
    if len(text) <= length:
        return text
    tail = text[-(length * 2 // 3) :]
    cut = min((i for i in (tail.find("/"), tail.find("-")) if i >= 0), default=-1)
    tail = tail[cut:] if 0 <= cut < len(tail) // 2 else tail
    head = text[: length - len(tail) - 1]
    slash = head.rfind("/")
    return (head[: slash + 1] if slash > len(head) // 2 else head) + "…" + tail


def severity(name: str, word: str) -> Markup:
    """Return a severity as shape and word: colour alone says nothing."""
    return safe.fill('<span class="sl-sev-{name}">{shape} {word}</span>', name=name, shape=SHAPES[name], word=word)


SHAPES: Mapping[str, str] = {"critical": "◆", "high": "▲", "medium": "●", "low": "○"}
