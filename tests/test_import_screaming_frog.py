"""Screaming Frog's exports become snapshots, whatever their version, language, separator or coding."""

import csv
import io
import zipfile

import pytest

from analysis.base import Clean, NotMeasured
from analysis.errors import InputError
from analysis.questions import QUESTIONS
from app.importing import import_crawl
from app.pipeline import analyse
from app.reading import Selection, open_reading
from app.sites import add_site
from app.stages import STAGES
from crawlers.imports import detect_kind, read_crawl
from crawlers.imports.foreign import ImportPlan
from tests.dev_data import dev_file

V22 = "seo_exports/screamingfrog_internal_all_v22_cilium_ccby4.csv"
V15 = "seo_exports/screamingfrog_internal_all_v15_ga_gsc_ahrefs_gpl3.csv"
HEADER = [
    "Address",
    "Content Type",
    "Status Code",
    "Status",
    "Title 1",
    "Title 1 Length",
    "H1-1",
    "H2-1",
    "Response Time",
]
HOME = ["https://a.example/", "text/html; charset=UTF-8", "200", "OK", "Start", "5", "Welcome", "News", "0.25"]


def written(path, rows, *, delimiter=",", coding="utf-8", above=""):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    path.write_bytes((above + stream.getvalue()).encode(coding))
    return path


def read(tmp_path, *files, host="a.example"):
    return read_crawl(ImportPlan(files, (host,), f"https://{host}/", tmp_path))


def tables(crawl):
    found = {}
    for name, batch in crawl.batches():
        found.setdefault(name, []).extend(batch.to_pylist())
    return found


@pytest.mark.parametrize(
    ("delimiter", "coding", "above"),
    [
        (",", "utf-8-sig", ""),
        (";", "utf-8", ""),
        ("\t", "utf-16", ""),
        (";", "cp1252", ""),
        (",", "utf-8", "Internal - All\r\n"),
    ],
)
def test_any_separator_coding_and_a_title_line_are_read(tmp_path, delimiter, coding, above):
    home = [*HOME[:4], "Größe – Straße", "14", *HOME[6:]]
    file = written(tmp_path / "x.csv", [HEADER, home], delimiter=delimiter, coding=coding, above=above)
    assert detect_kind(file) == "screaming-frog"
    page = tables(read(tmp_path, file))["pages"][0]
    assert (page["title"], page["status"], page["elapsed_ms"]) == ("Größe – Straße", 200, 250)
    assert page["content_type"] == "text/html"
    assert page["headings"] == [{"level": 1, "text": "Welcome"}, {"level": 2, "text": "News"}]


def test_a_german_export_is_read(tmp_path):
    lines = (
        "Adresse;Inhaltstyp;Statuscode;Titel 1;Titellänge 1;H1-1;H1-1 Länge;Größe (Bytes);Wortanzahl;Crawltiefe;"
        "Antwortzeit;Weiterleitungs-URL;Canonical-Linkelement 1",
        "https://a.example/;text/html;200;Start;5;Hallo;5;12.345;1.200;0;0,75;;/",
        "https://a.example/alt;text/html;301;;0;;0;0;0;1;0,1;https://a.example/;",
    )
    header, *rows = (line.split(";") for line in lines)
    crawl = read(tmp_path, written(tmp_path / "intern_alle.csv", [header, *rows], delimiter=";"))
    home, old = tables(crawl)["pages"]
    assert (home["bytes"], home["words_in_body"], home["elapsed_ms"], home["depth"]) == (12_345, 1_200, 750, 0)
    assert home["canonical"] == "https://a.example/"
    assert (old["first_status"], old["status"], old["final_url"]) == (301, 200, "https://a.example/")
    assert crawl.unknown_columns == []


