"""What single requests of a site may reach: its settings as the crawl reads them, for previews and for the browser."""

from typing import TYPE_CHECKING

from app.logins import credentials_of
from app.workspace import Workspace

if TYPE_CHECKING:
    from crawlers.page_client import Reach


def reach_of(workspace: Workspace, site: str, *, foreign: bool = False) -> "Reach":
    """Return guard, name, login and pace of a site. `foreign` adds public hosts of other people, never private ones."""
    from crawlers.agents import user_agent_of
    from crawlers.guard import Guard
    from crawlers.page_client import Reach
    from crawlers.scope import OwnHosts

    about, limits = workspace.about(site), workspace.settings.crawl
    return Reach(
        guard=Guard(OwnHosts(about.hosts), about.connect, frozenset(about.consent)),
        user_agent=user_agent_of(limits.user_agent),
        obey_robots=limits.obey_robots or not about.own_site,
        credentials=credentials_of(about),
        foreign=foreign,
        per_host=limits.own_connections if about.own_site else limits.connections_per_host,
        deadline_s=limits.deadline_seconds,
    )
