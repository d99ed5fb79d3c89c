"""Sitemaps: one host a fault, all in one crawl; what can be read is read, nothing is expanded, and it ends."""

import gzip
from itertools import count

import pytest

from tests.hostile_server import serving as serving_other
from tests.hostile_site import Crawled, HostileSite, serving
from tests.peak_memory import peak_memory

MB = 2**20
NS = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
FOUND = "<url><loc>/found</loc></url>"


def xml(body, status=200, kind="application/xml"):
    return status, {"Content-Type": kind}, body.encode() if isinstance(body, str) else body


def entities(levels):
    """Return a document whose last entity stands for ten to the power of its levels."""
    lines = ['<!ENTITY e0 "lol">'] + [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)]
    return f"<!DOCTYPE x [{''.join(lines)}]>{NS}<url><loc>/&e{levels - 1};</loc></url>{FOUND}</urlset>"


def quadratic():
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>{NS}<url><loc>/{"&a;" * 5_000}</loc></url>{FOUND}</urlset>'


def index(*names):
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{name}</loc></sitemap>' for name in names)}</sitemapindex>"


def many(number):
    return "".join(f"<url><loc>/n{n}</loc></url>" for n in range(number))


def outside(canary):
    return (
        f'<!DOCTYPE x SYSTEM "{canary}/x.dtd" [<!ENTITY a SYSTEM "{canary}/a"><!ENTITY % p SYSTEM "{canary}/p"> %p;]>'
    )


def faults(canary):
    """Return host → sitemap.xml, the reason in its row, and the least and most addresses read from it."""
    zipped = "application/gzip"
    of_file = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{NS}<url><loc>/&a;</loc></url>{FOUND}</urlset>'
    cut = gzip.compress(f"{NS}{FOUND}{many(2_000)}</urlset>".encode())[:-40]
    bomb = gzip.compress(NS.encode() + b"<!--" + b"x" * (80 * MB) + b"-->")
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{NS}{FOUND}</urlset>'.encode("utf-16")
    others = "".join(f"<url><loc>https://other{n}.example/{n}</loc></url>" for n in range(50_000))
    return {
        "laughs": (xml(entities(10)), None, 0, 2),
        "quadratic": (xml(quadratic()), None, 0, 2),
        "file-entity": (xml(of_file), None, 1, 2),
        "http-entity": (xml(f"{outside(canary)}{NS}<url><loc>/&a;</loc></url>{FOUND}</urlset>"), None, 1, 2),
        "itself": (xml(index("/sitemap.xml")), "", 0, 0),
        "cycle": (None, "", 0, 0),
        "sixty-thousand": (xml(f"{NS}{many(60_000)}</urlset>"), "too_many", 50_000, 50_000),
        "bomb": (xml(bomb, kind=zipped), "too_large", 0, 0),
        "cut-gzip": (xml(cut, kind=zipped), "truncated", 1, 2_001),
        "no-gzip": (xml(b"\x1f\x8bnothing of the kind"), "gzip", 0, 0),
        "utf16": (xml(wide), "", 1, 1),
        "broken": (xml(f"{NS}{FOUND}<url><loc>/a&b</loc></url><url>"), "xml", 1, 2),
        "empty": (xml(b""), None, 0, 0),
        "deep": (xml(f"{NS}{FOUND}{'<a>' * 100_000}"), "xml", 0, 1),
        "flood": (xml(f"{NS}{others}</urlset>"), "", 50_000, 50_000),
        "page": ((200, {}, b"<html><title>no sitemap</title><a href=/found>x</a></html>"), "no_sitemap", 0, 0),
        "error": (xml("nothing", 500), "status_500", 0, 0),
    }


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    numbers = count()
    with serving_other({}) as canary, serving({}) as site, peak_memory() as peak:
        sent = faults(canary.base)
        hosts = {f"{name}.example": name for name in sent}

        def of_host(handler):
            name = hosts[handler.headers["Host"]]
            if handler.path == "/":
                return "<title>start</title>"
            if name == "cycle" and ".xml" in handler.path:  # an index that names itself under another address each time
                return xml(index(f"/sitemap.xml?n={next(numbers)}", f"/sitemap.xml?n={next(numbers)}"))
            return sent[name][0] if handler.path == "/sitemap.xml" else (404, {}, b"")

        site.answers = lambda path: of_host
        plan = HostileSite.plan(
            site, start_urls=tuple(f"https://{host}/" for host in hosts), own_hosts=tuple(hosts), tries=1,
            connect=dict.fromkeys(hosts, site.base), max_urls=40, per_host=4,
        )  # fmt: skip
        result = Crawled(plan, tmp_path_factory.mktemp("sitemaps") / "state.sqlite")
        result.peak_mb = peak()
        yield result, site, canary, sent


@pytest.mark.parametrize("name", faults(""))
def test_a_fault_of_a_sitemap_is_said_and_what_can_be_read_is_read(crawled, name):
    result, _, _, sent = crawled
    rows = {row["sitemap"]: row for row in result.rows["sitemap_files"]}
    row = rows[f"https://{name}.example/sitemap.xml"]
    _, reason, least, most = sent[name]
    assert least <= row["urls"] <= most
    assert reason is None or row["reason"] == reason


def test_nothing_is_asked_for_outside_and_nothing_is_read_from_the_disk(crawled):
    result, _, canary, _ = crawled
    assert canary.requests == []
    assert not [row for row in result.rows["sitemap_urls"] if "root:" in row["loc"] or len(row["loc"]) > 4_096]


def test_an_index_of_itself_and_one_of_ever_new_ones_come_to_an_end(crawled):
    _, site, _, _ = crawled
    asked = [(host, path) for _, host, path in site.requests if ".xml" in path]
    assert asked.count(("itself.example", "/sitemap.xml")) == 1
    assert sum(host == "cycle.example" for host, _ in asked) == 1 + 2 + 4 + 8


def test_addresses_of_other_hosts_are_counted_and_not_asked_for(crawled):
    result, site, _, _ = crawled
    [flood] = [row for row in result.rows["sitemap_files"] if row["sitemap"].startswith("https://flood.")]
    assert flood["foreign"] == 50_000
    assert {host for _, host, _ in site.requests} <= {f"{name}.example" for name in faults("")}


def test_no_sitemap_fills_the_memory(crawled):
    result, _, _, _ = crawled
    assert 50 < result.peak_mb < 900
