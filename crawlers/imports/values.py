"""Numbers and moments as other tools write them, in English and German."""

import re
from datetime import UTC, datetime

from crawlers.imports.foreign import RowError

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u202f\u00a0 ]\d{3})+$")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?$")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?$")
_MOMENTS = ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M")


def whole(text: str | None) -> int | None:
    """Return a whole number: 1234, 1.234 or 1,234; none of an empty cell. Raises a RowError where it is none."""
    plain = (text or "").strip()
    if not plain:
        return None
    if _THOUSANDS.match(plain):
        return int(re.sub(r"\D", "", plain))
    match = _WHOLE.match(plain)
    if match is None:
        raise RowError("number")
    return int(match[1])


def decimal(text: str | None) -> float | None:
    """Return a decimal number with a point or a comma; none of an empty cell. Raises a RowError where it is none."""
    plain = (text or "").strip()
    if not plain:
        return None
    if not _DECIMAL.match(plain):
        raise RowError("number")
    return float(plain.replace(",", "."))


def moment(text: str | None) -> str | None:
    """Return a moment as ISO text without a zone; none where the cell holds none that is known.

    A time with a zone becomes UTC; one without is taken as it stands: the tool does not say where it ran.
    """
    for form in ("iso", *_MOMENTS):
        try:
            found = _read(form, (text or "").strip())
        except ValueError:
            continue
        return (found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found).isoformat()
    return None


def _read(form: str, text: str) -> datetime:
    return datetime.fromisoformat(text) if form == "iso" else datetime.strptime(text, form)
