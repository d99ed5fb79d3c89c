import json
import re
from datetime import UTC, datetime

import pytest

from crawlers.log_formats import Splitter
from tests.dev_data import dev_file
from tests.log_samples import COMBINED, GROK_FORMATS, IIS, SAMPLES, microseconds

ONE_OF_EACH = list({sample.format: sample for sample in SAMPLES}.values())


@pytest.fixture(scope="module")
def splitter():
    splitter = Splitter()
    yield splitter
    splitter.close()


def read(splitter, text):
    block = text if isinstance(text, bytes) else text.encode()
    detection, split = splitter.begin(block), splitter.split(block, 1)
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    numbers = sorted(split.rows["line_no"].to_pylist() + [reject.line_no for reject in split.rejects])
    assert numbers == list(range(1, lines + 1)), "every line is a hit or a reject, and only one of them"
    return detection, split.rows.to_pylist(), split.rejects


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.format}: {sample.origin}")
def test_a_format_is_found_and_its_fields_are_read(sample, splitter):
    detection, rows, rejects = read(splitter, sample.text)
    assert (detection.format, detection.confidence) == (sample.format, 1.0)
    expected = sample.expected_row | {"requested_at": microseconds(sample.expected_row["requested_at"])}
    assert len(rows) == sample.rows
    assert {name: rows[-1][name] for name in expected} == expected
    assert {reject.reason for reject in rejects} <= {"comment"}


@pytest.mark.parametrize("sample", ONE_OF_EACH, ids=lambda sample: f"{sample.format}: {sample.origin}")
def test_junk_between_lines_of_a_format_takes_none_with_it(sample, splitter):
    lines = sample.text.split("\n")
    text = "\n".join([*lines, "junk", lines[-1], '{"half": ', "\x00\x01", lines[-1] + "\r"])
    _, rows, rejects = read(splitter, text)
    assert len(rows) == sample.rows + 2
    assert [reject.line for reject in rejects if reject.reason not in ("comment", "empty")] == [
        "junk\n",
        '{"half": \n',
        "\x00\x01\n",
    ]


@pytest.mark.parametrize("sample", ONE_OF_EACH, ids=lambda sample: f"{sample.format}: {sample.origin}")
def test_another_format_in_the_same_file_is_read_too(sample, splitter):
    _, rows, rejects = read(splitter, f"{COMBINED}\n{COMBINED}\n{COMBINED}\n{sample.text}\n{COMBINED}")
    assert len(rows) == 4 + sample.rows
    assert {reject.reason for reject in rejects} <= {"comment"}
    assert [row["status"] for row in rows] == [200] * len(rows)


def test_a_mixed_file_says_which_formats_compete_and_how_sure_it_is(splitter):
    caddy = next(sample.text for sample in SAMPLES if sample.format == "caddy")
    detection, _, _ = read(splitter, "\n".join([COMBINED] * 6 + [caddy] * 3 + ["junk"]))
    assert (detection.format, detection.confidence) == ("combined", 0.6)
    assert detection.others == (("caddy", 0.3),)


def test_nothing_is_found_in_a_file_that_is_no_access_log(splitter):
    detection, rows, rejects = read(splitter, "one\ntwo\n")
    assert (detection.format, detection.confidence, rows) == ("unknown", 0.0, [])
    assert [reject.reason for reject in rejects] == ["format", "format"]


def test_columns_of_w3c_may_change_in_the_middle_of_a_file_and_of_a_block(splitter):
    head, line = IIS.rsplit("\n", 1)
    short = "#Fields: time c-ip cs-method cs-uri-stem sc-status\n09:15:00 192.0.2.7 GET /b 404"
    _, rows, rejects = read(splitter, f"{head}\n{line}\n{short}\n{line}")
    assert [(row["target"], row["status"]) for row in rows] == [("/a?b=c", 200), ("/b", 404)]
    assert {row["requested_at"] for row in rows} == {microseconds("2026-11-22T09:15:00+00:00")}, "#Date is of the time"
    assert [(reject.line_no, reject.reason) for reject in rejects][-1] == (8, "format")
    next_block = splitter.split(b"09:15:01 192.0.2.7 GET /c 200\n", 9)
    assert next_block.rows["target"].to_pylist() == ["/c"]


