"""Access logs of every known format: blocks of lines in, rows of one schema and rejects out."""

from crawlers.log_content import LONGEST_LINE
from crawlers.log_formats.apache import read_line
from crawlers.log_formats.custom import custom_format
from crawlers.log_formats.lines import RAW_SCHEMA, Reason, Reject, Split, UnreadLineError, lines_of
from crawlers.log_formats.splitter import UNKNOWN, Detection, Splitter
from crawlers.log_formats.w3c import Directives

__all__ = [
    "LONGEST_LINE",
    "RAW_SCHEMA",
    "UNKNOWN",
    "Detection",
    "Directives",
    "Reason",
    "Reject",
    "Split",
    "Splitter",
    "UnreadLineError",
    "custom_format",
    "lines_of",
    "read_line",
]
