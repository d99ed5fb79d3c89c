"""What other pages on a topic cover and a page does not."""

import ibis.expr.types as ir


def find_semantic_gaps(topic_pages: ir.Table, gaps: ir.Table, *, min_covered_by: int = 1) -> ir.Table:
    """Which questions and subtopics do other pages cover that a page on the same topic lacks?

    Definition: a question or subtopic that other pages of the topic, or a competitor's, have a passage on, while no
    passage of this page is near it in meaning. What most of the others cover comes first. Looked at are the
    indexable pages.
    Threshold: `min_covered_by` = 1 page, all that the search for gaps kept: it has thresholds of similarity of its
    own, calibrated for the embedding model.
    Left out: what no compared page covers; whether a page should cover it is the editor's decision.
    """
    on_topic = gaps.semi_join(topic_pages, "url")
    covered = on_topic.filter(on_topic.covered_by >= min_covered_by)
    return covered.select(
        "url", "ordinal", "kind", "heading", "covered_by", "others", "own_similarity", "competitor", "certainty"
    ).order_by((covered.covered_by / covered.others).desc(), covered.covered_by.desc(), "url", "ordinal")
