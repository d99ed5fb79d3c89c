"""AI assistants that send visitors: the hosts their links come from, and whose bots fetch for them."""

import ibis
import ibis.expr.types as ir

# host → assistant, operator as in the catalogue of bots. Read off the assistants' own pages in November 2026.
ASSISTANTS = {
    "chatgpt.com": ("ChatGPT", "OpenAI"),
    "chat.openai.com": ("ChatGPT", "OpenAI"),
    "perplexity.ai": ("Perplexity", "Perplexity"),
    "claude.ai": ("Claude", "Anthropic"),
    "gemini.google.com": ("Gemini", "Google"),
    "bard.google.com": ("Gemini", "Google"),
    "notebooklm.google.com": ("NotebookLM", "Google"),
    "copilot.microsoft.com": ("Copilot", "Microsoft"),
    "copilot.cloud.microsoft": ("Copilot", "Microsoft"),
    "edgeservices.bing.com": ("Copilot", "Microsoft"),
    "meta.ai": ("Meta AI", "Meta"),
    "chat.mistral.ai": ("Le Chat", "Mistral AI"),
    "chat.deepseek.com": ("DeepSeek", "DeepSeek"),
    "grok.com": ("Grok", "xAI"),
    "you.com": ("You.com", "You.com"),
    "phind.com": ("Phind", "phind"),
    "kimi.com": ("Kimi", "Moonshot AI"),
    "duck.ai": ("Duck.ai", "DuckDuckGo"),
}
_ORIGIN = r"^https?://(?:www\.)?([^/:?#]+)"
_CAMPAIGN = r"[?&]utm_source=(?:www\.)?([A-Za-z0-9.-]+)"  # some name themselves in the link and send no referrer


def assistant_host(hits: ir.Table) -> ir.StringValue:
    """Return the host of the assistant a visit came from, by referrer, else by the link's utm_source; empty if none."""
    named = [hits.referrer.re_extract(_ORIGIN, 1).lower(), hits.url.re_extract(_CAMPAIGN, 1).lower()]
    hosts = sorted(ASSISTANTS)
    return ibis.cases(*((name.isin(hosts), name) for name in named), else_="")


def assistant_of(host: ir.StringValue) -> ir.StringValue:
    """Return an assistant's name by the host."""
    return host.cases(*((known, name) for known, (name, _operator) in sorted(ASSISTANTS.items())), else_="")


def operator_of(host: ir.StringValue) -> ir.StringValue:
    """Return an assistant's operator by the host."""
    return host.cases(*((known, operator) for known, (_name, operator) in sorted(ASSISTANTS.items())), else_="")
