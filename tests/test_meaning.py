"""The meaning store holds a row for a content hash once, and forgets what it is told to."""

from app.meaning import Meaning
from tests.conftest import rows_of

ROWS = [
    {"passage_hash": "b", "text": "it's"},
    {"passage_hash": "a", "text": "Größe"},
    {"passage_hash": "c", "text": "x"},
]


def test_rows_are_read_by_hash_in_order_of_their_key(tmp_path):
    store = Meaning(tmp_path)
    store.add("passages", rows_of("passages", ROWS[:2]))
    store.add("passages", rows_of("passages", ROWS[2:]))
    assert store.hashes("passages") == {"a", "b", "c"}
    assert store.read("passages", ["b", "a", "unknown"])["text"].to_pylist() == ["Größe", "it's"]


def test_a_store_without_a_table_has_no_rows(tmp_path):
    assert Meaning(tmp_path).read("passages", ["a"]).num_rows == 0
    assert Meaning(tmp_path).hashes("passages") == set()


def test_rows_of_another_model_are_not_mixed(tmp_path):
    store = Meaning(tmp_path)
    vectors = [{"passage_hash": "a", "model": model, "vector": [1.0]} for model in ("one", "o'ne")]
    store.add("vectors", rows_of("vectors", vectors))
    assert store.read("vectors", ["a"], model="o'ne")["model"].to_pylist() == ["o'ne"]
    assert store.hashes("vectors", model="two") == set()


def test_what_is_removed_is_in_no_file_any_more(tmp_path):
    store = Meaning(tmp_path)
    store.add("passages", rows_of("passages", [{"passage_hash": "a", "text": "Nordlicht-Geheimnis"}]))
    store.add("passages", rows_of("passages", ROWS[2:]))
    store.remove("passages", ["a"])
    assert store.hashes("passages") == {"c"}
    assert not [f for f in tmp_path.rglob("*") if f.is_file() and b"Nordlicht-Geheimnis" in f.read_bytes()]


def test_a_store_made_again_has_another_identity(tmp_path):
    before = Meaning(tmp_path / "one").id
    assert before == Meaning(tmp_path / "one").id
    assert before != Meaning(tmp_path / "two").id
