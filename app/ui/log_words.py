"""What formats, reasons and oddities of logs are called; a word of a later version stays as it was written."""

from app.texts import Texts

REASONS = ("format", "time", "status", "request", "encoding", "too_long", "empty", "comment", "other_log", "year")


def format_of(say: Texts, name: str) -> str:
    """Say which format a file has."""
    key = f"log-written-{name}"
    return say(key) if say.has(key) else name


def reason_of(say: Texts, reason: str) -> str:
    """Say why a line could not be read."""
    key = f"log-reason-{reason}"
    return say(key) if say.has(key) else reason


def note_of(say: Texts, note: str) -> str:
    """Say what is odd about a file: a word of ours and a number behind a colon, such as `gzip_truncated:8123`."""
    kind, _, detail = note.partition(":")
    key = f"log-note-{kind.replace('_', '-')}"
    return say(key, detail=say.number(int(detail)) if detail.isdigit() else detail) if say.has(key) else note
