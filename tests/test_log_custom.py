from datetime import UTC, datetime

import pytest

from analysis.errors import InputError
from crawlers.log_formats import Splitter, custom_format

APACHE = r'LogFormat "%v:%p %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-Agent}i\" %D" vhost_time'
NGINX = """log_format main '$remote_addr - $remote_user [$time_local] "$request" '
                    '$status $body_bytes_sent "$http_referer" '
                    '"$http_user_agent" "$http_x_forwarded_for" $request_time $upstream_cache_status';"""
NGINX_JSON = (
    """log_format j escape=json '{"t":"$time_iso8601","a":"$remote_addr","r":"$request","s":$status,"""
    """"ua":"$http_user_agent","d":$request_time,"ct":"$sent_http_content_type"}';"""
)
CLF = "[22/Nov/2026:10:15:00 +0100]"
# what is pasted, a line of it, and what the line tells beside time, method, path and status
PASTED = {
    "Apache, whole line": (
        APACHE,
        f'shop.example:443 192.0.2.7 - John Doe {CLF} "GET /a HTTP/1.1" 200 512 "-" "Moz (a)" 12345',
        {"host": "shop.example", "address": "192.0.2.7", "bytes": 512, "agent": "Moz (a)", "duration_ms": 12},
    ),
    "Nginx, whole statement": (
        NGINX,
        f'10.0.0.1 - - {CLF} "GET /a HTTP/2.0" 200 512 "-" "Moz" "203.0.113.5, 10.0.0.2" 0.123 HIT',
        {"address": "10.0.0.1", "forwarded": "203.0.113.5, 10.0.0.2", "duration_ms": 123, "cache": "hit"},
    ),
    "Nginx, JSON of its own keys": (
        NGINX_JSON,
        '{"t":"2026-11-22T10:15:00+01:00","a":"192.0.2.7","r":"GET /a HTTP/1.1","s":200,"ua":"M","d":0.5,"ct":"text/html"}',  # noqa: E501
        {"agent": "M", "duration_ms": 500, "content_type": "text/html", "protocol": "HTTP/1.1"},
    ),
    "a time in three directives": (
        "%{%d/%b/%Y:%T}t.%{msec_frac}t %{%z}t|%a|%m|%U%q|%s|%B|%{User-agent}i|%{ms}T",
        "22/Nov/2026:10:15:00.000 +0100|192.0.2.7|GET|/a|200|77|Mozilla/5.0 (X; Y)|15",
        {"bytes": 77, "agent": "Mozilla/5.0 (X; Y)", "duration_ms": 15},
    ),
    "a time without a zone": (
        '%{%Y-%m-%d %H:%M:%S}t %h %s "%r"',
        '2026-11-22 10:15:00 192.0.2.7 200 "GET /a HTTP/1.0"',
        {"address": "192.0.2.7"},
    ),
    "only forwarded addresses": (
        '%{X-Forwarded-For}i %l %u %t "%r" %>s %b',
        f'203.0.113.5, 10.0.0.3 - - {CLF} "GET /a HTTP/1.1" 200 5',
        {"address": "203.0.113.5, 10.0.0.3", "forwarded": None},
    ),
    "tabs and a whole address": (
        "$msec\t$remote_addr\t$request_method\t$scheme://$host$request_uri\t$status",
        "1795338900.000\t192.0.2.7\tGET\thttps://shop.example/a\t200",
        {"host": "shop.example", "address": "192.0.2.7"},
    ),
    "Varnish": (
        '%h %l %u %t "%r" %s %b "%{Referer}i" "%{User-agent}i" %{Varnish:hitmiss}x %D',
        f'192.0.2.7 - - {CLF} "GET /a HTTP/1.1" 200 5 "-" "x" miss 1500',
        {"cache": "miss", "duration_ms": 2},
    ),
    "columns of W3C": (
        "#Fields: date time c-ip cs-method cs-uri-stem sc-status time-taken",
        "2026-11-22 09:15:00 192.0.2.7 GET /a 200 15",
        {"address": "192.0.2.7", "duration_ms": 15},
    ),
}


def read(pasted, line, zone="Europe/Berlin"):
    splitter = Splitter(pasted, zone)
    try:
        split = splitter.split(f"{line}\njunk\n{line}".encode(), 1)
        return splitter.detection, split.rows.to_pylist(), split.rejects
    finally:
        splitter.close()


@pytest.mark.parametrize(("pasted", "line", "expected"), PASTED.values(), ids=PASTED)
def test_a_pasted_format_reads_its_lines(pasted, line, expected):
    zone = "UTC" if pasted.startswith("#") else "Europe/Berlin"
    detection, rows, rejects = read(pasted, line, zone)
    assert (detection.format, detection.confidence) == ("custom", 2 / 3)
    assert [reject.line_no for reject in rejects] == [2]
    row = rows[0]
    assert datetime.fromtimestamp(row["requested_at"] / 1e6, UTC).isoformat() == "2026-11-22T09:15:00+00:00"
    assert (row["method"], row["target"], row["status"]) == ("GET", "/a", 200)
    assert {name: row[name] for name in expected} == expected


def test_a_line_the_pasted_format_does_not_fit_may_be_of_a_known_one():
    known = f'192.0.2.7 - - {CLF} "GET /b HTTP/1.1" 200 5 "-" "x"'
    _, rows, rejects = read("$msec\t$remote_addr\t$request\t$status", f"1795338900\t192.0.2.7\tGET /a\t200\n{known}")
    assert [row["target"] for row in rows] == ["/a", "/b"] * 2
    assert len(rejects) == 1


@pytest.mark.parametrize(
    ("pasted", "directive"),
    [
        ('%h %Q %t "%r" %s', "%Q"),
        ('%h %t "%r" %s %{furlongs}T', "%{furlongs}T"),
        (r'LogFormat "%h %{%K}t \"%r\" %s" x', "%{%K}t"),
        ('$remote_adr [$time_local] "$request" $status', "$remote_adr"),
        ('%h %t "%r" %s 100%', "%"),
    ],
)
def test_a_directive_that_is_not_understood_is_named(pasted, directive):
    with pytest.raises(InputError) as problem:
        custom_format(pasted)
    assert problem.value.key == "log-format-directive"
    assert problem.value.details["directive"] == directive


@pytest.mark.parametrize(
    ("pasted", "lacks"),
    [
        ("%h %l %u", "time, method, target, status"),
        ('%h %t "%r"', "status"),
        ("[$time_local] $uri $status", "method"),
        ("no directive at all", "time, method, target, status"),
        ("#Fields: date time c-ip", "target, status"),
    ],
)
def test_a_format_that_cannot_tell_a_request_is_refused_with_what_it_lacks(pasted, lacks):
    with pytest.raises(InputError) as problem:
        custom_format(pasted)
    assert (problem.value.key, problem.value.details["lacks"]) == ("log-format-lacks", lacks)


def test_a_variable_of_the_users_own_is_read_past():
    _, rows, _ = read(
        '$my_shop $remote_addr [$time_local] "$request" $status', f'x y 192.0.2.7 {CLF} "GET /a HTTP/1.1" 200'
    )
    assert {row["address"] for row in rows} == {"192.0.2.7"}


def test_a_line_made_to_take_for_ever_takes_no_time():
    line = f'192.0.2.7 {CLF} "' + 'GET / "' * 9_000
    _, rows, rejects = read(r'LogFormat "%u %h %u %t \"%r\" %s \"%{Referer}i\" \"%{User-Agent}i\"" x', line)
    assert len(rows) + len(rejects) == 3
