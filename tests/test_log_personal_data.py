"""Personal data planted in logs is in no file of the workspace: not after the import, the analysis, nor a purge."""

import contextlib
import gzip
import json
import sqlite3
from datetime import datetime, timedelta

import pyarrow.parquet as pq
import pytest

from analysis.errors import InputError
from app import cli
from app.log_retention import expired_logs, take_expired
from app.reading import Selection, open_reading
from app.sites import add_site
from app.work import analyse_site, import_logs
from app.workspace import open_workspace
from tests.conftest import rows_of

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"
NOW = datetime(2026, 11, 25, 3)

CLIENTS = [
    "203.0.113.77", "198.51.100.12", "100.64.7.9", "2001:db8:7::77", "2001:db8:0:0:9:8:7:6", "::ffff:192.0.2.144",
    "p5b0a7.dip0.provider.example", "dsl-erika.kunde.example", "203.0.113.200", "192.0.2.33",
]  # fmt: skip
PATHS = [
    "/u/erika.muster@mail.example", "/u/max%40post.example", "/u/m%2540zweimal.example", "/iban/DE89370400440532013000",
    "/iban/GB82%20WEST%201234%205698%207654%2032", "/iban/fr1420041010050500013m02606", "/tel/+49301234567",
    "/tel/0171%207719345", "/tel/0171-2345679", "/tel/015112345678", "/tel/+49%20(0)%20171%20234%2056%2078",
    "/tel/0049-89-7654321", "/reset/a8f5f167f44f4964e6c998dee827110c",
    "/reset/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl", "/order/123e4567-e89b-12d3-a456-426614174000",
    "/whois/192.0.2.55", "/whois/2001:db8::55", "/a;jsessionid=0A1B2C3D4E", "/seen-192.0.2.56.gif",
]  # fmt: skip
VALUES = {
    "q": "depression", "name": "Mustermann", "vorname": "Erika", "token": "Zx9Kq", "sid": "77aa88bb",
    "tel": "030987654",
    "mail": "erika%40web.example", "iban": "AT611904300234573201", "plz": "04103x", "note": "ruf%20mich%20an",
    "utm_content": "kundin-4711", "gclid": "Cj0KCQiA-erika", "color": "geheimblau", "ref": "01719998877",
    "geburtsdatum": "1980-02-29", "lat": "52.5123", "kunde": "K-00815", "s": "scheidungsanwalt", "page": "01719998866",
}  # fmt: skip
REFERRERS = ["https://mail.example/inbox?user=petra@mail.example", "https://petra:pw123@forum.example/t/geheimthema",
             "http://192.0.2.91/intern", "https://suche.example/?q=alkoholentzug"]  # fmt: skip
USERS = ["erika_admin", "k.schmidt"]
REJECTED = [
    '203.0.113.78 - h.maier [22/Nov/2026:10:15:00 +0100] broken hans@mail.example 0171 2345670 "/x?q=krebs"',
    '2001:db8:8::78 - h.maier [99/Nov/2026:10:15:00 +0100] "GET /?q=krebs HTTP/1.1" 200 1 "-" "-"',
    '{"remote_user":"h.maier","remote_addr":"203.0.113.78","uri":"/x?q=krebs","phone":491719998855',
    "2026-11-22 10:15:00 203.0.113.78 GET /x q=krebs 443 h.maier 203.0.113.79",
    "203.0.113.78 - h.maier",
]
PERSONAL = [
    "203.0.113.77", "198.51.100.12", "100.64.7.9", "2001:db8:7", "9:8:7:6", "192.0.2.144", "p5b0a7", "dsl-erika",
    "203.0.113.200", "192.0.2.33", "erika.muster", "max%40post", "max@post", "zweimal.example",
    "de89370400440532013000",
    "westm", "west%201234", "west 1234", "fr1420041010050500013m02606", "49301234567", "7719345", "2345679",
    "15112345678", "234%2056", "234 56", "7654321", "a8f5f167f44f4964", "eyjhbgci", "c2lnbmf0", "123e4567",
    "192.0.2.55",
    "2001:db8::55", "0a1b2c3d4e", "192.0.2.56", "depression", "mustermann", "=erika", "zx9kq", "77aa88bb", "030987654",
    "erika%40web", "erika@web", "at611904300234573201", "04103x", "ruf%20mich", "ruf mich", "kundin-4711", "cj0kcqia",
    "geheimblau", "01719998877", "1980-02-29", "52.5123", "k-00815", "scheidungsanwalt", "01719998866", "petra",
    "pw123",
    "geheimthema", "192.0.2.91", "alkoholentzug", "erika_admin", "k.schmidt", "203.0.113.78", "h.maier", "hans@mail",
    "2345670", "krebs", "2001:db8:8", "491719998855", "203.0.113.79",
]  # fmt: skip


def line(path, client="203.0.113.77", *, user="-", day=20, referrer="-", agent=CHROME):
    return f'{client} - {user} [{day}/Nov/2026:10:15:00 +0100] "GET {path} HTTP/1.1" 200 512 "{referrer}" "{agent}"'


def planted():
    lines = [line("/", client) for client in CLIENTS] + [line(path) for path in PATHS]
    lines += [line(f"/find?{name}={value}") for name, value in VALUES.items()]
    lines += [line("/", referrer=referrer) for referrer in REFERRERS] + [line("/", user=user) for user in USERS]
    lines += [line("/find?depression"), line("/", "66.249.66.1", agent=GOOGLEBOT), *REJECTED]
    return lines + [line("/old", day=1)] * 9 + [line("/popular", day=1)] * 12


