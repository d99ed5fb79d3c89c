"""What is promised about logs: whatever was done to a file, each line is a hit or a reject, and counted once."""

import gzip
import subprocess
import sys

import pytest

from analysis.errors import InputError
from app.texts import LANGUAGES, texts
from crawlers import logfiles
from tests import log_corruptor as corrupt
from tests.log_corruptor import FAULTS, PACKERS, line_of, log_of
from tests.test_logfiles import collect_here, fingerprints, prints, read, rows, write

LINES = 200
TORN = 20  # lines at most that damage makes look like others, before anything tells


@pytest.fixture(autouse=True)
def collected_at_once(monkeypatch):
    monkeypatch.setattr(logfiles, "collect", collect_here)


def only_file(batches):
    (file,) = rows(batches, "log_files")
    return file


# one fault a file


@pytest.mark.parametrize("name", FAULTS)
def test_a_spoiled_log_gives_every_line(name, tmp_path):
    fault = FAULTS[name]
    totals, batches = read(tmp_path, write(tmp_path / fault.name, fault.spoil(log_of(LINES))))
    file = only_file(batches)
    assert (totals.hits, totals.rejected) == (fault.hits(LINES), fault.rejects)
    assert (file["encoding"], file["packing"], file["damage"]) == (fault.encoding, fault.packing, "")
    assert {row["reason"] for row in rows(batches, "rejects")} <= {fault.reason} if fault.reason else True
    assert tuple(file["notes"]) == fault.notes


@pytest.mark.parametrize("kind", PACKERS)
def test_of_a_packed_log_cut_in_half_every_whole_line_is_read_and_later_only_the_rest(kind, tmp_path):
    whole, text = PACKERS[kind](log_of(9_000)), log_of(9_000)
    first, batches = read(tmp_path, write(tmp_path / "access.log", corrupt.cut(whole)))
    assert only_file(batches)["damage"] == f"{kind}_truncated:{len(whole) // 2}"
    assert 0 < first.hits < 9_000
    assert (first.rejected, first.damaged) == (0, ["access.log"])
    again, more = read(tmp_path, write(tmp_path / "new.log", text), known=fingerprints(batches), prints=prints(batches))
    assert first.hits + again.hits == 9_000
    assert rows(more, "hits")[0]["line_no"] == first.hits + 1


@pytest.mark.parametrize("kind", PACKERS)
def test_what_stands_before_a_bad_sector_is_read_and_a_later_whole_copy_adds_what_is_missing(kind, tmp_path):
    whole = PACKERS[kind](log_of(9_000))
    first, batches = read(tmp_path, write(tmp_path / "access.log", corrupt.overwritten(whole)))
    kind_of_damage, _, byte = only_file(batches)["damage"].partition(":")
    assert kind_of_damage == f"{kind}_corrupt"
    assert len(whole) // 2 <= int(byte) <= len(whole)
    _, more = read(tmp_path, write(tmp_path / "new.log", whole), known=fingerprints(batches), prints=prints(batches))
    both = [row["url"] for row in rows(batches, "hits") + rows(more, "hits")]
    wanted = {row["url"] for row in rows(read(tmp_path, write(tmp_path / "x", whole))[1], "hits")}
    assert first.hits > 2_000
    assert len(both) - len(set(both)) == 0, "no line twice"
    assert len(set(both) - wanted) <= TORN, "what was torn at the damage, and no more"
    assert len(wanted - set(both)) <= TORN


def test_a_wrong_check_sum_is_told_and_nothing_read_twice(tmp_path):
    whole = gzip.compress(log_of(2_000))
    first, batches = read(tmp_path, write(tmp_path / "access.log", corrupt.with_wrong_check_sum(whole)))
    assert (first.hits, only_file(batches)["damage"]) == (2_000, f"gz_corrupt:{len(whole) - 5}")
    again, _ = read(tmp_path, write(tmp_path / "new.log", whole), known=fingerprints(batches), prints=prints(batches))
    assert again.hits == 0


@pytest.mark.parametrize("kind", PACKERS)
def test_junk_behind_a_packed_log_is_told(kind, tmp_path):
    whole = PACKERS[kind](log_of(LINES))
    totals, batches = read(tmp_path, write(tmp_path / "access.log", corrupt.with_junk(whole)))
    assert (totals.hits, only_file(batches)["damage"]) == (LINES, f"{kind}_junk:{len(whole)}")


