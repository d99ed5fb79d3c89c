"""WARCs of other crawlers become snapshots: any record, coding and packing, and all that stands before a damage."""

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from analysis.errors import InputError
from app.importing import import_crawl
from app.pipeline import analyse
from app.reading import Selection, open_reading
from app.sites import add_site
from app.stages import STAGES
from crawlers.imports import detect_kind, read_crawl
from crawlers.imports.foreign import ImportPlan

HOST = "https://a.example"
HOME = '<html lang="de"><title>Größe</title><h1>Start</h1><a href="/b">B</a><a href="https://o.example/">O</a></html>'
DATE = "2025-03-04T05:06:07Z"


class Archive:
    """A WARC being written as another crawler would."""

    def __init__(self, packed=True):
        self.stream = io.BytesIO()
        self.writer = WARCWriter(self.stream, gzip=packed, warc_version="1.1")

    def add(self, path, body=b"", status="200 OK", kind="text/html", record="response", **headers):
        url = path if "://" in path else HOST + path
        pairs = [("Content-Type", kind)] if kind else []
        pairs += [(name.replace("_", "-"), value) for name, value in headers.items()]
        http = StatusAndHeaders(status, pairs, protocol="HTTP/1.1")
        made = self.writer.create_warc_record(
            url, record, payload=io.BytesIO(body), length=len(body), http_headers=http,
            warc_headers_dict={"WARC-Date": DATE},
        )  # fmt: skip
        self.writer.write_record(made)
        return self

    def save(self, path, cut=0):
        content = self.stream.getvalue()
        path.write_bytes(content[: len(content) - cut] if cut else content)
        return path


def site():
    return (
        Archive()
        .add("/robots.txt", b"User-agent: *\nDisallow: /b\nSitemap: https://a.example/map.xml\n", kind="text/plain")
        .add("/map.xml", b"<urlset><url><loc>https://a.example/b</loc></url></urlset>", kind="application/xml")
        .add(
            "/",
            HOME.encode(),
            kind="text/html; charset=utf-8",
            Set_Cookie="sid=geheim; Path=/",
            X_Robots_Tag="noarchive",
        )
        .add("/old", status="301 Moved", kind=None, Location="/b")
        .add("/b", b"<title>B</title>")
        .add("/gone", b"<title>Gone</title>", status="404 Not Found")
        .add("https://o.example/", b"<title>Other</title>")
    )


def read(tmp_path, file):
    return read_crawl(ImportPlan((file,), ("a.example",), HOST + "/", tmp_path))


def tables(crawl):
    found = {}
    for name, batch in crawl.batches():
        found.setdefault(name, []).extend(batch.to_pylist())
    return found


def pages_of(tmp_path, archive, name="x.warc.gz", cut=0):
    crawl = read(tmp_path, archive.save(tmp_path / name, cut))
    return crawl, {page["url"].removeprefix(HOST): page for page in tables(crawl).get("pages", [])}


def test_pages_links_bodies_robots_and_sitemaps_are_read(tmp_path):
    file = site().save(tmp_path / "x.warc.gz")
    assert detect_kind(file) == "warc"
    crawl = read(tmp_path, file)
    found = tables(crawl)
    pages = {page["url"].removeprefix(HOST): page for page in found["pages"]}
    assert list(pages) == ["/", "/b", "/gone", "/old"]
    assert (pages["/"]["title"], pages["/"]["lang"], pages["/"]["charset"]) == ("Größe", "de", "utf-8")
    assert [page["depth"] for page in pages.values()] == [0, 1, None, None]
    assert (pages["/b"]["found_on"], pages["/b"]["found_by"]) == (HOST + "/", "link")
    assert (pages["/old"]["first_status"], pages["/old"]["status"], pages["/old"]["final_url"]) == (
        301,
        200,
        HOST + "/b",
    )
    assert pages["/gone"]["state"] == "http_error"
    assert pages["/"]["robots_header"] == "noarchive"
    assert (pages["/"]["googlebot_allowed"], pages["/b"]["googlebot_allowed"]) == (True, False)
    assert [(link["target"], link["internal"]) for link in found["links"]] == [
        (HOST + "/b", True), ("https://o.example/", False),
    ]  # fmt: skip
    assert found["sitemap_urls"][0]["url"] == HOST + "/b"
    assert found["robots_files"][0]["verdict"] == "rules"
    assert HOME.encode() in [body["html"] for body in found["bodies"]]
    assert crawl.foreign == 1
    assert crawl.crawled_at.isoformat() == "2025-03-04T05:06:07"


def test_values_of_cookies_are_not_taken_in(tmp_path):
    _, pages = pages_of(tmp_path, site())
    assert pages["/"]["cookies"] == ["sid"]
    assert "geheim" not in str(pages)


def test_requests_are_not_read(tmp_path):
    archive = Archive().add("/", HOME.encode())
    request = StatusAndHeaders("GET / HTTP/1.1", [("Authorization", "Basic Z2VoZWlt")], is_http_request=True)
    archive.writer.write_record(archive.writer.create_warc_record(HOST + "/", "request", http_headers=request))
    crawl, pages = pages_of(tmp_path, archive)
    assert list(pages) == ["/"]
    assert "Z2VoZWlt" not in str(tables(crawl))


