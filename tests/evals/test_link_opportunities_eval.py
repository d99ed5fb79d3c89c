"""Floors of link suggestions on real links: hidden, then predicted again, against chance and shared words."""

import json
from collections import defaultdict

import numpy as np
import pytest

from analysis.embed import encode_passages
from analysis.link_opportunities import LinkSpace, rank_targets
from analysis.passages import list_page_passages
from analysis.words import content_hash
from app.models import load_embedder
from tests.conftest import rows_of
from tests.dev_data import dev_file

pytestmark = pytest.mark.dev_data

SITE = "https://a.example/"
QUIET = {"report": lambda progress: None, "should_stop": lambda: False}
FIRST = 10


def lines_of(name):
    return [json.loads(line) for line in dev_file(name).read_text(encoding="utf-8").split("\n") if line]


def glossary():
    """Pages of MDN's German glossary as title, text and the slugs they link to."""
    return {
        SITE + p["slug"]: (p["title"], p["text"], {SITE + k["target"] for k in p["links"]})
        for p in lines_of("links/mdn_glossary_de.jsonl")
    }


def association():
    pages = [p for p in lines_of("links/codefor_de.jsonl") if p["lang"] == "de"]
    return {SITE[:-1] + p["url"]: (p["title"], p["text"], {SITE[:-1] + k["target"] for k in p["links"]}) for p in pages}


def space_of(pages):
    """The pages without any of their links."""
    texts = [
        {"text_hash": content_hash(text), "text": text, "blocks": blocks(text), "language": "de"}
        for text in sorted({text for _, text, _ in pages.values()})
    ]
    page_texts = rows_of(
        "page_texts",
        [{"url": u, "text_hash": content_hash(t), "language": "de"} for u, (_, t, _) in sorted(pages.items())],
    )
    page_passages, passages = list_page_passages(page_texts, rows_of("texts", texts))
    vectors = list(encode_passages(passages, load_embedder("embedded"), **QUIET))
    crawled = [{"url": u, "final_url": u, "title": title, "h1": [title]} for u, (title, _, _) in sorted(pages.items())]
    return LinkSpace(
        rows_of("pages", crawled), rows_of("links", []), page_texts, page_passages, passages,
        rows_of("vectors", [row for batch in vectors for row in batch.to_pylist()]),
    )  # fmt: skip


def blocks(text):
    found, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            found.append({"start": start, "end": start + len(part), "kind": "paragraph", "heading_path": ""})
        start += len(part) + 2
    return found


def quality(ranked, truth):
    """Return recall among the first ten and mean reciprocal rank, over all hidden links and over pages with any."""
    hits = sum(len(set(ranked[page][:FIRST]) & wanted) for page, wanted in truth.items())
    ranks = [
        next((1 / (n + 1) for n, t in enumerate(ranked[page]) if t in wanted), 0.0) for page, wanted in truth.items()
    ]
    return hits / sum(map(len, truth.values())), float(np.mean(ranks))


def shared_words(pages, sources):
    """Order targets by the cosine of their TF-IDF vectors: the baseline."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    urls = sorted(pages)
    matrix = TfidfVectorizer(sublinear_tf=True).fit_transform([f"{pages[u][0]} {pages[u][1]}" for u in urls])
    scores = (matrix @ matrix.T).toarray()
    order = {u: np.argsort(-scores[n], kind="stable") for n, u in enumerate(urls)}
    return {u: [urls[n] for n in order[u] if urls[n] != u] for u in sources}


def by_chance(pages, sources):
    random = np.random.default_rng(1)
    return {u: [t for t in random.permutation(sorted(pages)).tolist() if t != u] for u in sources}


@pytest.mark.parametrize(("pages_of", "recall", "rank"), [(glossary, 0.66, 0.67), (association, 0.35, 0.3)])
def test_hidden_links_are_found_again(pages_of, recall, rank, record_property):
    pages = pages_of()
    truth = {u: (targets & pages.keys()) - {u} for u, (_, _, targets) in sorted(pages.items())}
    truth = {u: targets for u, targets in truth.items() if targets}
    space = space_of(pages)
    _, ranked = rank_targets(space, **QUIET)
    ours = quality(defaultdict(list, {u: [pair.target for pair in pairs] for u, pairs in ranked.items()}), truth)
    words, chance = quality(shared_words(pages, truth), truth), quality(by_chance(pages, truth), truth)
    record_property("recall@10, MRR (ours, TF-IDF, chance)", (ours, words, chance))
    print(pages_of.__name__, ours, words, chance)
    assert min(ours[0] - recall, ours[1] - rank) >= 0
    assert min(ours[place] - words[place] for place in (0, 1)) > 0
    assert min(words[place] - chance[place] for place in (0, 1)) > 0
