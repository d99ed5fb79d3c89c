"""Serves the app on loopback and opens its window; when the window closes, sessions, notebooks and the server end."""

import asyncio
import contextlib
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from analysis.errors import InputError
from app.guard import App, Guard
from app.notebook_copies import close_notebooks
from app.texts import Texts, texts
from app.workspace import open_workspace

Window = Literal["app", "browser", "none"]
NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
_ASSETS = Path(__file__).parent / "ui" / "assets"
SESSION_SECONDS = 3600  # a laptop that slept finds its session again
_CRASHED_SECONDS = 2  # a browser that ends sooner never showed a window
# marimo's plotly element would fetch MathJax from a remote host; a script that says it is there already stops it, and
# of type text/plain it is never fetched itself
_HEAD = (
    '<link rel="icon" type="image/svg+xml" href="/favicon.svg">'
    '<script type="text/plain" data-status="ready" '
    'src="https://cdn.jsdelivr.net/npm/mathjax-full@3.2.2/es5/tex-mml-svg.min.js"></script>'
)
_log = logging.getLogger("sitelore.app")


@dataclass
class Served:
    """A running server: where it is reached, and how it ends."""

    guard: Guard
    stopping: threading.Event
    thread: threading.Thread

    @property
    def address(self) -> str:
        return self.guard.address

    def wait(self) -> None:
        """Wait until the server ends or somebody interrupts."""
        with contextlib.suppress(KeyboardInterrupt):
            while self.thread.is_alive():
                self.thread.join(0.5)


def serve(workspace_root: Path, *, port: int = 0, window: Window = "app") -> None:
    """Serve a workspace until its window closes (`app`) or the process is interrupted.

    `app` opens Chromium, Chrome or Edge without a tool bar, else the default browser; `browser` the default browser;
    `none` writes the address to stdout. Port 0 takes a free one. A port in use is an InputError.
    """
    workspace = open_workspace(workspace_root)
    say = texts(workspace.settings.language)
    with serving(workspace_root, port=port, say=say) as server:
        if window == "none":
            sys.stdout.write(f"{server.address}\n")
            sys.stdout.flush()
            server.wait()
        elif window == "browser" or not show_window(server.address):
            webbrowser.open(server.address)
            server.wait()


@contextlib.contextmanager
def serving(workspace_root: Path, *, port: int = 0, say: Texts | None = None) -> Iterator[Served]:
    """Serve a workspace inside a `with`; at its end every session and every open notebook is closed."""
    listening = bind(port)
    os.environ["SITELORE_WORKSPACE"] = str(Path(workspace_root).resolve())  # what notebooks open
    _stay_silent()
    import uvicorn

    pages = build_app()
    refused = (say or texts("en"))("server-refused")
    guard = Guard(pages, listening.getsockname()[1], refused=refused, public=_public_files())
    config = uvicorn.Config(
        guard, log_level="warning", ws="websockets-sansio", ws_ping_interval=20, ws_ping_timeout=60,
        timeout_keep_alive=300, timeout_graceful_shutdown=1, lifespan="off",
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True, name="server")
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    try:
        yield Served(guard, threading.Event(), thread)
    finally:
        server.should_exit = True
        thread.join(5)
        close_sessions(pages)
        close_notebooks()
        listening.close()


def bind(port: int) -> socket.socket:
    """Take the port before anything is started: nobody can take it in between."""
    listening = socket.socket()
    if os.name == "posix":  # on Windows the option would share a port in use
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise InputError("server-port-busy", port=str(port)) from error
    return listening


def build_app() -> App:
    """Return the shell at `/`, and every view alone at `/views/<name>/`."""
    import marimo

    builder = marimo.create_asgi_app(quiet=True, session_ttl=SESSION_SECONDS, skew_protection=True, html_head=_HEAD)
    for view in views():
        builder = builder.with_app(path=f"/views/{view}", root=str(NOTEBOOKS / f"{view}.py"))
    return builder.with_app(path="/", root=str(NOTEBOOKS / "main.py")).build()


def views() -> list[str]:
    """Return the views there are, by their files."""
    return sorted(file.stem for file in NOTEBOOKS.glob("[a-z]*.py") if file.stem != "main")


def close_sessions(pages: Any) -> None:
    """End all kernels: they are threads, and a live one would keep the process."""
    for route in getattr(pages, "routes", []):
        manager = getattr(getattr(getattr(route, "app", None), "state", None), "session_manager", None)
        if manager is not None:
            asyncio.run(_shut_down(manager))


async def _shut_down(manager: Any) -> None:
    result = manager.shutdown()
    if asyncio.iscoroutine(result):
        await result


def show_window(address: str) -> bool:
    """Show the app in a window of its own and wait until it closes; return whether one could be opened."""
    browser = find_browser()
    if browser is None:
        return False
    with tempfile.TemporaryDirectory(prefix="sitelore-window-", ignore_cleanup_errors=True) as profile:
        started = time.monotonic()
        command = [
            browser, f"--app={address}", f"--user-data-dir={profile}", "--no-first-run", "--no-default-browser-check",
            "--disable-sync", "--disable-background-networking", "--disable-component-update", "--window-size=1440,900",
        ]  # fmt: skip
        try:
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        except OSError as error:
            _log.warning("the browser %s could not be started: %s", browser, error)
            return False
        try:
            child.wait()  # a profile of its own: the process ends with its window
        except KeyboardInterrupt:
            child.terminate()
            child.wait(5)
        return time.monotonic() - started > _CRASHED_SECONDS


def find_browser() -> str | None:
    """Return a browser that can show a window without a tool bar."""
    names = (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "msedge",
        "chrome",
    )
    folders = (
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
        "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    )
    found = (shutil.which(name) for name in names)
    return next((path for path in (*found, *folders) if path and Path(path).exists()), None)


def _public_files() -> dict[str, tuple[str, bytes]]:
    icon = ("image/svg+xml", (_ASSETS / "favicon.svg").read_bytes())
    manifest = json.dumps({"name": "Sitelore", "start_url": "/", "display": "standalone"}).encode()
    return {
        "favicon.ico": icon, "favicon.svg": icon, "apple-touch-icon.png": icon,
        "manifest.json": ("application/manifest+json", manifest),
    }  # fmt: skip


def _stay_silent() -> None:
    """Keep libraries from asking remote hosts for updates, and marimo from warning of each embedded view it asks first.

    A click in one embedded view is offered to the others, too, and every one that does not know it logs a warning.
    """
    logging.getLogger("marimo").addFilter(lambda record: "Function call not found" not in record.getMessage())
    for name in ("MARIMO_SKIP_UPDATE_CHECK", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ.setdefault(name, "1")
