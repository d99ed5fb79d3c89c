"""Network reach: whatever a site says, nothing is sent to an address the user did not mean (one case a promise)."""

import asyncio
import ipaddress
import socket

import pytest

from analysis.urls import url_key
from crawlers.guard import Guard, PinnedResolver, Refused, consent_for, is_public
from tests.hostile_server import redirect, serving
from tests.hostile_site import HOST, ORIGIN, Crawled, HostileSite
from tests.hostile_site import serving as serving_site

PRIVATE = {
    "loopback": "127.6.6.6", "this network": "0.0.0.0", "ten": "10.0.0.1", "172.16": "172.16.0.1",
    "192.168": "192.168.1.1", "link-local": "169.254.169.254", "carrier NAT": "100.64.0.1",
    "benchmark": "198.18.0.1", "protocols": "192.0.0.8", "documentation": "192.0.2.1", "multicast": "224.0.0.1",
    "reserved": "240.0.0.1", "broadcast": "255.255.255.255", "6to4 relay": "192.88.99.1", "v6 loopback": "::1",
    "v6 none": "::", "mapped": "::ffff:127.6.6.6", "unique local": "fd00::1", "v6 link-local": "fe80::1",
    "site-local": "fec0::1", "6to4": "2002:7f06:606::1", "NAT64": "64:ff9b::7f06:606",
    "local NAT64": "64:ff9b:1::1", "compatible": "::127.6.6.6", "v6 multicast": "ff02::1",
    "v6 documentation": "2001:db8::1", "teredo": "2001:0:5ef5:79fd:0:59d:80f9:f9f9", "discard": "100::1",
}  # fmt: skip


@pytest.mark.parametrize("name", PRIVATE)
def test_a_private_address_is_known_in_every_form(name):
    assert not is_public(ipaddress.ip_address(PRIVATE[name]))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2a00:1450:4001:80b::200e", "::ffff:93.184.216.34", "2002:5db8:d822::"]
)
def test_a_public_address_is_public(address):
    assert is_public(ipaddress.ip_address(address))


SPELLINGS = {
    "decimal": "2131101190", "hex": "0x7f060606", "octal": "0177.6.6.6", "short": "127.394758",
    "dotted hex": "0x7f.6.6.6",
    "mapped": "[::ffff:127.6.6.6]", "mapped hex": "[::ffff:7f06:606]", "userinfo": "good.example@127.6.6.6",
    "fullwidth": "１２７.６.６.６", "trailing dot": "127.6.6.6.", "ideographic dots": "127。6。6。6",
    "percent": "127%2e6.6.6",
}  # fmt: skip


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_spelling_of_an_address_is_that_address_before_it_is_checked(name):
    key = url_key(f"http://{SPELLINGS[name]}:81/")
    host = key.split("/")[2].removesuffix(":81").strip("[]")
    assert not is_public(ipaddress.ip_address(host))
    with pytest.raises(Refused, match="foreign_host"):
        asyncio.run(Guard({HOST}, {}, ()).admit(key))
    with pytest.raises(Refused, match="private_address"):
        asyncio.run(Guard({key.split("/")[2]}, {}, ()).admit(key))


# Name servers


class Names:
    """Answers to names, one after the other, in place of the system's resolver."""

    def __init__(self, monkeypatch, *answers):
        self.answers, self.asked = [answer.split() for answer in answers], 0
        monkeypatch.setattr(socket, "getaddrinfo", self.answer)

    def answer(self, host, port, *args, **options):
        found = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        kinds = ((socket.AF_INET6 if ":" in address else socket.AF_INET, address) for address in found)
        return [(family, socket.SOCK_STREAM, 6, "", (address, port)) for family, address in kinds]


PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "answers",
    ["10.0.0.1", "::ffff:10.0.0.1", f"{PUBLIC} 10.0.0.1", f"10.0.0.1 {PUBLIC}", f"{PUBLIC} fd00::1", "64:ff9b::a00:1"],
)
def test_every_address_of_a_name_is_checked(answers, monkeypatch):
    Names(monkeypatch, answers)
    with pytest.raises(Refused, match="private_address"):
        asyncio.run(Guard({HOST}, {}, ()).admit(f"{ORIGIN}/"))


def test_a_second_answer_of_a_name_server_changes_nothing(monkeypatch):
    names = Names(monkeypatch, PUBLIC, "127.0.0.1")
    guard = Guard({HOST}, {}, ())

    async def connect():
        await guard.admit(f"{ORIGIN}/")
        first = await PinnedResolver(guard).resolve(HOST, 443)
        await guard.admit(f"{ORIGIN}/again")
        return first, await PinnedResolver(guard).resolve(HOST, 443)

    first, second = asyncio.run(connect())
    assert [answer["host"] for answer in first] == [answer["host"] for answer in second] == [PUBLIC]
    assert names.asked == 1


def test_a_name_nobody_checked_is_not_resolved(monkeypatch):
    names = Names(monkeypatch, PUBLIC)
    with pytest.raises(OSError, match="not checked"):
        asyncio.run(PinnedResolver(Guard({HOST}, {}, ())).resolve("other.example", 80))
    assert names.asked == 0


