"""Tables → figures in our two templates, one function a figure. A title stands above a figure, never in it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io as pio

from app.map_names import Name, place_names
from app.safe import plot
from app.shares import rounded_shares
from app.texts import Texts

Tone = Literal[
    "useful", "waste", "error", "nm", "verified", "spoofed", "unknown", "ai", "human", "other-bot",
    "accepted", "changed", "rejected", "open", "ink", "grey", "selected",
]  # fmt: skip
_ASSETS = Path(__file__).parent / "ui" / "assets"
_INK = {"light": "#17212B", "dark": "#ECEAE3"}
_GREY = {"light": "#5C646B", "dark": "#98A1A6"}
_LINE = {"light": "#DEDBD1", "dark": "#2B353C"}
_STRONG = {"light": "#8B897F", "dark": "#6E7A82"}
_PAPER = {"light": "#FFFFFF", "dark": "#181F24"}
_CHOSEN = {"light": "#2D5FC4", "dark": "#568FE3"}  # the first categorical colour
MAIN, SECOND, TREND, STRIP = 270, 190, 100, 62  # heights in pixels
_NAMED = 0.09  # share of a strip that has room for its name
_MAP_WIDTH = 690  # pixels of the topic map's panel, the narrower of our two layouts; only names depend on it
_TOOLS = (
    "zoom2d",
    "pan2d",
    "select2d",
    "lasso2d",
    "zoomIn2d",
    "zoomOut2d",
    "autoScale2d",
    "resetScale2d",
    "toImage",
)  # marimo adds lasso and reset of its own


@cache
def design() -> dict[str, Any]:
    """Return templates, semantic colours, separators and configuration."""
    read: dict[str, Any] = json.loads((_ASSETS / "plotly_template.json").read_text(encoding="utf-8"))
    for name, template in read["templates"].items():
        pio.templates[name] = go.layout.Template(template)
    return read


@dataclass(frozen=True)
class Style:
    """How figures of a view look: its theme and its language."""

    theme: str
    say: Texts

    def colour(self, tone: Tone) -> str:
        own = {"ink": _INK, "grey": _GREY, "selected": _CHOSEN}
        return own[tone][self.theme] if tone in own else str(design()["semantic"][self.theme][tone])

    def text_on(self, tone: Tone) -> str:
        return str(design()["semantic"][self.theme]["text-on"].get(tone, _PAPER[self.theme]))


def figure(style: Style, traces: Sequence[Any], height: int, **layout: Any) -> go.Figure:
    """Return a figure in the template of the theme."""
    separators = design()["separators"][style.say.language]
    shape = {"template": f"sitelore_{style.theme}", "height": height, "separators": separators, "dragmode": "zoom"}
    return go.Figure(traces).update_layout(**(shape | layout))


@dataclass(frozen=True)
class Series:
    """A part of stacked bars, from the bottom up: useful, waste, error."""

    label: str
    tone: Tone
    values: Sequence[int]


@dataclass(frozen=True)
class Event:
    """Something that happened on a day, said beside a dashed line."""

    day: date
    text: str
    note: str = ""


def bars_per_day(
    style: Style, days: Sequence[date], series: Sequence[Series], *, event: Event | None = None, height: int = MAIN
) -> go.Figure:
    """Draw stacked bars a day; at their right end each part is named with its total and share."""
    traces = [
        go.Bar(x=list(days), y=list(part.values), name=plot(part.label), marker=_marker(style, part.tone))
        for part in series
    ]
    drawn = figure(style, traces, height, barmode="stack", margin={"l": 8, "r": 118, "t": 14, "b": 8})
    _name_days(style, drawn, days)
    _name_parts(style, drawn, series, height)
    if event:
        _say_event(style, drawn, event)
    return drawn


def _marker(style: Style, tone: Tone) -> dict[str, Any]:
    marker: dict[str, Any] = {"color": style.colour(tone)}
    return marker | ({"pattern": {"shape": "/"}} if tone == "nm" else {})


def _name_days(style: Style, drawn: go.Figure, days: Sequence[date]) -> None:
    """Name days on the axis, and fix its range: an annotation must not widen it. The line below is that of zero."""
    shown = _weekly(days)
    drawn.update_xaxes(showline=False, tickvals=shown, ticktext=[style.say.day(day) for day in shown])
    if days:
        half = timedelta(hours=14)
        start, end = (datetime.combine(day, datetime.min.time()) for day in (days[0], days[-1]))
        drawn.update_xaxes(range=[start - half, end + half])


def _weekly(days: Sequence[date]) -> list[date]:
    """Return the days that are named on the axis: weeks apart where there are some, never more than eight."""
    step = 1 if len(days) <= 8 else 7 * -(-len(days) // 56) if len(days) > 14 else 2
    return list(days[::step])


def _name_parts(style: Style, drawn: go.Figure, series: Sequence[Series], height: int) -> None:
    """Name each part at the middle of its last bar; names keep their distance where a part is thin."""
    total = sum(sum(part.values) for part in series)
    highest = max((sum(values) for values in zip(*(s.values for s in series), strict=True)), default=0)
    if not total or not highest:
        return
    room = 40 / height * highest * 1.15  # two lines of text, in the axis's unit
    shares = rounded_shares([sum(part.values) for part in series])
    below, place = 0.0, -room
    for part, share in zip(series, shares, strict=True):
        last = part.values[-1] if part.values else 0
        place = max(below + last / 2, place + room)
        below += last
        shown = f"{style.say.number(sum(part.values))} · {style.say.percent(share)}"
        words = f"<b>{plot(part.label)}</b><br>{shown}"
        drawn.add_annotation(
            text=words, x=1.015, xref="paper", xanchor="left", y=place, yanchor="middle", align="left",
            bordercolor="rgba(0,0,0,0)",
        )  # fmt: skip
        drawn.add_shape(
            type="line", xref="paper", x0=1.012, x1=1.012, y0=place - room * 0.42, y1=place + room * 0.42,
            line={"color": style.colour(part.tone), "width": 4, "dash": "solid"},
        )  # fmt: skip


def _say_event(style: Style, drawn: go.Figure, event: Event) -> None:
    eve = datetime.combine(event.day, datetime.min.time()) - timedelta(hours=12)  # between two bars
    drawn.add_vline(x=eve.isoformat(), line={"color": _INK[style.theme], "width": 1, "dash": "3px,3px"})
    note = f"<br><span style='color:{_GREY[style.theme]}'>{plot(event.note)}</span>" if event.note else ""
    drawn.add_annotation(
        text=plot(event.text) + note, x=eve.isoformat(), xanchor="right", xshift=-8, y=1, yref="paper",
        yanchor="top", align="right",
    )  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A part of a strip that makes 100 %."""

    id: str
    label: str
    tone: Tone
    value: int
    share: float = 0.0  # as it is printed elsewhere; else the value's own


