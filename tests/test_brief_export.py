import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest

from analysis.errors import InputError
from app.brief_export import EXPORTS, as_data, file_name, to_docx, to_html, to_markdown
from app.briefs import Brief, BriefLine, Evidence, Proposal
from app.decisions import OPEN, Decision
from app.texts import texts

AT = datetime(2026, 11, 24, 12)
HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) \x1b[2J ![i](http://evil.example/i.png)"
CRAWLED = Evidence("20261124T060000Z-abc", "pages", "https://a.example/", "https://a.example/", HOSTILE)
OTHER = Evidence("20261124T060000Z-abc", "links", "https://a.example/\t3", "https://a.example/b", "")


def decided(verdict, text=None, reason=""):
    return Decision(1, verdict, text, reason, AT, "ada")


def line(number, text, decision, *evidence):
    return BriefLine(number, "outline", text, None, "likely", evidence or (CRAWLED,), decision)


@pytest.fixture
def brief():
    proposal = Proposal("improve", "https://a.example/", None, "Bremsen: <b>prüfen</b>", "de", 71.0, 3, "d" * 32)
    lines = (
        line(1, HOSTILE, decided("accepted"), CRAWLED, OTHER),
        line(2, "as proposed", decided("changed", text="as the editor wants it")),
        line(3, "off topic", decided("rejected", reason="not ours"), OTHER),
    )
    return Brief(proposal, lines, AT)


def word_text(content):
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_brief_that_is_not_approved_goes_out_as_a_draft_only(brief, form):
    waiting = replace(brief, approved_at=None)
    with pytest.raises(InputError, match="brief-not-approved"):
        EXPORTS[form](waiting, texts("en"))
    assert EXPORTS[form](waiting, texts("en"), draft=True)


def test_rejected_lines_stay_out_and_changed_ones_carry_the_editors_words(brief):
    for content in (to_markdown(brief, texts("en")).decode(), word_text(to_docx(brief, texts("en")))):
        assert "as the editor wants it" in content
        assert "as proposed" not in content
        assert "off topic" not in content


def test_a_draft_shows_every_line_with_its_decision(brief):
    content = to_markdown(replace(brief, approved_at=None), texts("de"), draft=True).decode()
    assert "off topic \\[2\\] (wahrscheinlich · abgelehnt · not ours)" in content
    assert "Zustand: Entwurf" in content


def test_evidence_is_numbered_once_and_listed(brief):
    content = to_markdown(brief, texts("en")).decode()
    assert content.count("\n1. <https://a.example/>") == 1
    assert "\n2. <https://a.example/b> — 20261124T060000Z\\-abc · links" in content


def test_crawled_text_stays_text_in_markdown(brief):
    content = to_markdown(brief, texts("en")).decode()
    assert "<script>" not in content
    assert "[x](javascript" not in content
    assert "![i](" not in content
    assert "\x1b" not in content


def test_the_page_loads_and_runs_nothing(brief):
    page = to_html(brief, texts("en")).decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "src=" not in page
    assert 'href="http' not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<title>Bremsen: &lt;b&gt;prüfen&lt;/b&gt;</title>" in page


def test_a_word_file_holds_no_links_and_equal_briefs_make_equal_files(brief):
    content = to_docx(brief, texts("de"))
    assert content == to_docx(brief, texts("de"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"<w:hyperlink" not in archive.read("word/document.xml")
    assert "<script>alert(1)</script>" in word_text(content)


def test_the_file_name_is_never_a_path(brief):
    hostile = replace(brief, proposal=replace(brief.proposal, title="../../etc/passwd"))
    assert file_name(hostile, "md") == "etc-passwd-dddddddd.md"
    assert file_name(replace(brief, proposal=replace(brief.proposal, title="///")), "md") == "brief-dddddddd.md"


def test_programs_get_lines_with_verdicts_and_evidence(brief):
    told = as_data(replace(brief, lines=(line(1, "x", OPEN),)), texts("en"))
    assert told["lines"][0]["verdict"] is None
    assert told["lines"][0]["evidence"][0]["table"] == "pages"
    assert told["approved_at"] == "2026-11-24T12:00:00"


def test_words_of_ours_come_from_the_catalogue_in_the_readers_language(brief):
    ours = replace(line(1, "https://a.example/b", decided("accepted")), message="connect-unusable")
    content = to_markdown(replace(brief, lines=(ours,)), texts("de")).decode()
    assert "\\-\\-connect kann https://a\\.example/b nicht verwenden" in content
