"""Findings added up by template: one fix for many pages."""

import ibis.expr.types as ir
from ibis import _


def add_up_template_findings(page_templates: ir.Table, findings: ir.Table, *, min_pages: int = 2) -> ir.Table:
    """Which templates have the same finding on many of their pages?

    Definition: findings of the audit checks by template and check. `pages` counts the template's pages with the
    finding, `share` is their part of all its pages: at 1 the flaw is in the template, and one change mends all;
    `example` is the first of them by address.
    Threshold: `min_pages` = 2 pages; what one page has alone is no matter of its template.
    Left out: findings on addresses without a template, such as redirects, files and pages that could not be read.
    """
    sizes = page_templates.group_by("template").agg(template_pages=_.url.nunique())
    rows = findings.select("check", "severity", "url").join(page_templates.select("url", "template"), "url")
    counted = rows.group_by("template", "check", "severity").agg(
        pages=_.url.nunique(), findings=_.count(), example=_.url.min()
    )
    joined = counted.filter(counted.pages >= min_pages).join(sizes, "template")
    answer = joined.mutate(share=joined.pages.cast("float64") / joined.template_pages)
    shown = answer.select("template", "check", "severity", "pages", "template_pages", "share", "findings", "example")
    return shown.order_by(shown.pages.desc(), "template", "check")