@pytest.fixture
def shop(tmp_path):
    """A crawl that has met one address with a value, and a log full of people."""
    workspace, name = add_site(tmp_path / "workspace", "https://shop.example/")
    pages = [{"url": f"https://shop.example/{path}", "state": "ok", "status": 200} for path in ("", "shop?farbe=rot")]
    crawl = [("pages", rows_of("pages", pages).to_batches()[0])]
    workspace.facts(name).write("crawl", crawl, {"start": "https://shop.example/"}, datetime(2026, 11, 19))
    log = tmp_path / "access.log"
    log.write_text("\n".join([*planted(), line("/shop?farbe=rot"), line("/shop?farbe=blau")]) + "\n")
    import_logs(workspace, name, [log])
    return workspace, name


def texts_in(root):
    """Return everything that can be read out of a folder: bytes, unpacked bytes, and values of tables."""
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        content = file.read_bytes()
        yield file, content.decode("utf-8", "replace")
        yield file, content.decode("utf-16", "replace")
        with contextlib.suppress(OSError):
            yield file, gzip.decompress(content).decode("utf-8", "replace")
        if file.suffix == ".parquet":
            yield file, json.dumps(pq.read_table(file).to_pylist(), default=str, ensure_ascii=False)
        if file.suffix == ".sqlite":
            with contextlib.closing(sqlite3.connect(file)) as database:
                yield file, "\n".join(database.iterdump())
    for folder in sorted(root.rglob("*.lance")):
        import lancedb

        table = lancedb.connect(folder.parent).open_table(folder.stem)
        yield folder, json.dumps(table.to_arrow().to_pylist(), default=str, ensure_ascii=False)


def leaks(root):
    found = set()
    for file, text in texts_in(root):
        lowered = text.lower()
        found |= {(item, file.name) for item in PERSONAL if item in lowered}
    return sorted(found)


def test_no_file_of_a_workspace_holds_what_was_planted(shop):
    workspace, name = shop
    analyse_site(workspace, name)
    assert len(PERSONAL) > 60
    assert leaks(workspace.root) == []
    (workspace.root / "notes.md").write_text("call h.maier")
    assert leaks(workspace.root) == [("h.maier", "notes.md")], "what is there is found"


def test_values_the_crawl_has_met_stay_so_that_both_meet(shop):
    workspace, name = shop
    hits = open_reading(workspace, Selection(name), all_days=True).whole["hits"].to_pyarrow()["url"].to_pylist()
    assert "https://shop.example/shop?farbe=rot" in hits
    assert "https://shop.example/shop?farbe=redacted" in hits


def test_requests_expire_by_their_own_day_and_sums_stay_without_anybody_in_them(shop):
    workspace, name = shop
    workspace = workspace.save(
        workspace.settings.model_copy(update={"logs": workspace.settings.logs.model_copy(update={"hits_days": 10})})
    )
    before = total(workspace, name)
    (expired,) = expired_logs(workspace, name, NOW)
    assert (expired.hits, expired.rejects) == (21, 0)
    analyse_site(workspace, name)
    take_expired(workspace, name, NOW, "too old")
    facts = workspace.facts(name)
    (snapshot,) = facts.snapshots("logs")
    assert [(stone.table, stone.rows, stone.reason) for stone in snapshot.tombstones] == [("hits", 21, "too old")]
    assert total(workspace, name) == before
    sums = open_reading(workspace, Selection(name), all_days=True).whole["hit_days"].to_pyarrow().to_pylist()
    assert {row["url"]: row["hits"] for row in sums if row["day"].day == 1} == {
        "": 9, "https://shop.example/popular": 12,
    }  # fmt: skip
    assert not [file for file, text in texts_in(workspace.root) if "shop.example/old" in text]
    assert expired_logs(workspace, name, NOW) == []
    assert leaks(workspace.root) == []


def total(workspace, name):
    return open_reading(workspace, Selection(name), all_days=True).whole["hit_days"].hits.sum().to_pyarrow().as_py()


def test_lines_nobody_could_read_expire_by_their_import_and_are_not_read_again(shop, tmp_path):
    workspace, name = shop
    facts = workspace.facts(name)
    week = facts.snapshots("logs")[0].created_at + timedelta(days=8)
    take_expired(workspace, name, week, "seen")
    (snapshot,) = facts.snapshots("logs")
    assert "rejects" not in snapshot.tables
    assert [(stone.table, stone.rows) for stone in snapshot.tombstones if stone.table == "rejects"] == [("rejects", 5)]
    assert import_logs(workspace, name, [tmp_path / "access.log"]).snapshot is None


def test_the_command_takes_what_has_expired(shop, capsys):
    workspace, _ = shop
    assert cli.main(["purge", "--expired", "--workspace", str(workspace.root)]) == 0
    assert "Nothing has expired" in capsys.readouterr().err
    toml = workspace.root / "sitelore.toml"
    toml.write_text(toml.read_text() + "\n[logs]\nhits_days = 1\n")
    assert open_workspace(workspace.root).settings.logs.hits_days == 1
    assert cli.main(["purge", "--expired", "--workspace", str(workspace.root)]) == 0
    assert "tombstones stay" in capsys.readouterr().err


def test_what_nobody_can_read_is_refused_without_naming_anybody(tmp_path):
    workspace, name = add_site(tmp_path / "workspace", "https://shop.example/")
    log = tmp_path / "strange.log"
    log.write_text("\n".join(REJECTED))
    with pytest.raises(InputError) as problem:
        import_logs(workspace, name, [log])
    assert [item for item in PERSONAL if item in str(problem.value).lower()] == []
    assert leaks(workspace.root) == []
