"""What every question owes its users, checked for all of them at once."""

import pkgutil

import ibis
import pytest
from ibis.config import Config

from analysis import questions
from analysis.base import FINDING_COLUMNS, SEVERITIES, Clean, Found, NotMeasured
from analysis.tables import TABLES, schema_of
from app.texts import LANGUAGES, texts
from tests.questions_fixture import drawn_site

EVERY_QUESTION = pytest.mark.parametrize("question", questions.CATALOGUE, ids=lambda question: question.name)
EVERY_CHECK = pytest.mark.parametrize(
    "question", [q for q in questions.CATALOGUE if q.severity], ids=lambda question: question.name
)
UNBOUND = {name: ibis.table(schema_of(name), name=name) for name in TABLES}
EVERY_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


class SparkOptions(Config):
    """What Ibis knows of Spark once pyspark is installed, and asks for wherever a float is read."""

    treat_nan_as_null: bool = False


@pytest.fixture(scope="module")
def site():
    return drawn_site()


def rows(expression):
    return expression.to_pyarrow().to_pylist()


def test_every_module_of_the_folder_is_in_the_catalogue_once():
    modules = sorted(module.name for module in pkgutil.iter_modules(questions.__path__))
    assert modules == sorted(question.name for question in questions.CATALOGUE)


@EVERY_QUESTION
def test_asks_a_question_and_explains_it(question):
    assert question.text.endswith("?")
    assert all(f"\n{part}: " in question.explanation for part in ("Definition", "Threshold", "Left out"))
    assert all(type(default) in {bool, float, int, str} for default in question.options.values())
    assert all(f"`{option}`" in question.explanation for option in question.options)


@EVERY_QUESTION
def test_reads_tables_of_the_contract(question):
    assert question.needs
    assert TABLES.keys() >= {*question.needs, *question.can_use}
    assert question.severity in {*SEVERITIES, None}


@EVERY_LANGUAGE
@EVERY_QUESTION
def test_is_said_in_every_language(question, language, site):
    said, name = texts(language), f"question-{question.name}"
    first = rows(question.express(site))[0]
    assert said(name).endswith("?")
    assert all(said(f"{name}-{part}") for part in ("explanation", "fix"))
    assert "1.234" in said(f"{name}-found", rows=1234).replace(",", ".")
    assert "1.234" in said(f"{name}-clean", looked_at=1234).replace(",", ".")
    assert said(f"{name}-finding", **{column: "" if value is None else value for column, value in first.items()})


@EVERY_QUESTION
def test_the_english_text_is_the_docstring(question):
    assert texts("en")(f"question-{question.name}") == question.text


@EVERY_QUESTION
def test_finds_what_was_planted_and_is_deterministic(question, site):
    answer = question.ask(site)
    assert isinstance(answer, Found)
    assert rows(answer.table) == rows(question.express(drawn_site()))


@EVERY_QUESTION
def test_gives_the_same_rows_from_another_order(question, site):
    assert rows(question.express(drawn_site(turned_round=True))) == rows(question.express(site))


@EVERY_QUESTION
def test_ignores_the_segment_that_views_add(question, site):
    assert rows(question.express(drawn_site(with_segment=True))) == rows(question.express(site))


@EVERY_QUESTION
def test_empty_tables_give_the_same_columns(question, site):
    empty = question.express({name: table.limit(0) for name, table in site.items()})
    assert empty.to_pyarrow().schema == question.express(site).to_pyarrow().schema
    assert rows(empty) == []


@EVERY_QUESTION
def test_is_not_measured_when_a_needed_table_is_missing(question, site):
    for missing in question.needs:
        answer = question.ask({name: table for name, table in site.items() if name != missing})
        assert answer == NotMeasured(missing, empty=False)


@EVERY_QUESTION
def test_is_not_measured_when_there_is_nothing_to_look_at(question, site):
    looked_at = question.needs[0]
    assert question.ask(site | {looked_at: site[looked_at].limit(0)}) == NotMeasured(looked_at, empty=True)


MAY_BE_UNKNOWN = ("title", "description", "h1", "canonical", "hreflang", "json_ld", "images")  # to an import


@EVERY_QUESTION
def test_is_not_measured_where_the_source_does_not_know_a_column_it_reads(question, site):
    """What cannot be said without a column is declared, whatever question is added."""
    for name in MAY_BE_UNKNOWN if "pages" in question.needs else ():
        without = site | {"pages": site["pages"].drop(name)}
        try:
            question.express(without).to_pyarrow()
        except Exception:  # noqa: BLE001 - however the engine says that there is no such column
            assert f"pages.{name}" in question.reads
        else:
            assert f"pages.{name}" not in question.reads
    for column in question.reads:
        expected = NotMeasured(column.replace(".", "-"), empty=False)
        assert question.ask(site, unmeasured=[column]) == expected
        assert all(texts(language).has(f"table-{expected.missing}-origin") for language in LANGUAGES)


@EVERY_QUESTION
def test_still_answers_without_what_it_can_do_without(question, site):
    answer = question.ask({name: table for name, table in site.items() if name not in question.can_use})
    assert isinstance(answer, Found | Clean)


@EVERY_QUESTION
def test_leaves_its_input_alone(question):
    tables = drawn_site()
    before = {name: table.to_pyarrow() for name, table in tables.items()}
    question.ask(tables)
    assert {name: table.to_pyarrow() for name, table in tables.items()} == before


@EVERY_QUESTION
@pytest.mark.parametrize("engine", ["pyspark", "clickhouse"])
def test_can_be_said_in_the_sql_of_a_larger_engine(question, engine, monkeypatch):
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())
    assert "SELECT" in ibis.to_sql(question.express(UNBOUND), dialect=engine)


@EVERY_CHECK
def test_a_check_answers_with_findings_that_point_to_a_row(question, site):
    findings = question.express(site)
    assert dict(findings.schema().items()) == {name: ibis.dtype(type_) for name, type_ in FINDING_COLUMNS.items()}
    for finding in rows(findings):
        assert finding["weight"] >= 1
        assert finding["evidence_key"] in keys_of(site, finding["evidence_table"])


def keys_of(site, table):
    names = TABLES[table].key
    return {"\t".join(str(row[name]) for name in names) for row in rows(site[table].select(*names))}
