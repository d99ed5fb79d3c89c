"""Changes added up: by severity, and by what they have in common."""

from collections.abc import Sequence

import ibis.expr.types as ir

from analysis.base import SEVERITIES


def roll_up_changes(changes: ir.Table, by: Sequence[str]) -> ir.Table:
    """Return how many changes of each severity share the values of `by` (aspect, change, template, segment).

    Definition: one row a combination, with the number of changes of each severity, of all, and of the addresses they
    are about; the most severe combination first, of equally severe ones the more frequent.
    """
    numbers = {name: (changes.severity == name).sum().fill_null(0).cast("int64") for name in SEVERITIES}
    added = changes.group_by(list(by)).agg(**numbers, changes=changes.count(), urls=changes.url.nunique())
    worst = [added[name].desc() for name in SEVERITIES]
    return added.order_by(*worst, *by)


def count_severities(changes: ir.Table) -> dict[str, int]:
    """Return the number of changes of each severity; one that does not occur is 0."""
    rows = changes.group_by("severity").agg(rows=changes.count()).to_pyarrow().to_pylist()
    found = {row["severity"]: int(row["rows"]) for row in rows}
    return {name: found.get(name, 0) for name in SEVERITIES}
