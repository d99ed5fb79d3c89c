"""A Chromium without a network of its own: found on this system, started apart, watched, killed when asked."""

import asyncio
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psutil

from analysis.errors import InputError

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright

_NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge",
)  # fmt: skip
_PLACES = {
    "darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
        "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    ),
}
# Every request of a page is answered by us. Whatever slips past that (a preconnect, a WebTransport, a STUN packet)
# meets a resolver that knows no name, also none that is an address, and a proxy that cannot be found.
_CUT_OFF = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://nowhere.invalid:9",
    "--proxy-bypass-list=<-loopback>",
    "--disable-quic",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
)
_HEAP_MB = 512  # of scripts; beyond, the page crashes instead of the computer
_START_SECONDS = 30.0
_CLOSE_SECONDS = 3.0
_OWN_SECRETS = "SITELORE_SECRET_"


def find_browser(named: str | None = None) -> str:
    """Return the path of a Chromium, Chrome or Edge: the one named, or the first this system has."""
    places = [named] if named else [*_NAMES, *_PLACES.get(sys.platform, ())]
    for place in places:
        found = shutil.which(place) or (place if Path(place).is_file() else None)
        if found:
            return found
    raise InputError("render-browser-unknown", path=named) if named else InputError("render-no-browser")


def require_playwright() -> None:
    """Raise an InputError where the extra that drives a browser is not installed."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        raise InputError("render-not-installed") from None


class Tab:
    """One browser process with one page at a time. It is started when it is needed, and again after it was killed."""

    def __init__(self, playwright: "Playwright", path: str, *, sandbox: bool) -> None:
        self._playwright, self._path, self._sandbox = playwright, path, sandbox
        self._mark = f"--sitelore-tab={uuid4().hex}"
        self._browser: Browser | None = None

    async def browser(self) -> "Browser":
        if self._browser is None or not self._browser.is_connected():
            self._browser = await self._start()
        return self._browser

    async def _start(self) -> "Browser":
        from playwright.async_api import Error

        try:
            return await self._playwright.chromium.launch(
                executable_path=self._path,
                headless=True,
                chromium_sandbox=self._sandbox,
                args=[*_CUT_OFF, f"--js-flags=--max-old-space-size={_HEAP_MB}", self._mark],
                env=_environment(os.environ),
                timeout=_START_SECONDS * 1000,
            )
        except Error as error:
            said = " ".join(str(error).split())[:300]
            key = "render-no-sandbox" if self._sandbox and "sandbox" in said.lower() else "render-browser-failed"
            raise InputError(key, path=self._path, problem=said) from None

    def memory(self) -> int:
        """Return the bytes this browser and what it started hold for themselves."""
        total = 0
        for process in self._processes():
            with contextlib.suppress(psutil.Error):
                total += process.memory_full_info().uss
        return total

    def _processes(self) -> Iterator[psutil.Process]:
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if self._mark in process.cmdline():
                    yield process
                    yield from process.children(recursive=True)

    def kill(self) -> None:
        """End the browser whatever it is doing: a script that loops for ever hears nothing."""
        for process in list(self._processes()):
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._browser = None

    async def close(self) -> None:
        browser, self._browser = self._browser, None
        if browser is None:
            return
        try:
            await asyncio.wait_for(browser.close(), _CLOSE_SECONDS)
        except Exception:  # noqa: BLE001 - it hangs or has gone: either way it is to end
            self.kill()


def _environment(ours: Mapping[str, str]) -> dict[str, Any]:
    """Return the environment for a browser that opens strangers' pages: without our secrets."""
    return {name: value for name, value in ours.items() if not name.startswith(_OWN_SECRETS)}


def may_sandbox() -> bool:
    """Return whether Chromium's own sandbox can be used: it refuses to run as root."""
    return not hasattr(os, "geteuid") or os.geteuid() != 0
