"""What formats, reasons and oddities of logs are called; a word of a later version stays as it was written."""

from collections.abc import Mapping

from app.texts import Texts

FORMATS = (
    "common", "combined", "vhost_common", "vhost_combined", "custom", "json", "w3c", "alb", "elb", "cloudfront", "s3",
    "gcp", "haproxy", "fastly", "akamai", "varnish",
)  # fmt: skip
REASONS = ("format", "time", "status", "request", "encoding", "too_long", "empty")


def format_words(say: Texts) -> Mapping[str, str]:
    return {name: say(f"log-format-{name}") for name in FORMATS if say.has(f"log-format-{name}")}


def reason_of(say: Texts, reason: str) -> str:
    """Say why a line could not be read."""
    key = f"log-reason-{reason}"
    return say(key) if say.has(key) else reason


def note_of(say: Texts, note: str) -> str:
    """Say what is odd about a file: a word of ours and a number behind a colon, such as `gzip_truncated:8123`."""
    kind, _, detail = note.partition(":")
    key = f"log-note-{kind.replace('_', '-')}"
    return say(key, detail=say.number(int(detail)) if detail.isdigit() else detail) if say.has(key) else note
