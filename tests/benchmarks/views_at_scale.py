"""Measures views over 100,000 URLs in Chromium: paint when warm, and from a click or key to the last change.

    python -m tests.benchmarks.views_at_scale WORKSPACE [VIEW …]

Warm is a browser that has opened the app before, as a user's has: a new tab with a session of its own. First paint is
what the browser calls first contentful paint, the frame with its headings; then the whole view stands.
Prints seconds, the median of five, what of them the server computed (CPU seconds of its process), and the load of the
machine. `python -m tests.benchmarks.many_pages WORKSPACE` makes a workspace of 100,000 URLs; `runs` on an empty one is
what marimo and the frame of the app take by themselves.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.e2e.conftest import FLAGS, App, Kernel, chromium

ROUNDS = 5
ACTIONS = {"pages": ("kind", "click", "find"), "findings": ("find", "click"), "changes": ("find", "click")}
# When the page last changed, elements' own trees included, and when it was last clicked or Enter was pressed.
WATCH = """
window.changed = window.acted = 0;
const watch = (root) => new MutationObserver(() => { window.changed = performance.now(); })
  .observe(root, { subtree: true, childList: true, characterData: true });
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (...a) { const root = attach.apply(this, a); watch(root); return root; };
watch(document);
const act = () => { window.acted = performance.now(); };
addEventListener("click", act, true);
addEventListener("keydown", (event) => event.key === "Enter" && act(), true);
"""


def settle(page: Page, kernel: Kernel, runs: int) -> None:
    """Wait until the kernel has run again and neither it nor the page has moved for half a second.

    That is longer than a filter field waits for further typing (0.4 s, which the time of `find` contains).
    """
    end = time.monotonic() + 60
    while time.monotonic() < end:
        busy = any(status in ("running", "queued") for status in kernel.status.values())
        quiet = time.monotonic() - kernel.last > 0.5 and page.evaluate("performance.now() - window.changed > 500")
        if kernel.runs > runs and not busy and quiet:
            return
        page.wait_for_timeout(20)
    raise AssertionError("the view does not come to rest")


def act(page: Page, action: str, round_: int) -> None:
    if action == "kind":
        page.locator(".sl-chip").nth(1 + round_ % 2).click()  # never the one that is chosen
    elif action == "click":
        page.locator("marimo-table").first.locator("tbody tr").nth(1 + round_).locator("td").nth(1).click()
    else:
        page.locator(".sl-toolbar input").first.fill(f"name-0{round_}")
        page.keyboard.press("Enter")


def seconds_of(page: Page, kernel: Kernel, action: str, round_: int) -> float:
    runs = kernel.runs
    act(page, action, round_)
    settle(page, kernel, runs)
    return float(page.evaluate("window.changed - window.acted")) / 1000


def seconds_to_paint(page: Page, address: str) -> tuple[float, float]:
    """Return when something is painted, and when the whole view stands."""
    started = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".sl-prov, .sl-state", timeout=120_000)
    stands = time.monotonic() - started
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    return float(painted) / 1000, stands


def cpu_seconds(process: int) -> float:
    """Return what a process has computed so far (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(app: App, context: BrowserContext, view: str) -> None:
    paints, computed = [], []
    for _ in range(ROUNDS + 1):
        page = context.new_page()
        page.add_init_script(WATCH)
        kernel, before = Kernel(page), cpu_seconds(app.process.pid)
        paints.append(seconds_to_paint(page, f"{app.base}/?view={view}"))
        kernel.idle()
        computed.append(cpu_seconds(app.process.pid) - before)
        if len(paints) <= ROUNDS:
            page.close()
    told(view, "first paint, new session", [painted for painted, _ in paints[1:]], computed[1:])
    told(view, "whole view, new session", [stands for _, stands in paints[1:]], computed[1:])
    print(f"{view}: before that, {paints[0][0]:.2f} and {paints[0][1]:.2f} s")
    for action in ACTIONS.get(view, ()):
        times, computed = [], []
        for round_ in range(ROUNDS):
            before = cpu_seconds(app.process.pid)
            times.append(seconds_of(page, kernel, action, round_))
            computed.append(cpu_seconds(app.process.pid) - before)
        told(view, action, times, computed)
    page.close()


def told(view: str, what: str, times: list[float], computed: list[float]) -> None:
    spread = f"{min(times):.2f}–{max(times):.2f}"
    cpu = f"server {statistics.median(computed):.2f} CPU s"
    print(
        f"{view}: {what} {statistics.median(times):.2f} s ({spread}), {cpu}, load {os.getloadavg()[0]:.1f}", flush=True
    )


def main(root: Path, *views: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=FLAGS)
        app = App(root, browser)
        try:
            with tempfile.TemporaryDirectory() as profile:
                context = playwright.chromium.launch_persistent_context(
                    profile, executable_path=chromium(), headless=True, args=FLAGS,
                    viewport={"width": 1440, "height": 900},
                )  # fmt: skip
                context.add_cookies(app.cookies)
                for view in views or tuple(ACTIONS):
                    measure(app, context, view)
                context.close()
        finally:
            app.close()
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
