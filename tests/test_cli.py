import gzip
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from app import cli
from app.cli import main
from app.commands.session import Exit
from app.jobs import Jobs
from app.texts import texts
from app.workspace import open_workspace
from tests.tiny_site import serve_pages

ROOT = Path(__file__).parents[1]
LOG = '203.0.113.{n} - - [01/Nov/2026:10:00:0{n} +0000] "GET /{page} HTTP/1.1" 200 512 "-" "Mozilla/5.0"\n'


@pytest.fixture
def site():
    with serve_pages() as server:
        yield server


@pytest.fixture
def folder(tmp_path):
    assert main(["init", "https://shop.example", "--workspace", str(tmp_path)]) == Exit.DONE
    return tmp_path


def sitelore(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, **options)


def test_a_site_is_crawled_its_logs_read_and_its_tables_handed_over(site, tmp_path, capsys):
    crawl = sitelore("crawl", site.url, "--own-site", "--events", "--workspace", tmp_path)
    assert (crawl.returncode, "4 URLs are in snapshot" in crawl.stderr) == (Exit.DONE, True), crawl.stderr
    events = [json.loads(line) for line in crawl.stdout.splitlines()]
    assert {event["url"] for event in events} == {site.url, "/1", "/2", "/3"} or len(events) == 4
    assert all(set(event) == {"url", "final_url", "state", "status", "reason"} for event in events)
    log = tmp_path / "access.log"
    log.write_text("".join(LOG.format(n=n, page=n) for n in range(3)) + "nonsense\n")
    capsys.readouterr()

    arguments = ["--workspace", str(tmp_path)]
    assert main(["logs", str(log), "--json", *arguments]) == Exit.DONE
    totals = json.loads(capsys.readouterr().out)
    assert (totals["lines"], totals["hits"], totals["rejected"]) == (4, 3, 1)
    assert main(["logs", str(log), *arguments]) == Exit.DONE
    assert "No new line" in capsys.readouterr().err

    out = tmp_path / "pages.parquet"
    assert main(["export", "pages", "--format", "parquet", "--out", str(out), *arguments]) == Exit.DONE
    assert pq.read_table(out).num_rows == 4
    capsys.readouterr()
    assert main(["ask", "missing_titles", *arguments]) == Exit.NOT_MEASURED
    assert main(["snapshots", "--json", *arguments]) == Exit.DONE
    assert [s["kind"] for s in json.loads(capsys.readouterr().out)] == ["crawl", "logs"]


def test_an_interrupted_crawl_keeps_what_it_has_and_the_same_command_goes_on(site, tmp_path):
    site.handler.pages, site.handler.delay = 40, 0.05
    command = ["crawl", site.url, "--own-site", "--workspace", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", *command, "--events"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, said = process.communicate(timeout=10)
    assert process.returncode == Exit.INTERRUPTED, said
    assert len(rest.splitlines()) < 36
    assert open_workspace(tmp_path).facts("127.0.0.1-" + site.url.split(":")[2][:-1]).snapshots("crawl") == []
    site.handler.delay = 0
    again = sitelore(*command, "--json")
    told = json.loads(again.stdout)
    assert (told["finished"], told["urls"], told["resumed"]) == (True, 40, True)


def test_a_second_crawl_of_the_site_is_told_who_crawls_and_exits_busy(folder, capsys):
    def work(task):
        assert main(["crawl", "--workspace", str(folder)]) == Exit.BUSY

    Jobs(folder / "jobs.sqlite").run_here("crawl", "shop.example", work)
    assert str(os.getpid()) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["crwal"], "Did you mean crawl?"),
        (["ask", "orphan_page"], "Did you mean orphan_pages?"),
        (["crawl", "--languag", "de"], "Did you mean --language?"),
        (["ask", "deep_pages", "--max-depth", "many"], "a whole number"),
        (["init"], "URL"),
        (["snapshots", "--language", "fr"], "en, de"),
        (["snapshots", "and", "more"], "that many values"),
    ],
)
def test_a_command_line_that_cannot_be_understood_says_what_could_be_meant(arguments, words, capsys):
    assert main(arguments) == Exit.USAGE
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["snapshots", "--site", "shp"], "shop.example"),
        (["ask", "deep_pages", "--segment", "guides"], "no segment"),
        (["ask", "deep_pages", "--from", "yesterday"], "yesterday is no day"),
        (["ask", "deep_pages", "--snapshot", "2020"], "2020"),
        (["export", "page"], "Did you mean pages?"),
        (["export", "pages", "--format", "docx"], "csv, xlsx, jsonl, parquet"),
        (["brief"], "no brief yet"),
        (["export", "briefs"], "there are 0"),
        (["purge"], "--before"),
        (["rerun", "last"], "No run is named last"),
        (["logs", "no-such-file.log"], "no-such-file.log"),
        (["init", "ftp://shop.example"], "no web address"),
        (["init", "https://shop.example", "--connect", "here"], "host=http"),
        (["crawl", "--ignore-robots"], "--own-site"),
    ],
)
def test_input_that_cannot_be_used_fails_with_what_to_do(folder, arguments, words, capsys):
    capsys.readouterr()
    assert main([*arguments, "--workspace", str(folder)]) == Exit.FAILED
    captured = capsys.readouterr()
    assert words.lower() in captured.err.lower()
    assert captured.out == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("version = 1\nlangage = 'de'\n", "Did you mean language?"),
        ("version = 99\n", "newer version"),
        ("version = \n", "cannot be read"),
        ("version = 1\nwindow_days = 0\n", "window_days"),
    ],
)
def test_settings_that_cannot_be_used_stop_every_command(tmp_path, content, words, capsys):
    (tmp_path / "sitelore.toml").write_text(content)
    assert main(["snapshots", "--workspace", str(tmp_path)]) == Exit.FAILED
    assert words in capsys.readouterr().err