def test_chunked_and_packed_bodies_are_unpacked(tmp_path):
    packed = gzip.compress(HOME.encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(HOME.encode()), HOME.encode())
    archive = (
        Archive()
        .add("/gz", packed, kind="text/html; charset=utf-8", Content_Encoding="gzip")
        .add("/chunked", chunked, kind="text/html; charset=utf-8", Transfer_Encoding="chunked")
    )
    _, pages = pages_of(tmp_path, archive)
    assert {page["title"] for page in pages.values()} == {"Größe"}


@pytest.mark.parametrize("packing", ["none", "records", "whole"])
def test_any_packing_gives_the_same_pages(tmp_path, packing):
    archive = Archive(packed=packing == "records").add("/", HOME.encode()).add("/b", b"<title>B</title>")
    file = archive.save(tmp_path / "x.warc")
    if packing == "whole":
        file.write_bytes(gzip.compress(file.read_bytes()))
    assert [page["title"] for page in tables(read(tmp_path, file))["pages"]][1] == "B"


@pytest.mark.parametrize("packed", [True, False])
def test_all_that_stands_before_a_damage_counts(tmp_path, packed):
    archive = Archive(packed)
    for number in range(20):
        archive.add(f"/{number:02}", b"<title>%d</title>" % number + b"x" * 2_000)
    crawl, pages = pages_of(tmp_path, archive, cut=30)
    assert len(pages) == 19
    assert crawl.damaged == ["x.warc.gz"]
    assert crawl.rejected == ({"truncated": 1} if not packed else crawl.rejected)


def test_a_body_of_one_record_that_is_no_gzip_costs_that_record_alone(tmp_path):
    archive = Archive().add("/", HOME.encode()).add("/x", b"no gzip", Content_Encoding="gzip").add("/b", HOME.encode())
    _, pages = pages_of(tmp_path, archive)
    assert {"/", "/b"} <= set(pages)


def test_a_revisit_has_the_content_it_repeats(tmp_path):
    archive = Archive().add("/", HOME.encode(), kind="text/html; charset=utf-8")
    first = next(iter(records(archive)))
    digest = first.rec_headers.get_header("WARC-Payload-Digest")
    for path, said in (("/copy", digest), ("/lost", "sha1:AAAA")):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        archive.writer.write_record(
            archive.writer.create_revisit_record(HOST + path, said, HOST + "/", DATE, http_headers=http)
        )
    crawl, pages = pages_of(tmp_path, archive)
    assert pages["/copy"]["title"] == "Größe"
    assert crawl.rejected == {"revisit": 1}


def records(archive):
    from warcio.archiveiterator import ArchiveIterator

    return ArchiveIterator(io.BytesIO(archive.stream.getvalue()))


def test_a_second_answer_of_an_address_does_not_count(tmp_path):
    archive = Archive().add("/", b"<title>First</title>").add("/", b"<title>Second</title>")
    crawl, pages = pages_of(tmp_path, archive)
    assert pages["/"]["title"] == "First"
    assert crawl.rejected == {"repeated": 1}


def test_a_redirect_loop_and_an_unknown_target_have_their_own_reasons(tmp_path):
    archive = (
        Archive()
        .add("/", HOME.encode())
        .add("/x", status="302 Found", Location="/y")
        .add("/y", status="302 Found", Location="/x")
        .add("/z", status="302 Found", Location="/unknown")
        .add("/o", status="302 Found", Location="https://o.example/")
    )
    _, pages = pages_of(tmp_path, archive)
    reasons = {path: pages[path]["reason"] for path in ("/x", "/y", "/z", "/o")}
    assert reasons == {
        "/x": "redirect_loop", "/y": "redirect_loop", "/z": "not_in_source", "/o": "external_redirect",
    }  # fmt: skip


def test_a_file_without_a_page_of_the_site_is_refused(tmp_path):
    file = Archive().add("https://o.example/", HOME.encode()).save(tmp_path / "x.warc")
    with pytest.raises(InputError, match="import-nothing-read"):
        read(tmp_path, file)


def test_an_imported_crawl_is_analysed_like_our_own(tmp_path):
    workspace, name = add_site(tmp_path / "w", HOST + "/")
    result = import_crawl(workspace, name, [site().save(tmp_path / "x.warc.gz")])
    assert result.snapshot.about["source"] == "warc"
    stages = [stage for stage in STAGES if stage.name in {"indexability", "link_metrics", "findings"}]
    outcomes = analyse(workspace, name, report=lambda _: None, should_stop=lambda: False, stages=stages)
    assert {outcome.outcome for outcome in outcomes} == {"computed"}
    tables = open_reading(workspace, Selection(name)).tables
    assert {"pages", "links", "bodies", "link_metrics"} <= set(tables)
    assert {"external_urls", "traps"}.isdisjoint(tables)
