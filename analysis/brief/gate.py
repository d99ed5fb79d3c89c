"""The gate: no line of a brief without evidence that exists and holds the words quoted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from analysis.brief.lines import Evidence, Line
from analysis.errors import ContractError
from analysis.tables import TABLES

KEY_SEPARATOR = "\t"


class Library:
    """The rows evidence may point to, each as the texts that stand in it."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._held = {name: dict(_texts_by_key(name, table)) for name, table in tables.items()}

    def holds(self, evidence: Evidence) -> bool:
        """Whether the row exists and one of its texts holds the quote, white space folded."""
        texts = self._held.get(evidence.table, {}).get(evidence.key)
        quote = folded(evidence.quote)
        return texts is not None and (not quote or any(quote in text for text in texts))


def _texts_by_key(name: str, table: pa.Table) -> Iterable[tuple[str, tuple[str, ...]]]:
    for row in table.to_pylist():
        yield KEY_SEPARATOR.join(str(row[column]) for column in TABLES[name].key), tuple(_texts(row))


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)


def folded(text: str) -> str:
    return " ".join(text.split())


def check_line(line: Line, library: Library) -> Line:
    """Return the line, or refuse it with a ContractError.

    Refused are: a line without evidence that does not say *not measured*; evidence whose row does not exist or does
    not hold its quote; crawled words that stand in none of the quotes.
    """
    if not line.evidence and line.certainty != "not_measured":
        raise ContractError("brief-line-without-evidence", text=line.text, section=line.section)
    for evidence in line.evidence:
        if not library.holds(evidence):
            raise ContractError("brief-evidence-missing", table=evidence.table, row=evidence.key, quote=evidence.quote)
    quoted = any(folded(line.text) in folded(evidence.quote) for evidence in line.evidence)
    if line.message is None and not quoted:
        raise ContractError("brief-words-not-quoted", text=line.text, section=line.section)
    return line
