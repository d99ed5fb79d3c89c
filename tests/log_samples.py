"""Lines of every log format with what they must mean, and where each sample comes from.

`python -m tests.log_samples` prints the table of formats: samples read, and their origin. Where no real sample may be
had, a line was built from the fields its maker documents, and the origin says so.
"""

# ruff: noqa: E501 - a log line is as long as it is

import sys
from dataclasses import dataclass, field
from datetime import datetime

AGENT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
COMBINED = f'192.0.2.7 - - [22/Nov/2026:10:15:00 +0100] "GET /a?b=c HTTP/1.1" 200 512 "https://x.example/p" "{AGENT}"'
AT = "2026-11-22T09:15:00+00:00"


@dataclass(frozen=True)
class Sample:
    format: str  # the name it must be detected by
    origin: str
    text: str  # one line or several
    expected: dict[str, object] = field(default_factory=dict)  # of the last line
    rows: int = 1

    @property
    def expected_row(self) -> dict[str, object]:
        return {"requested_at": AT, "method": "GET", "target": "/a?b=c", "status": 200, "bytes": 512} | self.expected


def microseconds(text):
    return round(datetime.fromisoformat(text).timestamp() * 1_000_000)


CADDY = (
    '{"level":"info","ts":1795338900.25,"logger":"http.log.access.log0","msg":"handled request","request":{"remote_ip":'
    '"198.51.100.9","remote_port":"41342","client_ip":"192.0.2.7","proto":"HTTP/2.0","method":"GET","host":"shop.example"'
    ',"uri":"/a?b=c","headers":{"User-Agent":["'
    + AGENT
    + '"],"Referer":["https://x.example/p"]},"tls":{"proto":"h2"}},'
    '"bytes_read":0,"user_id":"","duration":0.012,"size":512,"status":200,"resp_headers":{"Content-Type":["text/html; '
    'charset=utf-8"],"X-Cache":["HIT"]}}'
)
TRAEFIK = (
    '{"ClientAddr":"192.0.2.7:51234","ClientHost":"192.0.2.7","ClientPort":"51234","ClientUsername":"-",'
    '"DownstreamContentSize":512,"DownstreamStatus":200,"Duration":12000000,"OriginContentSize":512,"OriginDuration":'
    '11000000,"OriginStatus":200,"Overhead":500000,"RequestAddr":"shop.example","RequestContentSize":0,"RequestCount":1,'
    '"RequestHost":"shop.example","RequestMethod":"GET","RequestPath":"/a?b=c","RequestPort":"-","RequestProtocol":'
    '"HTTP/1.1","RequestScheme":"https","RouterName":"web@docker","StartLocal":"2026-11-22T10:15:00+01:00","StartUTC":'
    '"2026-11-22T09:15:00Z","entryPointName":"websecure","level":"info","msg":"","request_User-Agent":"' + AGENT + '",'
    '"request_Referer":"https://x.example/p","downstream_Content-Type":"text/html","time":"2026-11-22T09:15:00Z"}'
)


def cloudflare(start, end):
    return (
        '{"CacheCacheStatus":"dynamic","ClientIP":"192.0.2.7","ClientRequestHost":"shop.example","ClientRequestMethod":'
        '"GET","ClientRequestPath":"/a","ClientRequestProtocol":"HTTP/2","ClientRequestReferer":"https://x.example/p",'
        f'"ClientRequestURI":"/a?b=c","ClientRequestUserAgent":"{AGENT}","EdgeEndTimestamp":{end},"EdgeResponseBodyBytes":'
        '512,"EdgeResponseBytes":1200,"EdgeResponseContentType":"text/html","EdgeResponseStatus":200,"EdgeStartTimestamp":'
        f'{start},"RayID":"3a6050bcbe121a87"}}'
    )


