"""Starting, watching and cancelling work in a browser, and how the app ends with its window."""

import contextlib
import http.server
import os
import stat
import threading
import time

import pytest
from playwright.sync_api import expect

from app.jobs import Jobs
from app.workspace import create_workspace, open_workspace
from tests.e2e.conftest import chromium, start_server
from tests.views_fixture import site_workspace

PAGES = 60


class Site(http.server.BaseHTTPRequestHandler):
    """Sixty pages in a chain, each after a fifth of a second: long enough to watch and to cancel."""

    def do_GET(self):
        time.sleep(0.2)
        number = int(self.path[1:] or 0) if self.path[1:].isdigit() or self.path == "/" else PAGES
        self.send_response(200 if number < PAGES else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        links = "".join(f'<a href="/{n}">Page {n}</a>' for n in range(number + 1, min(number + 4, PAGES)))
        self.wfile.write(f"<html lang=en><title>Page {number}</title><h1>Page {number}</h1>{links}".encode())

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def site():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_empty_workspace_asks_for_an_address_crawls_it_and_can_be_cancelled(serve, open_page, site):
    app = serve(create_workspace)
    page = open_page(app)
    expect(page.get_by_text("Nothing has been crawled yet")).to_be_visible()
    page.get_by_test_id("marimo-plugin-text-input").fill(site)
    page.keyboard.press("Tab")
    page.kernel.idle()
    page.get_by_role("button", name="Crawl this site").dblclick()
    expect(page.locator("h1").first).to_contain_text("Crawl is running", timeout=20_000)
    expect(page.locator(".sl-jobline")).to_contain_text("Crawl running", timeout=20_000)
    jobs = Jobs(open_workspace(app.root).jobs_path)
    assert len(jobs.recent()) == 1  # a double click starts one
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Nothing has been crawled yet")).to_be_visible(timeout=20_000)
    [job] = jobs.recent()
    assert job.state == "cancelled"


def test_an_address_that_is_none_is_said_and_starts_nothing(serve, open_page):
    app = serve(create_workspace)
    page = open_page(app, "/?language=de")
    page.get_by_role("button", name="Diese Website crawlen").click()
    expect(page.get_by_text("Es fehlt eine Adresse").first).to_be_visible(timeout=20_000)
    assert Jobs(open_workspace(app.root).jobs_path).recent() == []


def test_a_job_started_elsewhere_shows_in_every_room(serve, open_page):
    app = serve()
    page = open_page(app)
    jobs = Jobs(open_workspace(app.root).jobs_path)
    done = threading.Event()
    with contextlib.ExitStack() as stack:
        worker = threading.Thread(
            target=jobs.run_here, args=("crawl", "nordlicht-rad.example", lambda task: done.wait(30)), daemon=True
        )
        worker.start()
        stack.callback(worker.join, 10)
        stack.callback(done.set)
        expect(page.locator(".sl-jobline")).to_contain_text("Crawl running", timeout=20_000)
        page.get_by_test_id("rail-job").click()
        expect(page.locator("h1").first).to_contain_text("Crawl is running")
    expect(page.locator(".sl-jobline")).to_have_count(0, timeout=20_000)


@pytest.mark.skipif(os.name == "nt", reason="the window of this test is a shell script")
def test_the_process_ends_when_its_window_closes(browser, tmp_path):
    """The window is a real browser that loads the app, so a live kernel is there to be closed."""
    site_workspace(tmp_path / "workspace")
    window = tmp_path / "bin" / "chromium"
    window.parent.mkdir()
    flags = "--headless=new --no-sandbox --disable-gpu"
    window.write_text(f'#!/bin/sh\n{chromium()} {flags} "$@" & shown=$!\nsleep 8\nkill $shown\nwait $shown\n')
    window.chmod(window.stat().st_mode | stat.S_IEXEC)
    with start_server(tmp_path / "workspace", "app", PATH=f"{window.parent}:{os.environ['PATH']}") as server:
        assert server.wait(60) == 0
