### Questions about bots, and the tables they read.

table-bots = facts about bots
table-bots-origin = { table-from-log-analysis }
table-bot_obedience = requests held against robots.txt
table-bot_obedience-origin = { table-from-log-analysis }
stage-bots = Looking up bots in the catalogue
stage-bot_obedience = Holding the requests of bots against robots.txt

question-bots_by_day = How much did which bot request, day by day?
question-bots_by_day-explanation = Requests in the name of every bot by day (UTC), told apart by what their address proves. Verified requests come from the operator, spoofed ones from elsewhere.
question-bots_by_day-finding = Requests in the name of { $bot } that day: { $hits }, of these verified: { $verified_hits }.
question-bots_by_day-found = { $rows ->
    [one] { $rows } pair of a day and a bot has requests.
   *[other] { $rows } pairs of a day and a bot have requests.
}
question-bots_by_day-clean = No bot came. { $looked_at } rows of requests were checked.
question-bots_by_day-fix = Nothing needs to be done. Look at days on which a bot came far more or far less than usual.

question-bots_by_section = Which sections of the site does every bot request?
question-bots_by_section-explanation = A section is the first folder of an address. The shares say where a bot spends its requests.
question-bots_by_section-finding = { $bot } requested { $section }: { $hits } requests, { $error_hits } of them failed.
question-bots_by_section-found = { $rows ->
    [one] { $rows } pair of a bot and a section has requests.
   *[other] { $rows } pairs of a bot and a section have requests.
}
question-bots_by_section-clean = No bot requested a section that often. { $looked_at } rows of requests were checked.
question-bots_by_section-fix = Compare with what matters to you: link more to sections bots rarely fetch, and close sections nobody searches for in robots.txt.

question-bots_by_status = What does the server answer every bot?
question-bots_by_status-explanation = Requests in the name of every bot by the status of the answer, with the address that got it most often.
question-bots_by_status-finding = { $bot } got the status { $status } on { $hits } requests, most often at { $example }.
question-bots_by_status-found = { $rows ->
    [one] { $rows } pair of a bot and a status has requests.
   *[other] { $rows } pairs of a bot and a status have requests.
}
question-bots_by_status-clean = No bot came. { $looked_at } rows of requests were checked.
question-bots_by_status-fix = Errors (4xx, 5xx) and redirects to bots cost visits to pages that count: repair what links to them, and look into the server where it fails.

question-bot_verification = Which bots are who they say they are?
question-bot_verification-explanation = A user agent is easily made up. What counts is the address: verified ones stand in the list the operator publishes or have its host name, plausible ones are only known as a block that does, spoofed ones come from elsewhere. Without a list a bot is unknown.
question-bot_verification-finding = Requests in the name of { $bot }: { $hits }. Verified: { $verified_hits }, plausible: { $plausible_hits }, spoofed: { $spoofed_hits }, unknown: { $unknown_hits }.
question-bot_verification-found = { $rows ->
    [one] { $rows } bot came.
   *[other] { $rows } bots came.
}
question-bot_verification-clean = No bot came. { $looked_at } rows of requests were checked.
question-bot_verification-fix = Where many requests are unknown, fetch fresh lists with "sitelore bots refresh", or let unknown addresses be asked for by name (reverse_dns in the section [logs] of sitelore.toml), and read the logs again.

question-bot_devices = Do bots come as a phone or as a desktop?
question-bot_devices-explanation = Google indexes what its smartphone crawler sees. Where most requests still come as a desktop, Google may not be able to use the mobile pages.
question-bot_devices-finding = { $bot } came as a phone with { $mobile_hits } requests and as a desktop with { $desktop_hits }.
question-bot_devices-found = { $rows ->
    [one] { $rows } bot came.
   *[other] { $rows } bots came.
}
question-bot_devices-clean = No bot came. { $looked_at } requests were checked.
question-bot_devices-fix = If Googlebot comes mostly as a desktop, check that phones get the same content, links and structured data.

question-ai_bots = Which AI companies fetch this site, and what for?
question-ai_bots-explanation = AI companies send bots for three purposes: to train models, to build an index answers are found in, and to fetch a page because a person asks. Each has its own name in robots.txt.
question-ai_bots-finding = { $purpose ->
    [ai_training] { $bot } fetched for training: { $hits } requests.
    [ai_search] { $bot } fetched for an index of answers: { $hits } requests.
    [ai_user] { $bot } fetched because people asked: { $hits } requests.
   *[other] { $bot } fetched for AI, nobody says what for: { $hits } requests.
}
question-ai_bots-found = { $rows ->
    [one] { $rows } AI bot fetches this site.
   *[other] { $rows } AI bots fetch this site.
}
question-ai_bots-clean = No AI bot came. { $looked_at } rows of requests were checked.
question-ai_bots-fix = Decide for each purpose. Who closes the site to training can leave it open to search and to people's questions: the bots have names of their own.

