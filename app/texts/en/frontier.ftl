### A crawl whose frontier several workers share
frontier-unreachable = The database of the crawl, { $file }, cannot be used: { $problem }. Check that it runs, that the address in crawl.frontier is right, and that the password is in SITELORE_SECRET_FRONTIER or PGPASSWORD.
frontier-without-driver = A crawl in PostgreSQL needs the module { $module }. Install it with: pip install "sitelore[postgres]"
cli-option-workers = Crawl with so many processes; for more than one, crawl.frontier has to name a PostgreSQL database.
cli-crawl-elsewhere = { $site }: all { $urls ->
    [one] URL is
   *[other] { $urls } URLs are
} crawled. Another worker has closed the crawl; the snapshot is in its workspace.
crawl-workers-need-frontier = { $workers } workers can share a crawl only where its frontier is in a database. Set crawl.frontier in sitelore.toml, for example to postgresql+psycopg://user@host/database, or leave --workers out.
cli-option-fresh = Ask for every page anew, also for those that have not changed since the last crawl.
cli-crawl-reused = Not changed since { $from } and not sent again: { $not_modified }. Sent with the same body and not read again: { $parse }.
runs-reused = Not changed since the crawl before and not sent again: { $not_modified }; sent but not read again: { $parse }.
