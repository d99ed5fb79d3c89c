### The command `bots`, and what can be wrong with lists of addresses.

cli-bots = List the addresses bots are verified by, with their age; "refresh" fetches new ones from the operators.
cli-argument-bots = "refresh" fetches the lists anew.
cli-bots-fresh = { $prefixes ->
    [one] { $prefixes } prefix
   *[other] { $prefixes } prefixes
}, { $days ->
    [0] read today
    [one] read { $days } day ago
   *[other] read { $days } days ago
} ({ $source ->
    [shipped] came with Sitelore
   *[refreshed] from the operator
})
cli-bots-stale = { $prefixes ->
    [one] { $prefixes } prefix
   *[other] { $prefixes } prefixes
}, { $days ->
    [one] read { $days } day ago
   *[other] read { $days } days ago
} ({ $source ->
    [shipped] came with Sitelore
   *[refreshed] from the operator
}): old, run "sitelore bots refresh"
cli-bots-missing = no list yet: its bots count as unknown. Run "sitelore bots refresh"
cli-bots-kept = The list { $name } was not renewed; what was known before stays in use.
cli-bots-refreshed = { $lists ->
    [one] { $lists } list is new.
   *[other] { $lists } lists are new.
}

bot-ranges-schema = The answer is no list of address ranges: a JSON object with "prefixes" was expected. The operator may have moved the list; name its new address under range_sources in the section [logs] of sitelore.toml.
bot-ranges-none = The list holds no prefix. With it every bot of the operator would count as spoofed.
bot-ranges-too-wide = The list holds { $prefix }: so many addresses that nearly everyone would pass as this bot.
bot-ranges-prefix = The list holds { $prefix }, which is no network of the public internet.
bot-ranges-shrunk = The list has lost nearly all its addresses of IPv{ $version }: { $now } instead of { $before }. If the operator says that this is right, delete the older list in the folder bots/ranges of the workspace and run the command again.
bot-ranges-status = The operator answered with status { $status } instead of a list. Try again later, or name another address under range_sources in the section [logs] of sitelore.toml.
bot-ranges-unreachable = The list could not be fetched: { $problem }. Check the connection and run the command again.
bot-ranges-gone = The import was judged by lists that are not in the workspace any more: { $names }. It cannot be judged again as it was.
bot-list-unknown = There is no list named { $name } to give an address for. There are: { $known }.
bot-list-damaged = { $file } is no JSON. Delete it and run "sitelore bots refresh".
