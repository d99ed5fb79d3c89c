"""What a schedule is: a site, a time, what is kept, whom it tells. No secret stands in it, only the secret's name."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

System = Literal["systemd", "cron", "launchd", "windows", "none"]  # what starts it; none: `schedule serve`, or somebody

SYSTEMS: dict[str, System] = {name: name for name in get_args(System)}


@dataclass(frozen=True)
class Retention:
    """Which crawls and bodies are kept. The newest two crawls always are: the next one is compared with them."""

    last: int = 30  # newest crawls
    daily: int = 0  # further ones: the last crawl of each of so many days …
    weekly: int = 12  # … of so many weeks
    monthly: int = 24  # … of so many months
    bodies_days: int = 30  # pages hold personal data: their bodies go after a month, what was read off them stays


@dataclass(frozen=True)
class Mail:
    """A mail server and whom to write to."""

    host: str
    port: int
    sender: str
    to: tuple[str, ...]
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    secret: str = ""  # name of the secret that holds the password


@dataclass(frozen=True)
class Webhook:
    """An address that is told the outcome as JSON."""

    url: str
    secret: str = ""  # name of the secret that the signature is made with


@dataclass(frozen=True)
class Schedule:
    """A crawl that runs by itself."""

    name: str
    site: str
    when: str  # as it was typed: "daily 03:00" or a cron expression
    cron: str  # what it means
    zone: str  # of the times in it
    system: System
    retention: Retention = field(default_factory=Retention)
    mail: Mail | None = None
    webhook: Webhook | None = None
    pages_drop: float = 0.3  # share of the pages whose loss raises an alarm
    max_urls: int | None = None

    def to_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)


def schedule_from(text: str) -> Schedule:
    """Return the schedule that `to_json` wrote."""
    content: dict[str, Any] = json.loads(text)
    mail, webhook = content["mail"], content["webhook"]
    return Schedule(**content | {
        "retention": Retention(**content["retention"]),
        "mail": Mail(**_with_tuple(mail)) if mail else None,
        "webhook": Webhook(**webhook) if webhook else None,
    })  # fmt: skip


def _with_tuple(mail: Mapping[str, Any]) -> dict[str, Any]:
    return {**mail, "to": tuple(mail["to"])}
