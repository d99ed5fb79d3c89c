"""The names a crawl goes by: what is sent, what robots.txt is asked for, and the warning that comes with it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from app.cli import main
from app.crawl_request import CrawlRequest
from app.reading import Selection, open_tables
from app.sites import add_site
from app.work import crawl_site
from crawlers.agents import OURS, PRESETS, is_borrowed, product_token, user_agent_of

ROBOTS = "User-agent: Googlebot\nDisallow: /secret\n\nUser-agent: Sitelore\nDisallow: /open\n"


class Rooms(BaseHTTPRequestHandler):
    seen: set

    def do_GET(self):
        self.seen.add((self.path, self.headers["User-Agent"]))
        text = ROBOTS if self.path == "/robots.txt" else '<title>x</title><a href="/secret">s</a><a href="/open">o</a>'
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def rooms():
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Rooms,), {"seen": set()}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("setting", "token"),
    [
        ("googlebot-smartphone", "Googlebot"),
        ("googlebot-desktop", "Googlebot"),
        ("bingbot", "bingbot"),
        ("chrome", "Chrome"),
        ("default", "Sitelore"),
        ("Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)", "YandexBot"),
        ("MyShop-Checker/2.1", "MyShop-Checker"),
        ("", "Sitelore"),
    ],
)
def test_robots_txt_is_asked_for_the_name_that_is_sent(setting, token):
    assert product_token(user_agent_of(setting)) == token


def test_all_presets_but_our_own_are_borrowed():
    assert [name for name, preset in PRESETS.items() if not is_borrowed(preset.user_agent)] == ["default"]
    assert not is_borrowed("MyShop-Checker/2.1")


def test_a_preset_is_sent_and_its_rules_of_robots_txt_are_kept(rooms, tmp_path):
    workspace, name = add_site(tmp_path, f"http://127.0.0.1:{rooms.server_address[1]}/", own_site=True)
    crawl_site(workspace, name, CrawlRequest(user_agent="googlebot-smartphone"))
    asked = {(path, agent) for path, agent in rooms.RequestHandlerClass.seen if path != "/sitemap.xml"}
    agent = PRESETS["googlebot-smartphone"].user_agent
    assert asked == {("/", agent), ("/robots.txt", agent), ("/open", agent)}
    pages = open_tables(workspace, Selection(name))["pages"].to_pyarrow().to_pylist()
    allowed = {row["url"].rpartition("/")[2]: row["robots_allowed"] for row in pages}
    assert allowed == {"": True, "open": True, "secret": False}


def test_a_borrowed_name_comes_with_a_warning(rooms, tmp_path, capsys):
    url, here = f"http://127.0.0.1:{rooms.server_address[1]}/", ["--workspace", str(tmp_path)]
    assert main(["crawl", url, "--own-site", "--estimate", "--user-agent", "bingbot", *here]) == 0
    assert "bingbot" in capsys.readouterr().err
    assert main(["crawl", url, "--own-site", "--estimate", *here]) == 0
    assert "bingbot" not in capsys.readouterr().err
    assert OURS.startswith("Sitelore/")