def test_a_log_of_unknown_format_and_a_file_that_is_none_fail(folder, capsys):
    (folder / "diary.log").write_text("dear diary\n" * 10)
    assert main(["logs", str(folder / "diary.log"), "--workspace", str(folder)]) == Exit.FAILED
    assert "diary.log" in capsys.readouterr().err
    assert open_workspace(folder).facts("shop.example").snapshots("logs") == []


def test_a_damaged_log_is_told_and_its_whole_lines_are_kept(folder, capsys):
    whole = gzip.compress("".join(LOG.format(n=n % 10, page=n * 7919 % 1_009) for n in range(1_000)).encode())
    log = folder / "access.log.gz"
    log.write_bytes(whole[: len(whole) // 2])
    capsys.readouterr()
    for first in (True, False):
        assert main(["logs", str(log), "--json", "--workspace", str(folder)]) == Exit.STOPPED
        captured = capsys.readouterr()
        totals = json.loads(captured.out)
        assert (totals["hits"] > 0, totals["damaged"]) == (first, ["access.log.gz"])
        assert "access.log.gz is damaged" in captured.err
    log.write_bytes(whole)
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.DONE
    facts = open_workspace(folder).facts("shop.example")
    assert sum(snapshot.tables["hits"].rows for snapshot in facts.snapshots("logs")) == 1_000


def test_logs_that_do_not_exist_are_told_before_a_crawl(site, tmp_path, capsys):
    arguments = ["--logs", str(tmp_path / "access.log"), "--no-open", "--workspace", str(tmp_path)]
    assert main(["run", site.url, *arguments]) == Exit.FAILED
    assert "There is no log file" in capsys.readouterr().err
    assert site.handler.last_request == 0.0


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_folder_that_cannot_be_a_workspace_is_said_so(language, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    command = ["init", "https://shop.example", "--language", language, "--workspace", str(tmp_path / "file")]
    assert main(command) == Exit.FAILED
    assert "--workspace" in capsys.readouterr().err


def test_the_permissions_of_a_folder_that_holds_other_things_stay(tmp_path):
    for name, other, mode in (("own", None, 0o700), ("shared", "index.html", 0o755)):
        folder = tmp_path / name
        folder.mkdir(mode=0o755)
        if other:
            (folder / other).write_text("")
        main(["init", "https://shop.example", "--workspace", str(folder)])
        assert folder.stat().st_mode & 0o777 == mode


def test_decisions_of_a_newer_version_are_left_alone(folder, capsys):
    import sqlite3

    connection = sqlite3.connect(folder / "decisions.sqlite")
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    assert main(["rerun", "--workspace", str(folder)]) == Exit.FAILED
    assert "newer version" in capsys.readouterr().err


def test_an_unexpected_fault_is_said_with_a_reference_and_kept_in_a_file(folder, capsys, monkeypatch):
    monkeypatch.setattr("app.workspace.Workspace.facts", lambda self, site: 1 / 0)
    assert main(["snapshots", "--workspace", str(folder)]) == Exit.FAILED
    said = capsys.readouterr().err
    (log,) = folder.glob("sitelore-error-*.log")
    assert "Traceback" not in said
    assert log.stem.removeprefix("sitelore-error-") in said
    assert "ZeroDivisionError" in log.read_text()


def test_a_full_disk_is_said_in_words(folder, capsys, monkeypatch):
    def full(self, site):
        raise OSError(28, "No space left on device", "facts.parquet")

    monkeypatch.setattr("app.workspace.Workspace.facts", full)
    assert main(["snapshots", "--workspace", str(folder)]) == Exit.FAILED
    assert "The disk is full" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_database_that_fails_on_a_full_disk_is_said_to_be_that(language, folder, capsys, monkeypatch):
    monkeypatch.setattr("app.disk.shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    monkeypatch.setattr("app.jobs.sqlite3.connect", full)
    capsys.readouterr()
    assert main(["analyse", "--language", language, "--workspace", str(folder)]) == Exit.FAILED
    said = capsys.readouterr().err
    assert texts(language)("disk-ran-full", file=str(folder / "decisions.sqlite")) in said


def full(*arguments, **options):
    raise sqlite3.OperationalError("disk I/O error")


def test_a_typed_url_is_consent_for_its_host_and_port(folder):
    main(["init", "http://127.0.0.1:8123/a", "--workspace", str(folder), "--site", "dev", "--own-site"])
    main(["init", "https://rival.example", "--role", "competitor", "--workspace", str(folder)])
    sites = open_workspace(folder).settings.sites
    assert sites["dev"].consent == ("127.0.0.1:8123",)
    assert (sites["dev"].own_site, sites["rival.example"].role) == (True, "competitor")
    assert sites["shop.example"].consent == (), "nothing private was typed"


def test_a_connection_is_stored_with_its_consent_and_is_no_part_of_the_url(folder):
    main(["init", "shop.example", "--connect", "shop.example=http://127.0.0.1:8123", "--workspace", str(folder)])
    about = open_workspace(folder).about("shop.example")
    assert about.connect == {"shop.example": "http://127.0.0.1:8123"}
    assert about.consent == ("127.0.0.1:8123",)
    assert about.start == "https://shop.example/"


def test_errors_are_said_in_the_language_of_option_variable_or_settings(folder, capsys, monkeypatch):
    assert main(["crwal", "--language", "de"]) == Exit.USAGE
    assert "Gemeint ist vielleicht crawl" in capsys.readouterr().err
    monkeypatch.setenv("SITELORE_LANGUAGE", "de")
    main(["brief", "--workspace", str(folder)])
    assert "kein Briefing" in capsys.readouterr().err
    monkeypatch.delenv("SITELORE_LANGUAGE")
    (folder / "sitelore.toml").write_text('version = 1\nlanguage = "de"\n')
    main(["snapshots", "--workspace", str(folder)])
    assert "keinen Stand" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_command_and_question_explains_itself_with_an_example(language, capsys):
    import typer

    group = typer.main.get_command(cli.build_app())
    names = [[name] for name in group.commands if name != "ask"]
    names += [["ask"], []]
    names += [["ask", name] for name in group.commands["ask"].list_commands(None)]
    for name in names:
        assert main([*name, "--help", "--language", language]) == Exit.DONE
        said = capsys.readouterr().out
        assert f"sitelore {' '.join(name)}".strip() in said.splitlines()[-1]
        assert not [word for word in said.split() if word.startswith(("cli-", "option-", "question-"))]


def test_help_is_there_within_a_second_of_cpu():
    code = "import sys, time; from app.cli import main; main(['--help']); print(time.process_time(), file=sys.stderr)"
    process = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert float(process.stderr) < 1.0


def test_purge_asks_first_and_keeps_everything_without_an_answer(folder, capsys, monkeypatch):
    log = folder / "access.log"
    log.write_text(LOG.format(n=1, page=1))
    arguments = ["--workspace", str(folder)]
    main(["logs", str(log), *arguments])
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert main(["purge", "--before", "2999-01-01", *arguments]) == Exit.STOPPED
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    capsys.readouterr()
    assert main(["purge", "--before", "2999-01-01", "--language", "de", *arguments]) == Exit.STOPPED
    captured = capsys.readouterr()
    assert ("--yes" in captured.err, captured.out) == (True, "")
    facts = open_workspace(folder).facts("shop.example")
    assert facts.snapshots("logs")[0].tables
    assert main(["purge", "--before", "2999-01-01", "--yes", *arguments]) == Exit.DONE
    assert [stone.rows for stone in facts.snapshots("logs")[0].tombstones if stone.table == "hits"] == [1]
    assert main(["purge", "--before", "2999-01-01", "--yes", *arguments]) == Exit.DONE
    assert "nothing to purge" in capsys.readouterr().err


def test_doctor_lists_what_is_not_measured_and_why(folder, capsys):
    capsys.readouterr()
    main(["doctor", "--json", "--workspace", str(folder)])
    checks = json.loads(capsys.readouterr().out)
    lacking = {check["details"]["table"] for check in checks if check["key"] == "not-measured"}
    assert {"pages", "hits", "ledger"} <= lacking
    assert {"python", "disk", "model"} <= {check["key"] for check in checks}
