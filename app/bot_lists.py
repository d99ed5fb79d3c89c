"""The address lists of bots in a workspace: shipped ones, refreshed ones, and those an earlier import was judged by."""

import ipaddress
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import InputError
from app.disk import written_whole
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.bot_ranges import RangeBook, RangeList
    from crawlers.reverse_dns import NameAnswer, ReverseDns
    from crawlers.verification import Verifier

NAMES_DAYS = 30  # that the name of a bot's address is believed without asking again


@dataclass(frozen=True)
class BotList:
    """A list of addresses as `sitelore bots` tells it."""

    name: str
    operator: str
    prefixes: int  # 0 where there is no list: its bots are unknown until it is refreshed
    read: date | None
    age_days: int | None
    is_stale: bool
    source: str  # shipped, refreshed or missing
    url: str
    bots: tuple[str, ...]  # judged by it


def list_bot_lists(workspace: Workspace, today: date | None = None) -> list[BotList]:
    """Return all lists there could be, with their age."""
    from crawlers.bot_ranges import shipped_ranges

    book, day = current_ranges(workspace), today or _today()
    names = sorted({*sources_of(workspace), *book.lists})
    return [_told(workspace, name, book.lists.get(name), shipped_ranges().lists.get(name), day) for name in names]


def _told(
    workspace: Workspace, name: str, known: "RangeList | None", shipped: "RangeList | None", today: date
) -> BotList:
    from crawlers.bot_ranges import STALE_DAYS, operator_of
    from crawlers.bots import every_bot

    mine = tuple(bot.name for bot in every_bot() if name in bot.ranges)
    url, operator = sources_of(workspace).get(name, ""), operator_of(name)
    if known is None:
        return BotList(name, operator, 0, None, None, True, "missing", url, mine)
    age = known.age(today)
    source = "shipped" if known == shipped else "refreshed"
    return BotList(name, operator, len(known.prefixes), known.read, age, age > STALE_DAYS, source, url, mine)


def current_ranges(workspace: Workspace) -> "RangeBook":
    """Return the newest list of every name, or the newest of a day the settings name (`logs.ranges_as_of`)."""
    from crawlers.bot_ranges import shipped_ranges

    last = workspace.settings.logs.ranges_as_of or date.max
    shipped = shipped_ranges()
    kept = sorted(_kept(workspace), key=lambda one: (one.read, one.digest))
    newer = [one for one in kept if one.read <= last and _is_newer(one, shipped)]
    return shipped.with_lists(newer)


def _is_newer(one: "RangeList", shipped: "RangeBook") -> bool:
    known = shipped.lists.get(one.name)
    return known is None or one.read >= known.read


def recorded_ranges(workspace: Workspace, told: Mapping[str, Mapping[str, str]]) -> "RangeBook":
    """Return the lists that an import's provenance names, so that it can be judged once more as it was."""
    from crawlers.bot_ranges import RangeBook, shipped_ranges

    every = [*shipped_ranges().lists.values(), *_kept(workspace)]
    held = {(one.name, one.read.isoformat(), one.digest): one for one in every}
    wanted = {name: held.get((name, about["read"], about["digest"])) for name, about in told.items()}
    gone = sorted(name for name, one in wanted.items() if one is None)
    if gone:
        raise InputError("bot-ranges-gone", names=", ".join(gone))
    return RangeBook({name: one for name, one in wanted.items() if one is not None})


def refresh_bot_lists(workspace: Workspace, today: date | None = None) -> list[tuple[str, InputError | None]]:
    """Ask the operators for their lists and keep what they answer; return each name with its problem, if any.

    Where there is one, the list known before stays in use. Lists that were replaced are kept: what was judged by them
    can be judged again.
    """
    from crawlers.bot_refresh import fetch_lists

    fetched = fetch_lists(sources_of(workspace), current_ranges(workspace), today or _today())
    for one in fetched:
        if one.ranges:
            _keep(workspace, one.ranges)
    return [(one.name, one.problem) for one in fetched]