def strip(style: Style, parts: Sequence[Part], *, selected: str = "", height: int = STRIP) -> go.Figure:
    """Draw one bar of 100 %: a wide part is named in it, every part on hover. Clicking gives its id as customdata."""
    total = sum(part.value for part in parts) or 1
    traces = [_strip_trace(style, part, total, selected) for part in parts]
    drawn = figure(style, traces, height, barmode="stack", bargap=0, margin={"l": 0, "r": 0, "t": 2, "b": 2})
    drawn.update_xaxes(visible=False, range=[0, total]).update_yaxes(visible=False, range=[-0.5, 0.5])
    _name_strip(style, drawn, parts, total)
    return drawn


def _name_strip(style: Style, drawn: go.Figure, parts: Sequence[Part], total: int) -> None:
    """Name wide parts at their left edge: plotly would centre the lines of a text in a bar."""
    start = 0
    for part in parts:
        share = part.value / total
        if share >= _NAMED:
            words = f"{plot(part.label)}<br><b>{style.say.percent(part.share or share)}</b>"
            drawn.add_annotation(
                text=words, x=start, xanchor="left", xshift=6, y=0, yanchor="middle", align="left",
                font={"color": style.text_on(part.tone)},
            )  # fmt: skip
        start += part.value


def _strip_trace(style: Style, part: Part, total: int, selected: str) -> go.Bar:
    label, percent = plot(part.label), style.say.percent(part.share or part.value / total)
    chosen = bool(selected) and part.id == selected
    marker = _marker(style, part.tone) | {
        "line": {"color": _INK[style.theme] if chosen else _PAPER[style.theme], "width": 2 if chosen else 0.75},
        "opacity": 1 if chosen or not selected else 0.35,
    }
    return go.Bar(
        x=[part.value], y=[0], orientation="h", name=plot(part.label), customdata=[part.id], marker=marker,
        hovertemplate=f"{label}<br>{style.say.number(part.value)} · {percent}<extra></extra>",
    )  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """A row of a ranking; `note` follows the number ("· 4.7%")."""

    label: str
    value: float
    tone: Tone = "grey"
    note: str = ""
    number: str = ""  # formatted; else the value as a whole number