def test_a_log_of_another_kind_is_refused_with_its_first_lines_made_safe(tmp_path):
    log = write(tmp_path / "error.log", "[error] client 203.0.113.77 sent erika@mail.example\nsecond\nthird\nfourth\n")
    with pytest.raises(InputError, match="log-format-unknown") as problem:
        read(tmp_path, log)
    assert problem.value.details["line"].endswith("⏎ second ⏎ third")
    assert "203.0.113.77" not in str(problem.value)


@pytest.mark.parametrize("content", [b"x" * 3_000_000, b"\0" * 3_000_000, b"\x89PNG" + bytes(range(256)) * 400])
def test_what_has_no_line_at_all_is_refused(content, tmp_path):
    with pytest.raises(InputError, match="log-format-unknown"):
        read(tmp_path, write(tmp_path / "access.log", content))


def test_more_than_five_in_a_hundred_rejected_is_a_warning(tmp_path):
    for junk, doubtful in ((5, []), (6, ["access.log"])):
        text = log_of(100 - junk) + b"junk\n" * junk
        totals, _ = read(tmp_path, write(tmp_path / "access.log", text))
        assert list(totals.doubtful) == doubtful


# each line once


def test_copies_under_three_names_and_packed_are_counted_once(tmp_path):
    text = log_of(LINES)
    copies = [write(tmp_path / "a.log", text), write(tmp_path / "b.log", text), write(tmp_path / "c", text)]
    packed = [write(tmp_path / f"d.{kind}", pack(text)) for kind, pack in PACKERS.items()]
    totals, batches = read(tmp_path, *copies, *packed)
    assert (totals.hits, totals.skipped_files) == (LINES, 6)
    again, more = read(tmp_path, *packed, known=fingerprints(batches), prints=prints(batches))
    assert (again.hits, more) == (0, [])


def test_equal_lines_of_one_file_all_count(tmp_path):
    totals, _ = read(tmp_path, write(tmp_path / "access.log", line_of(1) * 100))
    assert totals.hits == 100