question-ai_topics = Which topics do AI bots take from this site?
question-ai_topics-explanation = Pages delivered to AI bots, by the topic they belong to and by what the bots fetch for. Coverage is the part of the topic's pages that was taken.
question-ai_topics-finding = From the topic { $label }, AI bots took { $urls } of { $pages } pages with { $hits } requests ({ $purpose ->
    [ai_training] for training
    [ai_search] for an index of answers
    [ai_user] because people asked
   *[other] nobody says what for
}).
question-ai_topics-found = { $rows ->
    [one] { $rows } pair of a topic and a purpose has requests.
   *[other] { $rows } pairs of a topic and a purpose have requests.
}
question-ai_topics-clean = AI bots took no page of a topic. { $looked_at } rows of requests were checked.
question-ai_topics-fix = Topics that AI bots fetch for people's questions are those assistants answer about: keep these pages right and up to date.

question-ai_referrals = Which pages do AI assistants send people to, and did they fetch them before?
question-ai_referrals-explanation = Visits of people that came from an AI assistant, and whether a bot of the same company had fetched the page in the days before. Many assistants send no referrer, so there are more visits than can be seen.
question-ai_referrals-finding = { $assistant } sent { $visits ->
    [one] { $visits } visit
   *[other] { $visits } visits
} to { $url }, { $visits_after_fetch } of them after its bots had fetched the page.
question-ai_referrals-found = { $rows ->
    [one] An assistant sent people to { $rows } page.
   *[other] There are { $rows } pairs of a page and an assistant that sent people there.
}
question-ai_referrals-clean = No visit can be seen to come from an AI assistant. { $looked_at } requests were checked.
question-ai_referrals-fix = These pages are cited in answers. Keep them right and open to the bots that fetch for answers.

question-robots_obedience = Which bots keep to robots.txt, and which do not?
question-robots_obedience-explanation = A request is held against the robots.txt that a crawl read at least a day before. Fetchers for people are not bound by it, and a rule that was only known later accuses nobody.
question-robots_obedience-finding = { $verdict ->
    [disobeys] { $verification ->
        [verified] { $bot } made { $disallowed_hits } requests that robots.txt forbids it, for example at { $example }.
       *[other] { $disallowed_hits } requests in the name of { $bot } went to what robots.txt forbids it, for example { $example }. Its address proves nothing.
    }
    [obeys] { $bot } kept to robots.txt on all { $allowed_hits } requests that could be judged.
    [not_bound] { $bot } is not bound by robots.txt: { $hits } requests.
   *[not_measured] Whether { $bot } keeps to robots.txt was not measured: no crawl read it shortly before its { $hits } requests.
}
question-robots_obedience-found = { $rows ->
    [one] The requests of { $rows } bot were held against robots.txt.
   *[other] The requests of { $rows } bots were held against robots.txt.
}
question-robots_obedience-clean = No bot came. { $looked_at } rows of requests were checked.
question-robots_obedience-fix = robots.txt is a request. Whoever ignores it must be kept out by the server; block by verified address, never by the name alone.

question-disallowed_fetches = Which addresses do bots fetch although robots.txt forbids it?
question-disallowed_fetches-explanation = Each row is an address, the bot that asked for it and the line of robots.txt against it, which a crawl had read before the request.
question-disallowed_fetches-finding = { $bot } fetched { $url } ({ $hits } requests) against the line "{ $rule }".
question-disallowed_fetches-found = { $rows ->
    [one] A bot fetched { $rows } address that robots.txt forbids it.
   *[other] Bots fetched { $rows } addresses that robots.txt forbids them.
}
question-disallowed_fetches-clean = No bot is known to have fetched what robots.txt forbids it. { $looked_at } rows of requests were checked.
question-disallowed_fetches-fix = Check that the rule says what you mean. If it does, keep the bot out at the server.

question-robots_readers = Who fetches robots.txt and llms.txt?
question-robots_readers-explanation = A crawler that obeys robots.txt fetches it about once a day. llms.txt is a proposal; who asks for it shows whether anyone uses it.
question-robots_readers-finding = { $hits ->
    [0] { $bot } never asked for { $file }, but made { $other_hits } other requests.
   *[other] { $bot } asked for { $file } on { $days } days, { $hits } times; { $failed_hits } requests failed.
}
question-robots_readers-found = { $rows ->
    [one] { $rows } pair of a bot and a file is known.
   *[other] { $rows } pairs of a bot and a file are known.
}
question-robots_readers-clean = No bot that could read these files came. { $looked_at } rows of requests were checked.
question-robots_readers-fix = robots.txt must answer with 200 or 404: on errors of the server, search engines stop crawling the whole site.