def bars(style: Style, rows: Sequence[Bar], *, height: int | None = None) -> go.Figure:
    """Draw horizontal bars, the first at the top, each named above itself with its number behind it."""
    high = max((row.value for row in rows), default=0) or 1
    trace = go.Bar(
        x=[row.value for row in rows], y=list(range(len(rows))), orientation="h", width=0.3,
        marker={"color": [style.colour(row.tone) for row in rows]}, hovertext=[plot(row.label) for row in rows],
        hoverinfo="text",
    )  # fmt: skip
    drawn = figure(style, [trace], height or 36 * len(rows) + 10, margin={"l": 1, "r": 0, "t": 6, "b": 0})
    drawn.update_xaxes(visible=False, range=[0, high * 1.7]).update_yaxes(visible=False, range=[len(rows) - 0.6, -0.8])
    for place, row in enumerate(rows):
        number = (row.number or style.say.number(row.value)) + (f" · {row.note}" if row.note else "")
        drawn.add_annotation(text=plot(row.label), x=0, xanchor="left", xshift=-2, y=place - 0.42, yanchor="middle")
        drawn.add_annotation(text=plot(number), x=row.value, xanchor="left", xshift=4, y=place, yanchor="middle")
    return drawn


@dataclass(frozen=True)
class Pair:
    """Two shares of one thing."""

    label: str
    before: float  # share of 1, an open ring
    after: float  # share of 1, a solid dot


def dumbbell(style: Style, pairs: Sequence[Pair], *, tone: Tone = "verified", height: int = SECOND) -> go.Figure:
    """Draw two shares of each thing on one line; the legend belongs into the second line of the panel."""
    lines = [
        go.Scatter(
            x=[p.before, p.after], y=[i, i], mode="lines", line={"color": _STRONG[style.theme]}, hoverinfo="skip"
        )
        for i, p in enumerate(pairs)
    ]
    ring = {"size": 9, "color": _PAPER[style.theme], "line": {"color": _GREY[style.theme], "width": 2}}
    dots = [
        _dots(style, [p.before for p in pairs], pairs, ring),
        _dots(style, [p.after for p in pairs], pairs, {"size": 10, "color": style.colour(tone)}),
    ]
    drawn = figure(style, [*lines, *dots], height, margin={"l": 4, "r": 12, "t": 4, "b": 4})
    high = max((max(p.before, p.after) for p in pairs), default=0) or 1
    drawn.update_xaxes(tickformat=".0%", showgrid=True, showline=False, range=[0, high * 1.08], nticks=5, zeroline=True)
    drawn.update_yaxes(
        tickvals=list(range(len(pairs))), ticktext=[plot(p.label) for p in pairs], showgrid=False, zeroline=False,
        range=[len(pairs) - 0.4, -0.6], ticks="outside", ticklen=8, tickcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    return drawn


def _dots(style: Style, shares: list[float], pairs: Sequence[Pair], marker: dict[str, Any]) -> go.Scatter:
    words = [f"{plot(p.label)}: {style.say.percent(share)}" for p, share in zip(pairs, shares, strict=True)]
    places = list(range(len(pairs)))
    return go.Scatter(x=shares, y=places, mode="markers", marker=marker, hovertext=words, hoverinfo="text")


@dataclass(frozen=True)
class Point:
    """A page on the topic map."""

    id: str
    x: float
    y: float
    topic: str | None
    label: str
    hub: bool = False
    orphan: bool = False


def topic_map(
    style: Style, points: Sequence[Point], topics: dict[str, str], *, selected: str | None = None, height: int = 560
) -> go.Figure:
    """Draw pages as dots and topics as hulls with their name and number of pages. Only the selected one has colour.

    Grey dots are pages, large ones hubs, open rings orphans, crosses belong to no topic. Near means alike in meaning.
    """
    grouped = {t: [p for p in points if p.topic == t] for t in topics}
    hulls = [_hull(style, members, t == selected) for t, members in grouped.items() if members]
    drawn = figure(style, [*hulls, *_kinds(style, points, selected)], height, dragmode="lasso")
    drawn.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, modebar={"remove": list(_TOOLS)})
    scale = _fill_panel(drawn, points, height)
    places = {topic: [(p.x, p.y) for p in members] for topic, members in grouped.items() if members}
    letters = {topic: len(f"{topics[topic]} {len(places[topic])}") for topic in places}
    for topic, name in place_names(places, letters, scale).items():
        _name_topic(style, drawn, topics[topic], len(places[topic]), name, topic == selected)
    return drawn


