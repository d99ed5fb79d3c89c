"""A scheduled run: crawl, keep to the policy, analyse, compare, look for alarms, report, tell; once a due time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.alarms import Alarm, find_alarms
from analysis.change_rollup import count_severities
from analysis.errors import BusyError, SiteloreError
from analysis.progress import Report, Stopped
from app.change_report import report_of, to_html, to_markdown
from app.crawl_request import CrawlRequest
from app.disk import written_whole
from app.facts import Snapshot
from app.log_retention import take_expired
from app.reading import Selection, open_reading
from app.schedules.definition import Schedule
from app.schedules.deliver import call_webhook, send_mail
from app.schedules.due import last_due
from app.schedules.ledger import RunState, Schedules
from app.schedules.retention import keep_to
from app.texts import Texts
from app.work import CrawlResult, analyse_site, crawl_site
from app.workspace import Workspace

Deliver = Callable[[], None]


@dataclass(frozen=True)
class Outcome:
    """What became of a due time."""

    schedule: Schedule
    due: datetime
    state: RunState
    snapshot: str = ""
    previous: str = ""
    changes: Mapping[str, int] = field(default_factory=dict)  # by severity
    alarms: tuple[str, ...] = ()  # in words, the gravest first
    report: str = ""  # file of the page; the Markdown lies beside it
    purged: int = 0  # crawls the policy took
    deliveries: Mapping[str, str] = field(default_factory=dict)  # mail, webhook → empty, or what went wrong
    error: str = ""  # why the crawl or the analysis failed, in words

    @property
    def well(self) -> bool:
        """Return whether all was done and everybody told."""
        return self.state == "done" and not any(self.deliveries.values())

    def told(self) -> dict[str, Any]:
        """Return the outcome as the ledger keeps it and a webhook gets it."""
        return {
            "schedule": self.schedule.name, "site": self.schedule.site, "due": self.due.isoformat(),
            "state": self.state,
            "snapshot": self.snapshot, "previous": self.previous, "changes": dict(self.changes),
            "alarms": list(self.alarms), "report": self.report, "purged": self.purged,
            "deliveries": dict(self.deliveries), "error": self.error,
        }  # fmt: skip


def run_due(
    workspace: Workspace, name: str, say: Texts, *, now: datetime | None = None, at_once: bool = False,
    talk: Report | None = None,
) -> Outcome | None:  # fmt: skip
    """Do what a schedule is due for; none where its last due time was done, is being done, or lies before it was made.

    Of several times that were missed only the last is made up for. `at_once` runs for the present minute, due or not.
    While somebody else crawls the site a BusyError is raised, and the due time stays for a later start.
    """
    schedules, moment = Schedules(workspace.decisions_path), now or datetime.now(UTC)
    schedule = schedules.schedule(name)
    due = moment.replace(second=0, microsecond=0) if at_once else last_due(schedule.cron, schedule.zone, moment)
    created = schedules.created(name).replace(second=0, microsecond=0)
    if (due < created and not at_once) or not schedules.claim(schedule, due):
        return None
    try:
        outcome = _run(workspace, schedule, due, say, talk)
    except (BusyError, Stopped, KeyboardInterrupt):
        schedules.give_back(schedule, due)
        raise
    except BaseException as error:
        schedules.end(schedule, due, "failed", {"error": type(error).__name__})
        raise
    schedules.end(schedule, due, outcome.state, outcome.told())
    return outcome


def _run(workspace: Workspace, schedule: Schedule, due: datetime, say: Texts, talk: Report | None) -> Outcome:
    """Crawl, analyse and tell; what fails on the way is told as well."""
    outcome = Outcome(schedule, due, "done")
    try:
        crawl = crawl_site(workspace, schedule.site, CrawlRequest(max_urls=schedule.max_urls), talk=talk)
        outcome = (
            _unfinished(outcome, crawl, say)
            if crawl.snapshot is None
            else _closed(workspace, outcome, crawl, say, talk)
        )
    except BusyError:
        raise
    except SiteloreError as error:
        said = say.error(error) if say.has(error.key) else error.key
        alarm = say("alarm-crawl_failed", error=said)
        outcome = replace(outcome, state="failed", error=said, alarms=(alarm, *outcome.alarms))
    outcome = outcome if outcome.report else _reported(workspace, outcome, say)
    return replace(outcome, deliveries=_tell(workspace, outcome, say))


def _unfinished(outcome: Outcome, crawl: CrawlResult, say: Texts) -> Outcome:
    alarm = say("alarm-crawl_unfinished", urls=crawl.urls)
    return replace(outcome, state="unfinished", alarms=(alarm,))


def _closed(workspace: Workspace, outcome: Outcome, crawl: CrawlResult, say: Texts, talk: Report | None) -> Outcome:
    """Keep to the policy before the analysis, which computes anew what a purge takes, then compare and report."""
    schedule, snapshot = outcome.schedule, crawl.snapshot
    if snapshot is None:
        raise AssertionError("a crawl without a snapshot is unfinished")
    now = snapshot.created_at.replace(tzinfo=None)
    purged = keep_to(
        workspace, schedule.site, schedule.retention, now, say("schedule-purge-reason", name=schedule.name)
    )
    take_expired(workspace, schedule.site, now, say("schedule-purge-reason", name=schedule.name))
    _forget_reports(workspace, schedule.site, purged.snapshots if purged else ())
    analyse_site(workspace, schedule.site, snapshot=snapshot.id, talk=talk)
    closed = replace(outcome, snapshot=snapshot.id, purged=len(purged.snapshots) if purged else 0)
    return _reported(workspace, _compared(workspace, closed, say, talk), say)


def _compared(workspace: Workspace, outcome: Outcome, say: Texts, talk: Report | None) -> Outcome:
    from app.history import count_all

    schedule = outcome.schedule
    reading = open_reading(workspace, Selection(schedule.site, outcome.snapshot))
    previous = reading.previous
    if previous is None or "changes" not in reading.whole:
        return outcome
    count_all(workspace, schedule.site, talk=talk)
    reading = open_reading(workspace, Selection(schedule.site, outcome.snapshot))
    counts = {row["snapshot"]: row for row in reading.whole["crawl_counts"].to_pyarrow().to_pylist()}
    changes, starts = reading.whole["changes"], _starts(workspace, schedule.site)
    before, after = counts[previous.id], counts[outcome.snapshot]
    alarms = find_alarms(before, after, changes, starts=starts, pages_drop=schedule.pages_drop)
    return replace(
        outcome, previous=previous.id, changes=count_severities(changes),
        alarms=tuple(said_alarm(say, alarm) for alarm in alarms),
    )  # fmt: skip


def _starts(workspace: Workspace, site: str) -> set[str]:
    from analysis.urls import url_key

    start = workspace.about(site).start
    return {url_key(start) or start}


def said_alarm(say: Texts, alarm: Alarm) -> str:
    """Return an alarm as a sentence with its numbers and its first addresses."""
    details = {name: say.percent(value) if name == "share" else value for name, value in alarm.details.items()}
    if "reason" in details:
        details["reason"] = say(f"indexability-{details['reason']}")
    sentence = say(f"alarm-{alarm.name}", **details)
    further = [url for url in alarm.urls if url not in details.values()]
    return f"{sentence} {' '.join(further)}".strip()


# the report


def reports_folder(workspace: Workspace, site: str) -> Path:
    return workspace.root / "reports" / site


def _reported(workspace: Workspace, outcome: Outcome, say: Texts) -> Outcome:
    """Write the report as a page and as Markdown; one without a comparison says what there is to say."""
    schedule = outcome.schedule
    plain, page = _written(workspace, outcome, say)
    folder = reports_folder(workspace, schedule.site)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{outcome.due:%Y%m%dT%H%MZ}-{schedule.name}"
    for text, kind in ((plain, "md"), (page, "html")):
        with written_whole(folder / f"{name}.{kind}") as file:
            file.write(text.encode())
    return replace(outcome, report=str((folder / f"{name}.html").relative_to(workspace.root)))


def _written(workspace: Workspace, outcome: Outcome, say: Texts) -> tuple[str, str]:
    import ibis

    from analysis.tables import arrow_schema_of
    from app.comparison import noted

    schedule, old, new = outcome.schedule, None, None
    changes: Any = ibis.memtable(arrow_schema_of("changes").empty_table())
    missing: Mapping[str, str] = {}
    if outcome.snapshot:
        reading = open_reading(workspace, Selection(schedule.site, outcome.snapshot))
        new, old = reading.crawl, reading.previous if outcome.previous else None
        changes = reading.whole["changes"] if outcome.previous else changes
        missing = noted(reading.results["changes"].notes) if outcome.previous else {}
    report = report_of(
        changes, say, site=workspace.about(schedule.site).hosts[0], old=old, new=new, alarms=outcome.alarms,
        not_measured=missing, facts=_facts(outcome, new, say),
    )  # fmt: skip
    return to_markdown(report), to_html(report)


def _facts(outcome: Outcome, crawl: Snapshot | None, say: Texts) -> list[tuple[str, str]]:
    schedule = outcome.schedule
    facts = [(say("report-schedule"), f"{schedule.name} · {schedule.when} ({schedule.zone})"),
             (say("report-state"), say(f"schedule-state-{outcome.state}"))]  # fmt: skip
    if crawl and "pages" in crawl.tables:
        facts.append((say("report-crawled"), say("report-addresses", urls=crawl.tables["pages"].rows)))
    if outcome.purged:
        facts.append((say("report-purged"), say("report-crawls", crawls=outcome.purged)))
    return facts


def _forget_reports(workspace: Workspace, site: str, snapshots: tuple[str, ...]) -> None:
    """Delete the reports about crawls that were purged: they hold what stood on the pages."""
    for run in Schedules(workspace.decisions_path).runs(limit=10_000):
        if run.site == site and run.outcome.get("report") and run.outcome.get("snapshot") in snapshots:
            page = workspace.root / run.outcome["report"]
            for file in (page, page.with_suffix(".md")):
                file.unlink(missing_ok=True)


# telling


def _tell(workspace: Workspace, outcome: Outcome, say: Texts) -> dict[str, str]:
    """Send what is to be sent; a failure is noted and keeps nothing else from being sent."""
    schedule, page = outcome.schedule, workspace.root / outcome.report
    done: dict[str, str] = {}
    if mail := schedule.mail:
        plain = page.with_suffix(".md").read_text(encoding="utf-8")
        subject = subject_of(workspace, outcome, say)
        done["mail"] = _tried(say, lambda: send_mail(mail, subject, plain, page.read_text(encoding="utf-8")))
    if webhook := schedule.webhook:
        told = {name: value for name, value in outcome.told().items() if name != "deliveries"}
        delivery = f"{schedule.site}/{outcome.due:%Y%m%dT%H%MZ}"
        done["webhook"] = _tried(say, lambda: call_webhook(webhook, delivery, told))
    return done


def _tried(say: Texts, deliver: Deliver) -> str:
    try:
        deliver()
    except SiteloreError as error:
        return say.error(error)
    return ""


def subject_of(workspace: Workspace, outcome: Outcome, say: Texts) -> str:
    """Return a subject that leads with the gravest alarm, else with how many changes there are."""
    site = workspace.about(outcome.schedule.site).hosts[0]
    if outcome.alarms:
        return say("schedule-subject-alarm", site=site, alarm=outcome.alarms[0], alarms=len(outcome.alarms))
    changes = sum(outcome.changes.values())
    return say("schedule-subject", site=site, changes=changes, critical=outcome.changes.get("critical", 0))
