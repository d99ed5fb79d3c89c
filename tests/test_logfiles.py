import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from analysis.errors import ContractError, InputError
from analysis.progress import Stopped
from app.texts import LANGUAGES, texts
from crawlers import log_content, logfiles
from crawlers.log_collect import collect
from crawlers.log_scan import Prints, Scanned, inspect
from crawlers.log_sources import find_files, unique_names
from crawlers.logfiles import LogPlan, import_logs

DEV = Path(__file__).parents[2] / "shared" / "dev"
needs_dev_data = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is not here")

GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36"


@pytest.fixture
def spider():
    """Asks for the real spider in a process of its own, which takes a second to start."""


@pytest.fixture(autouse=True)
def collected_at_once(request, monkeypatch):
    if "spider" not in request.fixturenames:
        monkeypatch.setattr(logfiles, "collect", collect_here)


def collect_here(paths, how, *_, **__):
    return [inspect(log_content.in_place(path), how, path=str(path), name=path.name) for path in paths]


def line(path="/a", address="203.0.113.7", agent=CHROME, day=20, status=200, referrer="-"):
    return f'{address} - - [{day}/Nov/2026:10:15:00 +0100] "GET {path} HTTP/1.1" {status} 512 "{referrer}" "{agent}"\n'


def read(tmp_path, *sources, known=(), should_stop=lambda: False, prints=(), **plan):
    plan = LogPlan("https://shop.example", ("shop.example",), sources, b"k" * 32, tmp_path, prints=prints, **plan)
    importing = import_logs(plan, known, lambda progress: None, should_stop)
    batches = list(importing)
    totals = importing.totals
    assert totals.lines == totals.hits + totals.rejected
    return totals, batches


def rows(batches, table):
    return [row for name, batch in batches if name == table for row in batch.to_pylist()]


def prints(batches):
    found = [{k: v for k, v in row.items() if k != "file"} for row in rows(batches, "log_prints")]
    return tuple(Prints(newlines=row.pop("lines"), **row) for row in found)


def fingerprints(batches):
    return [row["fingerprint"] for row in rows(batches, "log_files")]


def write(path, text):
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_every_line_is_a_hit_or_a_reject(tmp_path):
    log = write(tmp_path / "access.log", line("/a") + "junk\n" + line("/b") + "\n" + line("/c").rstrip())
    totals, batches = read(tmp_path, log)
    assert (totals.files, totals.lines, totals.hits, totals.rejected) == (1, 5, 3, 2)
    assert [(row["url"], row["line_no"]) for row in rows(batches, "hits")] == [
        ("https://shop.example/a", 1),
        ("https://shop.example/b", 3),
        ("https://shop.example/c", 5),
    ]
    assert [(row["line_no"], row["reason"]) for row in rows(batches, "rejects")] == [(2, "format"), (4, "empty")]
    (file,) = rows(batches, "log_files")
    assert (file["file"], file["format"], file["lines"], file["damage"]) == ("access.log", "combined", 5, "")


def test_a_hit_says_who_came_and_when_in_utc(tmp_path):
    log = write(
        tmp_path / "access.log",
        line("/a", "66.249.66.1", GOOGLEBOT)
        + line("/a", "203.0.113.7", GOOGLEBOT)
        + line("/a", referrer="https://x.example/p"),
    )
    _, batches = read(tmp_path, log)
    real, fake, person = rows(batches, "hits")
    assert (real["actor"], real["bot"], real["verification"], real["client"]) == (
        "search", "Googlebot", "verified", "66.249.66.1",
    )  # fmt: skip
    assert (fake["actor"], fake["verification"]) == ("search", "spoofed")
    assert (person["actor"], person["bot"], person["verification"]) == ("human", "", "")
    assert (person["agent"], person["referrer"]) == ("Chrome", "https://x.example")
    assert fake["client"] == person["client"]
    assert re.fullmatch(r"[0-9a-f]{16}", person["client"])
    assert person["requested_at"].isoformat() == "2026-11-20T09:15:00"


def test_a_host_in_the_line_names_the_site(tmp_path):
    log = write(
        tmp_path / "access.log",
        "Other.Example:443 " + line("/a") + "_default_:80 " + line("/b") + "127.0.0.1:18080 " + line("/c"),
    )
    _, batches = read(tmp_path, log)
    assert [row["url"] for row in rows(batches, "hits")] == [
        "https://other.example/a",
        "https://shop.example/b",
        "https://shop.example/c",
    ]