GOOGLE = (
    '{"httpRequest":{"cacheLookup":true,"latency":"0.012s","remoteIp":"192.0.2.7","requestMethod":"GET","requestSize":'
    '"120","requestUrl":"https://shop.example/a?b=c","responseSize":"512","serverIp":"10.0.0.4","status":200,"userAgent":'
    '"' + AGENT + '","protocol":"HTTP/2","referer":"https://x.example/p"},"insertId":"1a","jsonPayload":{"@type":'
    '"type.googleapis.com/google.cloud.loadbalancing.type.LoadBalancerLogEntry","statusDetails":"response_sent_by_backend"'
    '},"logName":"projects/p/logs/requests","receiveTimestamp":"2026-11-22T09:15:01.5Z","resource":{"type":'
    '"http_load_balancer"},"severity":"INFO","timestamp":"2026-11-22T09:15:00Z"}'
)
AKAMAI = (
    '{"version":1,"streamId":"1","cp":"123456","reqId":"1239f220","reqTimeSec":"1795338900.000","bytes":"512","cliIP":'
    '"192.0.2.7","statusCode":"200","proto":"HTTPS","reqHost":"shop.example","reqMethod":"GET","reqPath":"a","reqPort":'
    '"443","rspContentLen":"512","rspContentType":"text/html","UA":"'
    + AGENT.replace(" ", "%20")
    + '","queryStr":"b=c",'
    '"referer":"https%3A%2F%2Fx.example%2Fp","reqEndTimeMSec":"1","turnAroundTimeMSec":"10","transferTimeMSec":"2",'
    '"cacheStatus":"1"}'
)
IIS = (
    "#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2026-11-22 09:15:00\n"
    "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) "
    "sc-status sc-substatus sc-win32-status sc-bytes time-taken\n"
    f"2026-11-22 09:15:00 10.0.0.1 GET /a b=c 443 - 192.0.2.7 {AGENT.replace(' ', '+')} https://x.example/p 200 0 0 512 12"
)
CLOUDFRONT = "\t".join((
    "2026-11-22", "09:15:00", "FRA2", "512", "192.0.2.7", "GET", "d111111abcdef8.cloudfront.net", "/a", "200",
    "https://x.example/p", AGENT.replace(" ", "%20"), "b=c", "-", "Hit", "reqid==", "shop.example", "https", "23", "0.012",
    "-", "TLSv1.3", "TLS_AES_128_GCM_SHA256", "Hit", "HTTP/2.0", "-", "-", "11040", "0.001", "Hit", "text/html", "512",
    "-", "-",
))  # fmt: skip
CLOUDFRONT_FIELDS = (
    "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) "
    "cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes "
    "time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status "
    "fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len "
    "sc-range-start sc-range-end\n"
)
REAL_TIME = "\t".join((
    "1795338900.012", "192.0.2.7", "0.001", "200", "512", "GET", "https", "d111111abcdef8.cloudfront.net", "/a", "23",
    "FRA2", "reqid==", "shop.example", "0.012", "HTTP/2.0", "IPv4", AGENT.replace(" ", "%20"), "https://x.example/p", "-",
    "b=c", "Miss", "-", "TLSv1.3", "TLS_AES_128_GCM_SHA256", "Miss", "-", "-", "text/html", "512", "-", "-", "11040",
    "Miss", "DE", "gzip", "*/*", "*", "Host:x", "Host", "8",
))  # fmt: skip
ALB = (
    "h2 2026-11-22T09:15:00.512000Z app/shop/50dc6c495c0c9188 192.0.2.7:2817 10.0.0.1:80 0.001 0.010 0.001 200 200 34 512 "
    f'"GET https://shop.example:443/a?b=c HTTP/2.0" "{AGENT}" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 '
    'arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/t/73e2 "Root=1-58337262-36d2" "shop.example" "arn:x" 0 '
    '2026-11-22T09:15:00.000000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1'
)
ELB = (
    "2026-11-22T09:15:00.000000Z shop 192.0.2.7:2817 10.0.0.1:80 0.001 0.010 0.001 200 200 0 512 "
    f'"GET http://shop.example:80/a?b=c HTTP/1.1" "{AGENT}" - -'
)
S3 = (
    "79a59df900b949e5 www.shop.example [22/Nov/2026:09:15:00 +0000] 192.0.2.7 - 3E57427F3EXAMPLE WEBSITE.GET.OBJECT a "
    f'"GET /a?b=c HTTP/1.1" 200 - 512 512 12 11 "https://x.example/p" "{AGENT}" - s9lzH= - - - shop.example TLSv1.2 - -'
)
HAPROXY = (
    "Nov 22 09:15:00 lb haproxy[28029]: 192.0.2.7:39759 [22/Nov/2026:09:15:00.000] https~ web/a1 1/0/1/9/12 200 512 - - "
    f'---- 87/87/87/1/0 0/67 {{shop.example|{AGENT}|https://x.example/p}} {{}} "GET /a?b=c HTTP/1.1"'
)
FASTLY_JSON = (
    '{"timestamp":"2026-11-22T09:15:00+0000","client_ip":"192.0.2.7","geo_country":"germany","host":"shop.example","url":'
    '"/a?b=c","request_method":"GET","request_protocol":"HTTP/2","request_referer":"https://x.example/p",'
    f'"request_user_agent":"{AGENT}","response_state":"HIT-CLUSTER","response_status":200,"response_reason":"OK",'
    '"response_body_size":512,"fastly_server":"cache-fra1","fastly_is_edge":true}'
)
NGINX_JSON = (
    '{"time_local":"22/Nov/2026:10:15:00 +0100","remote_addr":"10.0.0.3","http_x_forwarded_for":"192.0.2.7","request":'
    f'"GET /a?b=c HTTP/1.1","status":"200","body_bytes_sent":"512","request_time":"0.012","http_referrer":'
    f'"https://x.example/p","http_user_agent":"{AGENT}","http_host":"shop.example","upstream_cache_status":"BYPASS"}}'
)
ECS_JSON = (
    '{"@timestamp":"2026-11-22T09:15:00.000Z","client":{"ip":"192.0.2.7"},"http":{"request":{"method":"GET","referrer":'
    '"https://x.example/p"},"response":{"status_code":200,"body":{"bytes":512}},"version":"1.1"},"url":{"original":'
    f'"/a?b=c","domain":"shop.example"}},"user_agent":{{"original":"{AGENT}"}},"event":{{"duration":12000000}}}}'
)
ENVOY = (
    '{"start_time":"2026-11-22T09:15:00.000Z","method":"GET","path":"/a?b=c","protocol":"HTTP/2","response_code":200,'
    '"bytes_received":0,"bytes_sent":512,"duration":12,"authority":"shop.example","downstream_remote_address":'
    f'"192.0.2.7:51234","user_agent":"{AGENT}","x_forwarded_for":null,"upstream_host":"10.0.0.4:80"}}'
)
AZURE = (
    '{"time":"2026-11-22T09:15:00.0000000Z","category":"FrontDoorAccessLog","properties":{"httpMethod":"GET","httpVersion":'
    '"2.0","requestUri":"https://shop.example:443/a?b=c","responseBytes":"512","userAgent":"' + AGENT + '","clientIp":'
    '"192.0.2.7","timeTaken":"0.012","referer":"https://x.example/p","httpStatusCode":"200","cacheStatus":"MISS"}}'
)
VARNISH = COMBINED.replace("/a?b=c", "http://shop.example/a?b=c")
_WHO = {"address": "192.0.2.7", "agent": AGENT, "referrer": "https://x.example/p"}
_SHOP = _WHO | {"host": "shop.example"}

