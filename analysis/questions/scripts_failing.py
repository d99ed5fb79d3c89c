"""Pages whose scripts fail or do not get what they ask for."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows

_WORKING_FILES = ["script", "stylesheet", "fetch", "xhr", "document"]


def find_scripts_failing(renders: ir.Table) -> ir.Table:
    """On which pages do scripts fail, or files that they need?

    Definition: a rendered page on which a script threw or reported an error, or a script, style sheet, frame or data
    file was answered with an error, not at all, or is kept from Googlebot by robots.txt. `weight` counts both, `value`
    is one of them: the address of a file, else what the console says.
    Threshold: none.
    Left out: warnings; what Sitelore itself did not ask for (other people's hosts where they are not allowed, data
    sent away, pictures, fonts and films), and errors on pages that did not get such a file: they may follow from it.
    """
    opened = renders.filter(renders.state == "ok")
    said = opened.select("url", said=opened.console.unnest())
    errors = said.filter(said.said.level == "error").select("url", value=said.said.text, file=ibis.literal(0))
    asked = opened.select("url", file=opened.resources.unnest())
    needed = asked.filter(asked.file.kind.isin(_WORKING_FILES))
    files = needed.filter(needed.file.problem != "blocked")
    by_us = needed.filter(needed.file.problem == "blocked").select("url")
    their_own = errors.filter(errors.url.notin(by_us.url))
    both = their_own.union(files.select("url", value=files.file.url, file=ibis.literal(1)))
    counted = both.group_by("url").agg(
        file=both.value.min(where=both.file == 1), text=both.value.min(where=both.file == 0), troubles=both.count()
    )
    value = ibis.coalesce(counted.file, counted.text)
    return finding_rows(counted, value=value, weight=counted.troubles, evidence="renders")
