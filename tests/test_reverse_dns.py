"""Bots verified by name, over the real protocol: a DNS server of our own answers on loopback."""

import socket
import threading
from collections import Counter
from datetime import date

import dns.message
import dns.rcode
import dns.rdatatype
import dns.reversename
import dns.rrset
import pyarrow.parquet as pq
import pytest

from app.bot_lists import verifier_of
from app.cli import main
from app.commands.session import Exit
from app.workspace import open_workspace
from crawlers.bot_ranges import shipped_ranges
from crawlers.bots import classify
from crawlers.reverse_dns import GIVE_UP_AFTER, ReverseDns, open_resolver
from crawlers.verification import Verifier

DAY = date(2026, 11, 25)
YANDEX = classify("Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)")
GOOGLEBOT = classify("Googlebot/2.1")
MJ12 = classify("Mozilla/5.0 (compatible; MJ12bot/v1.4.8)")

NAMES = {  # address → name; name → address
    "5.255.253.1": "spider-5-255-253-1.yandex.com",
    "2a02:6b8:b010::1": "spider-6.Yandex.COM",
    "198.51.100.1": "host.elsewhere.example",
    "198.51.100.2": "spider.yandex.com.elsewhere.example",  # the domain in the middle proves nothing
    "198.51.100.3": "notyandex.com",
    "198.51.100.4": "forged.yandex.com",  # who owns an address names it as he likes; the way back shows it
    "34.90.1.2": "crawl-34-90-1-2.googlebot.com",
}
ADDRESSES = {name.lower(): address for address, name in NAMES.items()} | {"forged.yandex.com": "5.255.253.9"}


class NameServer:
    """Answers PTR, A and AAAA from the tables above; to what begins with 192.0.2 not at all."""

    def __init__(self):
        self.asked = Counter()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        while True:
            packet, sender = self.socket.recvfrom(4096)
            if not packet:
                return
            query = dns.message.from_wire(packet)
            answer = self._answer(query)
            if answer:
                self.socket.sendto(answer.to_wire(), sender)

    def _answer(self, query):
        question = query.question[0]
        kind = dns.rdatatype.to_text(question.rdtype)
        self.asked[kind] += 1
        known = ADDRESSES.get(question.name.to_text(omit_final_dot=True).lower())
        if kind == "PTR":
            address = dns.reversename.to_address(question.name)
            if address.startswith("192.0.2."):
                return None
            known = NAMES.get(address) and f"{NAMES[address]}."
        answer = dns.message.make_response(query)
        if known is None:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif kind == "PTR" or (":" in known) == (kind == "AAAA"):
            answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, known))
        return answer

    def close(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
            last.sendto(b"", ("127.0.0.1", self.port))
        self.thread.join()
        self.socket.close()


@pytest.fixture
def server():
    server = NameServer()
    yield server
    server.close()


def verifier(server, **options):
    return Verifier(shipped_ranges(), ReverseDns(open_resolver(f"127.0.0.1:{server.port}"), DAY, **options))


@pytest.mark.parametrize(
    ("bot", "address", "verification", "rests_on"),
    [
        (YANDEX, "5.255.253.1", "verified", "dns 2026-11-25"),
        (YANDEX, "2a02:6b8:b010::1", "verified", "dns 2026-11-25"),
        (YANDEX, "2A02:06B8:B010:0::0001", "verified", "dns 2026-11-25"),
        (YANDEX, "198.51.100.1", "spoofed", "dns 2026-11-25"),
        (YANDEX, "198.51.100.2", "spoofed", "dns 2026-11-25"),
        (YANDEX, "198.51.100.3", "spoofed", "dns 2026-11-25"),
        (YANDEX, "198.51.100.4", "spoofed", "dns 2026-11-25"),
        (YANDEX, "198.51.100.99", "spoofed", "dns 2026-11-25"),  # no name at all
        (YANDEX, "5.255.253.0", "unknown", ""),  # a block has no name
        (MJ12, "5.255.253.1", "unknown", ""),  # its operator tells no domain
        (GOOGLEBOT, "34.90.1.2", "verified", "dns 2026-11-25"),  # newer than the list we have
        (GOOGLEBOT, "66.249.66.1", "verified", "ranges google-common 2026-11-22"),
        (GOOGLEBOT, "5.255.253.1", "spoofed", "dns 2026-11-25"),
    ],
)
def test_a_name_counts_where_it_is_the_operators_and_leads_back(server, bot, address, verification, rests_on):
    verdict = verifier(server).judge(address, bot)
    assert (verdict.verification, verdict.rests_on) == (verification, rests_on)


def test_each_address_is_asked_for_once_and_never_one_a_list_knows(server):
    judge = verifier(server).judge
    for _ in range(3):
        judge("5.255.253.1", YANDEX)
        judge("66.249.66.1", GOOGLEBOT)
        judge("66.249.66.0", GOOGLEBOT)
    assert server.asked == {"PTR": 1, "A": 1}


def test_beyond_the_budget_addresses_stay_unknown(server):
    judge = verifier(server, lookups=1).judge
    assert judge("5.255.253.1", YANDEX).verification == "verified"
    assert judge("198.51.100.1", YANDEX).verification == "unknown"
    assert judge("5.255.253.1", YANDEX).verification == "verified"


def test_silence_accuses_nobody_and_a_resolver_that_says_nothing_is_given_up(server, monkeypatch):
    monkeypatch.setattr("crawlers.reverse_dns.SECONDS", 0.2)
    judge = verifier(server).judge
    assert {judge(f"192.0.2.{last}", YANDEX).verification for last in range(1, 20)} == {"unknown"}
    assert server.asked["PTR"] <= 3 * GIVE_UP_AFTER
    assert judge("203.0.113.7", GOOGLEBOT).rests_on == "ranges google-common 2026-11-22"


def test_an_import_asks_only_where_settings_say_so_and_keeps_names_of_operators_alone(server, tmp_path):
    assert main(["init", "https://shop.example", "--workspace", str(tmp_path)]) == Exit.DONE
    line = (
        '{} - - [24/Nov/2026:10:00:0{} +0000] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0 (compatible; YandexBot/3.0)"\n'
    )
    log = tmp_path / "access.log"
    log.write_text(line.format("5.255.253.1", 1))
    assert main(["logs", str(log), "--workspace", str(tmp_path)]) == Exit.DONE
    assert not server.asked

    with (tmp_path / "sitelore.toml").open("a") as file:
        file.write(f'\n[logs]\nreverse_dns = true\nresolver = "127.0.0.1:{server.port}"\n')
    (tmp_path / "second.log").write_text(line.format("5.255.253.1", 2) + line.format("198.51.100.1", 3))
    assert main(["logs", str(tmp_path / "second.log"), "--workspace", str(tmp_path)]) == Exit.DONE
    workspace = open_workspace(tmp_path)
    first, second = workspace.facts("shop.example").snapshots("logs")
    assert ("dns" in first.about["bots"], "dns" in second.about["bots"]) == (False, True)
    hits = pq.read_table(workspace.facts("shop.example").part(second, "hits")).to_pylist()
    assert [hit["verification"] for hit in hits] == ["verified", "spoofed"]
    assert all(hit["verified_by"].startswith("dns ") for hit in hits)
    kept = (tmp_path / "bots" / "names.json").read_text()
    assert "5.255.253.1" in kept
    assert "198.51.100.1" not in kept
    server.asked.clear()
    assert verifier_of(workspace).judge("5.255.253.1", YANDEX).verification == "verified"
    assert not server.asked
