"""The app in Chromium: a server on a workspace made by hand, and pages that wait for the kernel, never for time.

A test fails when its page asks any other host than 127.0.0.1, or when a script on it fails.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.views_fixture import site_workspace

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SERVE = (
    "import sys; from pathlib import Path; from app.server import serve; serve(Path(sys.argv[1]), window=sys.argv[2])"
)


def chromium():
    names = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
    return next((path for name in names if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items):
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="package")  # its event loop must not outlive these tests: others run loops of their own
def browser():
    path = chromium()
    if path is None:
        message = "NO CHROMIUM: the app was not tested in a browser. tests/install_chromium.sh installs one."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield launched
        launched.close()


class App:
    """A served workspace. The launch token is used up by the first window; further ones get its cookie."""

    def __init__(self, root, browser):
        self.root, self.browser = root, browser
        self.process = start_server(root)
        self.address = self.process.stdout.readline().strip()
        self.base = self.address.partition("/?")[0]
        first = browser.new_context()
        first.new_page().goto(self.address, wait_until="commit")
        self.cookies = first.cookies()
        first.close()

    def close(self):
        self.process.terminate()
        self.process.communicate(timeout=15)


def start_server(root, window="none", **environment):
    return subprocess.Popen(
        [sys.executable, "-c", SERVE, str(root), window], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@pytest.fixture(scope="package")  # its event loop must not outlive these tests: others run loops of their own
def serve(browser, tmp_path_factory):
    """Return a function that serves a workspace made for it until the session ends."""
    apps = []

    def served(make=site_workspace, **parts):
        root = tmp_path_factory.mktemp("workspace")
        make(root, **parts)
        apps.append(App(root, browser))
        return apps[-1]

    yield served
    for app in apps:
        app.close()


@pytest.fixture(scope="package")  # its event loop must not outlive these tests: others run loops of their own
def whole(serve):
    """Return the app on a workspace that has everything."""
    return serve()


class Kernel:
    """Follows the kernel through the page's websocket: what runs, what has run, what failed."""

    def __init__(self, page):
        self.page, self.status, self.errors, self.runs, self.last = page, {}, [], 0, time.monotonic()
        page.on("websocket", lambda socket: socket.on("framereceived", self._heard))

    def _heard(self, frame):
        self.last = time.monotonic()
        message = json.loads(frame) if isinstance(frame, str) and frame.startswith("{") else {}
        data = message.get("data") or {}
        if message.get("op") == "cell-op" and data.get("status"):
            self.status[data["cell_id"]] = data["status"]
        if message.get("op") == "cell-op" and (data.get("output") or {}).get("channel") == "marimo-error":
            self.errors.append(data["output"].get("data"))
        self.runs += message.get("op") == "completed-run"

    def idle(self, quiet=0.4, timeout=60):
        """Wait until something has run and nothing has run for `quiet` seconds."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            busy = any(status in ("running", "queued") for status in self.status.values())
            if not busy and self.runs and time.monotonic() - self.last > quiet:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the kernel is not idle: {self.status}")


@pytest.fixture
def open_page(browser):
    """Return a function that opens an address of an app in a window of its own and waits until it stands."""
    contexts, outside, failures = [], [], []

    def opened(app, address="/", *, width=1440, height=900, wait=".sl-prov, .sl-state"):
        context = browser.new_context(viewport={"width": width, "height": height})
        contexts.append(context)
        context.add_cookies(app.cookies)
        page = context.new_page()
        allowed = (app.base, "data:", "blob:")
        page.on("request", lambda r: None if r.url.startswith(allowed) else outside.append(r.url))
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("dialog", lambda dialog: (failures.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.kernel = Kernel(page)
        page.goto(app.base + address)
        page.locator("#App[data-connection-state=OPEN]").wait_for(timeout=60_000)
        page.locator(wait).first.wait_for(timeout=60_000)
        page.kernel.idle()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not outside, "a page asked other hosts"
    assert not failures
