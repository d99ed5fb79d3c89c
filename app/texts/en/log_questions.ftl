### Questions about rendering, statuses, times and anomalies in logs.

table-hits-duration_ms = response times of requests
table-hits-duration_ms-origin = The common and combined log formats do not tell it. Let the server log it (Apache %D, Nginx $request_time) and read the new files with `sitelore logs FILE`.

question-rendering_files_missing = Which bots fetch pages without the scripts and style sheets they need?
question-rendering_files_missing-explanation = A search engine that does not get a page's scripts and style sheets sees another page than people do. Looked at are pages delivered to verified search and AI bots, and the files of this site that their HTML names. A copy the bot may still hold from the last 30 days counts as fetched; a file nobody asked for here comes from elsewhere and is left out.
question-rendering_files_missing-finding = { $problem ->
    [blocked] robots.txt keeps { $bot } from { $file }; it fetched pages that need it { $hits } times.
    [failing] { $bot } asked for { $file } and got an error; it fetched pages that need it { $hits } times.
    [no_files] { $bot } asked for no script and no style sheet at all: it sees only what the HTML holds. Pages fetched: { $hits } times.
   *[not_fetched] { $bot } did not fetch { $file }, but fetched pages that need it { $hits } times.
}
question-rendering_files_missing-found = { $rows ->
    [one] { $rows } file is missing to a bot that fetches pages.
   *[other] { $rows } files are missing to bots that fetch pages.
}
question-rendering_files_missing-clean = Bots got the scripts and style sheets of the pages they fetched. { $looked_at } daily sums of requests were checked.
question-rendering_files_missing-fix = Open blocked files in robots.txt and repair those that fail. For bots that run no scripts, put the main text, links and canonical into the HTML.

question-changing_statuses = Which URLs do not always answer search bots with the same status?
question-changing_statuses-explanation = An address that is there today and gone tomorrow is asked for again and again and may drop out of the index. 304 and 206 count as 200. Only search bots from verified addresses are looked at, because a server may rightly answer others otherwise.
question-changing_statuses-finding = { $kind ->
    [turned] { $url } answered { $first_status }, then { $last_status }.
   *[flapping] { $url } changed its answer { $changes } times, last to { $last_status }; the highest status was { $worst_status }.
}
question-changing_statuses-found = { $rows ->
    [one] { $rows } URL changed its answer.
   *[other] { $rows } URLs changed their answers.
}
question-changing_statuses-clean = Every URL kept its status. { $looked_at } daily sums of requests were checked.
question-changing_statuses-fix = Look at what happened at the time of the last change: a deployment, a full disk, a limit on bots. An address that moved should redirect for good.

question-server_errors_by_hour = In which hours does the server answer with 5xx?
question-server_errors_by_hour-explanation = Errors of the server by hour (UTC), for everybody and for verified search bots. Search engines slow down while a server fails, and drop pages that keep failing.
question-server_errors_by_hour-finding = In one hour { $errors ->
    [one] { $errors } of { $requests } requests was answered with an error of the server
   *[other] { $errors } of { $requests } requests were answered with an error of the server
}, { $bot_errors } of them to search bots.
question-server_errors_by_hour-found = { $rows ->
    [one] In { $rows } hour the server answered with 5xx.
   *[other] In { $rows } hours the server answered with 5xx.
}
question-server_errors_by_hour-clean = No hour has that many 5xx. { $looked_at } requests were checked.
question-server_errors_by_hour-fix = Compare the hours with backups, imports and deployments. For maintenance, answer 503 with Retry-After.

question-slow_templates = Which templates answer search bots slowly?
question-slow_templates-explanation = Response times of what was delivered to verified search bots, by template. p50 and p95 are the times within which half, and 95 of 100 answers, were given. A slow template costs visits: search engines load fewer pages from a server that answers slowly.
question-slow_templates-finding = { $kind ->
    [page] Template { $template }: half
    [resource] Files of pages: half
   *[other] Other addresses: half
} of the answers took { $p50_ms } ms or less, 95 of 100 took { $p95_ms } ms or less.
question-slow_templates-found = { $rows ->
    [one] { $rows } template is slow.
   *[other] { $rows } templates are slow.
}
question-slow_templates-clean = No template is slow. { $looked_at } answers were checked.
question-slow_templates-fix = Begin with the template that has the most requests. Keep finished pages in a cache, and look at the slowest address for what it waits for.

question-bytes_per_template = How many bytes do bots load, template by template?
question-bytes_per_template-explanation = Bytes sent to bots, by kind of bot and template; files of pages and other addresses are one row each. Impostors are not counted.
question-bytes_per_template-finding = { $kind ->
    [page] Template { $template }
    [resource] Files of pages
   *[other] Other addresses
}: { $bytes } bytes in { $hits ->
    [one] { $hits } request
   *[other] { $hits } requests
}.
question-bytes_per_template-found = { $rows ->
    [one] { $rows } template was loaded by bots.
   *[other] { $rows } templates and kinds of bots share the bytes.
}
question-bytes_per_template-clean = No template has that many requests. { $looked_at } daily sums of requests were checked.
question-bytes_per_template-fix = Compress texts, answer 304 where nothing changed, and make large pages smaller where many of them are fetched.

