"""robots.txt: one host a fault, all in one crawl; what may be asked for is asked for, and nothing else."""

import gzip
import time

import pytest

from crawlers.robots import read_robots
from tests.hostile_server import raw, redirect, slow
from tests.hostile_site import Crawled, HostileSite, serving

ALL = b"User-agent: *\nDisallow: /\n"
SOME = b"User-agent: *\nDisallow: /closed\n"
KIB = 1024
TEXT = {"Content-Type": "text/plain"}


def text(body, status=200, **headers):
    return status, TEXT | headers, body


def endless(handler):
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + SOME)
    for _ in range(20_000):
        handler.wfile.write(b"# " + b"x" * 10_000 + b"\n")


NOTHING, EVERYTHING, OPEN = set(), {"/", "/closed"}, {"/"}  # what is asked for beside robots.txt
AT_START = "the start page; /closed is blocked"
FAULTS = {
    # host → its robots.txt, and which of / and /closed are asked for
    "error500": (text(SOME, 500), NOTHING),
    "error503": (text(SOME, 503), NOTHING),
    "error502": (text(SOME, 502), NOTHING),
    "error599": (text(SOME, 599), NOTHING),
    "busy429": (text(SOME, 429), NOTHING),
    "timeout": (slow(5, text(SOME)), NOTHING),
    "hangs_up": (raw(b""), NOTHING),
    "cut_off": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + SOME), NOTHING),
    "garbage": (raw(b"\x00\x01\x02 nothing"), NOTHING),
    "gone404": (text(ALL, 404), EVERYTHING),
    "gone410": (text(ALL, 410), EVERYTHING),
    "private401": (text(ALL, 401), EVERYTHING),
    "private403": (text(ALL, 403), EVERYTHING),
    "teapot418": (text(ALL, 418), EVERYTHING),
    "empty": (text(b""), EVERYTHING),
    "page": ((200, {}, b"<html><title>not a robots.txt</title>User-agent is * here"), EVERYTHING),
    "hops5": ("hops 5", OPEN),
    "hops6": ("hops 6", EVERYTHING),
    "loop": (redirect("/robots.txt"), EVERYTHING),
    "elsewhere": (redirect("http://10.0.0.1/robots.txt"), EVERYTHING),
    "tail499": (text(b"User-agent: *\n" + b"# " + b"x" * (499 * KIB) + b"\nDisallow: /closed\n"), OPEN),
    "behind_the_cut": (text(b"User-agent: *\nDisallow: /closed\n" + b"#" * (600 * KIB) + b"\nDisallow: /\n"), OPEN),
    "endless": (endless, OPEN),
    "rules100k": (text(SOME + b"".join(b"Disallow: /%d/\n" % n for n in range(100_000))), OPEN),
    "mark": (text(b"\xef\xbb\xbf" + SOME), OPEN),
    "half_mark": (text(b"\xef\xbb" + SOME), OPEN),
    "carriage_returns": (text(SOME.replace(b"\n", b"\r")), OPEN),
    "nul": (text(b"User-agent: *\n\x00\x00\nDisallow: /closed\n"), OPEN),
    "utf16": (text("\ufeff".encode("utf-16-le") + SOME.decode().encode("utf-16-le")), OPEN),
    "gzipped": (text(gzip.compress(SOME), 200, **{"Content-Encoding": "gzip"}), OPEN),
    "escaped": (text(b"User-agent: *\nDisallow: /%63losed\n"), OPEN),
    "wildcards": (text(b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$\nDisallow: /c*d$\n"), OPEN),
    "crawl_delay": (text(b"User-agent: *\nCrawl-delay: 3600\nDisallow: /closed\n"), OPEN),
}
HOSTS = {f"{name.replace('_', '-')}.example": name for name in FAULTS}


def answer_of(host, path):
    name = HOSTS[host]
    sent = FAULTS[name][0]
    if path.startswith("/robots.txt") or path.startswith("/hop"):
        if not isinstance(sent, str):
            return sent
        hop = int(path.removeprefix("/hop")) if path.startswith("/hop") else 0
        return text(SOME) if hop == int(sent.split()[1]) else redirect(f"/hop{hop + 1}")
    return {"/": '<title>start</title><a href="/closed">x</a>', "/closed": "<title>closed</title>"}.get(path)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    def answers(path):
        def of_host(handler):
            found = answer_of(handler.headers["Host"], handler.path)
            found = (404, {}, b"") if found is None else found
            return found(handler) if callable(found) else found

        return of_host

    with serving(answers) as site:
        plan = HostileSite.plan(
            site, start_urls=tuple(f"https://{host}/" for host in HOSTS), own_hosts=tuple(HOSTS), tries=1,
            connect=dict.fromkeys(HOSTS, site.base), deadline_s=2.0, pauses_s=(0.1, 0.1), per_host=2,
        )  # fmt: skip
        began = time.monotonic()
        result = Crawled(plan, tmp_path_factory.mktemp("robots") / "state.sqlite")
        result.seconds = time.monotonic() - began
        yield result, site


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_robots_txt_decides_what_is_asked_for(crawled, name):
    _, site = crawled
    host = next(host for host, known in HOSTS.items() if known == name)
    assert {path for _, asked, path in site.requests if asked == host} & EVERYTHING == FAULTS[name][1]


def test_every_url_has_a_state_and_every_file_a_verdict(crawled):
    result, _ = crawled
    assert result.outcome.ended == "finished"
    verdicts = {row["origin"].removeprefix("https://"): row["verdict"] for row in result.rows["robots_files"]}
    assert set(verdicts) == set(HOSTS)
    for host, name in HOSTS.items():
        if FAULTS[name][1] == NOTHING:
            assert verdicts[host] == "disallow_all"


@pytest.mark.parametrize("name", ["rules100k", "wildcards", "tail499"])
def test_a_check_takes_no_time_whatever_the_rules(name):
    robots = read_robots("https://x.example", 200, FAULTS[name][0][2])
    robots.allows("Sitelore", "https://x.example/")
    began = time.process_time()
    for n in range(20):
        robots.allows("Sitelore", f"https://x.example/{'a' * 200}{n}")
    assert (time.process_time() - began) / 20 < 0.02  # 5 ms on an idle machine
