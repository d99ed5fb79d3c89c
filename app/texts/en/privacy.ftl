# What is kept of logs, for how long, and the record of processing.

cli-option-expired = Take what the settings keep no longer: requests older than `logs.hits_days`, unread lines older than `logs.rejects_days`. Sums by day stay. Nobody is asked.
cli-purge-expired = { $imports ->
        [0] Nothing has expired: no import holds requests or unread lines longer than the settings say.
       *[other] Purged from { $imports ->
            [one] 1 import
           *[other] { $imports } imports
        }: { $hits } expired requests and { $rejects } unread lines. Sums by day and tombstones stay; run `sitelore analyse` to compute the results anew.
    }
log-retention-reason = expired

cli-privacy = Writes the record of processing activities (Article 30 GDPR), filled from the settings
cli-privacy-explanation = Who is responsible and who receives data stands in the section [privacy] of sitelore.toml. The text is a draft for your data protection officer and no legal advice.
cli-option-record-out = Write into this file instead of the console
cli-privacy-done = Record written: { $file }

record-title = Record of processing activities: analysis of web server logs and web pages
record-hint = Under Article 30(1) GDPR, made by Sitelore from the settings of this workspace. A draft, no legal advice: have it checked, and add what applies to you.
record-missing = **[to be filled in]**
record-nobody = nobody outside the controller, unless you copy the workspace or exports to somebody
record-none = none
record-interests = Article 6(1)(f) GDPR: legitimate interest in a website that search engines can read and that costs no needless load
record-controller-head = Controller
record-controller = { $controller }

    Data protection officer: { $officer }

    Websites: { $hosts }
record-purposes-head = Purposes
record-purposes = Finding out how crawlers of search engines and AI providers use the website, where their requests are wasted, which pages fail, and how pages are linked and written. People are neither followed nor judged; no profile is made, no decision about anybody is automated.
record-persons-head = Categories of data subjects
record-persons = Visitors of the websites, as far as access logs tell of their requests; persons named on the public pages that are crawled.
record-data-head = Categories of personal data
record-data = - Of each request of a person: time, address of the page, status, bytes, family of the browser, kind of device, origin of the referrer.
    - Instead of the IP address a pseudonym: HMAC-SHA-256 under a secret key of this workspace over the month and the shortened address (/24 of IPv4, /48 of IPv6), so it changes every month.
    - Values of these parameters in addresses: { $kept }; and of addresses that the website links to itself.
    - Terms of the website's own search from these parameters: { $searches }; shown only from 10 occurrences.
    - Public pages as crawled, with what stands on them.
record-not-kept-head = What is not kept
record-not-kept = IP addresses of people, names of users in logs, whole user agents, paths and queries of referrers, cookies, all other values of queries. E-mail addresses, phone numbers, IBANs, tokens and IP addresses are taken out of paths, samples of unread lines and messages before anything is written. Only IP addresses of crawlers whose operator publishes them are kept: they belong to no person. The log files themselves stay where they are and are not copied.
record-recipients-head = Recipients
record-recipients = { $to }
record-third-countries-head = Transfers to third countries
record-third-countries = None by Sitelore: everything is computed on this computer. { $names ->
        [true] With `logs.reverse_dns` on, addresses that claim to be crawlers are asked for at the DNS resolver.
       *[other] No address of a client is asked for anywhere (`logs.reverse_dns` is off).
    } { $frontier ->
        [true] Addresses of pages that are being crawled stand in the database that `crawl.frontier` names.
       *[other] {""}
    }
record-retention-head = Erasure
record-retention = - Single requests: { $hits_days } days after the request.
    - Samples of log lines that could not be read: { $rejects_days } days after the import.
    - Sums by day, address and status: kept; of people only where at least 10 requests stand behind an address.
    - Bodies of crawled pages: as each schedule says (`--bodies-days`, 30 days unless changed).

    `sitelore purge --expired` erases, every scheduled run does so as well. What was erased, when and why stays as a tombstone without content. Deleting the file `.secret` makes all pseudonyms unlinkable for ever.
record-security-head = Technical and organisational measures
record-security = Pseudonyms made before anything is written; the key readable by its owner alone (0600) and in no export; the workspace folder readable by its owner alone (0700); the app answers on this computer only, behind a token; no telemetry; checksums on all files; deletion that is recorded.
record-basis-head = Legal basis
record-basis = { $basis }

log-note-one-client-range = a CDN or proxy hides the clients: nearly all requests come from one range of addresses, so no bot can be verified. Log the client's address: Nginx `real_ip_header X-Forwarded-For` with `set_real_ip_from`, Apache `mod_remoteip` with `%a`, IIS the field X-Forwarded-For, HAProxy `option forwardfor` and log the backend's header; of Cloudflare CF-Connecting-IP