@pytest.mark.parametrize("shorter", [7, 150, 3_000], ids=["few lines", "some", "more than are compared one by one"])
@pytest.mark.parametrize("names", [("a.log", "b.log"), ("b.log", "a.log")], ids=["shorter first", "longer first"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_beginning_of_another_file_adds_nothing_in_one_run_or_in_two(shorter, names, pack, tmp_path):
    long = log_of(5_000)
    part = write(tmp_path / names[0], pack(log_of(shorter)))
    whole = write(tmp_path / names[1], long)
    assert read(tmp_path, *sorted((part, whole)))[0].hits == 5_000
    for first, second in ((part, whole), (whole, part)):
        totals, batches = read(tmp_path, first)
        again, _ = read(tmp_path, second, known=fingerprints(batches), prints=prints(batches))
        assert totals.hits + again.hits == 5_000


def test_of_a_rotated_log_that_was_read_before_only_the_new_lines_count(tmp_path):
    _, first = read(tmp_path, write(tmp_path / "access.log", log_of(300)))
    rotated = write(tmp_path / "access.log.1", log_of(400))
    now = write(tmp_path / "access.log", log_of(100, start=400))
    totals, batches = read(tmp_path, now, rotated, known=fingerprints(first), prints=prints(first))
    assert totals.hits == 200
    assert sorted({row["line_no"] for row in rows(batches, "hits") if row["file"] == "access.log.1"})[0] == 301


@pytest.mark.parametrize("overlap", [2, 60, 400, 900])
def test_lines_that_two_files_share_where_they_meet_count_once(overlap, tmp_path):
    old = write(tmp_path / "access.log.1", log_of(1_000))
    new = write(tmp_path / "access.log", log_of(1_000, start=1_000 - overlap))
    totals, batches = read(tmp_path, new, old)
    assert totals.hits == 2_000 - overlap
    assert [f"overlap:{overlap}" in row["notes"] for row in rows(batches, "log_files")] == [True, False]
    for first, second in ((old, new), (new, old)):
        totals, batches = read(tmp_path, first)
        again, _ = read(tmp_path, second, known=fingerprints(batches), prints=prints(batches))
        assert totals.hits + again.hits == 2_000 - overlap


def test_a_log_copied_in_the_middle_of_a_line_and_not_yet_truncated_counts_once(tmp_path):
    copy = write(tmp_path / "access.log.1", log_of(500) + line_of(500).encode()[:40])
    going_on = write(tmp_path / "access.log", log_of(520))
    totals, _ = read(tmp_path, copy, going_on)
    assert (totals.hits, totals.rejected) == (520, 0)


def test_days_of_one_site_that_only_look_alike_all_count(tmp_path):
    first = write(tmp_path / "a.log", log_of(300))
    second = write(tmp_path / "b.log", line_of(0).encode() + log_of(300, start=1_000))  # begins with the same line
    third = write(tmp_path / "c.log", line_of(299).encode() + log_of(300, start=5_000))  # with the last line of another
    assert read(tmp_path, first, second, third)[0].hits == 300 + 301 + 301


# times


def test_five_offsets_and_the_doubled_and_the_missing_hour_are_told_apart(tmp_path):
    times = {
        "25/Oct/2026:02:30:00 +0200": "2026-10-25T00:30:00", "25/Oct/2026:02:30:00 +0100": "2026-10-25T01:30:00",
        "29/Mar/2026:01:59:59 +0100": "2026-03-29T00:59:59", "29/Mar/2026:03:00:00 +0200": "2026-03-29T01:00:00",
        "20/Nov/2026:10:15:00 -0330": "2026-11-20T13:45:00", "20/Nov/2026:10:15:00 +0545": "2026-11-20T04:30:00",
        "20/Nov/2026:10:15:00 +0000": "2026-11-20T10:15:00", "31/Dec/2026:23:59:59 -0800": "2027-01-01T07:59:59",
    }  # fmt: skip
    text = "".join(line_of(number, time) for number, time in enumerate(times))
    _, batches = read(tmp_path, write(tmp_path / "access.log", text))
    assert [row["requested_at"].isoformat() for row in rows(batches, "hits")] == list(times.values())


# pieces, and what stands before them


def test_a_large_file_is_put_down_in_pieces_each_with_its_account(tmp_path):
    text = log_of(2_000)
    log = write(tmp_path / "access.log", text)
    _, whole = read(tmp_path, log)
    _, batches = read(tmp_path, log, commit=50_000)
    files = rows(batches, "log_files")
    assert len(files) == len(text) // 50_000 + 1
    assert sum(file["lines"] for file in files) == 2_000
    assert rows(batches, "hits") == rows(whole, "hits")
    for done in range(len(files)):
        totals, _ = read(tmp_path, log, known=[file["fingerprint"] for file in files[: done + 1]], commit=50_000)
        assert totals.hits == sum(file["lines"] for file in files[done + 1 :])


def test_the_columns_named_before_a_piece_hold_for_it(tmp_path):
    head = "#Fields: date time c-ip cs-method cs-uri-stem sc-status sc-bytes cs(User-Agent)\n"
    lines = [f"2026-11-20 10:15:{n % 60:02} 203.0.113.7 GET /a{n} 200 5 Mozilla/5.0\n" for n in range(1_000)]
    log = write(tmp_path / "u_ex.log", head + "".join(lines[:600]))
    first, batches = read(tmp_path, log, commit=9_000)
    write(log, head + "".join(lines))
    again, more = read(tmp_path, log, known=fingerprints(batches))
    assert (first.hits, again.hits, again.rejected) == (600, 400, 0)
    assert len(rows(batches, "log_files")) > 3
    assert rows(more, "log_files")[0]["notes"] == ["continued:602"]


IMPORT = """
import re, sys
from pathlib import Path
from crawlers import logfiles
from tests.test_logfiles import collect_here, read
logfiles.collect = collect_here
totals, _ = read(Path(sys.argv[1]), Path(sys.argv[1]) / "access.log")
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]  # getrusage knows the parent's, too
print(totals.hits, totals.rejected, int(peak) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")
def test_lines_without_end_take_little_memory(tmp_path):
    endless = b"x" * 64_000_000
    write(tmp_path / "access.log", log_of(LINES) + endless + b"\n" + b"\0" * 64_000_000 + log_of(LINES, 500) + endless)
    asked = subprocess.run([sys.executable, "-c", IMPORT, str(tmp_path)], capture_output=True, text=True, check=True)
    hits, rejects, peak_mb = map(int, asked.stdout.split())
    assert (hits, rejects) == (2 * LINES, 2)
    assert peak_mb <= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_odd_has_words_in_every_language(language):
    said = texts(language)
    kinds = ["many-rejected", "odd-years", "late-lines", "nul-bytes", "overlap", "continued", "half-line"]
    kinds += [f"{kind}-{damage}" for kind in PACKERS for damage in ("truncated", "corrupt", "junk")]
    assert [kind for kind in kinds if not said.has(f"log-note-{kind}")] == []
