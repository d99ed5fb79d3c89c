"""One page before and after: every aspect that changed, and its main text sentence by sentence, side by side."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import marimo as mo
from markupsafe import Markup

from analysis.change_lists import LISTED
from analysis.text_diff import Part, TextDiff, diff_texts
from app import safe
from app.change_words import aspect_of, note_of, value_of
from app.ui.changes import Pair
from app.ui.context import View
from app.ui.headline import panel
from app.ui.links import link, outside, severity, short_url
from app.ui.overview import severity_rank
from app.ui.parts import Content, html
from app.ui.tables import Column, small_table

AROUND = 1  # kept sentences shown beside a changed one
_MOST_LINES = 400  # of a text on the screen
Row = Mapping[str, Any]


def block(view: View, pair: Pair | None, row: Row | None) -> list[Content]:
    """Return what changed on the page of the clicked row."""
    if pair is None or pair.changes is None or row is None:
        return []
    url = row["url"]
    rows = pair.changes.filter(pair.changes.url == url)
    changes = rows.order_by(severity_rank(rows.severity), "aspect").to_pyarrow().to_pylist()
    return [_aspects(view, url, changes), *(_text(view, change) for change in changes if change["aspect"] == "text")]


def _aspects(view: View, url: str, changes: Sequence[Row]) -> mo.Html:
    say = view.say
    columns = [
        Column("severity", say("changes-severity"), width=104), Column("what", say("changes-what"), width=200),
        Column("before", say("changes-before")), Column("after", say("changes-after")),
    ]  # fmt: skip
    rows = [_aspect(view, change) for change in changes]
    ways = safe.join(
        [link(view.ctx, "pages", say("changes-story"), focus=url), outside(url, say("changes-open"))], " · "
    )
    return panel(short_url(url, length=90), ways, small_table(columns, rows), flush=True, name="sl-wrapped")


def _aspect(view: View, change: Row) -> Mapping[str, Content]:
    say = view.say
    note = note_of(say, change)
    sides = {when: _side(value_of(say, change, when), _entries(change, name), gone=when == "before")
             for when, name in (("before", "removed"), ("after", "added"))}  # fmt: skip
    word = severity(change["severity"], say(f"severity-{change['severity']}"))
    what = safe.fill("{what}{note}", what=aspect_of(say, change), note=_small(note))
    return {"severity": word, "what": what, **sides}


def _small(note: str) -> Markup:
    return safe.fill("<br><small>{note}</small>", note=note) if note else Markup("")


def _entries(change: Row, name: str) -> list[str]:
    """Return the entries that came or went; a text's stand side by side below."""
    value = change[name]
    entries = json.loads(value) if isinstance(value, str) else value
    return [] if change["aspect"] == "text" else list(entries or ())[:LISTED]


def _side(value: str, entries: Sequence[str], *, gone: bool) -> Markup:
    form = '<span class="sl-d-gone">− {entry}</span>' if gone else '<span class="sl-d-new">+ {entry}</span>'
    lines = [safe.fill(form, entry=entry) for entry in entries]
    return safe.join([safe.text(value or ("" if entries else "–")), *lines], "<br>" if value else "")


def _text(view: View, change: Row) -> mo.Html:
    """Return both main texts side by side; where one is no longer held, say so."""
    say = view.say
    held = view.workspace.meaning().read("texts", [change["before"], change["after"]]).to_pylist()
    texts = {row["text_hash"]: row for row in held}
    if change["before"] not in texts or change["after"] not in texts:
        return panel(say("changes-text-title"), body=safe.fill("<p>{t}</p>", t=say("changes-text-purged")))
    later = texts[change["after"]]
    diff = diff_texts(texts[change["before"]]["text"], later["text"], later["language"])
    title = say("changes-text-differs", share=say.percent(diff.share), added=len(diff.of("added")),
                removed=len(diff.of("removed")))  # fmt: skip
    return panel(title, say("changes-text-hint"), html(side_by_side(view, diff, later["language"])), flush=True)


def side_by_side(view: View, diff: TextDiff, language: str) -> Markup:
    """Return a table of two columns; sentences far from any change are counted instead."""
    say = view.say
    head = safe.fill(
        "<tr><th>{before}</th><th>{after}</th></tr>", before=say("changes-before"), after=say("changes-after")
    )
    lines = [_line(view, line) for line in list(_lines(diff.parts))[:_MOST_LINES]]
    form = '<table class="sl-diff" lang="{language}"><thead>{head}</thead><tbody>{lines}</tbody></table>'
    return safe.fill(form, language=language if language != "und" else "", head=head, lines=safe.join(lines))


Line = tuple[str | None, str | None, int]  # sentence before, sentence after, sentences left out


def _lines(parts: Sequence[Part]) -> Iterator[Line]:
    runs = [(same, list(run)) for same, run in groupby(parts, key=lambda part: part.kind == "kept")]
    for place, (same, run) in enumerate(runs):
        if same:
            yield from _kept([part.sentence for part in run], first=place == 0, last=place == len(runs) - 1)
        else:
            gone = [part.sentence for part in run if part.kind == "removed"]
            came = [part.sentence for part in run if part.kind == "added"]
            for number in range(max(len(gone), len(came))):
                yield (gone[number] if number < len(gone) else None, came[number] if number < len(came) else None, 0)


def _kept(run: Sequence[str], *, first: bool, last: bool) -> Iterator[Line]:
    """Yield the kept sentences beside a change, and how many lie between."""
    head, tail = 0 if first else AROUND, 0 if last else AROUND
    if len(run) <= head + tail + 1:
        yield from ((sentence, sentence, 0) for sentence in run)
        return
    yield from ((sentence, sentence, 0) for sentence in run[:head])
    yield None, None, len(run) - head - tail
    yield from ((sentence, sentence, 0) for sentence in (run[-tail:] if tail else ()))


def _line(view: View, line: Line) -> Markup:
    before, after, left_out = line
    if left_out:
        form = '<tr class="sl-d-rest"><td colspan="2">{rest}</td></tr>'
        return safe.fill(form, rest=view.say("changes-kept", sentences=left_out))
    if before == after:
        return safe.fill("<tr><td>{same}</td><td>{same}</td></tr>", same=before)
    return safe.fill("<tr>{gone}{came}</tr>", gone=_cell(before, "gone"), came=_cell(after, "new"))


def _cell(sentence: str | None, kind: str) -> Markup:
    if sentence is None:
        return Markup("<td></td>")
    return safe.fill('<td class="sl-d-{kind}"><mark>{sentence}</mark></td>', kind=kind, sentence=sentence)