@pytest.mark.parametrize(
    ("typed", "crawled", "is_admitted"),
    [
        ("10.0.0.5", "10.0.0.5", True),
        ("10.0.0.5 10.0.0.6", "10.0.0.6", True),
        ("10.0.0.5", "10.0.0.7", False),  # rebound between two runs
        (PUBLIC, "10.0.0.5", False),  # public when it was typed
        ("10.0.0.5", f"10.0.0.5 {PUBLIC}", True),
    ],
)
def test_consent_is_for_the_addresses_a_name_had_when_it_was_typed(typed, crawled, is_admitted, monkeypatch):
    Names(monkeypatch, typed, crawled)
    consent = consent_for("http://staging.example:8080/")
    guard = Guard({"staging.example:8080", "staging.example:8081"}, {}, {consent} if consent else ())
    if is_admitted:
        asyncio.run(guard.admit("http://staging.example:8080/"))
    else:
        with pytest.raises(Refused, match="private_address"):
            asyncio.run(guard.admit("http://staging.example:8080/"))
    if "10." in crawled:
        with pytest.raises(Refused, match="private_address"):
            asyncio.run(guard.admit("http://staging.example:8081/"))


# A crawl: every way a site can name an address, and a canary at the end of each


def hostile_pages(canary):
    """Return a site that names the canary in every way there is, and other schemes."""
    port = canary.base.rpartition(":")[2]
    there = [f"http://{host}:{port}/hit" for host in (*SPELLINGS.values(), "127.6.6.6", "localhost", "[::1]")]
    there += [rf"http:\\127.6.6.6:{port}\hit", rf"http://good.example\@127.6.6.6:{port}/hit"]
    schemes = ["file:///etc/passwd", "ftp://127.6.6.6/x", "data:text/html,x", "s3://bucket/x", "gopher://127.6.6.6/x",
               "view-source:http://127.6.6.6/x", "javascript:alert(1)"]  # fmt: skip
    hit = there[-3]
    links = "".join(f'<a href="{link}">x</a>' for link in [*there, *schemes, *(f"/to/{n}" for n in range(len(there)))])
    links += "".join(f'<a href="/scheme/{n}">x</a>' for n in range(len(schemes)))
    head = (
        f'<link rel=canonical href="{hit}"><link rel=amphtml href="{hit}"><link rel=alternate hreflang=en href="{hit}">'
    )
    head += f'<link rel=next href="{hit}"><meta http-equiv=refresh content="0;url={hit}"><base href="/">'
    image = f'<img src="{hit}"><iframe src="{hit}"></iframe><script src="{hit}"></script>'
    sitemap = "".join(f"<url><loc>{link}</loc></url>" for link in [*there, *schemes]).replace("\\", "&#92;")
    index = f"<sitemapindex><sitemap><loc>{hit}</loc></sitemap><sitemap><loc>/moved.xml</loc></sitemap></sitemapindex>"
    robots = f"Sitemap: {hit}\nSitemap: /index.xml\nSitemap: /map.xml\nSitemap: file:///etc/passwd\n"
    text = {"content_type": "text/plain"}
    ascii_only = [link.replace("１２７.６.６.６", "0x7f060606").replace("。", ".") for link in there]
    return {
        "/": f"<title>start</title>{head}{links}{image}",
        "/robots.txt": text | {"body": robots},
        "/index.xml": {"content_type": "application/xml", "body": index},
        "/map.xml": {"content_type": "application/xml", "body": f"<urlset>{sitemap}</urlset>"},
        "/moved.xml": redirect(hit),
        **{f"/to/{n}": redirect(link) for n, link in enumerate(ascii_only)},
        **{f"/scheme/{n}": redirect(link) for n, link in enumerate(schemes)},
    }  # fmt: skip


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    with serving({}, host="127.6.6.6") as canary, serving({}) as other, serving_site({}) as site:
        other.answers = canary.answers = {"/hit": "<title>canary</title>"}
        site.answers = hostile_pages(canary)
        result = Crawled(site.plan(), tmp_path_factory.mktemp("network") / "state.sqlite")
        yield result, canary.requests + other.requests


def test_no_canary_was_asked(crawled):
    assert crawled[1] == []


def test_a_redirect_to_a_private_address_is_a_finding(crawled):
    moved = {path: state for path, state in crawled[0].states().items() if path.startswith("/to/")}
    assert len(moved) == len(SPELLINGS) + 5
    assert set(moved.values()) == {("blocked", "external_redirect")}


def test_another_scheme_is_blocked_and_nothing_of_it_is_stored(crawled):
    moved = [state for path, state in crawled[0].states().items() if path.startswith("/scheme/")]
    assert len(moved) == 7
    assert set(moved) == {("blocked", "scheme")}
    assert all(row["url"].startswith(ORIGIN) for row in crawled[0].rows["pages"])
    assert not [row for row in crawled[0].rows["bodies"] if b"root:" in row["html"]]


def test_the_robots_of_a_site_may_not_lead_to_a_private_address(tmp_path):
    with serving({"/robots.txt": "User-agent: *\nDisallow: /"}, host="127.6.6.6") as canary:
        routes = {"/robots.txt": redirect(f"{canary.base}/robots.txt"), "/": "<title>x</title>"}
        with serving_site(routes) as site:
            result = Crawled(site.plan(), tmp_path / "state.sqlite")
        assert canary.requests == []
    assert result.rows["robots_files"][0]["verdict"] == "allow_all"


def test_consent_is_for_one_port_and_is_not_inherited(tmp_path):
    """The start host is at a private address with consent; its other port, named as a host of the site, has none."""
    with serving({"/": "<title>other port</title>"}) as other, serving_site({}) as site:
        place, elsewhere = site.base.split("/")[2], other.base.split("/")[2]
        site.answers = {"/": f'<a href="{other.base}/">x</a>', "/robots.txt": {"body": f"Sitemap: {other.base}/s.xml"}}
        plan = HostileSite.plan(
            site, start_urls=(site.base + "/",), own_hosts=(place, elsewhere), connect={}, consent=(place,)
        )
        result = Crawled(plan, tmp_path / "state.sqlite")
        assert other.requests == []
    assert {row["url"]: row["reason"] for row in result.rows["pages"]}[other.base + "/"] == "private_address"
