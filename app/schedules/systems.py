"""The system's own scheduler: systemd user timers, cron, launchd, Windows' Task Scheduler; files, installing, removing.

Whatever starts it, the command decides itself whether it is time: a system that starts it too often, in another zone or
twice does no harm, and one that was asleep is caught up with.
"""

import os
import plistlib
import shlex
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from analysis.errors import InputError
from app.schedules.calendar import TICK_MINUTES, daily_times, on_calendar, start_calendar, tick_minutes
from app.schedules.definition import Schedule, System
from app.schedules.due import zone_of

_CATCH_UP = "7 * * * *"  # cron forgets what was due while the computer slept: once an hour somebody asks
_MARK = "# sitelore schedule"
_TASKS = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


def system_here() -> System:
    """Return what can start a schedule on this computer. Raises an InputError where nothing can."""
    if sys.platform == "darwin":
        return "launchd"
    if sys.platform == "win32":
        return "windows"
    if shutil.which("systemctl") and _said("systemctl", "--user", "show-environment") is not None:
        return "systemd"
    if shutil.which("crontab"):
        return "cron"
    raise InputError("schedule-no-system")


def command_of(schedule: Schedule, root: Path, language: str) -> list[str]:
    """Return the command a system starts: the installed program, else this interpreter with our package."""
    program = shutil.which("sitelore", path=str(Path(sys.executable).parent))
    start = [program] if program else [sys.executable, "-m", "app.cli"]
    return [*start, "schedule", "run", schedule.name, "--workspace", str(root), "--language", language]


def environment_of(command: Sequence[str]) -> dict[str, str]:
    """Return the variables a command needs that a system would not give it."""
    return {"PYTHONPATH": str(Path(__file__).parents[2])} if "app.cli" in command else {}


def files_of(schedule: Schedule, root: Path, language: str) -> dict[str, bytes]:
    """Return the files a schedule's system reads, by name. A path no such file can hold raises an InputError."""
    command = command_of(schedule, root, language)
    if any(mark in part for part in command for mark in "\n\r\0"):
        raise InputError("schedule-path", folder=str(root))
    write = {"systemd": _systemd, "cron": _cron, "launchd": _launchd, "windows": _windows}.get(schedule.system)
    return write(schedule, command, environment_of(command)) if write else {}


def install(schedule: Schedule, root: Path, language: str) -> None:
    """Hand a schedule over to its system; with `none` there is nothing to hand over."""
    files = files_of(schedule, root, language)
    if schedule.system != "none":
        _INSTALL[schedule.system](schedule, files)


def uninstall(schedule: Schedule) -> None:
    """Take a schedule away from its system; one the system does not know any more is gone already."""
    if schedule.system != "none":
        _UNINSTALL[schedule.system](schedule)


def is_installed(schedule: Schedule) -> bool:
    """Return whether the system knows the schedule."""
    if schedule.system == "systemd":
        return (_unit_folder() / f"{_unit(schedule)}.timer").is_file()
    if schedule.system == "cron":
        return _begin(schedule) in (_said("crontab", "-l") or "")
    if schedule.system == "launchd":
        return _agent(schedule).is_file()
    return schedule.system == "windows" and _said("schtasks", "/Query", "/TN", _task(schedule)) is not None


# systemd


def _unit(schedule: Schedule) -> str:
    return f"sitelore-{schedule.name}"


def _unit_folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _systemd(schedule: Schedule, command: Sequence[str], environment: Mapping[str, str]) -> dict[str, bytes]:
    variables = [f"Environment={_unit_quoted(f'{name}={value}')}" for name, value in environment.items()]
    service = [
        "[Unit]", f"Description=Sitelore: crawl of {schedule.name}", "Wants=network-online.target",
        "After=network-online.target", "", "[Service]", "Type=oneshot", *variables,
        f"ExecStart={' '.join(map(_unit_quoted, command))}",
    ]  # fmt: skip
    timer = [
        "[Unit]", f"Description=Sitelore: when {schedule.name} is crawled", "", "[Timer]",
        *(f"OnCalendar={line}" for line in on_calendar(schedule.cron, schedule.zone)),
        "Persistent=true", "AccuracySec=1min", "", "[Install]", "WantedBy=timers.target",
    ]  # fmt: skip
    unit = _unit(schedule)
    return {f"{unit}.service": _lines(service), f"{unit}.timer": _lines(timer)}


