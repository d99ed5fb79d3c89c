"""Collects log files: a Scrapy spider asks for each source, a download handler reads it in place and tells what it is.

It runs in a process of its own (`python -m crawlers.log_spider`), because Scrapy's reactor runs once a process and a
crawl may have used it. The sources come as a line of JSON on stdin, one line of JSON a file goes to stdout. When stdin
is closed, whoever asked is gone, and so is this process.
"""

import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import scrapy
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Request, Response, TextResponse
from scrapy.utils.asyncio import run_in_thread

from crawlers.log_content import inspect

SCHEME = "logfile"
SETTINGS: dict[str, Any] = {
    "DOWNLOAD_HANDLERS": {
        **dict.fromkeys(("http", "https", "ftp", "s3", "file", "data"), None),
        SCHEME: "crawlers.log_spider.LogDownloadHandler",
    },
    "CONCURRENT_REQUESTS": 1,  # files are read one after the other: in their order, and no disk is asked for two
    "CONCURRENT_ITEMS": 1,
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_TIMEOUT": 0,  # a file of 10 GB takes its time
    "ROBOTSTXT_OBEY": False,
    "RETRY_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "ERROR",
    "HTTPERROR_ALLOW_ALL": True,
}


class LogDownloadHandler(BaseDownloadHandler):
    """Streams a local file through `inspect`; the answer holds what was found out, never the file."""

    async def download_request(self, request: Request) -> Response:
        found = await run_in_thread(_inspected, request.meta["path"], request.meta["known"])
        return TextResponse(url=request.url, body=json.dumps(found).encode(), encoding="utf-8")


def _inspected(path: str, known: list[str]) -> dict[str, Any]:
    try:
        return inspect(Path(path), known).as_json()
    except OSError as problem:  # told to the caller, which names the file to the user
        return {"path": path, "problem": problem.strerror or str(problem)}


class LogfileSpider(scrapy.Spider):
    name = "logfiles"

    def __init__(self, sources: list[str], known: list[str], **options: Any) -> None:
        super().__init__(**options)
        self._sources, self._known = sources, known

    async def start(self) -> AsyncIterator[Request]:
        for position, path in enumerate(self._sources):
            meta = {"path": path, "known": self._known}
            yield Request(f"{SCHEME}://local/{quote(path, safe='/')}", meta=meta, dont_filter=True, priority=-position)

    def parse(self, response: Response) -> Iterator[None]:
        sys.stdout.write(response.text + "\n")
        sys.stdout.flush()
        yield from ()


def _leave_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)  # from a thread, nothing gentler ends a process that reads a file of 10 GB


def main() -> None:
    wanted = json.loads(sys.stdin.readline())
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(Crawler(LogfileSpider, SETTINGS), sources=wanted["sources"], known=wanted["known"])
    process.start()


if __name__ == "__main__":
    main()
