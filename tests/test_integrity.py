"""A flipped bit, a cut or missing file is noticed and named; no number changes unseen, other snapshots are usable."""

import random
import shutil
from datetime import datetime

import pytest

from analysis.errors import InputError
from app.doctor import examine
from app.integrity import check_tables
from app.reading import Selection, open_reading
from app.sites import add_site
from tests.conftest import rows_of

FLIPS = 300


@pytest.fixture
def workspace(tmp_path):
    workspace, _ = add_site(tmp_path, "https://shop.example", name="shop")
    facts = workspace.facts("shop")
    for day in (1, 2):
        pages = [{"url": f"https://shop.example/{n}", "state": "ok", "title": f"page {n} {day}"} for n in range(200)]
        bodies = [{"body_hash": f"{n:032}", "html": b"<p>" + bytes([65 + n % 26]) * 200} for n in range(50)]
        batches = [(name, rows_of(name, rows).to_batches()[0]) for name, rows in (("pages", pages), ("bodies", bodies))]
        facts.write("crawl", batches, {"counts": {"ok": 200}}, datetime(2026, 11, day))
    return workspace


def newest(workspace):
    facts = workspace.facts("shop")
    return facts, facts.snapshots("crawl")[-1]


def total_of(workspace):
    pages = open_reading(workspace, Selection("shop")).whole["pages"]
    return sorted(pages.title.to_pyarrow().to_pylist())


def flip(file, chance):
    content = bytearray(file.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def test_hundreds_of_flipped_bits_change_no_number_unseen(workspace, tmp_path):
    facts, snapshot = newest(workspace)
    folder = facts.part(snapshot, "pages").parent
    kept, chance = tmp_path / "kept", random.Random(11)
    shutil.copytree(folder, kept)
    right, unseen, told = total_of(workspace), 0, set()
    for _ in range(FLIPS):
        file = chance.choice(sorted(folder.iterdir()))
        flip(file, chance)
        try:
            seen = total_of(workspace)
            check_tables(facts, facts.snapshot(snapshot.id))
            unseen += seen != right or file.read_bytes() != (kept / file.name).read_bytes()
        except InputError as error:
            told.add(error.key)
        shutil.copyfile(kept / file.name, file)
    assert (unseen, told) == (0, {"snapshot-damaged", "manifest-damaged"})
    assert total_of(workspace) == right


def test_a_damaged_file_is_named_and_the_other_snapshot_can_be_chosen(workspace):
    facts, snapshot = newest(workspace)
    part = facts.part(snapshot, "pages")
    part.write_bytes(part.read_bytes()[:-10])
    with pytest.raises(InputError, match="snapshot-damaged") as raised:
        open_reading(workspace, Selection("shop"))
    assert raised.value.details["file"] == str(part)
    older = facts.snapshots("crawl")[0]
    assert (
        open_reading(workspace, Selection("shop", snapshot=older.id)).whole["pages"].count().to_pyarrow().as_py() == 200
    )
    told = [check for check in examine(workspace.root) if check.key == "snapshot-changed"]
    assert [(check.details["snapshot"], check.details["table"]) for check in told] == [(snapshot.id, "pages")]


def test_a_missing_file_and_a_damaged_manifest_are_told_too(workspace):
    facts, snapshot = newest(workspace)
    facts.part(snapshot, "bodies").unlink()
    assert [c.details["table"] for c in examine(workspace.root) if c.key == "snapshot-missing"] == ["bodies"]
    facts.part(snapshot, "pages").with_name("manifest.json").write_text('{"format": 1}')
    with pytest.raises(InputError, match="manifest-damaged"):
        open_reading(workspace, Selection("shop"))
    assert len(facts.snapshots("crawl")) == 1
    assert "snapshot-changed" in [check.key for check in examine(workspace.root)]


def test_a_number_that_was_changed_in_a_manifest_is_noticed(workspace):
    facts, snapshot = newest(workspace)
    manifest = facts.part(snapshot, "pages").with_name("manifest.json")
    manifest.write_text(manifest.read_text().replace('"ok": 200', '"ok": 201'))
    with pytest.raises(InputError, match="manifest-damaged"):
        facts.newest("crawl")