def _unit_quoted(text: str) -> str:
    """Return text as one word of a unit file, its specifiers and variables taken as they are written."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'


def _install_systemd(schedule: Schedule, files: Mapping[str, bytes]) -> None:
    folder = _unit_folder()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    _do("systemctl", "--user", "daemon-reload")
    _do("systemctl", "--user", "enable", "--now", f"{_unit(schedule)}.timer")


def _uninstall_systemd(schedule: Schedule) -> None:
    unit = _unit(schedule)
    if is_installed(schedule):
        _do("systemctl", "--user", "disable", "--now", f"{unit}.timer")
    for kind in ("service", "timer"):
        (_unit_folder() / f"{unit}.{kind}").unlink(missing_ok=True)
    _said("systemctl", "--user", "daemon-reload")


# cron


def _begin(schedule: Schedule) -> str:
    return f"{_MARK} {schedule.name}: begin"


def _end(schedule: Schedule) -> str:
    return f"{_MARK} {schedule.name}: end"


def _cron(schedule: Schedule, command: Sequence[str], environment: Mapping[str, str]) -> dict[str, bytes]:
    words = [*(f"{name}={shlex.quote(value)}" for name, value in environment.items()), *map(shlex.quote, command)]
    line = " ".join(words).replace("%", "\\%")  # cron takes % for the end of a line
    here = schedule.zone == zone_of(None)
    times = [schedule.cron if here else f"{tick_minutes(schedule.cron)} * * * *"]
    times += [_CATCH_UP] if times[0] != "* * * * *" else []
    lines = [_begin(schedule), *(f"{time} {line}" for time in times), _end(schedule)]
    return {f"{_unit(schedule)}.cron": _lines(lines)}


def _install_cron(schedule: Schedule, files: Mapping[str, bytes]) -> None:
    [block] = files.values()
    _write_crontab(_without(schedule, _said("crontab", "-l") or "") + block.decode())


def _uninstall_cron(schedule: Schedule) -> None:
    lines = _said("crontab", "-l") or ""
    if _begin(schedule) in lines:
        _write_crontab(_without(schedule, lines))


def _without(schedule: Schedule, crontab: str) -> str:
    """Return a crontab without our block; every other line stays as it is."""
    kept, inside = [], False
    for line in crontab.splitlines(keepends=True):
        inside = inside or line.strip() == _begin(schedule)
        if not inside:
            kept.append(line if line.endswith("\n") else line + "\n")
        inside = inside and line.strip() != _end(schedule)
    return "".join(kept)


def _write_crontab(text: str) -> None:
    _do("crontab", "-", given=text)


# launchd


def _label(schedule: Schedule) -> str:
    return f"io.github.sitelore.{schedule.name}"


def _agent(schedule: Schedule) -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{_label(schedule)}.plist"


def _launchd(schedule: Schedule, command: Sequence[str], environment: Mapping[str, str]) -> dict[str, bytes]:
    entries = start_calendar(schedule.cron) if schedule.zone == zone_of(None) else []
    times = {"StartCalendarInterval": entries} if entries else {"StartInterval": TICK_MINUTES * 60}
    agent = {"Label": _label(schedule), "ProgramArguments": list(command), "ProcessType": "Background", **times}
    agent |= {"EnvironmentVariables": dict(environment)} if environment else {}
    return {f"{_label(schedule)}.plist": plistlib.dumps(agent)}


def _install_launchd(schedule: Schedule, files: Mapping[str, bytes]) -> None:
    agent = _agent(schedule)
    agent.parent.mkdir(parents=True, exist_ok=True)
    agent.write_bytes(next(iter(files.values())))
    _do("launchctl", "bootstrap", f"gui/{os.getuid()}", str(agent))


def _uninstall_launchd(schedule: Schedule) -> None:
    _said("launchctl", "bootout", f"gui/{os.getuid()}/{_label(schedule)}")
    _agent(schedule).unlink(missing_ok=True)


# Windows


def _task(schedule: Schedule) -> str:
    return f"Sitelore\\{schedule.name}"


def _windows(schedule: Schedule, command: Sequence[str], environment: Mapping[str, str]) -> dict[str, bytes]:
    task = ET.Element("Task", {"version": "1.2", "xmlns": _TASKS})
    _text(ET.SubElement(task, "RegistrationInfo"), "Description", f"Sitelore: crawl of {schedule.name}")
    _triggers(ET.SubElement(task, "Triggers"), schedule)
    principal = ET.SubElement(ET.SubElement(task, "Principals"), "Principal", {"id": "Author"})
    _text(principal, "LogonType", "InteractiveToken")
    settings = ET.SubElement(task, "Settings")
    for name, value in (("MultipleInstancesPolicy", "IgnoreNew"), ("DisallowStartIfOnBatteries", "false"),
                        ("StartWhenAvailable", "true"), ("ExecutionTimeLimit", "P1D")):  # fmt: skip
        _text(settings, name, value)
    action = ET.SubElement(ET.SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    _text(action, "Command", command[0])
    _text(action, "Arguments", subprocess.list2cmdline(command[1:]))
    for folder in environment.values():  # the task has no variables of its own: the interpreter starts where we are
        _text(action, "WorkingDirectory", folder)
    return {f"{_unit(schedule)}.xml": b"\xff\xfe" + _xml(task).encode("utf-16-le")}


def _xml(task: ET.Element) -> str:
    return '<?xml version="1.0" encoding="UTF-16"?>\n' + ET.tostring(task, encoding="unicode")


def _triggers(triggers: ET.Element, schedule: Schedule) -> None:
    """Write a trigger a time of day, or one that asks every quarter of an hour whether it is time."""
    named = daily_times(schedule.cron) if schedule.zone == zone_of(None) else None
    if named is None:
        trigger = ET.SubElement(triggers, "TimeTrigger")
        _text(ET.SubElement(trigger, "Repetition"), "Interval", f"PT{TICK_MINUTES}M")
        _text(trigger, "StartBoundary", "2026-01-01T00:00:00")
        return
    times, weekdays = named
    for hour, minute in times:
        trigger = ET.SubElement(triggers, "CalendarTrigger")
        _text(trigger, "StartBoundary", f"2026-01-01T{hour:02d}:{minute:02d}:00")
        if weekdays is None:
            _text(ET.SubElement(trigger, "ScheduleByDay"), "DaysInterval", "1")
        else:
            week = ET.SubElement(trigger, "ScheduleByWeek")
            days = ET.SubElement(week, "DaysOfWeek")
            for day in weekdays:
                ET.SubElement(days, _WEEKDAYS[day])
            _text(week, "WeeksInterval", "1")


def _text(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = value


def _install_windows(schedule: Schedule, files: Mapping[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "task.xml"
        file.write_bytes(next(iter(files.values())))
        _do("schtasks", "/Create", "/F", "/TN", _task(schedule), "/XML", str(file))


def _uninstall_windows(schedule: Schedule) -> None:
    _said("schtasks", "/Delete", "/F", "/TN", _task(schedule))


# all of them

_INSTALL: Mapping[str, Callable[[Schedule, Mapping[str, bytes]], None]] = {
    "systemd": _install_systemd, "cron": _install_cron, "launchd": _install_launchd, "windows": _install_windows,
}  # fmt: skip
_UNINSTALL: Mapping[str, Callable[[Schedule], None]] = {
    "systemd": _uninstall_systemd, "cron": _uninstall_cron, "launchd": _uninstall_launchd,
    "windows": _uninstall_windows,
}  # fmt: skip


def _lines(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _do(*command: str, given: str = "") -> None:
    """Run a command of the system; what it complains about is the user's to know."""
    try:
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InputError("schedule-system-failed", command=command[0], problem=type(error).__name__) from error
    if done.returncode:
        problem = (done.stderr or done.stdout).strip() or str(done.returncode)
        raise InputError("schedule-system-failed", command=command[0], problem=problem)


def _said(*command: str) -> str | None:
    """Return what a command says, none where it fails or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
