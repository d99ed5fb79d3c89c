"""Floors of quality on real data: main text, languages, retrieval of passages within and across languages."""

import json

import numpy as np
import pytest

from analysis.extract import read_main_text
from analysis.language import decide_language, identify_language
from app.models import load_embedder
from tests.dev_data import dev_file

pytestmark = pytest.mark.dev_data

LANGUAGES = ("de", "en")


def lines_of(name):
    return [json.loads(line) for line in dev_file(name).read_text(encoding="utf-8").splitlines()]


def test_main_text_holds_what_is_wanted_and_little_else():
    """Floors: what trafilatura alone reaches on these pages."""
    folder = "extraction/trafilatura_eval"
    wanted = unwanted = 0
    for page in lines_of(f"{folder}/truth.jsonl"):
        text = read_main_text(dev_file(f"{folder}/html/{page['file']}").read_bytes()).text
        wanted += sum(phrase in text for phrase in page["with"])
        unwanted += sum(phrase in text for phrase in page["without"])
    assert wanted >= 127
    assert unwanted <= 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_tells_its_language(language):
    for document in lines_of(f"semantics/xquad_{language}_docs.jsonl"):
        measured = identify_language(document["text"])
        assert decide_language(document["text"], measured, None, LANGUAGES) == language


def test_a_wrong_html_lang_does_not_win_over_a_news_text():
    news = lines_of("semantics/10kgnad_de.jsonl")
    right = sum(
        decide_language(item["text"], identify_language(item["text"]), "en", LANGUAGES) == "de" for item in news
    )
    assert right / len(news) >= 0.995


@pytest.fixture(scope="module")
def embedded():
    """Passages and questions of both languages, and for each question the row of its passage."""
    embedder = load_embedder("embedded")
    documents = {language: lines_of(f"semantics/xquad_{language}_docs.jsonl") for language in LANGUAGES}
    questions = {language: lines_of(f"semantics/xquad_{language}_questions.jsonl") for language in LANGUAGES}
    places = {document["id"]: place for place, document in enumerate(documents["de"])}
    assert [d["id"] for d in documents["de"]] == [d["id"] for d in documents["en"]]
    return {
        "passages": {lang: embedder.encode_passages([d["text"] for d in documents[lang]]) for lang in LANGUAGES},
        "questions": {lang: embedder.encode_queries([q["question"] for q in questions[lang]]) for lang in LANGUAGES},
        "relevant": {lang: np.array([places[q["relevant"]] for q in questions[lang]]) for lang in LANGUAGES},
    }


def ndcg_at_10(scores, relevant):
    """With one relevant passage a question: 1 / log2(rank + 1) within the first ten, else 0."""
    own = scores[np.arange(len(scores)), relevant]
    ranks = (scores > own[:, None]).sum(axis=1) + 1
    return float(np.where(ranks <= 10, 1 / np.log2(ranks + 1), 0).mean())


@pytest.mark.parametrize(
    ("asked", "answered", "floor"),
    [("de", "de", 0.86), ("en", "en", 0.90), ("de", "en", 0.85), ("en", "de", 0.85)],
)
def test_questions_find_their_passage(embedded, asked, answered, floor):
    scores = embedded["questions"][asked] @ embedded["passages"][answered].T
    assert ndcg_at_10(scores, embedded["relevant"][asked]) >= floor


def test_a_paragraph_is_nearest_to_its_translation(embedded):
    nearest = (embedded["passages"]["de"] @ embedded["passages"]["en"].T).argmax(axis=1)
    assert (nearest == np.arange(len(nearest))).mean() >= 0.95
