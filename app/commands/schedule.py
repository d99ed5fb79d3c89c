"""The commands of `sitelore schedule`: add, list, run, remove, and serve for where no system starts anything."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.errors import InputError
from app.commands.options import Json, Site
from app.commands.session import Exit, Session
from app.commands.spoken import add_command, new_app

if TYPE_CHECKING:
    from app.schedules.definition import Mail, Schedule, Webhook
    from app.schedules.run import Outcome


class SystemChoice(StrEnum):
    auto = "auto"
    systemd = "systemd"
    cron = "cron"
    launchd = "launchd"
    windows = "windows"
    none = "none"


class Security(StrEnum):
    starttls = "starttls"
    tls = "tls"
    none = "none"


Name = Annotated[str, typer.Argument(metavar="NAME", help="cli-argument-schedule")]


def build() -> typer.Typer:
    """Return the group of commands."""
    app = new_app("cli-schedule", example='sitelore schedule add "daily 03:00" --mail-to me@example.com')
    add_command(
        app, "add", add, help="cli-schedule-add",
        example='sitelore schedule add "weekly mon 03:00" --mail-to me@example.com --smtp mail.example.com:587',
    )  # fmt: skip
    add_command(app, "list", show, help="cli-schedule-list", example="sitelore schedule list --json")
    add_command(app, "run", run, help="cli-schedule-run", example="sitelore schedule run example.com --now")
    add_command(app, "remove", remove, help="cli-schedule-remove", example="sitelore schedule remove example.com")
    add_command(app, "serve", serve, help="cli-schedule-serve", example="sitelore schedule serve")
    return app


def add(
    session: Session,
    when: Annotated[str, typer.Argument(metavar="WHEN", help="cli-argument-when")],
    site: Site = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="cli-option-schedule-name")] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="ZONE", help="cli-option-zone")] = None,
    system: Annotated[
        SystemChoice, typer.Option("--system", metavar="SYSTEM", help="cli-option-system")
    ] = SystemChoice.auto,
    keep_last: Annotated[int, typer.Option("--keep-last", min=2, metavar="N", help="cli-option-keep-last")] = 30,
    keep_daily: Annotated[int, typer.Option("--keep-daily", min=0, metavar="N", help="cli-option-keep-daily")] = 0,
    keep_weekly: Annotated[int, typer.Option("--keep-weekly", min=0, metavar="N", help="cli-option-keep-weekly")] = 12,
    keep_monthly: Annotated[
        int, typer.Option("--keep-monthly", min=0, metavar="N", help="cli-option-keep-monthly")
    ] = 24,
    bodies_days: Annotated[int, typer.Option("--bodies-days", min=1, metavar="N", help="cli-option-bodies-days")] = 30,
    mail_to: Annotated[
        list[str] | None, typer.Option("--mail-to", metavar="ADDRESS", help="cli-option-mail-to")
    ] = None,
    mail_from: Annotated[
        str | None, typer.Option("--mail-from", metavar="ADDRESS", help="cli-option-mail-from")
    ] = None,
    smtp: Annotated[str | None, typer.Option("--smtp", metavar="HOST:PORT", help="cli-option-smtp")] = None,
    smtp_user: Annotated[str, typer.Option("--smtp-user", metavar="NAME", help="cli-option-smtp-user")] = "",
    smtp_secret: Annotated[str, typer.Option("--smtp-secret", metavar="SECRET", help="cli-option-smtp-secret")] = "",
    smtp_security: Annotated[
        Security, typer.Option("--smtp-security", metavar="starttls|tls|none", help="cli-option-smtp-security")
    ] = Security.starttls,
    webhook: Annotated[str | None, typer.Option("--webhook", metavar="URL", help="cli-option-webhook")] = None,
    webhook_secret: Annotated[
        str, typer.Option("--webhook-secret", metavar="SECRET", help="cli-option-webhook-secret")
    ] = "",
    pages_drop: Annotated[
        int, typer.Option("--alarm-pages", min=1, max=100, metavar="PERCENT", help="cli-option-alarm-pages")
    ] = 30,
    max_urls: Annotated[int | None, typer.Option("--max-urls", min=1, metavar="N", help="cli-option-max-urls")] = None,
    only_print: Annotated[bool, typer.Option("--print", help="cli-option-print")] = False,
) -> Exit:
    from app.schedules.definition import SYSTEMS, Retention, Schedule
    from app.schedules.due import cron_of, zone_of
    from app.schedules.systems import system_here
    from app.workspace import site_name

    workspace = session.workspace()
    chosen = workspace.site(site)
    schedule = Schedule(
        name=site_name(name or chosen), site=chosen, when=" ".join(when.split()), cron=cron_of(when),
        zone=zone_of(zone), system=SYSTEMS.get(system.value) or system_here(),
        retention=Retention(keep_last, keep_daily, keep_weekly, keep_monthly, bodies_days),
        mail=_mail(mail_to or [], mail_from, smtp, smtp_user, smtp_secret, smtp_security),
        webhook=_webhook(webhook, webhook_secret), pages_drop=pages_drop / 100, max_urls=max_urls,
    )  # fmt: skip
    return _print(session, schedule) if only_print else _add(session, schedule)


def _mail(
    to: list[str], sender: str | None, smtp: str | None, user: str, secret: str, security: Security
) -> "Mail | None":
    from app.schedules.definition import Mail

    if not (to or smtp):
        return None
    host, _, port = (smtp or "").rpartition(":") if smtp and ":" in smtp else (smtp or "", "", "587")
    if not (to and host and port.isdecimal()):
        raise InputError("schedule-mail-incomplete")
    for address in (*to, *([sender] if sender else [])):
        if address.count("@") != 1 or any(mark.isspace() or mark in ",;<>" for mark in address):
            raise InputError("schedule-mail-address", address=address)
    if user and not secret:
        raise InputError("schedule-mail-secret", user=user)
    if user and security is Security.none:
        raise InputError("schedule-mail-plain", host=host)
    return Mail(host, int(port), sender or to[0], tuple(to), security.value, user, secret)


def _webhook(url: str | None, secret: str) -> "Webhook | None":
    from app.schedules.definition import Webhook
    from app.schedules.deliver import SECRET_MARK

    if url is None:
        return None
    if not url.startswith(("http://", "https://", SECRET_MARK)):
        raise InputError("schedule-webhook-url", url=url)
    return Webhook(url, secret)


def _print(session: Session, schedule: "Schedule") -> Exit:
    """Write what the system would be given, and give it nothing."""
    from app.schedules.systems import files_of

    for name, content in files_of(schedule, session.workspace().root, session.language).items():
        encoding = "utf-16" if name.endswith(".xml") else "utf-8"
        session.data(f"# {name}\n{content.decode(encoding)}")
    return Exit.DONE


def _add(session: Session, schedule: "Schedule") -> Exit:
    from app.schedules.due import next_due
    from app.schedules.ledger import Schedules
    from app.schedules.systems import install

    workspace = session.workspace()
    schedules = Schedules(workspace.decisions_path)
    schedules.add(schedule)
    try:
        install(schedule, workspace.root, session.language)
    except InputError:
        schedules.remove(schedule.name)  # a schedule nothing starts would look like one that runs
        raise
    due = next_due(schedule.cron, schedule.zone, datetime.now(UTC))
    session.console.say("cli-schedule-added", name=schedule.name, site=schedule.site, system=schedule.system,
                        next=session.console.texts.local_moment(due, schedule.zone))  # fmt: skip
    return Exit.DONE


def show(session: Session, as_json: Json = False) -> Exit:
    from app.schedules.overview import overview

    states = overview(session.workspace())
    if as_json:
        session.data([state.told() for state in states])
        return Exit.DONE
    if not states:
        session.console.say("cli-schedule-none")
    say = session.console.texts
    for state in states:
        schedule, last = state.schedule, state.last
        ended = say(f"schedule-state-{last.state}") if last else say("schedule-never")
        installed = say("schedule-installed" if state.installed else "schedule-not-installed", system=schedule.system)
        following = say.local_moment(state.next_due, schedule.zone)
        session.data(f"{schedule.name}  {schedule.when} ({schedule.zone})  {following}  {ended}  {installed}")
    return Exit.DONE


def run(
    session: Session,
    name: Name,
    at_once: Annotated[bool, typer.Option("--now", help="cli-option-now")] = False,
    as_json: Json = False,
) -> Exit:
    from app.schedules.run import run_due

    workspace, console = session.workspace(), session.console
    outcome = run_due(workspace, name, console.texts, at_once=at_once, talk=console.progress)
    if outcome is None:
        console.say("cli-schedule-not-due", name=name)
        return Exit.DONE
    if as_json:
        session.data(outcome.told())
    _say(session, outcome)
    return exit_of(outcome)


def _say(session: Session, outcome: "Outcome") -> None:
    say, changes = session.console.say, outcome.changes
    for alarm in outcome.alarms:
        say("cli-schedule-alarm", alarm=alarm)
    say(f"cli-schedule-{outcome.state}", name=outcome.schedule.name, changes=sum(changes.values()),
        critical=changes.get("critical", 0), report=outcome.report)  # fmt: skip
    for problem in filter(None, outcome.deliveries.values()):
        say("cli-schedule-not-delivered", problem=problem)


def exit_of(outcome: "Outcome") -> Exit:
    """Return the exit code: only a run that did all and told everybody is done."""
    if outcome.well:
        return Exit.DONE
    return Exit.STOPPED if outcome.state == "unfinished" else Exit.FAILED


def remove(session: Session, name: Name) -> Exit:
    from app.schedules.ledger import Schedules
    from app.schedules.systems import uninstall

    schedules = Schedules(session.workspace().decisions_path)
    uninstall(schedules.schedule(name))
    schedules.remove(name)
    session.console.say("cli-schedule-removed", name=name)
    return Exit.DONE


def serve(session: Session) -> Exit:
    from app.schedules.serve import serve

    serve(session.workspace().root, session.language, session.console.say)
    return Exit.DONE
