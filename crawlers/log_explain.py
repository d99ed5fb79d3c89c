"""What a log file is taken for before it is imported: its format, how sure that is, what its first lines become."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawlers.log_content import Content, in_place
from crawlers.log_formats import Detection, Splitter
from crawlers.log_hits import HitMaker
from crawlers.log_privacy import redact_line

_HEAD = 200  # lines looked at: those a format is found by
_SHOWN = 5  # hits, and rejects a reason


@dataclass(frozen=True)
class Explanation:
    """Of one file. Hits are as they would be written, samples of rejects as they would be shown: nobody is in them."""

    file: str
    detection: Detection
    lines: int  # looked at
    hits: tuple[dict[str, Any], ...]
    rejects: tuple[dict[str, Any], ...]  # line_no, reason, sample


def explain(path: Path, splitter: Splitter, hit_maker: HitMaker) -> Explanation:
    """Read the first lines of a file as an import would, and write nothing."""
    head = _head_of(path)
    detection, split = splitter.begin(head), splitter.split(head, 1)
    hits = hit_maker.make(split.rows.slice(0, _SHOWN), path.name).to_pylist() if split.rows.num_rows else []
    shown: dict[str, list[dict[str, Any]]] = {}
    for reject in split.rejects:
        samples = shown.setdefault(reject.reason, [])
        if len(samples) < _SHOWN:
            samples.append({"line_no": reject.line_no, "reason": reject.reason, "sample": redact_line(reject.line)})
    rejects = sorted((sample for samples in shown.values() for sample in samples), key=lambda sample: sample["line_no"])
    return Explanation(path.name, detection, split.rows.num_rows + len(split.rejects), tuple(hits), tuple(rejects))


def _head_of(path: Path) -> bytes:
    head = b""
    for piece in Content(in_place(path)):
        head += piece
        if head.count(b"\n") >= _HEAD:
            break
    return b"\n".join(head.split(b"\n")[:_HEAD])
