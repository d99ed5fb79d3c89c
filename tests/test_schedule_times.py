"""When a schedule is due, and how other systems write the same times down."""

import plistlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from analysis.errors import InputError
from app.schedules import systems
from app.schedules.calendar import on_calendar, start_calendar, tick_minutes
from app.schedules.definition import Mail, Retention, Schedule, Webhook, schedule_from
from app.schedules.due import cron_of, last_due, next_due, zone_of

BERLIN = "Europe/Berlin"


def berlin(*when):
    return datetime(*when, tzinfo=ZoneInfo(BERLIN))


def schedule(**columns):
    sound = {"name": "shop", "site": "shop.example", "when": "daily 03:00", "cron": "0 3 * * *", "zone": BERLIN,
             "system": "none"}  # fmt: skip
    return Schedule(**sound | columns)


@pytest.mark.parametrize(
    ("typed", "cron"),
    [
        ("daily 03:00", "0 3 * * *"), ("täglich 3:05", "5 3 * * *"), ("Weekly Mon 03:00", "0 3 * * 1"),
        ("wöchentlich sonntag 23:30", "30 23 * * 0"), ("monthly 1 04:15", "15 4 1 * *"), ("hourly", "0 * * * *"),
        ("hourly :20", "20 * * * *"), ("*/15  2-4 * * 1-5", "*/15 2-4 * * 1-5"),
    ],
)  # fmt: skip
def test_times_are_plain_words_or_a_cron_expression(typed, cron):
    assert cron_of(typed) == cron


@pytest.mark.parametrize(
    "typed", ["", "sometimes", "daily 25:00", "weekly 03:00", "weekly xyz 03:00", "1 2 3 4", "61 * * * *"]
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(InputError, match="schedule-when"):
        cron_of(typed)


def test_a_time_zone_that_does_not_exist_is_refused():
    assert zone_of(BERLIN) == BERLIN
    with pytest.raises(InputError, match="schedule-zone"):
        zone_of("Europe/Nowhere")


@pytest.mark.parametrize(
    ("now", "last", "following"),
    [
        (berlin(2026, 11, 24, 3, 0), berlin(2026, 11, 24, 3, 0), berlin(2026, 11, 25, 3, 0)),
        (berlin(2026, 11, 24, 2, 59), berlin(2026, 11, 23, 3, 0), berlin(2026, 11, 24, 3, 0)),
        (berlin(2026, 3, 28, 12), berlin(2026, 3, 28, 3), berlin(2026, 3, 29, 3)),
        (berlin(2026, 10, 26, 1), berlin(2026, 10, 25, 3), berlin(2026, 10, 26, 3)),
    ],
)
def test_the_present_minute_is_due_and_days_of_23_and_25_hours_have_one_time_each(now, last, following):
    assert last_due("0 3 * * *", BERLIN, now) == last
    assert next_due("0 3 * * *", BERLIN, now) == following


def test_an_hour_the_clocks_skip_is_due_when_they_go_on_and_one_they_show_twice_is_due_once():
    skipped = [next_due("30 2 * * *", BERLIN, berlin(2026, 3, day, 12)) for day in (28, 29)]
    assert skipped == [berlin(2026, 3, 29, 3, 0), berlin(2026, 3, 30, 2, 30)]
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in summer time
    assert next_due("30 2 * * *", BERLIN, berlin(2026, 10, 24, 12)) == first
    assert next_due("30 2 * * *", BERLIN, first) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)
    assert last_due("30 2 * * *", BERLIN, datetime(2026, 10, 25, 1, 45, tzinfo=UTC)) == first


def test_a_schedule_is_written_and_read_again_and_holds_the_name_of_a_secret_only():
    whole = schedule(
        retention=Retention(5, 1, 2, 3, 10), webhook=Webhook("https://h.example/", "k"), max_urls=9,
        mail=Mail("m.example", 587, "a@x.example", ("b@x.example",), "tls", "me", "s"),
    )  # fmt: skip
    assert schedule_from(whole.to_json()) == whole
    assert schedule_from(schedule().to_json()) == schedule()