question-soft_404_suspects = Which pages do search bots get with 200 that look like an error page?
question-soft_404_suspects-explanation = The server says that the page is there, and the page says that it is not. Suspects have little text and either name an error in title or heading, or share their whole main text with other addresses. Search engines call them soft 404 and keep asking for them.
question-soft_404_suspects-finding = { $sign ->
    [same_text] { $url } was delivered with 200; its main text stands on { $same_text } addresses.
   *[other] { $url } was delivered with 200, and its title says “{ $title }”.
}
question-soft_404_suspects-found = { $rows ->
    [one] { $rows } page looks like an error page.
   *[other] { $rows } pages look like error pages.
}
question-soft_404_suspects-clean = No delivered page looks like an error page. { $looked_at } pages were checked.
question-soft_404_suspects-fix = Answer 404 or 410 where nothing is left, and redirect where something took its place. A page that is meant to be there needs text of its own.

question-not_modified_answers = How often does the server spare search bots a page that has not changed?
question-not_modified_answers-explanation = A bot that knows a page can ask whether it has changed; the answer 304 costs a fraction of the page. Shown is the share of 304 among what verified search bots got, and how many requests were repeated ones, which alone can be spared.
question-not_modified_answers-finding = { $kind ->
    [page] { $bot }, template { $template }
    [resource] { $bot }, files of pages
   *[other] { $bot }, other addresses
}: { $not_modified } of { $hits } answers were 304; { $repeated } requests were repeated.
question-not_modified_answers-found = { $rows ->
    [one] { $rows } bot and template was looked at.
   *[other] { $rows } bots and templates were looked at.
}
question-not_modified_answers-clean = No template has that many requests. { $looked_at } daily sums of requests were checked.
question-not_modified_answers-fix = Send ETag or Last-Modified with pages that change seldom, and answer If-None-Match and If-Modified-Since with 304.

table-log_days = days of the logs
table-log_days-origin = { table-from-log-analysis }
table-log_breaks = holes of the logs, for which ten days are needed
table-log_breaks-origin = { table-from-log-analysis }
table-rate_changes = changes of bots, for which ten days of logs are needed
table-rate_changes-origin = { table-from-log-analysis }

question-crawl_rate_changes = When did a bot begin to come more or less often, and what did the server do then?
question-crawl_rate_changes-explanation = A bot's requests a day are held against the 28 days before, weekdays taken out. A change counts from 30 of 100 and three days on. Beside it stand what may have caused it: holes in the log, a robots.txt that failed, errors of the server, slower answers.
question-crawl_rate_changes-finding = { $bot } came { $direction ->
    [up] more often
   *[other] less often
} from { $day } on: { $before } requests a day before, { $after } since. { $reason ->
    [log] The log itself has a break there.
    [robots] robots.txt failed in these days.
    [server_errors] The server failed more often in these days.
    [slower] The server answered more slowly in these days.
   *[unknown] The server shows no reason.
}
question-crawl_rate_changes-found = { $rows ->
    [one] { $rows } bot changed how often it comes.
   *[other] { $rows } times a bot changed how often it comes.
}
question-crawl_rate_changes-clean = Bots come as often as before. { $looked_at } days were checked.
question-crawl_rate_changes-fix = Where the server or robots.txt failed, repair that first: search engines come back within days. Where the log has a break, nothing may have happened. Else look at what was published, moved or opened on that day.

question-log_breaks = When did the log lose lines, hours or days?
question-log_breaks-explanation = Holes in a log look like visitors who stay away. Hours count as lost where other days had requests at that time; fewer or more lines count where people and bots changed alike from one day on, which visitors do not do but a missing server does.
question-log_breaks-finding = { $kind ->
    [missing_hours] From { $start } (UTC) on, { $hours } hours have no line; { $expected } requests would have come.
    [missing_days] From { $start } (UTC) on, { $hours } hours have no line; { $expected } requests would have come.
    [more_lines] Since { $day } the log has { $found } lines a day instead of { $expected }, of people and bots alike.
   *[fewer_lines] Since { $day } the log has { $found } lines a day instead of { $expected }, of people and bots alike.
}
question-log_breaks-found = { $rows ->
    [one] The log has { $rows } break.
   *[other] The log has { $rows } breaks.
}
question-log_breaks-clean = The log has no break. { $looked_at } days were checked.
question-log_breaks-fix = Look for files that were not read: another server, a rotation that failed, a full disk. Read them with `sitelore logs`; lines that are known are not counted twice.

## Options

option-wait_days = Days a fetched page may wait until its files are fetched.
option-cache_days = Days a bot may keep a copy of a file.
option-min_changes = Only URLs that changed their answer at least this often.
option-min_errors = Only hours with at least this many errors.
option-slow_ms = Milliseconds from which the slowest twentieth of answers makes a template slow.
option-max_words = Only pages whose main text has at most this many words.
option-min_same = How many addresses must share a main text.
option-min_change = Only changes of at least this part of the level before (0 to 1 and more).

table-hits-search_term = search terms of the site's own search
table-hits-search_term-origin = Nothing is kept of them unless `logs.search_parameters` in the settings names the parameter (such as q); it then holds for the logs that are read from then on.
question-site_searches = What do people look for on the site itself?
question-site_searches-explanation = What visitors type into the site's own search is what they did not find. Kept only where the settings name the parameter, and shown only from ten searches on: rarer terms may tell who looked for them.
question-site_searches-finding = { $term } was looked for { $searches } times.
question-site_searches-found = { $rows ->
    [one] { $rows } term was looked for at least ten times.
   *[other] { $rows } terms were looked for at least ten times.
}
question-site_searches-clean = No term was looked for ten times. { $looked_at } searches were checked.
question-site_searches-fix = Give what is looked for often a page and a place in the menu.

stage-anomalies = Looking for steps and holes of logs
