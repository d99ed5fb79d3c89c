"""A real cron daemon with a folder of its own starts a schedule: it waits for a full minute, once."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli import main
from app.commands.session import Exit
from app.schedules.ledger import Schedules
from app.workspace import open_workspace
from tests.tiny_site import serve_pages

ROOT = Path(__file__).parents[1]
LONGEST = 70  # seconds: the daemon looks at its folder once a minute
# a name space of its own: neither the crontabs of this computer nor its hourly jobs are seen, nor its daemon
ALONE = """
mount -t tmpfs none /run && mount --bind "$1" /var/spool/cron/crontabs && mount --bind "$2" /etc/cron.d &&
mount --bind "$2/empty" /etc/crontab &&
shift 2 && "$@" && exec cron -f
"""


def may_start_cron():
    if not (shutil.which("cron") and shutil.which("unshare") and os.geteuid() == 0):
        return False
    return subprocess.run(["unshare", "-m", "-p", "-f", "--mount-proc", "true"], capture_output=True).returncode == 0


@pytest.mark.minute
@pytest.mark.skipif(not may_start_cron(), reason="needs Debian's cron and the right to start it")
def test_cron_starts_the_installed_command_and_every_start_finds_it_done_or_does_it(tmp_path):
    spool, nothing, folder = tmp_path / "spool", tmp_path / "nothing", tmp_path / "workspace of 100%"
    for made in (spool, nothing):
        made.mkdir()
    (nothing / "empty").touch()
    with serve_pages() as site:
        assert main(["init", site.url, "--own-site", "--site", "shop", "--workspace", str(folder)]) == Exit.DONE
        add = [sys.executable, "-m", "app.cli", "schedule", "add", "* * * * *", "--system", "cron",
               "--workspace", str(folder)]  # fmt: skip
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [
            "unshare",
            "-m",
            "-p",
            "-f",
            "--mount-proc",
            "--kill-child",
            "sh",
            "-c",
            ALONE,
            "sh",
            str(spool),
            str(nothing),
            *add,
        ]
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as daemon:
            try:
                run = first_run(folder, daemon)
            finally:
                daemon.kill()  # and with it all that runs in its name space
    assert run.schedule == "shop", "nothing was started"
    assert run.due.second == 0
    assert len(list(spool.iterdir())) == 1


def first_run(folder, daemon):
    """Return the first run the daemon started, as soon as it is in the ledger."""
    schedules, deadline = Schedules(open_workspace(folder).decisions_path), time.monotonic() + LONGEST
    while time.monotonic() < deadline and daemon.poll() is None:
        runs = schedules.runs()
        if runs:
            return runs[0]
        time.sleep(0.5)
    raise AssertionError("cron started nothing: " + (daemon.stderr.read() if daemon.poll() is not None else "in time"))
