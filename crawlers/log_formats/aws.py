"""Access logs of Amazon's load balancers and of S3, as Amazon documents them."""

from crawlers.log_formats.format import patterned

_TEXT = r'"(?:[^"\\]|\\.)*"'
_SECONDS = "try_cast(part.{0} AS DOUBLE)"
_PARTS = ("waited", "worked", "answered")  # of the time; -1 means that it came to nothing
_EACH = [_SECONDS.format(name) for name in _PARTS]
_DURATION = f"CASE WHEN least({', '.join(_EACH)}) >= 0 THEN CAST({' + '.join(_EACH)} AS VARCHAR) END"
_TIMES = r"(?P<waited>-?[\d.]+) (?P<worked>-?[\d.]+) (?P<answered>-?[\d.]+)"

ELB = patterned(
    "aws_elb",
    r"(?P<time>\d{4}-\d\d-\d\dT\S+) \S+ (?P<address>\S+):\d+ \S+ " + _TIMES
    + r' (?P<status>\d{3}|-) \S+ \d+ (?P<bytes>\d+) "(?P<request>(?:[^"\\]|\\.)*)"(?: "(?P<agent>(?:[^"\\]|\\.)*)")?',
    sign=r"^\d{4}-\d\d-\d\dT\S+ \S+ \S+:\d+ ",
    duration=_DURATION,
)  # fmt: skip

# ALB writes when it answered (the second text) and when the request came (behind the rule's priority).
ALB = patterned(
    "aws_alb",
    r"(?:http|https|h2|grpcs|ws|wss) (?P<answered_at>\d{4}-\d\d-\d\dT\S+) \S+ (?P<address>\S+):\d+ \S+ " + _TIMES
    + r' (?P<status>\d{3}|-) \S+ \d+ (?P<bytes>\d+) "(?P<request>(?:[^"\\]|\\.)*)" "(?P<agent>(?:[^"\\]|\\.)*)"'
    + rf'(?: \S+ \S+ \S+ {_TEXT} "(?P<host>(?:[^"\\]|\\.)*)" {_TEXT} \S+ (?P<came_at>\d{{4}}-\d\d-\d\dT\S+))?',
    sign=r"^[a-z0-9]+ \d{4}-\d\d-\d\dT",
    time="CASE WHEN part.came_at = '' THEN part.answered_at ELSE part.came_at END",
    duration=_DURATION,
)  # fmt: skip

# Behind the version of the object stand host id, signature, cipher, authentication and the Host header.
S3 = patterned(
    "aws_s3",
    r"\S+ \S+ \[(?P<time>[^\]]+)\] (?P<address>\S+) (?:\S+) \S+ (?:REST|WEBSITE|SOAP|BATCH|S3)\.\S+ \S+"
    r' (?:"(?P<request>(?:[^"\\]|\\.)*)"|-) (?P<status>\d{3}|-) \S+ (?P<bytes>\d+|-) \S+ (?P<duration>\d+|-) \S+'
    r' (?:"(?P<referrer>(?:[^"\\]|\\.)*)"|-) (?:"(?P<agent>(?:[^"\\]|\\.)*)"|-)'
    r"(?: \S+ \S+ \S+ \S+ \S+ (?P<header>\S+))?",
    sign=r" (?:REST|WEBSITE|SOAP|BATCH|S3)\.",
    unit="ms",
    # the bucket's own address is not the site's: such a line belongs to the site whose log it is
    host="CASE WHEN part.header LIKE '%.amazonaws.com%' THEN '' ELSE part.header END",
)

FORMATS = (ALB, ELB, S3)
