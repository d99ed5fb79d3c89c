"""A schedule from end to end: two runs over a site that changes, their reports, mails, alarms and exit codes."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import markdown
import pytest

from analysis.errors import BusyError
from app.cli import main
from app.commands.session import Exit
from app.jobs import Jobs
from app.schedules.ledger import Schedules
from app.schedules.run import run_due
from app.texts import texts
from app.workspace import open_workspace
from tests.mail_server import PASSWORD, USER, serve_mail

ROOT = Path(__file__).parents[1]
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(2)) | **b**"
SAY = texts("en")


class Shop(BaseHTTPRequestHandler):
    """Five pages; later a template hides four of them from search engines and renames all."""

    broken = False
    down = False

    def do_GET(self):
        if self.down:
            self.connection.close()
            return
        if self.path == "/robots.txt":
            return self.answer("text/plain", "User-agent: *\nDisallow: /private\n" + "Disallow: /x\n" * self.broken)
        suffix = f" {HOSTILE}" if self.broken else " | Shop"
        robots = '<meta name="robots" content="noindex">' if self.broken and self.path != "/" else ""
        links = "".join(f'<a href="/{n}">page {n}</a> ' for n in range(1, 5))
        title = f"Page {self.path}{suffix}".replace("<", "&lt;")
        self.answer("text/html", f"<html lang=en><title>{title}</title>{robots}<h1>{self.path}</h1>{links}")

    def answer(self, kind, text):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def shop():
    handler = type("Handler", (Shop,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        server.handler, server.url = handler, f"http://127.0.0.1:{server.server_port}/"
        yield server
        server.shutdown()
        thread.join()


def sitelore(*arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "app.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)


def add(folder, url, *options, when="daily 03:00"):
    assert main(["init", url, "--own-site", "--site", "shop", "--workspace", str(folder)]) == Exit.DONE
    arguments = ["schedule", "add", when, "--system", "none", "--zone", "Europe/Berlin", *options]
    return main([*arguments, "--workspace", str(folder)])


def test_the_second_run_finds_what_broke_and_tells_everybody_once(shop, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("SITELORE_SECRET_MAIL", PASSWORD)
    folder, keys = tmp_path / "workspace", tmp_path / "keys"
    keys.mkdir()
    with serve_mail(keys) as inbox:
        monkeypatch.setenv("SSL_CERT_FILE", str(inbox.certificate))
        smtp = ["--smtp", f"127.0.0.1:{inbox.port}", "--smtp-user", USER, "--smtp-secret", "mail"]
        assert add(folder, shop.url, "--mail-to", "seo@shop.example", *smtp) == Exit.DONE
        workspace, now = open_workspace(folder), datetime.now(UTC)
        first = run_due(workspace, "shop", SAY, now=now, at_once=True)
        assert (first.state, first.alarms, first.previous) == ("done", (), "")
        shop.handler.broken = True
        time.sleep(1)  # two snapshots of one second would be in no order
        tomorrow = now + timedelta(days=1)
        second = run_due(workspace, "shop", SAY, now=tomorrow)
        assert run_due(workspace, "shop", SAY, now=tomorrow) is None  # the same due time again
        messages = [message for message, _, _ in inbox.messages]
    assert second.well
    assert second.alarms[0].startswith("4 pages that could rank forbid it now (noindex), 80.0% of them.")
    assert any("robots.txt says something else" in alarm for alarm in second.alarms)
    assert any("titles were changed in the same way" in alarm for alarm in second.alarms)
    assert [message["Subject"].startswith("▲ 127.0.0.1") for message in messages] == [False, True]
    assert "noindex" in messages[1]["Subject"]
    check_report(folder / second.report, messages[1])
    assert PASSWORD not in "".join(open_workspace(folder).decisions_path.read_bytes().decode("latin-1"))
    listed = sitelore("schedule", "list", "--json", "--workspace", folder)
    [standing] = json.loads(listed.stdout)
    assert (standing["last"]["state"], standing["last"]["outcome"]["snapshot"]) == ("done", second.snapshot)


def check_report(page, message):
    """The report leads with its alarms, says what stood on the pages as text, and is what was mailed."""
    html, plain = page.read_text(), page.with_suffix(".md").read_text()
    assert html.index('class="alarms"') < html.index("<dl>")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    shown = markdown.markdown(plain)
    assert "javascript:alert(2)" in shown
    assert not re.search(r"<script|href=.javascript|<strong>b<", shown)
    assert message.get_body(("html",)).get_content().split() == html.split()
    assert message.get_body(("plain",)).get_content().split() == plain.split()


def test_a_time_before_the_schedule_was_made_is_not_due(shop, tmp_path, capsys):
    assert add(tmp_path, shop.url) == Exit.DONE
    assert main(["schedule", "run", "shop", "--workspace", str(tmp_path)]) == Exit.DONE
    assert "is not due" in capsys.readouterr().err
    assert Schedules(open_workspace(tmp_path).decisions_path).runs() == []


def test_a_crawl_that_fails_is_an_alarm_a_report_and_an_exit_code(shop, tmp_path):
    assert add(tmp_path, shop.url) == Exit.DONE
    shop.handler.down = True
    run = sitelore("schedule", "run", "shop", "--now", "--json", "--workspace", tmp_path)
    told = json.loads(run.stdout)
    assert (run.returncode, told["state"]) in {(Exit.FAILED, "failed"), (Exit.STOPPED, "unfinished")}
    assert "The crawl" in told["alarms"][0]
    assert told["alarms"][0] in (tmp_path / told["report"]).read_text().replace("&#39;", "'")
    [kept] = Schedules(open_workspace(tmp_path).decisions_path).runs()
    assert kept.state == told["state"]


def test_a_report_that_reaches_nobody_is_no_success(shop, tmp_path, monkeypatch):
    assert add(tmp_path, shop.url, "--webhook", "http://127.0.0.1:1/x") == Exit.DONE
    monkeypatch.setattr("app.schedules.deliver._PAUSES", (0.0, 0.0))
    monkeypatch.setattr("app.schedules.run.analyse_site", lambda *arguments, **options: None)
    outcome = run_due(open_workspace(tmp_path), "shop", SAY, at_once=True)
    assert (outcome.state, outcome.well) == ("done", False)
    assert "did not take the outcome" in outcome.deliveries["webhook"]


def test_while_somebody_else_crawls_the_due_time_stays(shop, tmp_path):
    assert add(tmp_path, shop.url) == Exit.DONE
    workspace, tomorrow = open_workspace(tmp_path), datetime.now(UTC) + timedelta(days=1)

    def held(task):
        with pytest.raises(BusyError):
            run_due(workspace, "shop", SAY, now=tomorrow)

    Jobs(workspace.jobs_path).run_here("crawl", "shop", held)
    assert Schedules(workspace.decisions_path).runs() == []


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (["--mail-to", "a@b.example"], "A mail needs both"),
        (["--mail-to", "a b", "--smtp", "m:25"], "is no mail address"),
        (["--mail-to", "a@b.example", "--smtp", "m:25", "--smtp-user", "u"], "read from a secret"),
        (["--mail-to", "a@b.example", "--smtp", "m:25", "--smtp-user", "u", "--smtp-secret", "s",
          "--smtp-security", "none"], "unencrypted"),
        (["--webhook", "ftp://x/"], "is no address to post to"),
        (["--zone", "Mars/Base"], "is no time zone"),
    ],
)  # fmt: skip
def test_what_cannot_work_is_said_when_it_is_typed(options, key, tmp_path, capsys):
    assert add(tmp_path, "https://shop.example", *options) == Exit.FAILED
    assert key in capsys.readouterr().err
    assert Schedules(open_workspace(tmp_path).decisions_path).all() == []


def test_a_schedule_is_printed_removed_and_then_unknown(tmp_path, capsys):
    assert add(tmp_path, "https://shop.example", "--system", "systemd", "--print") == Exit.DONE
    assert "OnCalendar=*-*-* 03:00:00 Europe/Berlin" in capsys.readouterr().out
    assert add(tmp_path, "https://shop.example") == Exit.DONE
    assert main(["schedule", "remove", "shop", "--workspace", str(tmp_path)]) == Exit.DONE
    assert main(["schedule", "run", "shop", "--workspace", str(tmp_path)]) == Exit.FAILED
    assert 'There is no schedule "shop"' in capsys.readouterr().err


def test_served_in_the_foreground_it_starts_what_is_due_and_stops_when_told(shop, tmp_path):
    assert add(tmp_path, shop.url, when="* * * * *") == Exit.DONE
    command = [sys.executable, "-m", "app.cli", "schedule", "serve", "--workspace", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as serving:
        said = [serving.stderr.readline() for _ in range(2)]
        serving.send_signal(signal.SIGTERM)
        serving.communicate(timeout=60)
    assert "1 schedule is started from here" in said[0]
    assert "shop is due and starts" in said[1]
    assert serving.returncode == Exit.DONE
