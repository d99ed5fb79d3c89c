"""Logins and secrets: who is let in, who gets what we are let in with, and where it is found afterwards: nowhere."""

import json
import pickle
import traceback

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailingKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from analysis.errors import InputError
from analysis.urls import origin_of
from app.cli import main
from app.logins import credentials_of, login_origins, read_cookies
from app.reading import Selection, open_tables
from app.secrets import forget_secret, read_secret, store_secret
from app.settings import load_settings
from app.sites import add_site, connected
from app.work import crawl_site
from app.workspace import open_workspace
from crawlers.credentials import basic_login, bearer_login, credentials_for
from tests.login_site import HOST, HOSTS, ORIGIN, OTHERS, basic, serve_door

SECRET = "Tür-auf-7731"
COOKIE = "sid=verysecretsession; theme=dark"


class MemoryKeyring(KeyringBackend):
    """A keyring as systems have it, without a system."""

    priority = 5
    name = "Memory"

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def memory():
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def use_keyring(monkeypatch, backend):
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr("keyring.core._keyring_backend", backend)


def make_site(root, **login):
    workspace, name = add_site(root, ORIGIN, name="shop", own_site=True)
    about = workspace.about(name).model_copy(update={"hosts": HOSTS})
    workspace = workspace.save(workspace.settings.model_copy(update={"sites": {name: about}}))
    file = root / "sitelore.toml"
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in login.items())
    file.write_text(file.read_text() + (f"\n[sites.shop.login]\n{lines}" if login else ""))
    return open_workspace(root), name


def crawl_behind(server, workspace, name, **options):
    return crawl_site(connected(workspace, name, dict.fromkeys(HOSTS, server.here)), name, **options)


def everything_in(folder):
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


LOGINS = {
    "basic": ({"user": "anna"}, SECRET, "authorization", basic("anna", SECRET)),
    "bearer": ({}, "token-of-anna", "authorization", "Bearer token-of-anna"),
    "cookie": ({}, COOKIE, "cookie", COOKIE),
}


@pytest.mark.parametrize("kind", LOGINS)
def test_a_login_opens_its_origin_and_no_other_sees_it(kind, tmp_path, monkeypatch):
    more, secret, header, value = LOGINS[kind]
    monkeypatch.setenv("SITELORE_SECRET_DOOR", secret)
    with serve_door(**{header: value}) as server:
        server.handler.secret = secret
        workspace, name = make_site(tmp_path, kind=kind, secret="door", **more)
        result = crawl_behind(server, workspace, name)
        asked = server.handler.asked
    let_in = {path for host, path, headers in asked if headers.get(header) == value}
    outside = [(host, path) for host, path, headers in asked if header in headers and (host != HOST or _is_other(path))]
    assert {"/", "/inside", "/flaky", "/robots.txt", "/to-host"} <= let_in
    assert outside == []
    assert server.handler.spied == []
    assert {path for _, path, _ in asked} >= _paths_elsewhere()
    pages = open_tables(workspace, Selection(name))["pages"].to_pyarrow().to_pylist()
    assert {page["status"] for page in pages if origin_of(page["url"]) == ORIGIN} == {200}
    assert result.counts["http_error"] == 0


def _is_other(path):
    """Whether a request to the login's host and port went out under another scheme; only the path tells it apart."""
    return path in ("/plain-scheme", "/arrived/to-scheme", "/map-scheme.xml")


def _paths_elsewhere():
    return {
        f"/{way}{kind}{end}" for kind in OTHERS for way, end in (("plain-", ""), ("arrived/to-", ""), ("map-", ".xml"))
    }


def test_without_the_login_the_same_pages_are_refused(tmp_path):
    with serve_door(authorization=basic("anna", SECRET)) as server:
        workspace, name = make_site(tmp_path)
        with pytest.raises(InputError, match="crawl-start-http-error"):
            crawl_behind(server, workspace, name)