def test_older_names_are_the_same_columns(tmp_path):
    header = ["Address", "Content", "Status Code", "Meta Keyword 1", "H1-1 length", "H1-1", "Size", "Redirect URI"]
    row = ["https://a.example/", "text/html", "302", "a, b", "2", "Hi", "7", "https://b.example/"]
    page = tables(read(tmp_path, written(tmp_path / "v10.csv", [header, row])))["pages"][0]
    assert (page["meta_keywords"], page["h1"], page["bytes"]) == ("a, b", ["Hi"], 7)
    assert (page["state"], page["reason"], page["final_url"]) == ("blocked", "external_redirect", "https://b.example/")


def test_a_wrong_row_is_counted_kept_and_costs_no_other(tmp_path):
    rows = [
        HOME, [*HOME[:2], "two hundred", *HOME[3:]], HOME[:5], ["mailto:a@b.example", *HOME[1:]], HOME,
        ["https://a.example/b", *HOME[1:]],
    ]  # fmt: skip
    crawl = read(tmp_path, written(tmp_path / "x.csv", [HEADER, *rows]))
    assert crawl.rejected == {"number": 1, "cells": 1, "address": 1, "repeated": 1}
    found = tables(crawl)
    assert [page["url"] for page in found["pages"]] == ["https://a.example/", "https://a.example/b"]
    rejected = {row["row_no"]: row for row in found["rejected_rows"]}
    assert {number: row["reason"] for number, row in rejected.items()} == {
        2: "number",
        3: "cells",
        4: "address",
        5: "repeated",
    }
    assert "two hundred" in rejected[2]["sample"]
    assert "a@b.example" not in rejected[4]["sample"]


def test_columns_without_a_place_are_told_apart_from_unknown_ones(tmp_path):
    file = written(tmp_path / "x.csv", [[*HEADER, "Link Score", "GA Sessions"], [*HOME, "90", "7"]])
    crawl = read(tmp_path, file)
    assert crawl.left_out == ["Link Score"]
    assert crawl.unknown_columns == ["GA Sessions"]


def test_texts_that_were_taken_out_are_not_measured_rather_than_missing(tmp_path):
    """An export whose texts somebody removed still has their lengths."""
    crawl = read(tmp_path, written(tmp_path / "x.csv", [HEADER, [*HOME[:4], "", "38", *HOME[6:]]]))
    assert "pages.title" in crawl.unmeasured
    whole = read(tmp_path, written(tmp_path / "y.csv", [HEADER, [*HOME[:4], "", "0", *HOME[6:]]]))
    assert "pages.title" not in whole.unmeasured


def test_links_and_files_come_from_a_list_of_links(tmp_path):
    header = ["Type", "Source", "Destination", "Alt Text", "Anchor", "Follow", "Rel", "Path Type", "Link Position"]
    home, other = "https://a.example/", "https://a.example/b"
    rows = [
        ["Hyperlink", home, other, "", "More", "true", "", "Root-Relative", "Navigation"],
        ["Hyperlink", home, "https://b.example/", "", "Out", "false", "ugc", "Absolute", "Content"],
        ["Hyperlink", home, "https://c.example/", "", "Out", "false", "", "Absolute", "Footer"],
        ["Image", home, "https://a.example/i.png", "a cat", "", "true", "", "Path-Relative", "Content"],
        ["HTML Canonical", home, home, "", "", "true", "", "Absolute", "Head"],
    ]
    pages = written(tmp_path / "internal_all.csv", [HEADER, HOME])
    links = written(tmp_path / "all_outlinks.csv", [header, *rows])
    crawl = read(tmp_path, pages, links)
    found = tables(crawl)
    said = [
        (link["ordinal"], link["target"], link["rel"], link["position"], link["internal"]) for link in found["links"]
    ]
    assert said == [
        (0, other, "", "navigation", True),
        (1, "https://b.example/", "ugc", "body", False),
        (2, "https://c.example/", "nofollow", "footer", False),
    ]
    assert [(file["kind"], file["alt"]) for file in found["resources"]] == [("image", "a cat")]
    assert found["links"][0]["path_type"] == "root_relative"


