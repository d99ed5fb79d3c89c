"""The user's extraction rules: from the settings to a crawl, and tried on one page before that."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.settings import ExtractionSettings

if TYPE_CHECKING:
    from crawlers.extraction import Rule


def extraction_rules(settings: Sequence[ExtractionSettings]) -> "tuple[Rule, ...]":
    """Return the rules of a crawl, or raise an InputError with the place of the mistake in one."""
    from crawlers.extraction import Rule, check_rules

    rules = tuple(Rule(**rule.model_dump()) for rule in settings)
    check_rules(rules)
    return rules