def test_a_quoted_value_of_w3c_may_hold_spaces(splitter):
    text = (
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)\n"
        '2026-11-22 09:15:00 192.0.2.7 GET /a 200 "Mozilla/5.0 (X; Y)"'
    )
    _, (row,), _ = read(splitter, text)
    assert row["agent"] == "Mozilla/5.0 (X; Y)"


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("1795338900", "2026-11-22T09:15:00+00:00"),
        ("1795338900.5", "2026-11-22T09:15:00.5+00:00"),
        ("1795338900500", "2026-11-22T09:15:00.5+00:00"),
        ("1795338900500000", "2026-11-22T09:15:00.5+00:00"),
        ("1795338900500000000", "2026-11-22T09:15:00.5+00:00"),
        ('"2026-11-22T09:15:00Z"', "2026-11-22T09:15:00+00:00"),
        ('"2026-11-22T10:15:00.123456789+01:00"', "2026-11-22T09:15:00.123456+00:00"),
        ('"2026-11-22 09:15:00,250"', "2026-11-22T09:15:00.25+00:00"),
        ('"22/Nov/2026:10:15:00 +0100"', "2026-11-22T09:15:00+00:00"),
    ],
)
def test_times_are_read_in_the_ways_they_are_written(time, expected, splitter):
    line = f'{{"time":{time},"remote_addr":"192.0.2.7","request":"GET / HTTP/1.1","status":200}}'
    _, (row,), _ = read(splitter, line)
    assert row["requested_at"] == microseconds(expected)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[Mon Aug 31 16:27:04 2015] [error] [client 192.0.2.7] Premature end of script headers", "other_log"),
        ("2026/11/22 10:15:00 [error] 12#12: *3 open() failed, client: 192.0.2.7", "other_log"),
        ("web1 nginx[12]: 2026/11/22 10:15:00 [error] 12#12: *3 open() failed, client: 192.0.2.7", "other_log"),
        ('{"level":"error","ts":1795338900,"msg":"dial tcp"}', "other_log"),
        ("# a remark", "comment"),
        ('{"time":"never","remote_addr":"192.0.2.7","request":"GET / HTTP/1.1","status":200}', "time"),
        ('{"time":1795338900,"remote_addr":"192.0.2.7","request":"GET / HTTP/1.1","status":"-"}', "status"),
        ('{"time":1795338900,"remote_addr":"192.0.2.7","request":"\\u0016\\u0003","status":400}', "request"),
        ("h2 2026-11-22T09:15:00Z app/a 192.0.2.7:2 - -1 -1 -1 400 - 0 0 \"- http://a:80- -\" \"-\" - -", "request"),
    ],
)  # fmt: skip
def test_a_line_says_why_it_is_no_hit_whatever_its_format(line, reason, splitter):
    _, rows, rejects = read(splitter, f"{COMBINED}\n{line}")
    assert len(rows) == 1
    assert [reject.reason for reject in rejects] == [reason]


HOSTILE = ["-inf", "nan", "-1e300", "9" * 30, "9223372036854775807", "-5", "9999-12-31T23:59:59-99:99", "2026-", "1e17",
           "290308-12-22T00:00:00", "22/Nov/9999:23:59:59 -9959", "0001-01-01 00:00:00 (BC)", "5 \x00"]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_no_engine_can_hold_costs_its_own_line_at_most(text, splitter):
    """As a time, a duration, a number of bytes and an address in percent signs."""
    fields = {"time": 1795338900, "remote_addr": "192.0.2.7", "request": "GET / HTTP/1.1", "status": 200}
    good = json.dumps(fields)
    bad = [json.dumps(fields | {name: text}) for name in ("time", "request_time", "body_bytes_sent", "http_user_agent")]
    w3c = "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent)\n2026-11-22 10:00:00 192.0.2.7 GET / 200 %FF"  # noqa: E501
    _, rows, _ = read(splitter, "\n".join([good, *bad, good, w3c, good]))
    assert len(rows) >= 4
    assert rows[-1]["line_no"] == len(bad) + 5


