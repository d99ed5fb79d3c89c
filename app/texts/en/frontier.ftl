### A crawl whose frontier several workers share
frontier-unreachable = The database of the crawl, { $file }, cannot be used: { $problem }. Check that it runs, that the address in crawl.frontier is right, and that the password is in SITELORE_SECRET_FRONTIER or PGPASSWORD.
frontier-without-driver = A crawl in PostgreSQL needs the module { $module }. Install it with: pip install "sitelore[postgres]"
