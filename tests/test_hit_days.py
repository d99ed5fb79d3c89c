from datetime import date, datetime

import pytest

from analysis.hit_days import add_up_hits, fold_people
from app.facts import Facts
from app.reading import Selection, open_reading
from app.sites import add_site
from tests.conftest import ibis_table, rows_of

DAY = datetime(2026, 11, 20, 10)
BOT = {"actor": "search", "bot": "Googlebot", "verification": "verified"}
PERSON = {"actor": "human", "bot": "", "verification": ""}


def hit(url="https://shop.example/", at=DAY, status=200, who=BOT, **columns):
    return {"url": url, "requested_at": at, "status": status, "bytes": 100, **who, **columns}


def summed(*hits):
    return (
        add_up_hits(ibis_table("hits", list(hits))).order_by("day", "actor", "url", "status").to_pyarrow().to_pylist()
    )


def test_requests_are_added_up_by_day_and_twins_counted_apart():
    late = datetime(2026, 11, 20, 23, 59, 59)
    first, second = summed(
        hit(duration_ms=30), hit(at=late, duration_ms=50), hit(), hit(twin=True, duration_ms=9),
        hit(at=datetime(2026, 11, 21)),
    )  # fmt: skip
    assert (first["day"], first["hits"], first["bytes"], first["twins"]) == (date(2026, 11, 20), 3, 300, 1)
    assert (first["duration_ms"], first["timed"]) == (80, 2)
    assert (first["first_at"], first["last_at"]) == (DAY, late)
    assert (second["day"], second["hits"]) == (date(2026, 11, 21), 1)


def test_when_people_came_is_told_by_day_alone():
    (row,) = summed(hit(who=PERSON))
    assert (row["hits"], row["first_at"], row["last_at"]) == (1, None, None)


def test_small_sums_of_people_lose_their_address_and_bots_keep_theirs():
    rows = [hit("https://shop.example/a", who=PERSON)] * 9 + [hit("https://shop.example/b", who=PERSON)] * 10
    sums = add_up_hits(ibis_table("hits", [*rows, hit("https://shop.example/c", who=PERSON), hit()]))
    folded = fold_people(sums, before=date(2026, 11, 21)).order_by("actor", "url").to_pyarrow().to_pylist()
    assert [(row["url"], row["hits"]) for row in folded] == [
        ("", 10), ("https://shop.example/b", 10), ("https://shop.example/", 1),
    ]  # fmt: skip
    assert fold_people(sums, before=date(2026, 11, 20)).count().to_pyarrow().as_py() == 4


@pytest.fixture
def shop(tmp_path):
    return add_site(tmp_path, "https://shop.example/")


def write(facts: Facts, *hits, at=DAY):
    about = {"last_at": at.isoformat(), "lines": len(hits), "hits": len(hits), "rejected": 0}
    return facts.write("logs", [("hits", rows_of("hits", list(hits)).to_batches()[0])], about, at)


def test_an_import_adds_up_its_own_requests_alone(shop):
    workspace, name = shop
    facts = workspace.facts(name)
    first = write(facts, hit(), hit())
    untouched = facts.part(first, "hit_days").stat().st_mtime_ns
    second = write(facts, hit(), at=datetime(2026, 11, 20, 11))
    assert facts.part(first, "hit_days").stat().st_mtime_ns == untouched
    assert (first.tables["hit_days"].rows, second.tables["hit_days"].rows) == (1, 1)
    assert not list(facts.root.glob("**/.spill"))
    sums = open_reading(workspace, Selection(name)).whole["hit_days"]
    assert sums.hits.sum().to_pyarrow().as_py() == 3


def test_an_import_of_before_there_were_sums_is_added_up_when_it_is_read(shop):
    workspace, name = shop
    facts = workspace.facts(name)
    old = write(facts, hit(), hit())
    facts.purge(old, "as an older version left it", ("hit_days",))
    assert open_reading(workspace, Selection(name)).whole["hit_days"].hits.sum().to_pyarrow().as_py() == 2
    write(facts, hit(), at=datetime(2026, 11, 20, 11))
    assert open_reading(workspace, Selection(name)).whole["hit_days"].hits.sum().to_pyarrow().as_py() == 3
