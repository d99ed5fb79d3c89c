from datetime import UTC, datetime

import pytest

from crawlers.log_formats import LONGEST_LINE, Splitter, UnreadLineError, read_line

LINE = '192.0.2.7 - - [22/Nov/2026:10:15:00 +0100] "GET /a?b=c HTTP/1.1" 200 512 "https://x.example/p" "Mozilla/5.0"'


@pytest.fixture(scope="module")
def splitter():
    splitter = Splitter()
    yield splitter
    splitter.close()


def read(splitter, *lines):
    split = splitter.split("\n".join(lines).encode() + b"\n", 1)
    assert split.rows.num_rows + len(split.rejects) == len(lines)
    return split.rows.to_pylist(), [(reject.line_no, reject.reason) for reject in split.rejects]


VARIANTS = {
    "combined": LINE,
    "common": LINE.partition(' "https')[0],
    "vhost_combined": "shop.example:443 " + LINE,
    "more fields": LINE + ' "-" 0.003 "gzip"',
    "windows line end": LINE + "\r",
    "user with a space": LINE.replace("- - [", "- John Doe ["),
    "escaped quote": LINE.replace("Mozilla/5.0", 'Mozilla \\"5\\"'),
    "forwarded": LINE.replace("192.0.2.7", "192.0.2.7, 198.51.100.9"),
    "stray quote": LINE.replace("/a?b=c", '/a?b=c"'),
}


@pytest.mark.parametrize("line", VARIANTS.values(), ids=VARIANTS)
def test_a_line_is_read_in_every_form_servers_write_it(line, splitter):
    (row,), rejects = read(splitter, line)
    assert rejects == []
    asked_by = "192.0.2.7, 198.51.100.9" if ", 198" in line else "192.0.2.7"
    assert (row["address"], row["method"], row["status"], row["bytes"]) == (asked_by, "GET", 200, 512)
    assert row["target"].rstrip('"') == "/a?b=c"
    assert row["host"] == ("shop.example:443" if line.startswith("shop") else "")


@pytest.mark.parametrize(
    "line", [line for line in VARIANTS.values() if "\\" not in line and "John" not in line and ", 198" not in line]
)
def test_the_fast_and_the_tolerant_reader_agree(line, splitter):
    (row,), _ = read(splitter, line)
    assert {name: value for name, value in row.items() if name != "line_no"} == read_line(line.rstrip("\r"))


@pytest.mark.parametrize(
    ("zone", "hour"), [("+0000", 10), ("+0100", 9), ("-0330", 13), ("+0530", 4)], ids=lambda zone: str(zone)
)
def test_times_become_utc(zone, hour, splitter):
    (row,), _ = read(splitter, LINE.replace("+0100", zone))
    assert datetime.fromtimestamp(row["requested_at"] / 1e6, UTC).hour == hour


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("a broken line", "format"),
        ("", "empty"),
        (LINE.replace("22/Nov", "32/Nov"), "time"),
        (LINE.replace("22/Nov", "22/Nix"), "time"),
        (LINE.replace(" 200 ", " - "), "status"),
        (LINE.replace("GET /a?b=c HTTP/1.1", "\\x16\\x03\\x01"), "request"),
        (LINE.replace("GET /a?b=c HTTP/1.1", "-"), "request"),
        ("\x00\x00\x00", "encoding"),
        (LINE.replace("Mozilla", "M" * LONGEST_LINE), "too_long"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_takes_no_neighbour_with_it(line, reason, splitter):
    rows, rejects = read(splitter, LINE, line, LINE)
    assert [row["line_no"] for row in rows] == [1, 3]
    assert rejects == [(2, reason)]


def test_an_unclosed_quote_swallows_nothing(splitter):
    broken = LINE.replace('"Mozilla/5.0"', '"Mozilla/5.0')
    rows, rejects = read(splitter, LINE, broken, LINE, broken, LINE)
    assert len(rows) + len(rejects) == 5
    assert [row["line_no"] for row in rows if row["agent"] == "Mozilla/5.0"] == [1, 3, 5]


def test_old_encodings_and_hostile_text_stay_one_hit(splitter):
    latin = LINE.replace("/a?b=c", "/größe").encode("cp1252")
    hostile = LINE.replace("Mozilla/5.0", "${jndi:ldap://x} \x1b[31m <script> =1+1 '; DROP TABLE").encode()
    split = splitter.split(latin + b"\n" + hostile + b"\n", 1)
    first, second = split.rows.to_pylist()
    assert first["target"] == "/größe"
    assert second["agent"].startswith("${jndi:")


def test_odd_requests_are_requests(splitter):
    rows, rejects = read(
        splitter, *(LINE.replace("GET /a?b=c HTTP/1.1", r) for r in ("OPTIONS * HTTP/1.0", "GET /old"))
    )
    assert [row["target"] for row in rows] == ["*", "/old"]
    assert rejects == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["junk", LINE, LINE, VARIANTS["common"]], "combined"),
        ([VARIANTS["common"]], "common"),
        ([VARIANTS["vhost_combined"]], "vhost_combined"),
        (["junk", ""], "unknown"),
    ],
)
def test_the_format_is_what_most_lines_have(lines, expected, splitter):
    assert splitter.begin("\n".join(lines).encode()).format == expected


def test_a_line_made_to_take_for_ever_takes_no_time():
    with pytest.raises(UnreadLineError):
        read_line('1.2.3.4 - - [22/Nov/2026:10:15:00 +0100] "' + '" 1 ' * 15_000)
