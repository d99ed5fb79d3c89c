"""What the logs do not tell, which answers that costs, and what a server has to log instead."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import marimo as mo

from app import safe
from app.ui.context import View
from app.ui.headline import panel
from app.ui.parts import Content, inline
from app.ui.widgets import copy_button


@dataclass(frozen=True)
class Told:
    """Something a log can tell of a request."""

    name: str
    nginx: str
    apache: str


# What some answer rests on and a common format leaves out; duration and type are the vendors' own names
# (nginx.org/en/docs/http/ngx_http_log_module.html, httpd.apache.org/docs/2.4/mod/mod_log_config.html).
TOLD = (
    Told("agent", '"$http_user_agent"', '\\"%{User-Agent}i\\"'),
    Told("referrer", '"$http_referer"', '\\"%{Referer}i\\"'),
    Told("duration_ms", "$request_time", "%D"),
    Told("content_type", '"$sent_http_content_type"', '\\"%{Content-Type}o\\"'),
    Told("cache", "$upstream_cache_status", "%{X-Cache}o"),
)
NGINX = (
    "log_format sitelore '$host $remote_addr - $remote_user [$time_iso8601] '\n"
    '\'"$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" \'\n'
    "'$request_time \"$sent_http_content_type\" $upstream_cache_status';"
)


def untold(hits: ir.Table) -> list[Told]:
    """Return what no line of the window tells. One that tells it is enough: then the format has it."""
    known = hits.agg(
        agent=((hits.bot != "") | (hits.agent != "other browser")).cast("int64").sum(),
        referrer=(hits.referrer != "").cast("int64").sum(),
        **{name: hits[name].count() for name in ("duration_ms", "content_type", "cache")},
    )
    number = known.to_pyarrow().to_pylist()[0]
    return [told for told in TOLD if not number[told.name]]


def advice(view: View) -> mo.Html:
    """Say what the logs leave unanswered, and the line of configuration that would change it."""
    say, hits = view.say, view.reading.whole.get("hits") if view.reading else None
    lacking: Sequence[Told] = untold(hits) if hits is not None else []
    if not lacking:
        return panel(say("log-advice"), body=_paragraph(say("log-tells-all")))
    points = safe.join([_point(view, told) for told in lacking])
    body: list[Content] = [
        safe.fill('<ul class="sl-checked sl-plain">{points}</ul>', points=points),
        _paragraph(say("log-advice-nginx")),
        safe.fill('<pre class="sl-code">{lines}</pre>', lines=NGINX),
        inline(copy_button(say, NGINX, say("log-copy-format"))),
    ]
    return panel(say("log-advice-title", fields=len(lacking)), say("log-advice-hint"), body)


def _point(view: View, told: Told) -> Content:
    form = '<li><span><b>{name}</b> <code class="sl-mono">{apache}</code><br>{why}</span></li>'
    say = view.say
    return safe.fill(form, name=say(f"log-tells-{told.name}"), why=say(f"log-unlocks-{told.name}"), apache=told.apache)


def _paragraph(text: str) -> Content:
    return safe.fill('<p class="sl-u">{text}</p>', text=text)
