"""Our tables under Screaming Frog's names: which tab shows what, and where each of its columns comes from.

A column is listed once with the expression that gives its values, or with the reason why it stays empty. The order of
a tab's columns is that of the tool's own exports, so that what reads those reads these.
"""

from analysis.screaming_frog.base import Field, Tab, Tables
from analysis.screaming_frog.tabs import TABS, TABS_OF

__all__ = ["KNOWN_COLUMNS", "TABS", "TABS_OF", "Field", "Tab", "Tables"]

KNOWN_COLUMNS = frozenset(field.name for tab in TABS.values() for field in tab.fields)
