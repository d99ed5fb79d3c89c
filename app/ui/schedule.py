"""Crawls that run by themselves: what is due when, what the last runs found, their reports, how to add one."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import marimo as mo
import polars as pl

from analysis.base import SEVERITIES
from app import safe
from app.schedules.ledger import ScheduledRun, Schedules
from app.schedules.overview import Standing, overview
from app.schedules.systems import uninstall
from app.texts import Texts
from app.ui.actions import action
from app.ui.changes import Opened
from app.ui.context import View, say_of
from app.ui.headline import Fact, facts, figure, headline, panel
from app.ui.links import link
from app.ui.parts import Content, inline, row, stack
from app.ui.states import Mark, mark
from app.ui.tables import Column, Page, chosen_row, show_table, small_table, table_panel
from app.ui.widgets import copy_button

_RUNS = 200  # shown
_MARKS: Mapping[str, Mark] = {
    "done": "found",
    "failed": "error",
    "unfinished": "stopped",
    "running": "working",
    "missed": "not-measured",
}
_PRESETS = ("daily 03:00", "weekly mon 03:00", "monthly 1 03:00")


def standings(view: Opened) -> list[Standing]:
    """Return every schedule of the workspace as it stands now."""
    return overview(view.workspace) if isinstance(view, View) else []


def runs_of(view: Opened) -> list[ScheduledRun]:
    return Schedules(view.workspace.decisions_path).runs(limit=_RUNS) if isinstance(view, View) else []


# what is shown first


def summary(view: View, schedules: Sequence[Standing], remove: Mapping[str, Content]) -> list[Content]:
    """Return the finding: what is due next and what the last run found, or how a first schedule is made."""
    say = view.say
    if not schedules:
        return [headline(say("schedule-nothing"), say("schedule-nothing-unlocks"))]
    last = next((run for run in runs_of(view) if run.state != "running"), None)
    return [_headline(view, schedules, last), *(_standing(view, one, remove) for one in schedules)]


def _headline(view: View, schedules: Sequence[Standing], last: ScheduledRun | None) -> Content:
    say = view.say
    following = min(schedules, key=lambda one: one.next_due)
    due = say.local_moment(following.next_due, following.schedule.zone)
    if last is None:
        return headline(say("schedule-headline-first", due=due), say("schedule-headline-first-hint"))
    alarms = last.outcome.get("alarms", [])
    number = figure(say.number(len(alarms)), "error" if alarms else "useful")
    moment = say.local_moment(last.due, following.schedule.zone)
    text = say("schedule-headline", alarms=len(alarms), number=number, moment=moment)
    return headline(text, alarms[0] if alarms else say("schedule-headline-next", due=due))


def _standing(view: View, standing: Standing, remove: Mapping[str, Content]) -> Content:
    """Return one schedule: when, who starts it, what it keeps, whom it tells, and its last run."""
    say, schedule = view.say, standing.schedule
    installed = say("schedule-installed" if standing.installed else "schedule-not-installed", system=schedule.system)
    if schedule.system == "none":
        installed = say("schedule-by-hand")
    lines = [
        (say("schedule-next"), say.local_moment(standing.next_due, schedule.zone)),
        (say("schedule-started-by"), installed),
        (say("schedule-keeps"), say("schedule-keeps-value", last=schedule.retention.last,
                                    weeks=schedule.retention.weekly, months=schedule.retention.monthly,
                                    days=schedule.retention.bodies_days)),
        (say("schedule-tells"), _told(say, standing)),
    ]  # fmt: skip
    title = say("schedule-title", name=schedule.name, when=schedule.when, zone=schedule.zone)
    table = small_table(_PAIR, [{"name": name, "value": value} for name, value in lines], head=False)
    button = remove.get(schedule.name)
    return panel(title, schedule.site, table, button, aside=_last(say, standing))


_PAIR = [Column("name", "", width=150), Column("value", "")]


def _told(say: Texts, standing: Standing) -> str:
    mail, webhook = standing.schedule.mail, standing.schedule.webhook
    told = [*(mail.to if mail else ()), *([webhook.url] if webhook else ())]
    return ", ".join(told) or say("schedule-tells-nobody")


def _last(say: Texts, standing: Standing) -> Content:
    last = standing.last
    if last is None:
        return say("schedule-never")
    return mark(_MARKS[last.state], say(f"schedule-state-{last.state}"))


# the runs


def run_rows(view: Opened) -> pl.DataFrame:
    """Return the runs, the newest first, in words."""
    if not isinstance(view, View):
        return pl.DataFrame()
    zones = {one.name: one.zone for one in Schedules(view.workspace.decisions_path).all()}
    rows = [_run_row(view.say, run, zones.get(run.schedule, "UTC")) for run in runs_of(view)]
    return pl.DataFrame(rows, infer_schema_length=None) if rows else pl.DataFrame()


def _run_row(say: Texts, run: ScheduledRun, zone: str) -> dict[str, Any]:
    outcome = run.outcome
    changes = outcome.get("changes") or {}
    seconds = (run.ended - run.started).total_seconds() if run.ended else None
    alarms = outcome.get("alarms", [])
    return {
        "due": say.local_moment(run.due, zone), "site": run.site,
        "state": ("▲ " if run.state in ("failed", "unfinished") else "") + say(f"schedule-state-{run.state}"),
        "alarms": len(alarms), "alarm": alarms[0] if alarms else "",
        "changes": sum(changes.values()) if changes else None, "told": _delivered(say, outcome),
        "duration": say.duration(seconds) if seconds is not None else "",
        "key": _key(run),
    }  # fmt: skip


def _delivered(say: Texts, outcome: Mapping[str, Any]) -> str:
    deliveries = outcome.get("deliveries") or {}
    failed = [name for name, problem in deliveries.items() if problem]
    if not deliveries:
        return "–"
    return say("schedule-undelivered") if failed else say("schedule-delivered")


def run_columns(say: Texts) -> list[Column]:
    return [
        Column("due", say("schedule-due"), width=250), Column("state", say("schedule-state"), width=126),
        Column("alarms", say("schedule-alarms"), "number", 84), Column("alarm", say("schedule-gravest"), empty=""),
        Column("changes", say("schedule-changes"), "number", 108, empty="–"),
        Column("told", say("schedule-told"), width=120), Column("duration", say("schedule-duration"), width=92),
    ]  # fmt: skip


def run_table(view: Opened, rows: pl.DataFrame) -> mo.ui.table:
    return show_table(say_of(view), rows, run_columns(say_of(view)), page_size=10)


def runs_block(view: View, rows: pl.DataFrame, table: Content) -> Content:
    if not rows.height:
        return None
    shown = Page(rows, rows.height, rows.height)
    return table_panel(view.say, view.say("schedule-runs"), shown, table, note=view.say("schedule-runs-order"))


def report_block(view: View, rows: pl.DataFrame, table: mo.ui.table) -> Content:
    """Return what the clicked run found, the newest before a click: alarms, changes, what was not delivered."""
    chosen = chosen_row(table, rows, otherwise=0)
    run = next(
        (run for run in runs_of(view) if chosen and run.site == chosen["site"] and _key(run) == chosen["key"]), None
    )
    if chosen is None or run is None:
        return None
    say = view.say
    return panel(
        say("schedule-report", moment=chosen["due"]), _where(view, run), facts(_report_facts(view, run)),
        aside=_download(view, run), name="sl-alarms",
    )  # fmt: skip


def _key(run: ScheduledRun) -> str:
    return run.due.isoformat()


def _where(view: View, run: ScheduledRun) -> Content:
    """Return the way to the changes themselves, where there were any."""
    if not run.outcome.get("previous"):
        return run.outcome.get("report", "")
    return link(view.ctx, "changes", view.say("schedule-to-changes"), snapshot=run.outcome.get("snapshot", ""))


def _report_facts(view: View, run: ScheduledRun) -> list[Fact]:
    """Return alarms first, then the changes by severity, then what nobody got."""
    say, outcome = view.say, run.outcome
    alarms = [Fact("▲", alarm, "error") for alarm in outcome.get("alarms", [])]
    numbers = outcome.get("changes") or {}
    changes = [
        Fact(say.number(numbers[name]), say("schedule-found", severity=say(f"severity-{name}")))
        for name in SEVERITIES
        if numbers.get(name)
    ]
    problems = [Fact("▲", problem, "waste") for problem in (outcome.get("deliveries") or {}).values() if problem]
    purged = [Fact(say.number(outcome["purged"]), say("report-purged"))] if outcome.get("purged") else []
    return [*alarms, *changes, *problems, *purged] or [Fact("0", say("schedule-no-alarm"), "useful")]


def _download(view: View, run: ScheduledRun) -> Content:
    """Return the report as a page to keep; one that was deleted with its crawl says so."""
    say = view.say
    file = view.workspace.root / run.outcome.get("report", "")
    if not file.is_file():
        return say("schedule-report-gone")
    return mo.download(file.read_bytes, filename=file.name, mimetype="text/html", label=say("schedule-download"))


# adding one


def when_choice(view: Opened) -> mo.ui.dropdown:
    say = say_of(view)
    words = {say(f"schedule-preset-{place}"): when for place, when in enumerate(_PRESETS)}
    return mo.ui.dropdown(words, value=next(iter(words)))


def mail_field(view: Opened) -> mo.ui.text:
    return mo.ui.text(placeholder=say_of(view)("schedule-mail-placeholder"), full_width=False)


def smtp_field(view: Opened) -> mo.ui.text:
    return mo.ui.text(placeholder=say_of(view)("schedule-smtp-placeholder"), full_width=False)


def command(view: View, when: str, mail: str, smtp: str) -> str:
    """Return the command that makes the schedule that was chosen, to be copied."""
    told = ["--mail-to", mail.strip(), "--smtp", smtp.strip()] if mail.strip() and smtp.strip() else []
    site = view.workspace.site(view.site)
    given = ["sitelore", "schedule", "add", when, "--site", site, *told, "--workspace", str(view.workspace.root)]
    return shlex.join(given)


def add_block(view: View, when: mo.ui.dropdown, mail: mo.ui.text, smtp: mo.ui.text) -> Content:
    """Return the choices of a new schedule and the command that makes it: installing is the terminal's work."""
    say = view.say
    text = command(view, str(when.value), str(mail.value), str(smtp.value))
    shown = safe.fill('<pre class="sl-report">{text}</pre>', text=text)
    choices = inline(say("schedule-when-label"), when, mail, smtp)
    body = stack(choices, shown, copy_button(say, text, say("schedule-copy")))
    about = panel(say("schedule-alarm-title"), say("schedule-alarm-hint"), facts(_alarm_facts(say)))
    return row(panel(say("schedule-add-title"), say("schedule-add-hint"), body), about, widths="main")


def _alarm_facts(say: Texts) -> list[Fact]:
    return [
        Fact("", say(f"schedule-alarm-{name}"))
        for name in ("pages", "noindex", "robots", "sitemap", "titles", "errors")
    ]


def remove_button(view: Opened, removed: Callable[[], None]) -> mo.ui.dictionary:
    """Return a button a schedule that takes it away; its crawls and reports stay."""
    say = say_of(view)

    def button(standing: Standing) -> mo.ui.button:
        def click(value: object) -> None:
            if isinstance(view, View):
                uninstall(standing.schedule)
                Schedules(view.workspace.decisions_path).remove(standing.schedule.name)
                removed()

        label = say("schedule-remove", name=safe.markdown(standing.schedule.name))
        return mo.ui.button(label=label, kind="neutral", on_click=action(say, click))

    return mo.ui.dictionary({one.schedule.name: button(one) for one in standings(view)})
