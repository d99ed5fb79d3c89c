"""Evidence beside a line: the quoted place, highlighted, with where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import marimo as mo
from markupsafe import Markup

from app import safe
from app.ui.headline import panel
from app.ui.parts import Content, markup_of


@dataclass(frozen=True)
class Evidence:
    """A place that a line rests on."""

    name: str  # B5
    title: str
    source: str  # own page, snapshot of …; log; link graph
    path: str = ""  # headings above it
    before: str = ""
    quote: str = ""  # highlighted
    after: str = ""
    link: Content = None  # markup of a link to the place
    language: str = ""
    rows: tuple[tuple[str, str], ...] = field(default=())  # name and value, where the evidence is no text


def evidence_panel(title: str, second_line: str, places: Sequence[Evidence], footer: Content = None) -> mo.Html:
    return panel(title, second_line, [evidence(place) for place in places], footer, name="sl-evidence")


def evidence(place: Evidence) -> Markup:
    form = (
        '<article><header><span class="sl-ev">{name}</span><span>{source}</span></header>'
        '<b lang="{language}">{title}</b>'
        "{path}{quote}{rows}{link}</article>"
    )
    return safe.fill(
        form,
        name=place.name,
        source=place.source,
        language=place.language,
        title=place.title,
        path=safe.fill("<small>{p}</small>", p=place.path) if place.path else "",
        quote=quotation(place.before, place.quote, place.after, place.language) if place.quote else "",
        rows=safe.join([safe.fill("<small>{n} <b>{v}</b></small>", n=n, v=v) for n, v in place.rows]),
        link=markup_of(place.link),
    )


def quotation(before: str, quote: str, after: str, language: str = "", *, linked: str = "") -> Markup:
    """Return a passage with the quoted sentence highlighted, and in it the words that would be linked underlined."""
    form = '<p class="sl-quote" lang="{language}">{before}<mark>{quote}</mark>{after}</p>'
    return safe.fill(form, language=language, before=before, quote=_underlined(quote, linked), after=after)


def _underlined(quote: str, linked: str) -> Markup:
    start = quote.find(linked) if linked else -1
    if start < 0:
        return safe.text(quote)
    end = start + len(linked)
    return safe.fill("{a}<u>{b}</u>{c}", a=quote[:start], b=quote[start:end], c=quote[end:])
