"""The last line of every view: what its answers rest on."""

from collections.abc import Sequence

import marimo as mo

from app.texts import Texts
from app.ui.context import View
from app.ui.headline import provenance_line
from app.ui.parts import Content


def provenance(view: View, also: Sequence[tuple[str, Content]] = ()) -> mo.Html:
    """Say snapshot, crawl, logs with lines = hits + rejected, and what is missing; `also` adds models and versions."""
    return provenance_line([*_crawl(view), *_logs(view), *also])


def _crawl(view: View) -> list[tuple[str, Content]]:
    say, crawl = view.say, view.reading.crawl if view.reading else None
    if crawl is None:
        return [(say("source-crawl"), say("source-missing"))]
    moment = f"{crawl.created_at:%Y-%m-%d %H:%M} UTC, {crawl.id.rpartition('-')[2]}"
    urls = crawl.tables["pages"].rows if "pages" in crawl.tables else 0
    return [(say("provenance-snapshot"), moment), (say("source-crawl"), say("provenance-urls", urls=urls))]


def _logs(view: View) -> list[tuple[str, Content]]:
    say, reading = view.say, view.reading
    if reading is None or not reading.logs:
        return [(say("source-logs"), say("source-missing"))]
    totals = {name: view.say.number(value) for name, value in reading.log_totals.items()}
    return [(say("source-logs"), say("provenance-logs", window=_window(say, view), **totals))]


def _window(say: Texts, view: View) -> str:
    window = view.reading.window if view.reading else None
    return f"{say.day(window.first_day)} – {say.day(window.last_day)} {window.last_day.year}" if window else ""