def test_a_secret_is_nowhere_in_workspace_and_state_though_a_page_shows_it(tmp_path, monkeypatch):
    """Headers of the settings go where the login goes; the file of the running crawl is looked into, too."""
    monkeypatch.setenv("SITELORE_SECRET_DOOR", SECRET)
    monkeypatch.setenv("SITELORE_SECRET_KEY", "k-12345678")
    monkeypatch.setattr("app.crawling.remove_state", lambda state: None)
    _, name = make_site(tmp_path, kind="basic", user="anna", secret="door")
    file = tmp_path / "sitelore.toml"
    headers = '[{ name = "X-Preview", value = "1" }, { name = "X-Api-Key", secret = "key" }]'
    file.write_text(file.read_text().replace("[sites.shop]", f"[sites.shop]\nheaders = {headers}", 1))
    with serve_door(authorization=basic("anna", SECRET)) as server:
        workspace, events = open_workspace(tmp_path), []
        crawl_behind(server, workspace, name, events=events.append)
        asked = server.handler.asked
    assert {host for host, _, headers in asked if headers.get("x-preview") == "1"} == {HOST}
    assert {headers.get("x-api-key") for _, path, headers in asked if path == "/inside"} == {"k-12345678"}
    bodies = open_tables(workspace, Selection(name))["bodies"].html.to_pyarrow().to_pylist()
    [echo] = [body for body in bodies if b"<pre>" in body]
    assert b"Authorization: Basic [secret]" in echo
    assert workspace.crawl_state(name).is_file()
    kept = everything_in(tmp_path) + repr(events).encode()
    for spelling in (SECRET, basic("anna", SECRET).partition(" ")[2], "k-12345678"):
        assert spelling.encode() not in kept


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ('{ name = "Authorization", value = "Basic x" }', "name of a secret"),
        ('{ name = "X-Session-Token", value = "x" }', "name of a secret"),
        ('{ name = "Host", value = "x" }', "no header of this name"),
        ('{ name = "X", value = "a\\nCookie: b" }', "one line"),
        ('{ name = "X", value = "a", secret = "b" }', "either value or secret"),
    ],
)
def test_a_header_that_cannot_or_must_not_be_set_is_refused(header, says, tmp_path):
    make_site(tmp_path)
    file = tmp_path / "sitelore.toml"
    file.write_text(file.read_text().replace("[sites.shop]", f"[sites.shop]\nheaders = [{header}]"))
    with pytest.raises(InputError) as caught:
        load_settings(tmp_path)
    assert says in caught.value.details["problem"]


def test_a_secret_that_stands_in_the_settings_is_refused_and_not_repeated(tmp_path):
    with pytest.raises(InputError, match="settings-invalid") as caught:
        make_site(tmp_path, kind="bearer", secret="Bearer EYJ.abc!")
    assert "EYJ" not in "".join(traceback.format_exception(caught.value)).replace('secret="Bearer EYJ.abc!"', "")


def test_the_environment_beats_the_keyring(memory, monkeypatch):
    store_secret("shop-login", "stored")
    assert read_secret("shop-login") == "stored"
    monkeypatch.setenv("SITELORE_SECRET_SHOP_LOGIN", "given")
    assert read_secret("shop-login") == "given"
    assert forget_secret("shop-login")
    assert not forget_secret("shop-login")


@pytest.mark.parametrize("backend", [FailingKeyring, ForgetfulKeyring])
def test_a_keyring_that_keeps_nothing_is_none(backend, monkeypatch):
    use_keyring(monkeypatch, backend())
    with pytest.raises(InputError, match="keyring-missing") as caught:
        store_secret("door", SECRET)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    with pytest.raises(InputError, match="secret-missing") as caught:
        read_secret("door")
    assert caught.value.details["variable"] == "SITELORE_SECRET_DOOR"


def test_a_locked_keyring_says_so(memory, monkeypatch):
    def locked(*args):
        raise KeyringLocked(SECRET)

    monkeypatch.setattr(memory, "set_password", locked)
    monkeypatch.setattr(memory, "get_password", locked)
    for act in (lambda: store_secret("door", SECRET), lambda: read_secret("door")):
        with pytest.raises(InputError, match="keyring-refused") as caught:
            act()
        assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("value", ["", "a\r\nCookie: b", "a\x00b", "x" * 9000])
def test_a_secret_no_header_can_hold_is_refused(value, memory):
    with pytest.raises(InputError, match="secret-unusable") as caught:
        store_secret("door", value)
    assert not value or value not in str(caught.value)


def test_credentials_show_nothing_of_themselves():
    credentials = credentials_for([ORIGIN], [basic_login("anna", SECRET)], [SECRET])
    assert SECRET not in repr(credentials)
    assert basic("anna", SECRET).partition(" ")[2] not in repr(credentials)
    assert pickle.loads(pickle.dumps(credentials)) == credentials


def test_a_page_loses_every_spelling_of_a_secret():
    credentials = credentials_for([ORIGIN], [bearer_login("a<b&c/d e")], ["a<b&c/d e"])
    page = b"a<b&c/d e a&lt;b&amp;c/d e a%3Cb%26c%2Fd%20e"
    assert credentials.scrub(page) == b"[secret] [secret] [secret]"