PERSONAL = ["203.0.113.77", "2001:db8:7::77", "p5b0a7.dip0.provider.example", "erika@mail.example",
            "erika%40mail.example", "DE89370400440532013000", "0171 2345678", "erika", "geheim-wort"]  # fmt: skip


def test_nothing_that_leaves_the_import_tells_who_somebody_is(tmp_path):
    text = (
        line("/u/erika@mail.example?q=geheim-wort", "203.0.113.77", referrer="https://x.example/?m=erika@mail.example")
        + line("/u/erika%40mail.example", "2001:db8:7::77")
        + line("/pay/DE89370400440532013000?tel=0171%202345678", "p5b0a7.dip0.provider.example")
        + "203.0.113.77 - erika [22/Nov/2026:10:15:00 +0100] broken erika@mail.example 0171 2345678\n"
        + '2001:db8:7::77 - erika [99/Nov/2026:10:15:00 +0100] "GET /?q=geheim-wort HTTP/1.1" 200 1\n'
    )
    totals, batches = read(tmp_path, write(tmp_path / "access.log", text))
    assert (totals.hits, totals.rejected) == (3, 2)
    written = str([batch.to_pylist() for _, batch in batches]).lower()
    assert [text for text in PERSONAL if text.lower() in written] == []


def test_an_unknown_format_is_refused_with_its_first_line_made_safe(tmp_path):
    log = write(tmp_path / "error.log", "[error] client 203.0.113.77 sent erika@mail.example\n" * 3)
    with pytest.raises(InputError) as problem:
        read(tmp_path, log)
    assert problem.value.key == "log-format-unknown"
    assert problem.value.details["file"] == "error.log"
    assert "[error] client" in problem.value.details["line"]
    assert "203.0.113.77" not in str(problem.value)


def test_in_a_folder_a_file_of_another_format_is_all_rejects(tmp_path):
    (tmp_path / "logs").mkdir()
    write(tmp_path / "logs" / "access.log", line())
    write(tmp_path / "logs" / "error.log", "something else\n")
    totals, batches = read(tmp_path, tmp_path / "logs")
    assert (totals.files, totals.hits, totals.rejected) == (2, 1, 1)
    assert [row["format"] for row in rows(batches, "log_files")] == ["combined", "unknown"]


def test_a_folder_without_one_line_of_an_access_log_is_refused(tmp_path):
    (tmp_path / "logs").mkdir()
    write(tmp_path / "logs" / "error.log", "something else\n")
    with pytest.raises(InputError) as problem:
        read(tmp_path, tmp_path / "logs")
    assert problem.value.details == {"file": "error.log", "line": "something else"}


def test_a_packed_log_is_read_like_a_plain_one(tmp_path):
    packed = gzip.compress((line("/a") * 3).encode()) + gzip.compress(line("/b").encode())
    totals, batches = read(tmp_path, write(tmp_path / "access.log.gz", packed))
    assert (totals.hits, totals.rejected) == (4, 0)
    plain = write(tmp_path / "access.log", line("/a") * 3 + line("/b"))
    assert read(tmp_path, plain, known=fingerprints(batches))[0].skipped_files == 1


