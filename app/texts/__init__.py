"""Everything a user reads, by message key: Fluent catalogues in English and German, numbers and dates by locale."""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from analysis.errors import SiteloreError

LANGUAGES = ("en", "de")
_FOLDER = Path(__file__).parent
_LOCALES = {"en": "en_GB", "de": "de_DE"}
_NARROW_SPACE = "\u202f"


class MissingText(KeyError):
    """No catalogue has this message: a mistake of ours."""


class Texts:
    """The catalogue of one language. `texts("de")("crawl-done", pages=12)` says the message."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = _LOCALES[language]
        self._bundle = FluentBundle([self.locale.replace("_", "-")], use_isolating=False)
        for file in sorted((_FOLDER / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, key: str, /, **details: object) -> str:
        if not self._bundle.has_message(key):
            raise MissingText(key)
        message = self._bundle.get_message(key)
        if message.value is None:
            raise MissingText(key)
        text, errors = self._bundle.format_pattern(message.value, {name: self._shown(v) for name, v in details.items()})
        if errors:
            raise MissingText(f"{key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))

    def error(self, error: SiteloreError) -> str:
        return self(error.key, **error.details)

    def number(self, value: float, digits: int = 0) -> str:
        """12,480 or 12.480; a minus is U+2212."""
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return format_decimal(round(value, digits), format=pattern, locale=self.locale).replace("-", "\u2212")

    def percent(self, share: float, digits: int = 1) -> str:
        """32.0% or 32,0 % (narrow space) of a share of 1."""
        space = _NARROW_SPACE if self.language == "de" else ""
        return f"{self.number(share * 100, digits)}{space}%"

    def day(self, value: date) -> str:
        """22 Nov or 22.11."""
        return format_date(value, "d MMM" if self.language == "en" else "d.M.", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """22 Nov 2026, 06:00 UTC or 22.11.2026, 06:00 UTC; the value is UTC."""
        pattern = "d MMM yyyy, HH:mm" if self.language == "en" else "d.M.yyyy, HH:mm"
        return format_datetime(value, pattern, locale=self.locale) + " UTC"

    def local_moment(self, value: datetime, zone: str) -> str:
        """22 Nov 2026, 03:00 (Europe/Berlin); the value knows its zone."""
        pattern = "d MMM yyyy, HH:mm" if self.language == "en" else "d.M.yyyy, HH:mm"
        return f"{format_datetime(value.astimezone(ZoneInfo(zone)), pattern, locale=self.locale)} ({zone})"

    def duration(self, span: timedelta | float) -> str:
        """0:47 below two minutes, else 2 min 04 s, else 3 h 05 min."""
        seconds = round(span.total_seconds() if isinstance(span, timedelta) else span)
        if seconds < 120:
            return f"{seconds // 60}:{seconds % 60:02d}"
        if seconds < 7200:
            return f"{seconds // 60} min {seconds % 60:02d} s"
        return f"{seconds // 3600} h {seconds % 3600 // 60:02d} min"

    def _shown(self, value: object) -> Any:
        """Ints and floats stay numbers: they choose plural forms, and Fluent writes them as the locale does."""
        if isinstance(value, float):
            return round(value, 1)
        return value if isinstance(value, int) and not isinstance(value, bool) else str(value)


@cache
def texts(language: str) -> Texts:
    return Texts(language)
