# Below the ledger: savings, and which crawl judges.
budget-savings = { $hits } requests and { $size } could be saved: { $share }
budget-savings-hint = requests in { $days } days
budget-savings-none = Nothing can be saved
budget-savings-none-hint = No request of a search bot was wasted or failed.
budget-saved-share = { $share } of all
budget-judged-question = By which crawl are requests judged?
budget-judged-older = This ledger was made by an older version, which judged all requests by the newest crawl.
budget-judged = { $named ->
    [true] Requests are judged by the crawl you named, at most { $days ->
        [0] the same day
        [one] 1 day
       *[other] { $days } days
    } away
   *[false] { $crawls ->
        [0] No crawl is near enough to judge a request
        [one] Requests are judged by 1 crawl, at most { $days ->
            [0] the same day
            [one] 1 day away
           *[other] { $days } days away
        }
       *[other] Requests are judged by { $crawls } crawls, each by the nearest: at most { $days ->
            [0] the same day
            [one] 1 day away
           *[other] { $days } days away
        }
    }
}
budget-judged-hint = The status is that of the log line; whether a page may rank says the crawl. { $share } of { $total } requests have no verdict.
budget-too-far = requests came more than { $days } days from every crawl: what their URLs were like then is unknown
budget-unread = requests were for URLs the crawl met and could not read
budget-disallowed = requests were for URLs robots.txt forbids the bot: an anomaly, not a cause
budget-crawl-nearer = Crawl again, nearer to the logs
budget-see-obedience = See which bots do not keep to robots.txt
budget-provenance = Judged by
budget-provenance-named = crawl { $crawl }, named by you, at most { $days } days away
budget-provenance-nearest = { $crawls ->
    [one] crawl { $crawl }
   *[other] { $crawls } crawls, the last { $crawl }
}, at most { $days } days away
budget-groups = What URLs are added up by
budget-by-pattern = Patterns
budget-by-template = Templates
budget-template = Template
budget-no-template = no page of the crawl