def test_a_gz_cut_in_half_gives_every_whole_line_and_later_only_the_rest(tmp_path):
    text = "".join(line(f"/page-{i * 7919 % 10_007}") for i in range(4_000))
    whole = gzip.compress(text.encode())
    log = write(tmp_path / "access.log.gz", whole[: len(whole) // 2])
    totals, batches = read(tmp_path, log)
    (file,) = rows(batches, "log_files")
    assert file["damage"] == f"gz_truncated:{len(whole) // 2}"
    assert 0 < totals.hits < 4_000
    assert totals.rejected == 0
    rest, more = read(tmp_path, write(log, whole), known=fingerprints(batches))
    assert totals.hits + rest.hits == 4_000
    assert rows(more, "hits")[0]["line_no"] == totals.hits + 1


@pytest.mark.parametrize("junk", [b"some junk", b"\0" * 512], ids=["junk", "padding"])
def test_what_follows_a_packed_log_is_told_from_padding(junk, tmp_path):
    totals, batches = read(tmp_path, write(tmp_path / "a.gz", gzip.compress(line().encode()) + junk))
    assert totals.hits == 1
    assert bool(rows(batches, "log_files")[0]["damage"]) == (junk == b"some junk")


def test_a_file_is_counted_once_under_whatever_name(tmp_path):
    first = write(tmp_path / "access.log", line("/a") * 100)
    copy = write(tmp_path / "copy.log", line("/a") * 100)
    totals, batches = read(tmp_path, first, copy)
    assert (totals.hits, totals.skipped_files) == (100, 1), "equal lines of one file are all counted"
    again, more = read(tmp_path, copy, known=fingerprints(batches))
    assert (again.files, again.lines, again.skipped_files, more) == (0, 0, 1, [])


def test_of_a_grown_file_only_the_new_lines_are_read(tmp_path):
    log = write(tmp_path / "access.log", line("/a") * 3)
    _, first = read(tmp_path, log)
    write(log, line("/a") * 3 + line("/b") * 2)
    totals, second = read(tmp_path, log, known=fingerprints(first))
    assert (totals.lines, totals.hits) == (2, 2)
    assert [row["line_no"] for row in rows(second, "hits")] == [4, 5]
    known = fingerprints(first) + fingerprints(second)
    assert read(tmp_path, log, known=known)[0].skipped_files == 1
    write(log, line("/b") * 5)
    assert read(tmp_path, log, known=known)[0].hits == 5, "another content under the same name"


@pytest.mark.parametrize("cut", [20, len(line()) - 1], ids=["half a line", "only the newline missing"])
def test_a_line_that_was_being_written_is_counted_once_when_it_is_whole(cut, tmp_path):
    log = write(tmp_path / "access.log", line("/a") + line("/b")[:cut])
    first_totals, first = read(tmp_path, log)
    again, more = read(tmp_path, log, known=fingerprints(first))
    assert (again.skipped_files, more) == (1, [])
    write(log, line("/a") + line("/b") + line("/c"))
    totals, second = read(tmp_path, log, known=fingerprints(first))
    urls = [row["url"] for row in rows(first, "hits") + rows(second, "hits")]
    assert urls == [f"https://shop.example/{name}" for name in "abc"]
    assert first_totals.hits + totals.hits == 3


def test_an_endless_line_is_one_reject_and_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(log_content, "_BLOCK", 4096)
    log = write(tmp_path / "access.log", line("/a") + "x" * 3_000_000 + "\n" + line("/b") + "y" * 2_000_000)
    totals, batches = read(tmp_path, log)
    assert (totals.lines, totals.hits) == (4, 2)
    assert [(row["line_no"], row["reason"]) for row in rows(batches, "rejects")] == [(2, "too_long"), (4, "too_long")]
    blocks = log_content.blocks_between(log_content.in_place(log), 0, log.stat().st_size)
    assert max(len(piece) for piece in blocks) < 4_000_000


def test_blocks_make_no_difference(tmp_path, monkeypatch):
    text = "".join(line(f"/{i}") + ("junk\n" if i % 5 == 0 else "") for i in range(300))
    log = write(tmp_path / "access.log", b"\xef\xbb\xbf" + text.encode())
    totals, at_once = read(tmp_path, log)
    monkeypatch.setattr(log_content, "PIECE", 777)
    monkeypatch.setattr(log_content, "_BLOCK", 1_000)
    same, in_blocks = read(tmp_path, log)
    assert len(in_blocks) > len(at_once)
    assert (totals.hits, totals.rejected) == (300, 60) == (same.hits, same.rejected)
    for table in ("hits", "rejects", "log_files"):
        one, other = ([row | {"confidence": None} for row in rows(batches, table)] for batches in (at_once, in_blocks))
        assert one == other, "a format is found by the first block alone, and so less surely by a small one"


def test_an_import_can_be_stopped(tmp_path):
    log = write(tmp_path / "access.log", line())
    with pytest.raises(Stopped):
        read(tmp_path, log, should_stop=lambda: True)


def test_sources_are_files_folders_and_patterns(tmp_path):
    for name in ("logs/a.log", "logs/old/a.log", "logs/b.txt", "logs/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path / name, line())
    folder, named = find_files((tmp_path / "logs", tmp_path / "logs" / "b.txt"))
    assert [path.relative_to(tmp_path).as_posix() for path in folder] == ["logs/a.log", "logs/b.txt", "logs/old/a.log"]
    assert len(named) == 1
    assert len(find_files((tmp_path / "logs" / "*.log",))[0]) == 1
    assert unique_names([path.name for path in folder]) == ["a.log", "b.txt", "a.log (2)"]
    with pytest.raises(InputError, match="log-source-missing"):
        find_files((tmp_path / "nothing.log",))


def test_the_spider_collects_twice_in_one_process(tmp_path, spider):
    first, second = write(tmp_path / "a b.log", line("/a")), write(tmp_path / "größe.log", line("/b"))
    totals, batches = read(tmp_path, first, second)
    assert [row["file"] for row in rows(batches, "log_files")] == ["a b.log", "größe.log"]
    assert totals.hits == 2
    assert read(tmp_path, first, known=fingerprints(batches))[0].skipped_files == 1


def test_a_cancelled_import_leaves_no_spider_behind(tmp_path, spider):
    with pytest.raises(Stopped):
        read(tmp_path, write(tmp_path / "access.log", line()), should_stop=lambda: True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no files that keep a reader waiting")
def test_the_spider_does_not_outlive_whoever_asked(tmp_path):
    os.mkfifo(tmp_path / "waits.log")
    waiting = subprocess.Popen([sys.executable, "-m", "crawlers.log_spider"], stdin=subprocess.PIPE, text=True)
    wanted = {"sources": [{"path": str(tmp_path / "waits.log")}], "known": [], "print_key": "", "commit": 1, "step": 1}
    waiting.stdin.write(json.dumps(wanted | {"folder": str(tmp_path), "key": "", "secret": None}) + "\n")
    waiting.stdin.close()
    assert waiting.wait(timeout=30) == 1


def test_a_file_that_cannot_be_read_is_named(tmp_path, spider):
    with pytest.raises(InputError, match="log-file-unreadable"):
        collect([tmp_path / "gone.log"], Scanned(()), print, lambda: False, folder=tmp_path, key=b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_go_wrong_is_said_in_every_language(language):
    said = texts(language)
    for error in (
        InputError("log-source-missing", path="a.log"),
        InputError("log-source-empty", path="logs"),
        InputError("log-file-unreadable", path="a.log", problem="denied"),
        InputError("log-format-unknown", file="a.log", line="?"),
        ContractError("log-lines-differ", file="a.log", counted=2, read=1),
        ContractError("log-collect-failed", code=1, problem="none"),
    ):
        assert said.error(error)
    assert said("progress-log-collect") != said("progress-log-lines")


@needs_dev_data
def test_a_real_log_is_read_to_the_last_line(tmp_path):
    totals, batches = read(tmp_path, DEV / "logs" / "semicomplete" / "access_part1.log")
    assert (totals.lines, totals.hits, totals.rejected) == (5_000, 5_000, 0)
    google = [row for row in rows(batches, "hits") if row["bot"].startswith("Googlebot")]
    assert (len(google), sum(row["verification"] == "verified" for row in google)) == (310, 308)


@needs_dev_data
@pytest.mark.parametrize(
    ("name", "lines", "hits"),
    [
        ("advertools/combined_with_errors.log", 889, 885),
        ("advertools/dreamhost_apache_access.log", 130, 129),
        (
            "advertools/combined_latin1_enc.log",
            200,
            155,
        ),  # behind line 169 a packed log was glued to it, and a line to that
        ("awstats_testglobal.log", 101, 56),
        ("fail2ban/apache-badbots.log", 11, 4),
        ("fail2ban/nginx-botsearch.log", 43, 8),
    ],
)
def test_real_logs_close_and_hold_no_client(name, lines, hits, tmp_path):
    totals, batches = read(tmp_path, DEV / "logs" / name)
    assert (totals.lines, totals.hits) == (lines, hits)
    named = re.compile(rb"^(?:[\w.]+ )?(\d+\.\d+\.\d+\.\d+) ", re.MULTILINE).findall((DEV / "logs" / name).read_bytes())
    verified = {row["client"] for row in rows(batches, "hits") if row["verification"] == "verified"}
    written = str([pa.RecordBatch.to_pylist(batch) for _, batch in batches])
    strangers = sorted({address.decode() for address in named} - verified)
    assert strangers
    assert [a for a in strangers if re.search(rf"(?<![\d.]){re.escape(a)}(?![\d.])", written)] == []
