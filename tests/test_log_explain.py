import json
import random

import pyarrow.parquet as pq
import pytest

from analysis.tables import TABLES
from app.cli import main
from app.commands.session import Exit
from app.texts import texts
from app.workspace import open_workspace
from crawlers.log_formats import Splitter
from crawlers.log_formats.registry import FORMATS
from tests.log_samples import COMBINED, SAMPLES

CUSTOM = '%h|%t|%>s|%b|%D|"%r"|%{Content-Type}o'
CUSTOM_LINE = '203.0.113.77|[22/Nov/2026:10:15:00 +0100]|200|5|12000|"GET /a HTTP/2.0"|text/html; charset=utf-8\n'


@pytest.fixture
def folder(tmp_path):
    assert main(["init", "https://shop.example", "--workspace", str(tmp_path)]) == Exit.DONE
    return tmp_path


def test_a_pasted_format_is_used_and_what_it_tells_becomes_columns_of_hits(folder):
    log = folder / "access.log"
    log.write_text(CUSTOM_LINE * 3)
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.FAILED
    assert main(["logs", str(log), "--format", CUSTOM, "--workspace", str(folder)]) == Exit.DONE
    (part,) = open_workspace(folder).facts("shop.example").parts("logs", "hits")
    assert (
        pq.read_table(part, columns=["duration_ms", "content_type", "protocol", "cache"]).to_pylist()
        == [{"duration_ms": 12, "content_type": "text/html", "protocol": "HTTP/2", "cache": None}] * 3
    )
    (part,) = open_workspace(folder).facts("shop.example").parts("logs", "log_files")
    (file,) = pq.read_table(part).to_pylist()
    assert (file["format"], file["confidence"], file["lines"]) == ("custom", 1.0, 3)
    assert {"duration_ms", "content_type"} <= set(file["fields"])


def test_the_format_in_the_settings_is_used_and_a_broken_one_is_named(folder, capsys):
    settings = folder / "sitelore.toml"
    before = settings.read_text()
    log = folder / "access.log"
    log.write_text(CUSTOM_LINE)
    settings.write_text(f"{before}\n[logs]\nformat = '{CUSTOM}'\n")
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.DONE
    settings.write_text(f"{before}\n[logs]\nformat = '%h %Q'\n")
    capsys.readouterr()
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.FAILED
    assert "%Q" in capsys.readouterr().err


def test_a_grown_file_of_w3c_is_read_by_the_columns_its_head_named(folder):
    log = folder / "u_ex.log"
    head = "#Software: Microsoft IIS 10.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n"
    log.write_text(head + "2026-11-22 09:15:00 192.0.2.7 GET /a 200\n")
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.DONE
    with log.open("a") as file:
        file.write("2026-11-22 09:16:00 192.0.2.7 GET /b 200\n2026-11-22 09:17:00 192.0.2.7 GET /c 200\n")
    assert main(["logs", str(log), "--workspace", str(folder)]) == Exit.DONE
    parts = open_workspace(folder).facts("shop.example").parts("logs", "hits")
    urls = [url for part in parts for url in pq.read_table(part, columns=["url"])["url"].to_pylist()]
    assert sorted(urls) == [f"https://shop.example/{page}" for page in "abc"]


def test_explain_says_the_format_and_shows_lines_without_telling_who_somebody_is(folder, capsys):
    log = folder / "mixed.log"
    caddy = next(sample.text for sample in SAMPLES if sample.format == "caddy")
    log.write_text(f"{COMBINED}\n" * 3 + f"{caddy}\nfrom 203.0.113.77 erika@mail.example\n")
    capsys.readouterr()
    assert main(["logs", str(log), "--explain", "--json", "--workspace", str(folder)]) == Exit.DONE
    shown = capsys.readouterr()
    (told,) = json.loads(shown.out)
    assert (told["detection"]["format"], told["detection"]["confidence"]) == ("combined", 0.6)
    assert told["detection"]["others"] == [["caddy", 0.2]]
    assert [reject["reason"] for reject in told["rejects"]] == ["format"]
    assert "Caddy, 20 %" in shown.err
    assert [text for text in ("192.0.2.7", "203.0.113.77", "erika@") if text in shown.out + shown.err] == []
    assert open_workspace(folder).facts("shop.example").snapshots("logs") == []


def test_explain_of_a_file_no_format_reads_says_so_by_its_exit_code(folder, capsys):
    (folder / "diary.log").write_text("dear diary\n")
    assert main(["logs", str(folder / "diary.log"), "--explain", "--workspace", str(folder)]) == Exit.STOPPED


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_format_has_a_name(language):
    say = texts(language)
    apache = [
        f"{host}{form}{time}" for host in ("", "vhost_") for form in ("common", "combined") for time in ("", "_time")
    ]
    names = [*apache, "varnish", "w3c", "custom", "unknown", *(known.name for known in FORMATS)]
    assert [name for name in names if not say.has(f"log-written-{name}")] == []


def test_damaged_lines_of_every_format_are_counted_whatever_the_damage():
    """Lines cut, with bytes turned and joined at random: each is a hit or a reject, and its neighbours stay."""
    chance = random.Random(5)
    splitter = Splitter()
    lines = [line.encode() for sample in SAMPLES for line in sample.text.split("\n")]
    splitter.begin(b"\n".join(lines))
    for first in (1, 10_001):
        damaged = [_damaged(chance, line) for line in lines * 3]
        split = splitter.split(b"\n".join(damaged), first)
        numbers = split.rows["line_no"].to_pylist() + [reject.line_no for reject in split.rejects]
        assert sorted(numbers) == list(range(first, first + len(damaged)))
    splitter.close()


def _damaged(chance, line):
    kind = chance.randrange(4)
    if kind == 0:
        return line[: chance.randrange(len(line) + 1)]
    if kind == 1:
        at = chance.randrange(len(line) + 1)
        return line[:at] + bytes([chance.choice([0, 9, 13, 34, 92, 123, 255])]) * 3 + line[at:]
    return line + line if kind == 2 else line


def test_reasons_of_rejects_stand_in_the_contract():
    from typing import get_args

    from analysis.tables import COLUMNS
    from crawlers.log_formats import Reason

    assert "rejects" in TABLES
    (column,) = [column for column in COLUMNS["rejects"] if column.name == "reason"]
    assert set(column.meaning.split(", ")) == set(get_args(Reason))


def test_an_import_of_every_format_closes_and_names_each(folder):
    logs = folder / "logs"
    logs.mkdir()
    for name, sample in {sample.format: sample for sample in SAMPLES}.items():
        (logs / f"{name}.log").write_text(f"{sample.text}\njunk\n")
    assert main(["logs", str(logs), "--workspace", str(folder)]) == Exit.DONE
    parts = open_workspace(folder).facts("shop.example").parts("logs", "log_files")
    files = [row for part in parts for row in pq.read_table(part).to_pylist()]
    assert [file["file"] for file in files] == [f"{file['format']}.log" for file in files]
    assert {file["format"] for file in files} == {sample.format for sample in SAMPLES}
    assert all(file["hits"] + file["rejected"] == file["lines"] and file["hits"] == 1 for file in files)