SAMPLES = (
    Sample("combined", "Apache's and Nginx's documentation", COMBINED, _WHO | {"protocol": "HTTP/1.1"}),
    Sample("common", "Apache's documentation", COMBINED.partition(' "https')[0], {"address": "192.0.2.7"}),
    Sample("vhost_combined", "Apache's documentation", f"shop.example:443 {COMBINED}", _WHO | {"host": "shop.example:443"}),
    Sample("combined_time", "Nginx $request_time", COMBINED + " 0.012", _WHO | {"duration_ms": 12}),
    Sample("combined_time", "Apache %D", COMBINED + " 12400", _WHO | {"duration_ms": 12}),
    Sample("combined_time", "Apache %T", COMBINED + " 2", _WHO | {"duration_ms": 2_000}),
    Sample("combined_time", "Apache %D behind the bytes", COMBINED.replace(" 512 ", " 512 12400 "), {"duration_ms": 12}),
    Sample("combined_time", "Nginx Plus's rt=", COMBINED + ' "-" rt=0.012 uct="0.000"', {"duration_ms": 12}),
    Sample("combined", "nginx.conf's main", COMBINED + ' "203.0.113.5"', _WHO | {"forwarded": "203.0.113.5"}),
    Sample("combined_time", "Traefik's documentation (common)", COMBINED + ' 7 "web@file" "http://10.0.0.4:80" 12ms',
           _WHO | {"duration_ms": 12}),
    Sample("varnish", "Varnish's documentation (varnishncsa)", VARNISH, _SHOP),
    Sample("combined", "Fastly's documentation, by syslog", f"<134>2026-11-22T09:15:00Z cache-fra1 web[62959]: {COMBINED}", _WHO),
    Sample("combined", "RFC 5424", f"<134>1 2026-11-22T09:15:00Z web1 nginx - - - {COMBINED}", _WHO),
    Sample("combined", "containerd's documentation", f"2026-11-22T09:15:00.1Z stdout F {COMBINED}", _WHO),
    Sample("combined", "Docker's json-file", '{"log":"' + COMBINED.replace('"', r"\"") + r'\n","stream":"stdout","time":"x"}', _WHO),
    Sample("caddy", "Caddy's documentation", CADDY,
           _SHOP | {"requested_at": "2026-11-22T09:15:00.25+00:00", "duration_ms": 12, "cache": "hit", "protocol": "HTTP/2",
                    "content_type": "text/html"}),
    Sample("traefik", "Traefik's documentation", TRAEFIK,
           _SHOP | {"duration_ms": 12, "content_type": "text/html", "protocol": "HTTP/1.1"}),
    Sample("cloudflare", "Cloudflare's documentation (rfc3339)",
           cloudflare('"2026-11-22T09:15:00Z"', '"2026-11-22T09:15:00.012Z"'),
           _SHOP | {"duration_ms": 12, "cache": "pass", "content_type": "text/html", "protocol": "HTTP/2"}),
    Sample("cloudflare", "Cloudflare's documentation (unixnano)", cloudflare(1795338900000000000, 1795338900012000000),
           _SHOP | {"duration_ms": 12}),
    Sample("cloudflare", "Cloudflare's documentation (unix)", cloudflare(1795338900, 1795338901), {"duration_ms": 1_000}),
    Sample("google_lb", "Google Cloud's documentation", GOOGLE,
           _WHO | {"target": "https://shop.example/a?b=c", "duration_ms": 12, "cache": "miss", "protocol": "HTTP/2"}),
    Sample("akamai", "Akamai's documentation (DataStream 2)", AKAMAI,
           _SHOP | {"duration_ms": 13, "cache": "hit", "content_type": "text/html"}),
    Sample("json", "Fastly's documentation", FASTLY_JSON, _SHOP | {"cache": "hit", "protocol": "HTTP/2"}),
    Sample("json", "Nginx's variables (escape=json)", NGINX_JSON,
           _SHOP | {"address": "10.0.0.3", "forwarded": "192.0.2.7", "duration_ms": 12, "cache": "pass"}),
    Sample("json", "Elastic Common Schema", ECS_JSON, _SHOP | {"duration_ms": 12}),
    Sample(
        "json",
        "Envoy's documentation",
        ENVOY,
        {"address": "192.0.2.7", "agent": AGENT, "host": "shop.example", "duration_ms": 12, "protocol": "HTTP/2"},
    ),
    Sample(
        "json",
        "Microsoft's documentation (Azure Front Door)",
        AZURE,
        _WHO | {"target": "https://shop.example:443/a?b=c", "duration_ms": 12, "cache": "miss"},
    ),
    Sample("w3c", "Microsoft's documentation (IIS)", IIS, _WHO | {"duration_ms": 12}),
    Sample("cloudfront", "Amazon's documentation", CLOUDFRONT_FIELDS + CLOUDFRONT,
           _SHOP | {"duration_ms": 12, "cache": "hit", "content_type": "text/html", "protocol": "HTTP/2"}),
    Sample("cloudfront", "Amazon's documentation, without #Fields", CLOUDFRONT, _SHOP | {"duration_ms": 12, "cache": "hit"}),
    Sample("cloudfront_realtime", "Amazon's documentation (real time)", REAL_TIME,
           _SHOP | {"requested_at": "2026-11-22T09:15:00.012+00:00", "duration_ms": 12, "cache": "miss",
                    "protocol": "HTTP/2", "content_type": "text/html"}),
    Sample("aws_alb", "Amazon's documentation", ALB,
           {"address": "192.0.2.7", "agent": AGENT, "host": "shop.example", "duration_ms": 12,
            "target": "https://shop.example:443/a?b=c", "protocol": "HTTP/2"}),
    Sample("aws_elb", "Amazon's documentation", ELB,
           {"address": "192.0.2.7", "agent": AGENT, "target": "http://shop.example:80/a?b=c", "duration_ms": 12}),
    Sample("aws_s3", "Amazon's documentation", S3, _SHOP | {"duration_ms": 12}),
    Sample("haproxy", "HAProxy's documentation", HAPROXY, _SHOP | {"duration_ms": 12}),
)  # fmt: skip

# Names of tests/dev_data, with how many hits and rejects they have: counted by hand or by their own truth.
GROK_FORMATS = {
    "HTTPD_COMBINEDLOG": "combined", "ELB_ACCESS_LOG": "aws_elb", "S3_ACCESS_LOG": "aws_s3",
    "CLOUDFRONT_ACCESS_LOG": "cloudfront", "HAPROXYHTTP": "haproxy", "HAPROXYHTTPBASE": "haproxy", "SQUID3": "squid",
}  # fmt: skip


def main():
    from crawlers.log_formats import Splitter

    splitter = Splitter()
    sys.stdout.write("| format | origin | lines | read |\n|---|---|---|---|\n")
    for sample in SAMPLES:
        text = sample.text.encode()
        detection, split = splitter.begin(text), splitter.split(text, 1)
        lines = len([line for line in sample.text.splitlines() if not line.startswith("#")])
        sys.stdout.write(f"| {detection.format} | {sample.origin} | {lines} | {split.rows.num_rows} |\n")
    splitter.close()


if __name__ == "__main__":
    main()