def _fill_panel(drawn: go.Figure, points: Sequence[Point], height: int) -> tuple[float, float]:
    """Let the dots fill the panel but for a margin of names; return the pixels per unit across and up.

    The axes mean nothing, so each is scaled on its own.
    """
    xs, ys = [p.x for p in points] or [0.0], [p.y for p in points] or [0.0]
    wide, high = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    side, above = 56, 34  # a name is wider than its dots, and stands above them
    across, up = (_MAP_WIDTH - 2 * side) / wide, (height - 2 * above) / high
    drawn.update_xaxes(visible=False, range=[min(xs) - side / across, max(xs) + side / across])
    drawn.update_yaxes(visible=False, range=[min(ys) - above / up, max(ys) + above / up])
    return across, up


def _kinds(style: Style, points: Sequence[Point], selected: str | None) -> list[go.Scatter]:
    """Return a trace for each kind of dot that occurs, orphans last so that they lie on top."""
    grey, paper, red = style.colour("grey"), _PAPER[style.theme], style.colour("error")
    markers: dict[str, dict[str, Any]] = {
        "page": {"color": grey},
        "chosen": {"color": style.colour("selected")},
        "none": {"color": grey, "symbol": "x-thin", "line": {"width": 1.5, "color": grey}},
        "orphan": {"color": paper, "line": {"width": 2, "color": red}},
    }
    of_kind = {kind: [p for p in points if _dot(p, selected) == kind] for kind in markers}
    return [_points(members, markers[kind]) for kind, members in of_kind.items() if members]


def _dot(point: Point, selected: str | None) -> str:
    if point.topic is None:
        return "none"
    if point.orphan:
        return "orphan"
    return "chosen" if selected and point.topic == selected else "page"


def _points(points: Sequence[Point], marker: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[p.x for p in points], y=[p.y for p in points], mode="markers", customdata=[p.id for p in points],
        marker={"size": [14 if p.hub else 8 for p in points]} | marker,
        hovertext=[plot(p.label) for p in points], hoverinfo="text",
    )  # fmt: skip


def _hull(style: Style, points: Sequence[Point], chosen: bool) -> go.Scatter:
    outline = _outline([(p.x, p.y) for p in points])
    colour = style.colour("selected") if chosen else _LINE[style.theme]
    return go.Scatter(
        x=[x for x, _ in outline], y=[y for _, y in outline], mode="lines", fill="toself", hoverinfo="skip",
        line={"color": colour, "width": 1}, fillcolor=_faint(colour, 0.12 if chosen else 0.4),
    )  # fmt: skip


