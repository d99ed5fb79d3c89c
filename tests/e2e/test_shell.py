"""The shell in a browser: rooms, address, languages, colours, widths, and what a hostile site could do."""

import http.server
import threading

import pytest
from playwright.sync_api import expect

from tests.views_fixture import HOSTILE, SITE, site_workspace, topic_row, write_results


def room(page):
    return page.locator(".sl-room[aria-current=page]")


def test_the_app_opens_on_the_overview_with_its_finding_first(whole, open_page):
    page = open_page(whole)
    expect(page.locator("h1").first).to_contain_text("35.5% of search-bot requests went to URLs that cannot rank")
    expect(room(page)).to_contain_text("Overview")
    expect(page.locator(".sl-source").first).to_contain_text("22 Nov")
    assert not page.kernel.errors
    assert page.title() == "Overview – Sitelore"


def test_rooms_change_by_click_key_and_back_button_without_loading_the_page(whole, open_page):
    page = open_page(whole)
    page.evaluate("window.same = true")
    page.get_by_test_id("room-runs").click()
    expect(page.locator("h1").first).to_contain_text("Nothing is running")
    assert "view=runs" in page.url
    page.keyboard.press("Alt+1")
    expect(page.locator("h1").first).to_contain_text("search-bot requests")
    page.go_back()
    expect(page.locator("h1").first).to_contain_text("Nothing is running")
    assert page.evaluate("window.same")
    assert not page.kernel.errors


def test_an_address_leads_to_the_room_it_names(whole, open_page):
    page = open_page(whole, f"/?view=runs&site={SITE}&snapshot=gone&language=de")
    expect(page.locator("h1").first).to_contain_text("Nichts läuft.")
    expect(room(page)).to_contain_text("Läufe")


def test_an_address_with_nonsense_opens_the_overview(whole, open_page):
    page = open_page(whole, "/?view=nowhere&site=nowhere")
    expect(room(page)).to_contain_text("Overview")


def test_the_language_changes_at_once(whole, open_page):
    page = open_page(whole)
    page.get_by_test_id("pick-language").select_option("de")
    expect(page.locator("h1").first).to_contain_text("35,5\u202f% der Suchbot-Anfragen")
    expect(room(page)).to_contain_text("Überblick")
    assert page.evaluate("document.documentElement.lang") == "de"


def test_the_colours_follow_the_choice(whole, open_page):
    page = open_page(whole)
    page.get_by_test_id("pick-theme").select_option("dark")
    expect(page.locator("body[data-theme=dark]")).to_be_attached(timeout=60_000)
    page.locator(".sl-prov").wait_for(timeout=60_000)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 26)"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [1440, 1100])
def test_nothing_is_cut_and_nothing_overflows(whole, open_page, language, width):
    for view in ("overview", "runs"):
        page = open_page(whole, f"/?view={view}&language={language}", width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = "[...document.querySelectorAll('.sl-l, .sl-v, .sl-c, .sl-room, h1, h2, .sl-btn')]"
        found = page.evaluate(
            f"{cut}.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).map(e => e.textContent)"
        )
        assert found == []


def test_what_is_typed_filters_in_the_database(whole, open_page):
    page = open_page(whole)
    field = page.get_by_test_id("marimo-plugin-text-input")
    field.fill("winter")
    expect(page.locator(".sl-count")).to_have_text("1 of 20")
    field.fill("(no[such*page%")
    expect(page.locator(".sl-empty")).to_contain_text("20 rows match without them.")
    field.fill("")
    expect(page.locator(".sl-count")).to_have_text("20 of 20")


def test_changes_stand_beside_findings(whole, open_page):
    page = open_page(whole)
    page.get_by_test_id("chip-changes").click()
    expect(page.locator(".sl-count")).to_have_text("19 of 19")
    expect(page.get_by_text("indexability, changed").first).to_be_visible()


def test_a_link_in_a_view_leads_to_a_room_without_loading_the_page(serve, open_page):
    page = open_page(serve(logs=False))
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Import server logs").first.click()
    expect(page.locator("h1").first).to_contain_text("Nothing is running")
    assert page.evaluate("window.same")


def test_a_view_opens_alone_too(whole, open_page):
    page = open_page(whole, "/views/overview/?language=de")
    expect(page.locator("h1").first).to_contain_text("der Suchbot-Anfragen")
    assert page.locator(".sl-rail").count() == 0


def hostile_workspace(root):
    workspace = site_workspace(root, hostile=True)
    topics = [topic_row(topic) | {"label": HOSTILE} for topic in ("t1", "t2", "t3", "t4")]
    findings = [
        {"check": "duplicate_titles", "severity": "high", "url": f"https://{SITE}/{HOSTILE}", "related": HOSTILE,
         "value": HOSTILE, "weight": 2, "evidence_table": "pages", "evidence_key": HOSTILE}
    ]  # fmt: skip
    changes = [{"url": f"https://{SITE}/{HOSTILE}", "aspect": "title", "change": "changed", "before": HOSTILE,
                "after": HOSTILE, "severity": "medium"}]  # fmt: skip
    write_results(workspace, tables={"topics": topics, "findings": findings, "changes": changes})


def test_a_hostile_site_is_shown_and_runs_nothing(serve, open_page):
    app = serve(hostile_workspace)
    for address in ("/", "/views/overview/"):
        page = open_page(app, address)
        page.get_by_test_id("chip-changes").click()
        page.kernel.idle()
        assert page.locator("img[src=x]").count() == 0
        assert "<img src=x" in page.locator(".sl-page").first.inner_text() or page.get_by_text("<img src=x").count()


ATTACK = """<!doctype html><script>
const results = {};
const tried = [
  fetch("BASE/", {credentials: "include"}).then((r) => r.text())
    .then((text) => { results.read = text.length; }, () => { results.read = "refused"; }),
  fetch("BASE/api/kernel/set_ui_element_value", {method: "POST", mode: "no-cors", credentials: "include", body: "{}"})
    .then(() => { results.sent = "opaque"; }, () => { results.sent = "refused"; }),
  new Promise((done) => {
    const socket = new WebSocket("WS/ws?session_id=s_abcdef");
    socket.onmessage = () => { results.socket = "open"; done(); };
    socket.onerror = socket.onclose = () => { results.socket = results.socket || "refused"; done(); };
  }),
];
Promise.all(tried).then(() => { document.title = JSON.stringify(results); });
</script>"""


def test_a_page_of_another_origin_reads_nothing_though_the_browser_holds_the_cookie(whole, browser):
    page_source = ATTACK.replace("BASE", whole.base).replace("WS", whole.base.replace("http", "ws")).encode()

    class Attacker(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page_source)

        def log_message(self, *arguments):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Attacker) as attacker:
        threading.Thread(target=attacker.serve_forever, daemon=True).start()
        context = browser.new_context()
        context.add_cookies(whole.cookies)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{attacker.server_port}/")
        page.wait_for_function("document.title.startsWith('{')")
        title = page.title()
        context.close()
        attacker.shutdown()
    assert '"read":"refused"' in title
    assert '"socket":"refused"' in title
    assert '"sent":"refused"' in title
