"""Which passages get a vector, in which batches, and how a page's vector comes from them."""

import numpy as np
import pyarrow as pa
import pytest

from analysis.embed import BATCH, encode_passages, list_missing_passages, page_vectors
from analysis.progress import Stopped
from tests.conftest import rows_of


class Lengths:
    """A vector of two: (letters, 1), made 1 long."""

    model = "lengths@1#00000000"
    dimension = 2

    def encode_passages(self, texts):
        vectors = np.array([[len(text), 1] for text in texts], np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    encode_queries = encode_passages


def passages(count):
    return rows_of("passages", [{"passage_hash": f"{n:03}", "text": "x" * n} for n in reversed(range(count))])


def vectors(**by_hash):
    return rows_of("vectors", [{"passage_hash": h, "model": "m", "vector": v} for h, v in by_hash.items()])


def encode(missing, reports=None, stop=lambda: False):
    heard = reports if reports is not None else []
    return pa.Table.from_batches(encode_passages(missing, Lengths(), report=heard.append, should_stop=stop))


def test_a_vector_of_another_model_does_not_count():
    missing = list_missing_passages(passages(3), vectors(**{"001": [1.0, 0.0]}), "another")
    assert missing["passage_hash"].to_pylist() == ["000", "001", "002"]


def test_a_passage_with_a_vector_is_not_encoded_again():
    missing = list_missing_passages(passages(3), vectors(**{"001": [1.0, 0.0]}), "m")
    assert missing["passage_hash"].to_pylist() == ["000", "002"]


def test_batches_tell_how_far_they_are():
    reports = []
    encoded = encode(passages(BATCH + 1), reports)
    assert encoded.num_rows == BATCH + 1
    assert [(r.done, r.total) for r in reports] == [(BATCH, BATCH + 1), (BATCH + 1, BATCH + 1)]
    assert encoded["vector"][0].as_py() == pytest.approx([BATCH / np.hypot(BATCH, 1), 1 / np.hypot(BATCH, 1)])


def test_a_stop_ends_it_between_batches():
    with pytest.raises(Stopped):
        encode(passages(1), stop=lambda: True)


def on_page(url, *words_by_hash):
    return [
        {"url": url, "ordinal": n, "passage_hash": key, "words": words} for n, (key, words) in enumerate(words_by_hash)
    ]


def test_a_page_is_the_mean_of_its_passages_by_words():
    rows = rows_of("page_passages", on_page("b", ("x", 30), ("y", 40)) + on_page("a", ("y", 5)))
    urls, matrix = page_vectors(rows, vectors(x=[1.0, 0.0], y=[0.0, 1.0]))
    assert urls == ["a", "b"]
    assert matrix.dtype == np.float32
    np.testing.assert_allclose(matrix, [[0, 1], [0.6, 0.8]], atol=1e-7)


def test_a_page_without_vectors_is_left_out():
    rows = rows_of("page_passages", on_page("a", ("unknown", 5)) + on_page("b", ("x", 5)))
    assert page_vectors(rows, vectors(x=[1.0, 0.0]))[0] == ["b"]


def test_no_vectors_give_no_pages():
    urls, matrix = page_vectors(rows_of("page_passages", on_page("a", ("x", 5))), vectors())
    assert (urls, len(matrix)) == ([], 0)


def test_the_order_of_rows_changes_no_bit():
    random = np.random.default_rng(1)
    known = vectors(**{f"{n}": list(v) for n, v in enumerate(random.normal(size=(40, 8)).astype(np.float32))})
    rows = rows_of("page_passages", on_page("a", *((f"{n}", 60 + n) for n in range(40))))
    shuffled = rows.take(random.permutation(40)), known.take(random.permutation(40))
    assert (page_vectors(rows, known)[1] == page_vectors(*shuffled)[1]).all()