def sources_of(workspace: Workspace) -> dict[str, str]:
    """Return where the lists come from: their operators, or the mirror the settings name."""
    from crawlers.bot_ranges import sources

    mirrors, known = workspace.settings.logs.range_sources, sources()
    unknown = sorted(mirrors.keys() - known.keys())
    if unknown:
        raise InputError("bot-list-unknown", name=unknown[0], known=", ".join(sorted(known)))
    return known | mirrors


def verifier_of(workspace: Workspace, today: date | None = None) -> "Verifier":
    """Return what judges the bots of an import, as the settings want it."""
    from crawlers.addresses import INSIDE
    from crawlers.verification import Verifier

    proxies = tuple(ipaddress.ip_network(text) for text in workspace.settings.logs.trusted_proxies)
    return Verifier(current_ranges(workspace), _reverse_dns(workspace, today or _today()), (*INSIDE, *proxies))


def _reverse_dns(workspace: Workspace, today: date) -> "ReverseDns | None":
    settings = workspace.settings.logs
    if not settings.reverse_dns:
        return None
    from crawlers.reverse_dns import ReverseDns, open_resolver

    known = _known_names(workspace, today)
    return ReverseDns(open_resolver(settings.resolver), today, settings.reverse_dns_lookups, known)


def told_of(verifier: "Verifier") -> dict[str, Any]:
    """Return what bots were judged by, as the manifest of an import says it."""
    from crawlers.bots import catalogue_read_on

    told: dict[str, Any] = {"catalogue": catalogue_read_on().isoformat(), "ranges": verifier.ranges.told()}
    told["trusted_proxies"] = sorted(str(network) for network in verifier.trusted)
    if verifier.dns:
        told["dns"] = verifier.dns.today.isoformat()
    return told


def keep_names(workspace: Workspace, verifier: "Verifier") -> None:
    """Keep the names of addresses that are an operator's; those of people's are forgotten with the import."""
    from crawlers.bot_ranges import every_domain

    if verifier.dns is None:
        return
    names = {
        address: {"names": list(answer.names), "day": answer.day.isoformat()}
        for address, answer in sorted(verifier.dns.known.items())
        if answer.lies_in(every_domain())
    }
    with written_whole(_folder(workspace) / "names.json", "w") as file:
        json.dump(names, file, indent=1)


def _known_names(workspace: Workspace, today: date) -> "dict[str, NameAnswer]":
    from crawlers.reverse_dns import NameAnswer

    file = _folder(workspace) / "names.json"
    stored = _read(file) if file.is_file() else {}
    oldest = today - timedelta(days=NAMES_DAYS)
    answers = {a: NameAnswer(tuple(n["names"]), date.fromisoformat(n["day"])) for a, n in stored.items()}
    return {address: answer for address, answer in answers.items() if answer.day >= oldest}


def _kept(workspace: Workspace) -> Iterable["RangeList"]:
    """Return every list that was ever refreshed here."""
    from crawlers.bot_ranges import RangeList

    for file in sorted(_folder(workspace).glob("ranges/*/*.json")):
        content = _read(file)
        yield RangeList(content["name"], date.fromisoformat(content["read"]), tuple(content["prefixes"]))


def _keep(workspace: Workspace, ranges: "RangeList") -> None:
    folder = _folder(workspace) / "ranges" / ranges.name
    folder.mkdir(parents=True, exist_ok=True)
    with written_whole(folder / f"{ranges.read.isoformat()}-{ranges.digest}.json", "w") as file:
        content = {"name": ranges.name, "read": ranges.read.isoformat(), "prefixes": list(ranges.prefixes)}
        json.dump(content, file, indent=0)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError("bot-list-damaged", file=str(file)) from error


def _folder(workspace: Workspace) -> Path:
    folder = workspace.root / "bots"
    folder.mkdir(exist_ok=True)
    return folder


def _today() -> date:
    return datetime.now(UTC).date()
