"""Who may fetch what: for every URL and agent the answer of robots.txt, with the rule and the line that decides."""

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from analysis.robots_match import RuleBook, read_rules
from analysis.tables import arrow_schema_of
from analysis.urls import origin_of, path_of


def answer_for_agents(pages: pa.Table, robots_files: pa.Table, resources: pa.Table, agents: Sequence[str]) -> pa.Table:
    """Return `robots_answers`: for each URL of `pages` and each agent (a product token) whether it may be fetched.

    Of `resources`, the site's own scripts and style sheets are asked for, too: pages are built from them.
    A file is read once and a path is looked up in an index: 100,000 URLs and four agents take a few CPU seconds.
    Left out: URLs of an origin whose robots.txt the crawl did not ask for; exceptions of single crawlers, such as
    AdsBot, which ignores the group for everyone, or Googlebot-Image, which falls back to Googlebot's.
    """
    files = {row["origin"]: row for row in robots_files.select(["origin", "verdict", "text"]).to_pylist()}
    texts = {origin: read_rules(file["text"] or "") for origin, file in files.items()}
    names = list(dict.fromkeys(agents))
    columns = _Columns()
    for url in sorted({*pages["url"].to_pylist(), *_building_files(resources)}):
        origin = origin_of(url)
        if origin in files:
            for agent in names:
                columns.add(url, agent, origin, files[origin]["verdict"], texts[origin].rules_for(agent))
    return columns.table()


def _building_files(resources: pa.Table) -> list[str]:
    wanted = pc.and_(resources["internal"], pc.is_in(resources["kind"], pa.array(["script", "stylesheet"])))
    files: list[str] = pc.unique(resources["target"].filter(wanted)).to_pylist()
    return files


class _Columns:
    """The rows of `robots_answers`, kept by column: half a million dictionaries cost more than the answers."""

    def __init__(self) -> None:
        self._schema = arrow_schema_of("robots_answers")
        self._values: dict[str, list[object]] = {name: [] for name in self._schema.names}

    def add(self, url: str, agent: str, origin: str, verdict: str, book: RuleBook) -> None:
        decision = book.decide(path_of(url)) if verdict == "rules" else None
        allowed = decision.allowed if decision else verdict == "allow_all"
        rule = decision.rule if decision else None
        row = (url, agent, allowed, rule.text if rule else None, rule.line if rule else None, origin, verdict)
        for column, value in zip(self._values.values(), row, strict=True):
            column.append(value)

    def table(self) -> pa.Table:
        return pa.table(self._values, schema=self._schema)
