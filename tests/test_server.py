"""The guard over real sockets: who gets in, who does not, and what every answer carries."""

import base64
import os
import socket
import threading
import time

import pytest
import uvicorn

from analysis.errors import InputError
from app.guard import Guard
from app.server import bind, find_browser, serve, views
from app.texts import LANGUAGES, texts
from app.workspace import create_workspace

PAGE = b"<html><head><script>1</script></head><body><SCRIPT src='a.js'></SCRIPT></body></html>"


async def _app(scope, receive, send):
    """Answer a page under /, plain text elsewhere, and greet on a websocket."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": "inside"})
        await send({"type": "websocket.close", "code": 1000})
        return
    page = scope["path"] == "/"
    headers = [(b"content-type", b"text/html; charset=utf-8" if page else b"text/plain"), (b"cache-control", b"public")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": PAGE[:40] if page else b"in", "more_body": True})
    await send({"type": "http.response.body", "body": PAGE[40:] if page else b"side"})


@pytest.fixture
def guard():
    listening = bind(0)
    guarded = Guard(_app, listening.getsockname()[1], public={"favicon.ico": ("image/svg+xml", b"<svg/>")})
    config = uvicorn.Config(guarded, log_level="critical", ws="websockets-sansio", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield guarded
    server.should_exit = True
    thread.join(5)
    listening.close()


def ask(guard, path="/", *, method="GET", **headers):
    """Send a request as bytes, so that no client library mends it; return status, headers and body."""
    given = {"Host": f"127.0.0.1:{guard.port}", "Connection": "close"} | {
        k.replace("_", "-"): v for k, v in headers.items()
    }
    lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in given.items() if v is not None), "", ""]
    with socket.create_connection(("127.0.0.1", guard.port), timeout=5) as connection:
        connection.sendall("\r\n".join(lines).encode("latin-1"))
        answer = b""
        while chunk := connection.recv(65_536):
            answer += chunk
            if b"101 Switching" in answer and b"inside" in answer:
                break
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), {k.lower(): v for k, _, v in (line.partition(": ") for line in rest)}, body


def let_in(guard):
    """Use the token and return the cookie that takes its place."""
    status, headers, _ = ask(guard, f"/?launch={guard.token}&view=runs")
    assert (status, headers["location"]) == (303, "/?view=runs")
    return headers["set-cookie"].partition(";")[0]


def websocket(guard, **headers):
    key = base64.b64encode(os.urandom(16)).decode()
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    return ask(guard, "/ws", **(upgrade | headers))


def test_without_token_or_cookie_nobody_gets_in(guard):
    assert ask(guard)[0] == 401
    assert ask(guard, "/?launch=guessed")[0] == 401
    assert ask(guard, "/?launch=%C3%A4")[0] == 401
    assert ask(guard, Cookie=f"{guard.cookie}=guessed")[0] == 401


def test_the_token_works_once_and_leaves_a_cookie(guard):
    cookie = let_in(guard)
    assert ask(guard, f"/?launch={guard.token}")[0] == 401
    assert ask(guard, "/data", Cookie=cookie)[0] == 200


def test_the_cookie_is_for_this_site_and_no_script(guard):
    _, headers, _ = ask(guard, f"/?launch={guard.token}")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(headers["set-cookie"].split("; "))


def test_a_prefetch_does_not_use_the_token_up(guard):
    assert ask(guard, f"/?launch={guard.token}", Sec_Purpose="prefetch")[0] == 401
    let_in(guard)


def test_the_launch_never_leads_to_another_host(guard):
    assert ask(guard, f"//evil.example/?launch={guard.token}")[1]["location"] == "/evil.example/"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.nip.io", "", None])
def test_a_name_rebound_to_loopback_is_not_answered(guard, host):
    cookie = let_in(guard)
    assert ask(guard, Host=host, Cookie=cookie)[0] in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1", "file://"]
)
def test_another_origin_is_refused_even_with_the_cookie(guard, origin):
    cookie = let_in(guard)
    assert ask(guard, "/data", Origin=origin, Cookie=cookie)[0] == 403
    assert ask(guard, "/data", method="POST", Origin=origin, Cookie=cookie)[0] == 403
    assert websocket(guard, Origin=origin, Cookie=cookie)[0] == 403


def test_another_sites_page_may_lead_here_but_not_read_or_send(guard):
    cookie = let_in(guard)
    assert ask(guard, Cookie=cookie, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert ask(guard, method="POST", Cookie=cookie, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")[0] == 403
    assert ask(guard, Cookie=cookie, Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="cors")[0] == 200


def test_a_websocket_needs_cookie_and_origin(guard):
    ours = f"http://127.0.0.1:{guard.port}"
    assert websocket(guard, Origin=ours)[0] == 403
    cookie = let_in(guard)
    assert websocket(guard, Cookie=cookie)[0] == 403
    status, _, body = websocket(guard, Origin=ours, Cookie=cookie)
    assert status == 101
    assert b"inside" in body


def test_a_page_runs_only_its_own_scripts_and_is_not_kept(guard):
    status, headers, body = ask(guard, Cookie=let_in(guard))
    policy = headers["content-security-policy"]
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert status == 200
    assert body.count(f'nonce="{nonce}"'.encode()) == 2
    assert int(headers["content-length"]) == len(body)
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]


def test_every_page_has_another_nonce(guard):
    cookie = let_in(guard)
    policies = {ask(guard, Cookie=cookie)[1]["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize("path", ["/", "/data", "/favicon.ico"])
def test_every_answer_forbids_sniffing_and_foreign_use(guard, path):
    headers = ask(guard, path, Cookie=let_in(guard))[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"


def test_icons_are_answered_to_whoever_is_at_the_right_host(guard):
    assert ask(guard, "/favicon.ico")[0] == 200
    assert ask(guard, "/favicon.ico", Host="evil.example")[0] == 421


def test_a_busy_port_is_said_in_words(tmp_path):
    create_workspace(tmp_path)
    with bind(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match="server-port-busy") as error:
            serve(tmp_path, port=port, window="none")
    assert all(str(port) in texts(language).error(error.value) for language in LANGUAGES)


def test_a_folder_that_is_no_workspace_is_not_served(tmp_path):
    with pytest.raises(InputError, match="workspace-missing"):
        serve(tmp_path, window="none")


def test_every_view_is_served_alone_too():
    assert {"overview", "runs"} <= set(views())
    assert "main" not in views()


def test_a_browser_is_looked_for_without_failing(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert find_browser() is None or isinstance(find_browser(), str)


def test_the_shell_does_not_ask_other_hosts_for_icons_or_formulas():
    from app.server import _HEAD

    assert 'type="text/plain"' in _HEAD  # the address of MathJax stands there so that it is not fetched
