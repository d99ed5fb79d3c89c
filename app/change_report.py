"""What changed between two crawls as a report to read: Markdown, or one HTML page that loads and runs nothing.

What was crawled is data: every word of it passes app/safe.py, and only web addresses become links.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ibis
import ibis.expr.types as ir
from jinja2 import Environment, StrictUndefined

from analysis.base import SEVERITIES, count
from analysis.change_rollup import count_severities, roll_up_changes
from app import safe
from app.change_words import LONGEST, aspect_of, note_of, value_of
from app.facts import Snapshot
from app.texts import Texts

WORST = 100  # changes listed one by one; the others are counted, and `sitelore compare` writes them all
_GROUPS = 15  # rows of a roll-up
_ENTRIES = 5  # sentences or links shown of a change


@dataclass(frozen=True)
class Line:
    """A change as it stands in the report."""

    severity: str
    word: str  # of the severity
    url: str
    what: str
    before: str
    after: str
    note: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class RollUp:
    """Changes by what they have in common."""

    title: str
    rows: tuple[tuple[str, ...], ...]  # name, a number for each severity, changes, addresses


@dataclass(frozen=True)
class Report:
    """A report ready to be written: all of it said, nothing of it escaped yet."""

    title: str
    headline: str
    alarms: tuple[str, ...]  # what leads the report
    facts: tuple[tuple[str, str], ...]
    heads: tuple[str, ...]  # of the roll-ups' columns
    roll_ups: tuple[RollUp, ...]
    lines: tuple[Line, ...]
    left_out: str  # how many changes are not listed
    not_measured: tuple[str, ...]
    labels: Mapping[str, str]
    language: str


def report_of(
    changes: ir.Table,
    say: Texts,
    *,
    site: str,
    old: Snapshot | None,
    new: Snapshot | None,
    alarms: Sequence[str] = (),
    not_measured: Mapping[str, str] | None = None,
    facts: Sequence[tuple[str, str]] = (),
) -> Report:
    """Return what there is to say of the changes between two crawls, the most severe first."""
    numbers, total = count_severities(changes), count(changes)
    title = say("report-title", site=site)
    return Report(
        title, _headline(say, numbers, total, old), tuple(alarms), (*_crawls(say, old, new), *facts), _heads(say),
        tuple(_roll_ups(changes, say)), tuple(_line(say, row) for row in _worst(changes)),
        say("report-left-out", rows=total - WORST) if total > WORST else "",
        tuple(say(f"aspect-{aspect}") for aspect in sorted(not_measured or ())),
        {name: say(f"report-{name}") for name in _LABELS}, say.language,
    )  # fmt: skip


_LABELS = ("alarms", "changes", "not-measured", "not-measured-hint", "removed", "added", "none")


def _headline(say: Texts, numbers: Mapping[str, int], total: int, old: Snapshot | None) -> str:
    since = say.moment(old.created_at) if old else ""
    return say("report-headline", changes=total, since=since, **numbers) if old else say("report-first")


def _crawls(say: Texts, old: Snapshot | None, new: Snapshot | None) -> list[tuple[str, str]]:
    named = (("report-before", old), ("report-after", new))
    return [(say(key), f"{say.moment(crawl.created_at)} · {crawl.id}") for key, crawl in named if crawl]


def _heads(say: Texts) -> tuple[str, ...]:
    return (*(say(f"severity-{severity}") for severity in SEVERITIES), say("report-all"), say("report-urls"))


def _roll_ups(changes: ir.Table, say: Texts) -> list[RollUp]:
    found = []
    for by in ("aspect", "template", "segment"):
        if by in changes.columns:
            rows = roll_up_changes(changes, [by]).limit(_GROUPS).to_pyarrow().to_pylist()
            if any(row[by] for row in rows):
                found.append(RollUp(say(f"report-by-{by}"), tuple(_group(say, by, row) for row in rows)))
    return found


def _group(say: Texts, by: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    name = say(f"aspect-{row[by]}") if by == "aspect" else row[by] or say("report-others")
    return (name, *(say.number(row[column]) for column in (*SEVERITIES, "changes", "urls")))


def _worst(changes: ir.Table) -> list[dict[str, Any]]:
    ranks = [(changes.severity == name, place) for place, name in enumerate(SEVERITIES)]
    ordered = changes.order_by(ibis.cases(*ranks, else_=len(SEVERITIES)), "aspect", "url")
    rows: list[dict[str, Any]] = ordered.limit(WORST).to_pyarrow().to_pylist()
    return rows


def _line(say: Texts, row: Mapping[str, Any]) -> Line:
    before, after = (safe.one_line(value_of(say, row, when), LONGEST) for when in ("before", "after"))
    removed, added = (
        tuple(safe.one_line(entry, LONGEST) for entry in (row[name] or ())[:_ENTRIES]) for name in ("removed", "added")
    )
    severity, url = row["severity"], safe.one_line(row["url"], 400)
    note = safe.one_line(note_of(say, row), LONGEST)
    return Line(severity, say(f"severity-{severity}"), url, aspect_of(say, row), before, after, note, removed, added)


def to_markdown(report: Report) -> str:
    """Return the report as Markdown that also reads well as plain text."""
    labels, write = report.labels, safe.markdown_line
    parts = [f"# {write(report.title)}", write(report.headline)]
    if report.alarms:
        parts += [f"## {write(labels['alarms'])}", "\n".join(f"- **{write(alarm)}**" for alarm in report.alarms)]
    parts.append("\n".join(f"- {write(name)}: {write(value)}" for name, value in report.facts))
    parts += [_markdown_roll_up(report, roll_up) for roll_up in report.roll_ups]
    if report.lines:
        parts += [f"## {write(labels['changes'])}", "\n".join(_markdown_line(report, line) for line in report.lines)]
    parts += [write(report.left_out)] if report.left_out else []
    if report.not_measured:
        parts += [f"## {write(labels['not-measured'])}",
                  f"{write(labels['not-measured-hint'])} {write(', '.join(report.not_measured))}"]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _markdown_roll_up(report: Report, roll_up: RollUp) -> str:
    heads = " | ".join(map(safe.markdown_line, (roll_up.title, *report.heads)))
    rows = [f"| {' | '.join(map(safe.markdown_line, row))} |" for row in roll_up.rows]
    return "\n".join([f"| {heads} |", "|" + " --- |" + " ---: |" * len(report.heads), *rows])


def _markdown_line(report: Report, line: Line) -> str:
    write = safe.markdown_line
    turn = " → ".join(write(value) for value in (line.before, line.after) if value)
    said = ": ".join(filter(None, (f"{write(line.word)} · {write(line.what)}", turn)))
    said += f" ({write(line.note)})" if line.note else ""
    entries = [f"\n  - {write(report.labels[name])}: {write(entry)}"
               for name in ("removed", "added") for entry in getattr(line, name)]  # fmt: skip
    return f"- {said} — {safe.markdown_link(line.url)}{''.join(entries)}"


def to_html(report: Report) -> str:
    """Return the report as one page that loads nothing and runs nothing."""
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["link"] = safe.web_address
    return environment.from_string(_PAGE).render(r=report)


_PAGE = """<!doctype html>
<html lang="{{ r.language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>{{ r.title }}</title>
<style>
body { font: 14px/20px "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: #17212B; background: #F6F5F1; max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem; }
h1 { font-size: 15px; font-weight: 600; color: #5C646B; margin: 0; } .lead { font-size: 23px; line-height: 30px; font-weight: 600; margin: .25rem 0 1rem; }
h2 { font-size: 15px; margin: 2rem 0 .5rem; } section, table { background: #fff; border: 1px solid #DEDBD1; border-radius: 5px; }
.alarms { border-left: 4px solid #A3203F; padding: .75rem 1rem; margin: 1rem 0; } .alarms h2 { margin: 0 0 .25rem; color: #971C39; } .alarms ul { margin: 0; padding-left: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; } dt { color: #5C646B; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: separate; border-spacing: 0; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; } th, td { padding: 5px 10px; text-align: right; border-top: 1px solid #EFEDE6; } th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; } thead th { border: 0; font-size: 12px; color: #5C646B; font-weight: 600; }
ol { list-style: none; margin: 0; padding: 0; } ol > li { padding: 10px 14px; border-top: 1px solid #EFEDE6; overflow-wrap: anywhere; } ol > li:first-child { border: 0; }
b.critical { color: #971C39; } b.medium, b.low { font-weight: 400; color: #5C646B; } small { color: #5C646B; } a { color: inherit; } del { color: #8A4F00; text-decoration: none; } ins { color: #1B5596; text-decoration: none; }
li p { margin: 2px 0 0; } .turn { color: #434C55; }
@media (prefers-color-scheme: dark) { body { background: #11161A; color: #ECEAE3; } section, table { background: #181F24; border-color: #2B353C; } th, td, ol > li { border-color: #26313A; } h1, dt, thead th, small, b.medium, b.low { color: #98A1A6; } .turn { color: #BEC2C2; } b.critical, .alarms h2 { color: #F58A9A; } del { color: #F0B45C; } ins { color: #7FBCF3; } }
</style>
</head>
<body>
<h1>{{ r.title }}</h1>
<p class="lead">{{ r.headline }}</p>
{% if r.alarms %}<section class="alarms"><h2>{{ r.labels["alarms"] }}</h2><ul>{% for alarm in r.alarms %}<li>{{ alarm }}</li>{% endfor %}</ul></section>
{% endif %}<dl>{% for name, value in r.facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>{% endfor %}</dl>
{% for roll_up in r.roll_ups %}<table><thead><tr><th>{{ roll_up.title }}</th>{% for head in r.heads %}<th>{{ head }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in roll_up.rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table>
{% endfor %}{% if r.lines %}<h2>{{ r.labels["changes"] }}</h2>
<section><ol>{% for line in r.lines %}<li><b class="{{ line.severity }}">{{ line.word }}</b> · {{ line.what }}{% if line.note %} <small>({{ line.note }})</small>{% endif %}
<p>{% set address = line.url | link %}{% if address %}<a href="{{ address }}" rel="noopener noreferrer">{{ line.url }}</a>{% else %}{{ line.url }}{% endif %}</p>
{% if line.before or line.after %}<p class="turn">{{ line.before or r.labels["none"] }} → {{ line.after or r.labels["none"] }}</p>
{% endif %}{% for entry in line.removed %}<p><del>− {{ entry }}</del></p>{% endfor %}{% for entry in line.added %}<p><ins>+ {{ entry }}</ins></p>{% endfor %}</li>
{% endfor %}</ol></section>
{% endif %}{% if r.left_out %}<p>{{ r.left_out }}</p>
{% endif %}{% if r.not_measured %}<h2>{{ r.labels["not-measured"] }}</h2><p>{{ r.labels["not-measured-hint"] }} {{ r.not_measured | join(", ") }}</p>
{% endif %}</body>
</html>
"""  # noqa: E501 - HTML
