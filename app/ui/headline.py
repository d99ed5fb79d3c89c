"""The finding, the key figures, the panels and the provenance: the fixed parts of every view, top to bottom."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import marimo as mo
from markupsafe import Markup

from app import safe
from app.texts import Texts
from app.ui.parts import Content, html, markup_of

Tone = Literal["ink", "useful", "waste", "error", "nm"]
# Private-use characters around a number carry its colour through the message catalogue, where markup would be escaped.
_START, _BETWEEN, _END = "\ue000", "\ue001", "\ue002"
_FIGURE = re.compile(f"{_START}(ink|useful|waste|error|nm){_BETWEEN}(.*?){_END}", re.DOTALL)


def figure(number: str, tone: Tone = "ink") -> str:
    """Mark a number that a headline underlines in its colour. Give it to the message as a detail."""
    return f"{_START}{tone}{_BETWEEN}{number}{_END}"


def headline(text: str, sentence: str = "") -> mo.Html:
    """Say the finding, numbers of `figure` underlined, and in a sentence below what it consists of or is limited by."""
    below = safe.fill("<p>{sentence}</p>", sentence=sentence) if sentence else Markup("")
    return html(
        safe.fill('<header class="sl-finding"><h1>{text}</h1>{below}</header>', text=_underlined(text), below=below)
    )


def _underlined(text: str) -> Markup:
    parts, end = [], 0
    for match in _FIGURE.finditer(text):
        number = safe.fill('<span class="sl-n sl-n-{tone}">{number}</span>', tone=match[1], number=match[2])
        parts += [safe.text(text[end : match.start()]), number]
        end = match.end()
    return safe.join([*parts, safe.text(text[end:])])


@dataclass(frozen=True)
class Kpi:
    """A key figure. Without its input it keeps its cell: `missing` says what fixes that, best as a `link`."""

    label: str
    number: str = ""  # formatted
    unit: str = ""  # or "of 236 URLs"
    comparison: Content = ""
    missing: Content = None


def kpis(say: Texts, figures: Sequence[Kpi]) -> mo.Html:
    """Show at most five key figures in a strip."""
    cells = safe.join([_missing_kpi(say, k) if k.missing is not None else _kpi(k) for k in figures])
    return html(safe.fill('<section class="sl-kpis">{cells}</section>', cells=cells))


def _kpi(kpi: Kpi) -> Markup:
    return safe.fill(
        '<div class="sl-kpi"><div class="sl-l">{label}</div><div class="sl-v">{number}{unit}</div>'
        '<div class="sl-c">{comparison}</div></div>',
        label=kpi.label,
        number=kpi.number,
        unit=safe.fill(" <small>{unit}</small>", unit=kpi.unit) if kpi.unit else "",
        comparison=markup_of(kpi.comparison),
    )


def _missing_kpi(say: Texts, kpi: Kpi) -> Markup:
    return safe.fill(
        '<div class="sl-kpi sl-missing"><div class="sl-l">{label}</div><div class="sl-v">{word}</div>'
        '<div class="sl-c">{missing}</div></div>',
        label=kpi.label,
        word=say("state-not-measured"),
        missing=markup_of(kpi.missing),
    )


def panel(
    title: str = "",
    second_line: Content = "",
    body: Content = None,
    footer: Content = None,
    *,
    aside: Content = None,
    flush: bool = False,
    name: str = "",
) -> mo.Html:
    """Frame a picture, a table or a text. The title is its conclusion; the second line says what, unit, period.

    `aside` stands at the right of the title (a unit, chips, one button). `flush` lets the body touch the frame, as
    tables do. `name` is a class for tests and styles.
    """
    return html(
        safe.fill(
            '<section class="sl-panel {kind} {name}">{head}<div class="sl-body">{body}</div>{footer}</section>',
            kind="sl-flush" if flush else "",
            name=name,
            head=_head(title, second_line, aside),
            body=_contents(body),
            footer=safe.fill('<div class="sl-foot">{f}</div>', f=_contents(footer)) if footer is not None else "",
        )
    )


def _head(title: str, second_line: Content, aside: Content) -> Markup:
    if not title and aside is None:
        return Markup("")
    return safe.fill(
        '<div class="sl-ph"><div><h2>{title}</h2>{second}</div>{aside}</div>',
        title=title,
        second=safe.fill('<p class="sl-u">{second}</p>', second=markup_of(second_line)) if second_line != "" else "",
        aside=safe.fill('<div class="sl-aside">{aside}</div>', aside=markup_of(aside)) if aside is not None else "",
    )


def _contents(contents: Content) -> Markup:
    """Return one content or several below each other."""
    several = contents if isinstance(contents, list | tuple) else [contents]
    return safe.join([markup_of(content) for content in several])


@dataclass(frozen=True)
class Step:
    """A line of "what to do": the action, what it takes, its gain as a number."""

    action: Content
    effort: str
    gain: str
    unit: str


def to_do(title: str, second_line: str, steps: Sequence[Step]) -> mo.Html:
    """List the next actions, the most useful first."""
    item = "<li><span>{action}</span><b>{gain}</b><small>{effort}</small><small>{unit}</small></li>"
    lines = [safe.fill(item, action=markup_of(s.action), gain=s.gain, effort=s.effort, unit=s.unit) for s in steps]
    body = safe.fill('<ol class="sl-todo">{lines}</ol>', lines=safe.join(lines))
    return panel(title, body=body, aside=second_line, flush=True)


@dataclass(frozen=True)
class Fact:
    """A line of a small list: a number and what it counts, or a name and its value."""

    number: str
    text: Content
    tone: Tone = "ink"


def facts(lines: Sequence[Fact]) -> Markup:
    """List numbers with what they count: changes, contents of a result."""
    row = '<li><b class="sl-t-{tone}">{number}</b><span>{text}</span></li>'
    filled = [safe.fill(row, tone=f.tone, number=f.number, text=markup_of(f.text)) for f in lines]
    kind = "" if any(f.number for f in lines) else "sl-plain"  # no column for numbers where there is none
    return safe.fill('<ul class="sl-facts {kind}">{rows}</ul>', kind=kind, rows=safe.join(filled))


def provenance_line(entries: Sequence[tuple[str, Content]]) -> mo.Html:
    """Say what an answer rests on: snapshot, crawl, logs with lines = hits + rejected, missing sources, versions."""
    parts = [safe.fill("<span><b>{name}</b> {value}</span>", name=n, value=markup_of(v)) for n, v in entries]
    return html(safe.fill('<footer class="sl-prov">{parts}</footer>', parts=safe.join(parts)))
