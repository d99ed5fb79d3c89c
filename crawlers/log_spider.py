"""Collects log files: a Scrapy spider asks for each source, a download handler streams it and tells what it is.

Files of this computer are read in place; those of servers are fetched once, encrypted on their way to the disk. It runs
in a process of its own (`python -m crawlers.log_spider`), because Scrapy's reactor runs once a process and a crawl may
have used it. The sources come as a line of JSON on stdin, one line of JSON a file goes to stdout. When stdin is closed,
whoever asked is gone, and so is this process.
"""

import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import scrapy
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Request, Response, TextResponse
from scrapy.utils.asyncio import run_in_thread

from analysis.errors import SiteloreError
from crawlers.log_content import in_place
from crawlers.log_scan import Scanned, inspect
from crawlers.log_sources import Place

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
    "RETRY_ENABLED": False,  # where a connection broke is known to the handler alone
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "LOG_LEVEL": "ERROR",
    "HTTPERROR_ALLOW_ALL": True,
}


@dataclass(frozen=True)
class Wanted:
    """What is asked for, as the line on stdin says it."""

    sources: list[dict[str, Any]]  # a path, or a place of a server
    how: Scanned
    folder: Path  # for what is fetched
    key: bytes  # that it is encrypted with
    secret: str | None  # password or key of servers

    @classmethod
    def read(cls, line: str) -> "Wanted":
        told = json.loads(line)
        how = Scanned(frozenset(told["known"]), bytes.fromhex(told["print_key"]), told["commit"], told["step"])
        return cls(told["sources"], how, Path(told["folder"]), bytes.fromhex(told["key"]), told["secret"])


class LogDownloadHandler(BaseDownloadHandler):
    """Streams a file through `inspect`, or lists a place; the answer holds what was found out, never the file."""

    async def download_request(self, request: Request) -> Response:
        found = await run_in_thread(_found, request.meta["work"])
        return TextResponse(url=request.url, body=json.dumps(found).encode(), encoding="utf-8")


def _found(work: Any) -> Any:
    try:
        return work()
    except SiteloreError as error:  # told to the caller, which says it to the user
        return {"error": error.key, "details": {name: str(value) for name, value in error.details.items()}}
    except OSError as problem:
        return {"error": "log-file-unreadable", "details": {"problem": problem.strerror or str(problem)}}


def look_through(path: str, wanted: Wanted) -> dict[str, Any]:
    """Inspect a file of this computer where it is."""
    return inspect(in_place(Path(path)), wanted.how, path=path, name=Path(path).name).as_json()


def list_place(place: Place, wanted: Wanted) -> list[dict[str, Any]]:
    from crawlers.log_remote import list_places

    return [asdict(found) for found in list_places(place, wanted.secret)]


def fetch(place: Place, number: str, wanted: Wanted) -> dict[str, Any]:
    """Fetch a file from its server, encrypted, and inspect it."""
    from crawlers.log_remote import stream
    from crawlers.log_spool import open_encrypted, write_encrypted

    path = wanted.folder / number
    write_encrypted(path, stream(place, wanted.secret), wanted.key)
    opener = partial(open_encrypted, path, wanted.key)
    return inspect(opener, wanted.how, path=str(path), name=place.name, source=place.kind).as_json()


class LogfileSpider(scrapy.Spider):
    name = "logfiles"

    def __init__(self, wanted: Wanted, **options: Any) -> None:
        super().__init__(**options)
        self._wanted = wanted

    async def start(self) -> AsyncIterator[Request]:
        for number, source in enumerate(self._wanted.sources):
            if "path" in source:
                work = partial(look_through, source["path"], self._wanted)
                yield self._request(work, (number, 0), shown=source["path"])
            else:
                place = Place(**source["place"])
                listing = partial(list_place, place, self._wanted)
                yield self._request(listing, (number, 0), shown=place.shown, callback=self.parse_list)

    def _request(self, work: Any, order: tuple[int, int], *, shown: str, callback: Any = None) -> Request:
        meta = {"work": work, "order": order, "shown": shown}
        url = f"{SCHEME}://source/{order[0]}/{order[1]}"  # no path, user or host of anybody in Scrapy's messages
        return Request(url, meta=meta, dont_filter=True, priority=-order[0], callback=callback or self.parse)

    def parse_list(self, response: Response) -> Iterator[Request]:
        found = response.json()  # type: ignore[attr-defined]
        if isinstance(found, dict):
            self._tell(response, found)
            return
        source = response.meta["order"][0]
        for number, place in enumerate(Place(**place) for place in found):
            work = partial(fetch, place, f"{source}-{number}", self._wanted)
            yield self._request(work, (source, number), shown=place.shown)
        self._tell(response, {"files": len(found)})

    def parse(self, response: Response) -> Iterator[None]:
        self._tell(response, response.json())  # type: ignore[attr-defined]
        yield from ()

    def _tell(self, response: Response, found: dict[str, Any]) -> None:
        told = {"order": response.meta["order"], "shown": response.meta["shown"], "found": found}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _leave_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)  # from a thread, nothing gentler ends a process that reads a file of 10 GB


def main() -> None:
    wanted = Wanted.read(sys.stdin.readline())
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    process = AsyncCrawlerProcess(SETTINGS)
    process.crawl(Crawler(LogfileSpider, SETTINGS), wanted=wanted)
    process.start()


if __name__ == "__main__":
    main()