def test_what_takes_too_long_for_every_line_is_not_tried_for_ever(splitter):
    lines = [f"#Fields: date time c-ip cs-method cs-uri-stem sc-status x-{n}\n2026-11-22 10:00:00 192.0.2.7 GET / 200 -"
             for n in range(300)]  # fmt: skip
    _, rows, rejects = read(splitter, "\n".join(lines))
    assert 0 < len(rows) < 300
    assert len(rows) + len(rejects) == 600


def test_json_of_nginx_without_escape_json_is_read(splitter):
    line = r'{"time":1795338900,"remote_addr":"192.0.2.7","request":"GET / HTTP/1.1","status":200,"http_user_agent":"a\x22b"}'  # noqa: E501
    _, (row,), _ = read(splitter, line)
    assert row["agent"] == r"a\x22b"


@pytest.mark.dev_data
def test_real_lines_of_other_projects_are_read_or_refused_for_what_they_are(splitter):
    refused = []
    for text in dev_file("logs/grok_lines.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(text)
        detection, rows, rejects = read(splitter, case["line"])
        if rows:
            assert detection.format == GROK_FORMATS[case["pattern"]]
        else:
            refused.append((case["pattern"], rejects[0].reason))
    assert refused == [
        ("HTTPD_COMBINEDLOG", "status"),  # written as -
        *[("HTTPD_ERRORLOG", "other_log")] * 4,
        ("S3_ACCESS_LOG", "format"),  # ends behind the time
        ("HAPROXYHTTP", "request"),  # <BADREQ>
        ("HAPROXYTCP", "other_log"),
        ("SQUID3", "status"),  # 000: the client was gone
    ]


@pytest.mark.dev_data
def test_every_line_of_a_log_that_others_test_with_is_counted(splitter):
    """The sample of AWStats: what is no remark and not empty is a request, but for those of its broken lines."""
    block = dev_file("logs/awstats_testglobal.log").read_bytes()
    detection, rows, rejects = read(splitter, block)
    reasons = [reject.reason for reject in rejects if reject.reason not in ("comment", "empty")]
    assert detection.format.startswith("combined")
    assert len({row["address"] for row in rows}) >= 14, "its header says that there are 14 addresses"
    assert len(reasons) <= 0.1 * len(rows), reasons


@pytest.mark.dev_data
@pytest.mark.parametrize("name", ["apache-badbots.log", "nginx-botsearch.log"])
def test_lines_have_the_address_and_the_time_that_the_comment_above_them_says(name, splitter):
    lines = dev_file(f"logs/fail2ban/{name}").read_text(encoding="utf-8").splitlines()
    _, rows, _ = read(splitter, "\n".join(lines))
    by_line = {row["line_no"]: row for row in rows}
    checked = 0
    for number, line in enumerate(lines, start=1):
        told = re.match(r"# failJSON: (\{.*\})", line)
        row = by_line.get(number + 1)
        if told and row:
            expected = json.loads(told.group(1))
            moment = datetime.fromtimestamp(row["requested_at"] / 1e6, UTC)
            assert row["address"] == expected["host"]
            assert (
                abs(moment.replace(tzinfo=None) - datetime.fromisoformat(expected["time"])).total_seconds() <= 14 * 3600
            )
            checked += 1
    assert checked >= 1


@pytest.mark.dev_data
@pytest.mark.parametrize("name", ["combined_latin1_enc.log", "combined_with_errors.log", "dreamhost_apache_access.log"])
def test_what_begins_like_a_line_of_an_access_log_is_read_from_logs_advertools_is_tested_with(name, splitter):
    block = dev_file(f"logs/advertools/{name}").read_bytes()
    begun = len(re.findall(rb"(?m)^[\w.:-]+ \S+ \S+ \[\d\d/", block))
    _, rows, rejects = read(splitter, block)
    assert begun - len(rows) == len([reject for reject in rejects if reject.reason in ("request", "status", "time")])
