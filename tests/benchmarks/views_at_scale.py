"""Measures a view over 100,000 URLs in Chromium: first paint when warm, and filter, kind and click to settled.

    python -m tests.benchmarks.views_at_scale WORKSPACE [VIEW …]

Prints seconds, the median of five. The workspace is one with a crawl; `make_workspace` makes one of 100,000 URLs.
"""

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import FLAGS, App, Kernel, chromium

ROUNDS = 5
ACTIONS = {"pages": ("kind", "click", "find"), "changes": ("click",)}


def settled(kernel: Kernel, runs: int) -> None:
    """Wait until the kernel has run once more and its last message is a twentieth of a second old."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        busy = any(status in ("running", "queued") for status in kernel.status.values())
        if kernel.runs > runs and not busy and time.monotonic() - kernel.last > 0.05:
            return
        kernel.page.wait_for_timeout(10)
    raise AssertionError("the view does not come to rest")


def seconds_to_paint(page: Page, address: str) -> float:
    started = time.monotonic()
    page.goto(address)
    page.wait_for_selector(".sl-prov", timeout=120_000)
    return time.monotonic() - started


def act(page: Page, action: str, round_: int) -> None:
    if action == "kind":
        page.locator(".sl-chips button").nth(round_ % 2).click()
    elif action == "click":
        page.locator("marimo-table td").nth(8 * (1 + round_)).click()
    else:
        page.locator(".sl-toolbar input").first.fill(f"name-0{round_}")
        page.keyboard.press("Enter")


def seconds_to_settle(page: Page, kernel: Kernel, action: str, round_: int) -> float:
    runs, started = kernel.runs, time.monotonic()
    act(page, action, round_)
    settled(kernel, runs)
    return kernel.last - started


def measure(app: App, browser: object, view: str) -> None:
    paints = []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 1440, "height": 900})  # type: ignore[attr-defined]
        context.add_cookies(app.cookies)
        page = context.new_page()
        kernel = Kernel(page)
        paints.append(seconds_to_paint(page, f"{app.base}/?view={view}"))
        kernel.idle()
        kept = context
        if len(paints) < ROUNDS:
            context.close()
    print(f"{view}: first paint, new session {statistics.median(paints[1:]):.2f} s (the very first {paints[0]:.2f})")
    for action in ACTIONS.get(view, ()):
        times = [seconds_to_settle(page, kernel, action, n) for n in range(ROUNDS)]
        print(f"{view}: {action} {statistics.median(times):.2f} s ({min(times):.2f}–{max(times):.2f})")
    kept.close()


def main(root: Path, *views: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        app = App(root, browser)
        for view in views or tuple(ACTIONS):
            measure(app, browser, view)
        app.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
