"""The names a crawl can go by: user agents of search bots and browsers, and what robots.txt is asked for."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    """A user agent somebody else goes by."""

    user_agent: str
    token: str  # the name robots.txt knows it by


OURS = "Sitelore/0.1 (+https://github.com/sitelore/sitelore)"
_CHROME = "Chrome/156.0.0.0"  # the bots run a recent Chromium and change this number with it
_KIT = "AppleWebKit/537.36 (KHTML, like Gecko"
_GOOGLE = "compatible; Googlebot/2.1; +http://www.google.com/bot.html"
_BING = "compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm"
_PHONE = "Linux; Android 6.0.1; Nexus 5X Build/MMB29P"

# As https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers and
# https://www.bing.com/webmasters/help/which-crawlers-does-bing-use-8c184ec0 write them.
PRESETS: dict[str, Preset] = {
    "default": Preset(OURS, "Sitelore"),
    "googlebot-smartphone": Preset(
        f"Mozilla/5.0 ({_PHONE}) {_KIT}) {_CHROME} Mobile Safari/537.36 ({_GOOGLE})", "Googlebot"
    ),
    "googlebot-desktop": Preset(f"Mozilla/5.0 {_KIT}; {_GOOGLE}) {_CHROME} Safari/537.36", "Googlebot"),
    "bingbot": Preset(f"Mozilla/5.0 {_KIT}; {_BING}) {_CHROME} Safari/537.36", "bingbot"),
    "chrome": Preset(f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_KIT}) {_CHROME} Safari/537.36", "Chrome"),
}
_COMPATIBLE = re.compile(r"compatible; *([A-Za-z][A-Za-z_-]*)")


def user_agent_of(setting: str) -> str:
    """Return what is sent as User-Agent: a preset's, or the setting itself."""
    return PRESETS[setting].user_agent if setting in PRESETS else setting


def is_borrowed(user_agent: str) -> bool:
    """Return whether an agent goes by somebody else's name, which is for sites of one's own."""
    return any(preset.user_agent == user_agent for preset in PRESETS.values()) and user_agent != OURS


def product_token(user_agent: str) -> str:
    """Return the name robots.txt knows an agent by: a preset's, that of a `compatible` bot, or the first word.

    `Sitelore/0.1 (+https://…)` → `Sitelore`. A browser has no name there: rules for `Chrome` are asked for, and those
    for everybody hold where there are none.
    """
    known = next((preset.token for preset in PRESETS.values() if preset.user_agent == user_agent), None)
    named = _COMPATIBLE.search(user_agent)
    return known or (named[1] if named else user_agent.partition("/")[0].strip()) or "Sitelore"