@pytest.mark.parametrize(
    ("cron", "lines"),
    [
        ("0 3 * * *", ["*-*-* 03:00:00 Europe/Berlin"]),
        ("5,35 */12 * * *", ["*-*-* 00,12:05,35:00 Europe/Berlin"]),
        ("0 3 * * 1-5", ["Mon,Tue,Wed,Thu,Fri *-*-* 03:00:00 Europe/Berlin"]),
        ("0 3 1 1,7 7", ["*-01,07-01 03:00:00 Europe/Berlin", "Sun *-01,07-* 03:00:00 Europe/Berlin"]),
        ("0 3 * * 5L", ["*-*-* *:0/15:00"]),
    ],
)
def test_systemd_gets_the_same_times(cron, lines):
    assert on_calendar(cron, BERLIN) == lines
    if shutil.which("systemd-analyze"):
        checked = subprocess.run(["systemd-analyze", "calendar", *lines], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr


def test_launchd_gets_single_times_and_a_tick_where_they_would_be_too_many():
    assert start_calendar("0 3 * * 1,5") == [
        {"Minute": 0, "Hour": 3, "Weekday": 1}, {"Minute": 0, "Hour": 3, "Weekday": 5},
    ]  # fmt: skip
    assert start_calendar("0 3 1 * 1") == [{"Minute": 0, "Hour": 3, "Day": 1}, {"Minute": 0, "Hour": 3, "Weekday": 1}]
    assert start_calendar("* 1-5 * * *") == []


@pytest.mark.parametrize(
    ("cron", "minutes"),
    [
        ("0 3 * * *", "0,15,30,45"), ("20 3 * * *", "5,20,35,50"), ("* * * * *", "*"),
        ("*/5 * * * *", "0,5,10,15,20,25,30,35,40,45,50,55"),
    ],
)  # fmt: skip
def test_cron_in_another_zone_asks_at_every_quarter_that_can_be_it(cron, minutes):
    assert tick_minutes(cron) == minutes


HOSTILE = Path('/srv/100% "mine" $HOME/a\\b')


@pytest.fixture
def from_source(monkeypatch):
    """Let the command be the one of a source tree, which needs a variable."""
    monkeypatch.setattr(systems.shutil, "which", lambda name, path=None: None)


def test_a_unit_file_takes_a_path_with_signs_of_its_own_as_it_is_written(from_source, tmp_path):
    files = systems.files_of(schedule(system="systemd"), HOSTILE, "de")
    service, timer = files["sitelore-shop.service"].decode(), files["sitelore-shop.timer"].decode()
    assert r'"--workspace" "/srv/100%% \"mine\" $$HOME/a\\b" "--language" "de"' in service
    assert "OnCalendar=*-*-* 03:00:00 Europe/Berlin\nPersistent=true" in timer


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    for name, content in systems.files_of(schedule(system="systemd"), tmp_path / "a b", "en").items():
        (tmp_path / name).write_bytes(content)
    units = [str(file) for file in sorted(tmp_path.glob("sitelore-*"))]
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *units], capture_output=True, text=True
    )
    own = [line for line in checked.stderr.splitlines() if "sitelore-" in line]
    assert own == []


def test_a_line_of_cron_is_one_the_shell_reads_back_as_the_command(from_source):
    [block] = systems.files_of(schedule(system="cron", zone=zone_of(None)), HOSTILE, "en").values()
    begin, due, again, end = block.decode().splitlines()
    assert (begin, end) == ("# sitelore schedule shop: begin", "# sitelore schedule shop: end")
    assert (due.startswith("0 3 * * * "), again.startswith("7 * * * * ")) == (True, True)
    shown = due.removeprefix("0 3 * * * ").replace(sys.executable, "printf '%s\\n'").replace("\\%", "%")
    said = subprocess.run(["sh", "-c", shown], capture_output=True, text=True).stdout.splitlines()
    assert said == ["-m", "app.cli", "schedule", "run", "shop", "--workspace", str(HOSTILE), "--language", "en"]


def test_launchd_and_windows_get_files_they_can_read(from_source):
    here = {"zone": zone_of(None), "cron": "0 3 * * 1"}
    [agent] = systems.files_of(schedule(system="launchd", **here), HOSTILE, "en").values()
    read = plistlib.loads(agent)
    assert read["ProgramArguments"][-4:] == ["--workspace", str(HOSTILE), "--language", "en"]
    assert read["StartCalendarInterval"] == [{"Minute": 0, "Hour": 3, "Weekday": 1}]
    [task] = systems.files_of(schedule(system="windows", **here), HOSTILE, "en").values()
    root = ET.fromstring(task.decode("utf-16"))
    inside = {"t": systems._TASKS}
    order = [child.tag.rpartition("}")[2] for child in root]
    assert order == ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"]  # as the schema has it
    assert root.findtext(".//t:CalendarTrigger/t:StartBoundary", namespaces=inside).endswith("T03:00:00")
    assert root.find(".//t:ScheduleByWeek/t:DaysOfWeek/t:Monday", inside) is not None
    assert root.findtext(".//t:StartWhenAvailable", namespaces=inside) == "true"
    assert str(HOSTILE).replace('"', '\\"') in root.findtext(".//t:Exec/t:Arguments", namespaces=inside)


def test_in_another_zone_a_system_without_zones_asks_and_the_command_decides(from_source):
    zone = next(name for name in ("Asia/Kathmandu", "Asia/Tokyo") if name != zone_of(None))
    [block] = systems.files_of(schedule(system="cron", zone=zone), HOSTILE, "en").values()
    assert "\n0,15,30,45 * * * * " in block.decode()
    [agent] = systems.files_of(schedule(system="launchd", zone=zone), HOSTILE, "en").values()
    assert plistlib.loads(agent)["StartInterval"] == 900
    [task] = systems.files_of(schedule(system="windows", zone=zone), HOSTILE, "en").values()
    assert "<Interval>PT15M</Interval>" in task.decode("utf-16")


def test_a_path_no_file_can_hold_is_refused():
    with pytest.raises(InputError, match="schedule-path"):
        systems.files_of(schedule(system="cron"), Path("/srv/a\n* * * * * evil"), "en")


CRONTAB = """#!/bin/sh
file="$(dirname "$0")/table"
if [ "$1" = -l ]; then [ -f "$file" ] && cat "$file"; else cat > "$file"; fi
"""


def test_cron_keeps_every_other_line_of_the_user(tmp_path, monkeypatch):
    program, table = tmp_path / "crontab", tmp_path / "table"
    program.write_text(CRONTAB)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    mine = schedule(system="cron")
    own = "MAILTO=me\n5 5 * * * my-own-job # sitelore\n"
    table.write_text(own)
    systems.install(mine, tmp_path, "en")
    systems.install(mine, tmp_path, "en")
    assert table.read_text().startswith(own)
    assert table.read_text().count("begin") == 1
    assert systems.is_installed(mine)
    systems.uninstall(mine)
    assert (table.read_text(), systems.is_installed(mine)) == (own, False)
