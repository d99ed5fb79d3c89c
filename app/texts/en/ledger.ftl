# The leak ledger: which crawl judges requests; what-if.
ledger-crawl-gone = Requests of { $site } are to be judged by the crawl { $name }, which is not there any more. Run "sitelore analyse --judge-by nearest", or name another crawl ("sitelore snapshots" lists them).
cli-option-judge-by = Judge all requests in the logs by this crawl, from now on; "nearest" goes back to the crawl nearest to each day.
