"""A line of a brief and its evidence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Section = Literal["identity", "intent", "outline", "facts", "links", "images", "technique"]
Certainty = Literal["certain", "likely", "possible", "not_measured"]


@dataclass(frozen=True)
class Evidence:
    """Where words or a missing thing were seen: a row by its key, and the words; none where something is missing."""

    snapshot: str
    table: str
    key: str
    url: str
    quote: str = ""

    @classmethod
    def of(cls, row: Mapping[str, str], snapshot: str) -> "Evidence":
        """Read an EVIDENCE struct; one without a snapshot comes from the brief's own."""
        return cls(**{**row, "snapshot": row["snapshot"] or snapshot})


@dataclass(frozen=True)
class Line:
    """What the editor reads: crawled words, or a message of ours with `text` as its only argument."""

    section: Section
    text: str
    evidence: tuple[Evidence, ...] = ()
    message: str | None = None
    certainty: Certainty = "certain"

    def row(self, brief: str, number: int) -> dict[str, Any]:
        evidence = [asdict(one) for one in self.evidence]
        return {
            "brief": brief, "line_no": number, "section": self.section, "text": self.text, "message": self.message,
            "certainty": self.certainty, "evidence": evidence,
        }  # fmt: skip
