"""What imports and exports cost: CPU seconds and peak memory, by number of rows.

Run it with `python -m tests.benchmarks.in_and_out ROWS`.
"""

import csv
import resource
import sys
import tempfile
import time
from pathlib import Path

HEADER = [
    "Address", "Content Type", "Status Code", "Status", "Title 1", "Title 1 Length", "Meta Description 1", "H1-1",
    "Canonical Link Element 1", "Size (bytes)", "Word Count", "Crawl Depth", "Response Time", "Crawl Timestamp",
]  # fmt: skip


def export_of(path: Path, rows: int) -> Path:
    """Write a table of pages as Screaming Frog does."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number in range(rows):
            url = f"https://a.example/section-{number % 97}/page-{number}"
            title = f"Page {number} about things"
            writer.writerow([url, "text/html; charset=UTF-8", 200, "OK", title, len(title), "A page " * 12, title, url,
                             20_000 + number, 400, 3, "0.25", "2026-01-02 03:04:05"])  # fmt: skip
    return path


def main(rows: int) -> None:
    from app.importing import import_crawl
    from app.reading import Selection, open_tables
    from app.sites import add_site
    from app.workbook import write_workbook

    with tempfile.TemporaryDirectory() as folder:
        workspace, site = add_site(Path(folder) / "w", "https://a.example/")
        started = time.process_time()
        import_crawl(workspace, site, [export_of(Path(folder) / "internal_all.csv", rows)])
        tell("import", rows, time.process_time() - started)
        started = time.process_time()
        with (Path(folder) / "pages.xlsx").open("wb") as stream:
            write_workbook(open_tables(workspace, Selection(site))["pages"], stream)
        tell("xlsx", rows, time.process_time() - started)


def tell(what: str, rows: int, seconds: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what}: {rows} rows, {seconds:.1f} CPU s, {rows / seconds:,.0f} rows per CPU s, peak {peak} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
