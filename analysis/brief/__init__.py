"""Briefs: what to write on a page, every line with its evidence, made without a language model."""

from analysis.brief.gate import Library, check_line
from analysis.brief.lines import Evidence, Line
from analysis.brief.proposals import Sources, propose_briefs

__all__ = ["Evidence", "Library", "Line", "Sources", "check_line", "propose_briefs"]