def _faint(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _outline(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex hull of places (Andrew's monotone chain), closed."""
    ordered = sorted(set(places))
    if len(ordered) < 3:
        return [*ordered, ordered[0]]

    def half(run: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for place in run:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], place) <= 0:
                kept.pop()
            kept.append(place)
        return kept[:-1]

    hull = half(ordered) + half(ordered[::-1])
    return [*hull, hull[0]]


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _name_topic(style: Style, drawn: go.Figure, label: str, pages: int, place: Name, chosen: bool) -> None:
    name = f"<b>{plot(label)}</b>" if chosen else plot(label)
    count = f"<span style='color:{_GREY[style.theme]}'>{style.say.number(pages)}</span>"
    drawn.add_annotation(text=f"{name} {count}", x=place.x, y=place.y, yshift=place.shift, yanchor="middle")


def trend(
    style: Style,
    xs: Sequence[Any],
    values: Sequence[float],
    *,
    tone: Tone = "selected",
    limit: tuple[float, str] | None = None,
    last: str = "",
    as_bars: bool = False,
    height: int = TREND,
) -> go.Figure:
    """Draw one series over time as a line, or as bars where it counts; a limit as a dashed line with its name."""
    bars_of = go.Bar(x=list(xs), y=list(values), marker=_marker(style, tone))
    line = go.Scatter(x=list(xs), y=list(values), mode="lines", line={"color": style.colour(tone), "width": 2})
    drawn = figure(style, [bars_of if as_bars else line], height, margin={"l": 8, "r": 8, "t": 14, "b": 8})
    if xs and isinstance(xs[0], date):
        _name_days(style, drawn, list(xs))
    if limit:
        drawn.add_hline(y=limit[0], line={"color": _INK[style.theme], "width": 1, "dash": "4px,3px"})
        drawn.add_annotation(text=plot(limit[1]), x=1, xref="paper", xanchor="right", y=limit[0], yanchor="bottom")
    if last and values:
        drawn.add_annotation(text=f"<b>{plot(last)}</b>", x=xs[-1], y=values[-1], xanchor="left", xshift=8)
    return drawn


def over_crawls(
    style: Style, moments: Sequence[datetime], values: Sequence[float], *, tone: Tone = "grey", height: int = SECOND
) -> go.Figure:
    """Draw one number over crawls, each as far from the next as any other, however long lay between them."""
    places = list(range(len(moments)))
    few = len(places) <= _NUMBERED
    said = [style.say.number(value) for value in values]
    bars_of = go.Bar(
        x=places, y=list(values), marker=_marker(style, tone), width=0.5 if few else 0.8,
        text=said if few else None, textposition="outside", cliponaxis=False,
        hovertext=[f"{style.say.moment(moment)}: {number}" for moment, number in zip(moments, said, strict=True)],
        hoverinfo="text",
    )  # fmt: skip
    drawn = figure(style, [bars_of], height, margin={"l": 8, "r": 8, "t": 24, "b": 8}, bargap=0)
    step = -(-len(places) // _NUMBERED)
    shown = places[:: max(1, step)]
    drawn.update_xaxes(tickvals=shown, ticktext=[style.say.day(moments[place]) for place in shown],
                       range=[-0.75, len(places) - 0.25])  # fmt: skip
    return drawn


_NUMBERED = 12  # bars that carry their number; more would run into each other


@dataclass(frozen=True)
class Lost:
    """Hours of a day that a log has lost."""

    day: date
    start: int  # hour of the day
    hours: int


def hours(
    style: Style, days: Sequence[date], numbers: Sequence[Sequence[int | None]], lost: Sequence[Lost], *,
    height: int = MAIN,
) -> go.Figure:  # fmt: skip
    """Draw a field an hour, a column a day, the darker the more; lost hours are hatched, unknown ones stay empty.

    `numbers` holds a list of 24 a day.
    """
    columns = [list(column) for column in zip(*numbers, strict=True)] if numbers else []
    said = [[_said(style, day, hour, row[hour]) for day, row in zip(days, numbers, strict=True)] for hour in range(24)]
    field = go.Heatmap(
        x=list(days), y=list(range(24)), z=columns, hovertext=said, hoverinfo="text", showscale=False, xgap=1, ygap=1,
        zmin=0, zmax=_usual_maximum(numbers), hoverongaps=False,
    )  # fmt: skip
    hatched = go.Bar(
        x=[part.day for part in lost], y=[part.hours for part in lost], base=[part.start - 0.5 for part in lost],
        width=0.94 * 86_400_000, hoverinfo="skip",
        marker={"color": style.colour("nm"), "pattern": {"shape": "/"}, "line": {"width": 0}},
    )  # fmt: skip
    drawn = figure(style, [field, hatched], height, margin={"l": 8, "r": 8, "t": 4, "b": 8}, bargap=0)
    _name_days(style, drawn, days)
    drawn.update_yaxes(range=[23.5, -0.5], tickvals=[0, 6, 12, 18], showgrid=False, zeroline=False)
    return drawn


def _said(style: Style, day: date, hour: int, number: int | None) -> str:
    return "" if number is None else f"{style.say.day(day)}, {hour:02d}:00: {style.say.number(number)}"


def _usual_maximum(numbers: Sequence[Sequence[int | None]]) -> int:
    """Return the number that 95% of the hours do not pass: one flood must not make all others look empty."""
    known = sorted(number for row in numbers for number in row if number is not None)
    return max(1, known[int(0.95 * (len(known) - 1))]) if known else 1
