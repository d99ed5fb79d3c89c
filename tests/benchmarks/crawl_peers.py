"""What our crawl is measured against: `python -m tests.benchmarks.crawl_peers bare|scrapy|advertools URL FOLDER`.

Each prints how many pages it stored. All keep the fields and links of a page as lines of JSON.
"""

import asyncio
import json
import sys
from pathlib import Path
from urllib.parse import urldefrag, urljoin

CONNECTIONS = 16


def bare(url, folder):
    """Crawl with aiohttp and selectolax in one loop: no politeness, no durability, nothing checked."""
    import aiohttp
    import orjson
    from selectolax.lexbor import LexborHTMLParser

    async def crawl():
        seen, waiting, done = {url}, asyncio.Queue(), 0
        waiting.put_nowait(url)
        with (folder / "pages.jsonl").open("wb") as file:
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as session:

                async def work():
                    nonlocal done
                    while True:
                        address = await waiting.get()
                        async with session.get(address) as answer:
                            fields = fields_of(LexborHTMLParser(await answer.text()), address)
                        file.write(orjson.dumps(fields) + b"\n")
                        done += 1
                        for link in fields["links"]:
                            if link["target"].startswith(url) and link["target"] not in seen:
                                seen.add(link["target"])
                                waiting.put_nowait(link["target"])
                        waiting.task_done()

                workers = [asyncio.ensure_future(work()) for _ in range(CONNECTIONS)]
                await waiting.join()
                for worker in workers:
                    worker.cancel()
        return done

    print(asyncio.run(crawl()))


def fields_of(page, address):
    def content(name):
        node = page.css_first(name)
        return node.attributes.get("content") if node else None

    links = [
        {"target": urldefrag(urljoin(address, n.attributes["href"] or ""))[0], "anchor": n.text(strip=True),
         "rel": n.attributes.get("rel")}
        for n in page.css("a[href]")
    ]  # fmt: skip
    return {
        "url": address,
        "title": page.css_first("title").text() if page.css_first("title") else None,
        "description": content('meta[name="description"]'),
        "robots": content('meta[name="robots"]'),
        "viewport": content('meta[name="viewport"]'),
        "canonical": [n.attributes.get("href") for n in page.css('link[rel="canonical"]')],
        "hreflang": [[n.attributes.get("hreflang"), n.attributes.get("href")] for n in page.css("link[hreflang]")],
        "og": [[n.attributes.get("property"), n.attributes.get("content")] for n in page.css('meta[property^="og:"]')],
        "headings": [[n.tag, n.text(strip=True)] for n in page.css("h1, h2, h3, h4, h5, h6")],
        "images": [[n.attributes.get("src"), n.attributes.get("alt")] for n in page.css("img")],
        "json_ld": [n.text() for n in page.css('script[type="application/ld+json"]')],
        "words": len(page.body.text(separator=" ").split()) if page.body else 0,
        "links": links,
    }


def scrapy(url, folder):
    """Crawl as the tutorial has it: LinkExtractor, parsel fields in the callback, a JSON Lines feed."""
    from scrapy import Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy.linkextractors import LinkExtractor

    class Textbook(Spider):
        name, start_urls, extractor = "textbook", [url], LinkExtractor()

        def parse(self, response):
            links = self.extractor.extract_links(response)
            yield {
                "url": response.url,
                "title": response.css("title::text").get(),
                "description": response.xpath('//meta[@name="description"]/@content').get(),
                "robots": response.xpath('//meta[@name="robots"]/@content').get(),
                "viewport": response.xpath('//meta[@name="viewport"]/@content').get(),
                "canonical": response.xpath('//link[@rel="canonical"]/@href').getall(),
                "hreflang": response.xpath("//link[@hreflang]/@href").getall(),
                "og": response.xpath('//meta[starts-with(@property, "og:")]/@content').getall(),
                "headings": [h.xpath("string()").get() for h in response.css("h1, h2, h3, h4, h5, h6")],
                "images": [[i.attrib.get("src"), i.attrib.get("alt")] for i in response.css("img")],
                "json_ld": response.css('script[type="application/ld+json"]::text').getall(),
                "words": len(" ".join(response.xpath("//body//text()").getall()).split()),
                "links": [[link.url, link.text] for link in links],
            }
            for link in links:
                yield response.follow(link, self.parse)

    process = CrawlerProcess({
        "CONCURRENT_REQUESTS": CONNECTIONS, "CONCURRENT_REQUESTS_PER_DOMAIN": CONNECTIONS, "LOG_ENABLED": False,
        "FEEDS": {str(folder / "pages.jsonl"): {"format": "jsonlines"}}, "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0,
    })  # fmt: skip
    process.crawl(Textbook)
    process.start()
    print(lines_of(folder / "pages.jsonl"))


def advertools(url, folder):
    from advertools import crawl

    crawl(
        url, str(folder / "pages.jsonl"), follow_links=True, allowed_domains=["127.0.0.1"],
        custom_settings={
            "LOG_ENABLED": False, "CONCURRENT_REQUESTS": CONNECTIONS, "CONCURRENT_REQUESTS_PER_DOMAIN": CONNECTIONS,
            "DOWNLOAD_DELAY": 0,
        },
    )  # fmt: skip
    print(lines_of(folder / "pages.jsonl"))


def lines_of(file):
    with file.open("rb") as lines:
        return sum(json.loads(line).get("title") is not None for line in lines)


if __name__ == "__main__":
    {"bare": bare, "scrapy": scrapy, "advertools": advertools}[sys.argv[1]](sys.argv[2] + "/", Path(sys.argv[3]))