def test_without_links_there_is_no_table_of_them(tmp_path):
    assert read(tmp_path, written(tmp_path / "x.csv", [HEADER, HOME])).measured == {"pages", "rejected_rows"}


def test_an_excel_workbook_is_read_like_a_csv(tmp_path):
    import xlsxwriter

    book = xlsxwriter.Workbook(str(tmp_path / "x.xlsx"))
    sheet = book.add_worksheet()
    for number, row in enumerate([HEADER, [*HOME[:2], 200, *HOME[3:]]]):
        sheet.write_row(number, 0, row)
    book.close()
    assert detect_kind(tmp_path / "x.xlsx") == "screaming-frog"
    assert tables(read(tmp_path, tmp_path / "x.xlsx"))["pages"][0]["status"] == 200


def test_a_damaged_workbook_and_a_foreign_file_are_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as file:
        file.writestr("a", "b")
    (tmp_path / "x.csv").write_text("name,age\nA,1\n")
    for name in ("x.xlsx", "x.csv"):
        with pytest.raises(InputError, match="import-unknown-file"):
            read(tmp_path, tmp_path / name)
    with pytest.raises(InputError, match="import-no-file"):
        read(tmp_path, tmp_path / "gone.csv")


def test_a_crawl_of_another_site_is_refused(tmp_path):
    file = written(tmp_path / "x.csv", [HEADER, HOME])
    with pytest.raises(InputError, match=r"import-other-site .*hosts='a\.example'"):
        read(tmp_path, file, host="b.example")
    assert not list(tmp_path.glob("import-*.sqlite"))


@pytest.mark.parametrize(("name", "host", "pages"), [(V22, "cilium.io", 215), (V15, "www.domain.com", 137)])
def test_real_exports_are_read_whole_and_give_the_same_digests_again(tmp_path, name, host, pages):
    digests = []
    for number in range(2):
        workspace, site = add_site(tmp_path / str(number), f"https://{host}/")
        result = import_crawl(workspace, site, [dev_file(name)])
        assert result.told["rejected"] == {}
        assert result.snapshot.tables["pages"].rows == pages
        assert result.snapshot.about["source"] == "screaming-frog"
        digests.append({table: info.digest for table, info in result.snapshot.tables.items()})
    assert digests[0] == digests[1]


def test_the_real_anonymised_export_does_not_claim_missing_titles(tmp_path):
    crawl = read(tmp_path, dev_file(V15), host="www.domain.com")
    assert {"pages.title", "pages.description", "pages.h1"} <= crawl.unmeasured
    blocked = [page for page in tables(crawl)["pages"] if page["state"] == "blocked"]
    assert [(page["reason"], page["googlebot_allowed"]) for page in blocked] == [("robots", False)]


def test_what_the_export_does_not_hold_is_not_measured_rather_than_clean(tmp_path):
    workspace, site = add_site(tmp_path / "w", "https://a.example/")
    import_crawl(workspace, site, [written(tmp_path / "x.csv", [[*HEADER, "Meta Description 1"], [*HOME, ""]])])
    stages = [stage for stage in STAGES if stage.name in {"indexability", "alternates", "findings"}]
    outcomes = analyse(workspace, site, report=lambda _: None, should_stop=lambda: False, stages=stages)
    assert {o.stage: o.missing for o in outcomes if o.missing} == {"alternates": "pages-hreflang"}
    reading = open_reading(workspace, Selection(site))
    for name, missing in (("images_without_alt", "pages-images"), ("broken_links", "links")):
        assert reading.ask(QUESTIONS[name]) == NotMeasured(missing, empty=False)
    assert reading.ask(QUESTIONS["missing_descriptions"]).rows == 1
    assert isinstance(reading.ask(QUESTIONS["missing_titles"]), Clean)
    checks = set(reading.tables["findings"].check.to_pyarrow().to_pylist())
    assert checks == {"missing_descriptions"}