def test_a_password_that_is_a_word_does_not_take_that_word_out_of_pages():
    credentials = credentials_for([ORIGIN], [basic_login("anna", "vorschau")], ["vorschau"])
    assert credentials.scrub(b"Die Vorschau heisst vorschau.") == b"Die Vorschau heisst vorschau."


def test_login_origins_are_the_starts_unless_named(tmp_path):
    workspace, name = make_site(tmp_path, kind="bearer", secret="door")
    assert login_origins(workspace.about(name)) == (ORIGIN,)
    named = workspace.about(name).model_copy(update={"login_origins": ("https://a.example/x", "http://a.example:80")})
    assert login_origins(named) == ("https://a.example", "http://a.example")


NETSCAPE = "\n".join(
    "\t".join(fields)
    for fields in [
        ("# Netscape HTTP Cookie File",),
        (".shop.example", "TRUE", "/", "TRUE", "0", "sid", "abc"),
        ("#HttpOnly_shop.example", "FALSE", "/", "TRUE", "4102444800", "auth", "x=y"),
        ("shop.example", "FALSE", "/admin", "FALSE", "0", "adm", "no"),
        ("other.example", "FALSE", "/", "FALSE", "0", "oth", "no"),
        ("shop.example", "FALSE", "/", "FALSE", "1000000000", "old", "no"),
    ]
)


@pytest.mark.parametrize(
    ("text", "url", "header"),
    [
        ("Cookie: a=1; b=2\n", ORIGIN, "a=1; b=2"),
        (" a=1;b=x=y ;", ORIGIN, "a=1; b=x=y"),
        (NETSCAPE, f"{ORIGIN}/", "sid=abc; auth=x=y"),
        (NETSCAPE, f"{ORIGIN}/admin/x", "sid=abc; auth=x=y; adm=no"),
        (NETSCAPE, "https://www.shop.example/", "sid=abc"),
    ],
)
def test_cookies_are_read_as_they_are_recorded(text, url, header):
    assert read_cookies(text, url) == header


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("not a cookie", "cookies-unreadable"),
        ("", "cookies-unreadable"),
        ("a\tb\tc", "cookies-unreadable"),
        (NETSCAPE.replace("shop.example", "else.example"), "cookies-none-fit"),
    ],
)
def test_what_is_no_cookie_is_refused_without_showing_it(text, key):
    with pytest.raises(InputError, match=key) as caught:
        read_cookies(text, ORIGIN)
    assert "abc" not in str(caught.value)


def test_login_stores_the_cookie_in_the_keyring_and_its_name_in_the_settings(tmp_path, memory, capsys):
    make_site(tmp_path)
    recorded = tmp_path.parent / "cookies.txt"
    recorded.write_text(NETSCAPE)
    assert main(["login", "--cookie", "--from", str(recorded), "--workspace", str(tmp_path)]) == 0
    recorded.unlink()
    about = open_workspace(tmp_path).about("shop")
    assert (about.login.kind, about.login.secret) == ("cookie", "shop")
    assert memory.kept == {("sitelore", "shop"): "sid=abc; auth=x=y"}
    assert credentials_of(about).headers_for(f"{ORIGIN}/a") == {"Cookie": "sid=abc; auth=x=y"}
    assert "sid=abc" not in "".join(capsys.readouterr())
    assert b"sid=abc" not in everything_in(tmp_path)
    assert main(["login", "--forget", "--workspace", str(tmp_path)]) == 0
    assert open_workspace(tmp_path).about("shop").login is None
    assert memory.kept == {}


def test_login_says_when_the_variable_decides(tmp_path, monkeypatch, capsys):
    make_site(tmp_path)
    monkeypatch.setenv("SITELORE_SECRET_SHOP", SECRET)
    assert main(["login", "--basic", "anna", "--workspace", str(tmp_path)]) == 0
    assert "SITELORE_SECRET_SHOP" in capsys.readouterr().err
    assert open_workspace(tmp_path).about("shop").login.user == "anna"


@pytest.mark.parametrize("typed", [["--name", "Pass Word!", "--bearer"], [], ["--cookie", "--bearer"]])
def test_a_login_that_is_none_is_a_usage_mistake(typed, tmp_path):
    make_site(tmp_path)
    assert main(["login", *typed, "--workspace", str(tmp_path)]) == 2
