from analysis.base import Clean, Found, NotMeasured
from analysis.questions import QUESTIONS
from tests.conftest import ibis_table

TRAP = {
    "kind": "calendar", "pattern": "/cal/…", "requests": 30, "held_back": 7, "distinct_bodies": 1,
    "rule": "Disallow: /cal/", "examples": ["https://a.example/cal/1", "https://a.example/cal/9"],
}  # fmt: skip
PAGES = ibis_table("pages", [{"url": "https://a.example/"}])
QUESTION = QUESTIONS["crawler_traps"]


def ask(*traps):
    return QUESTION.ask({"pages": PAGES, "traps": ibis_table("traps", list(traps))})


def test_a_trap_is_found_with_examples_and_its_row():
    answer = ask(TRAP, TRAP | {"kind": "maze", "pattern": "/m", "held_back": 0, "examples": ["https://a.example/m"]})
    assert isinstance(answer, Found)
    first, second = answer.table.to_pyarrow().to_pylist()
    assert (first["url"], first["related"]) == tuple(TRAP["examples"])
    assert (first["value"], first["weight"], first["evidence_key"]) == ("calendar", 7, "calendar\t/cal/…")
    assert (second["related"], second["weight"]) == (None, 1)


def test_a_crawl_without_traps_is_clean_and_one_that_did_not_look_is_not_measured():
    assert isinstance(ask(), Clean)
    assert QUESTION.ask({"pages": PAGES}) == NotMeasured("traps", empty=False)
