"""Every code that a finding, a verdict or a change holds has a word in both languages."""

from typing import get_args

import pytest

from analysis.base import SEVERITIES, Group
from analysis.tables import COLUMNS
from app.texts import LANGUAGES, texts


def codes_of(table, column):
    """Return the codes the contract names: `new, gone or changed`."""
    [meaning] = [stated.meaning for stated in COLUMNS[table] if stated.name == column]
    return meaning.replace(" or ", ", ").split(", ")


CODES = [
    *(("group", code) for code in get_args(Group)),
    *(("severity", code) for code in SEVERITIES),
    *(("indexability", code) for code in codes_of("indexability", "reason")),
    *(("aspect", code) for code in codes_of("changes", "aspect")),
    *(("change", code) for code in codes_of("changes", "change")),
    *(("weakness", code) for code in ("no_hub", "orphans")),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "code"), CODES)
def test_a_code_has_a_word(kind, code, language):
    assert texts(language)(f"{kind}-{code}")
