### The lines of a brief that are ours. $text is all a line may use: a number as text, or crawled words.

brief-line-language = Language: { $text }
brief-line-audience-not-measured = Who reads this page is not measured: no data on readers come with a crawl.
brief-line-demand-not-measured = Search demand is not measured: Search Console is missing.

brief-line-gaps-not-measured = What other pages cover is not measured: this page belongs to no topic.
brief-line-answer = Answer: { $text }
brief-line-no-question = No other page of the topic answers a question that this page leaves open.

brief-line-keep-heading = Keep the section: { $text }
brief-line-new-heading = New section: { $text }

brief-line-fact-disputed = Check, another source gives a different number: { $text }

brief-line-link-out = Link from this page: { $text }
brief-line-link-in = Link to this page: { $text }
brief-line-no-link = No link from or to this page is suggested.

brief-line-alt-missing = Write an alternative text for { $text }
brief-line-alt-complete = No image lacks an alternative text. Images looked at: { $text }.
brief-line-no-image = The page has no image.

brief-line-title-missing = The title is missing.
brief-line-title-short = The title has { $text } characters. Fewer than 30 leave room unused.
brief-line-title-long = The title has { $text } characters. Search engines cut it after about 60.
brief-line-title-fits = The title has { $text } characters and fits.
brief-line-description-missing = The description is missing.
brief-line-description-short = The description has { $text } characters. Fewer than 70 leave room unused.
brief-line-description-long = The description has { $text } characters. Search engines cut it after about 155.
brief-line-description-fits = The description has { $text } characters and fits.
brief-line-canonical-missing = The page names no canonical address.
brief-line-canonical-own = The page names itself as canonical: { $text }
brief-line-canonical-other = The page names another address as canonical: { $text }
brief-line-schema = Structured data: { $text }
brief-line-schema-missing = The page has no structured data that can be read.

## What stops a brief: mistakes of ours

brief-line-without-evidence = A line of a brief has no evidence: “{ $text }”. The brief was not written. Report this as a mistake in Sitelore.
brief-evidence-missing = The evidence of a line does not exist or does not hold “{ $quote }” (table { $table }, row { $row }). The brief was not written. Run `sitelore analyse` again; if it stays, report it as a mistake in Sitelore.
brief-words-not-quoted = A line of a brief says words that none of its evidence holds: “{ $text }”. The brief was not written. Report this as a mistake in Sitelore.
