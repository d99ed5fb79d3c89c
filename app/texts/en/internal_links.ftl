# Internal links: suggestions and what became of them, and what is wrong with the links there are.
links-waiting = { $open ->
    [one] { $number } link suggestion waits for a decision
   *[other] { $number } link suggestions wait for a decision
}
links-first-link = { $helping } of them { $helping ->
    [one] gives
   *[other] give
} { $every ->
    [yes] { $orphans ->
        [one] the only orphan page its first link.
       *[other] all { $orphans } orphan pages their first link.
    }
   *[no] { $helped } of { $orphans } orphan pages { $helped ->
        [one] its first link.
       *[other] their first link.
    }
}
links-all-decided = { $suggestions ->
    [one] The only link suggestion is decided.
   *[other] All { $suggestions } link suggestions are decided.
}
links-sentence = { $suggestions ->
    [one] { $suggestions } suggestion
   *[other] { $suggestions } suggestions
} for { $targets ->
    [one] { $targets } target page
   *[other] { $targets } target pages
}: { $accepted } accepted, { $changed ->
    [0] {""}
   *[other] { $changed } accepted with another link text,{" "}
}{ $rejected } rejected, { $open } open.
links-chips = Suggestions by decision
links-chip-all = All { $number }
links-chip-open = Open { $number }
links-chip-accepted = Accepted { $number }
links-chip-rejected = Rejected { $number }
links-queue = Link suggestions
links-from = from { $title }
links-orphan = orphan
links-order = { $shown } of { $total }, highest benefit first
links-export = { $links ->
    [one] Export { $links } accepted
   *[other] Export { $links } accepted
}
links-analyse = Run the analysis
links-source = Source page
links-anchor = Link text
links-no-anchor = No words of the sentence fit. Write the link text with Change.
links-words = { $words ->
    [one] { $words } word
   *[other] { $words } words
}
links-target = Target
links-if-accepted = If you accept
links-effect = Target page
links-today = today
links-then = with this link
links-effect-links = Links to the target
links-effect-clicks = Clicks from the start page
links-effect-orphans = Orphan pages
links-unreachable = not reachable
links-rank = Internal PageRank today: { $share }, place { $place } of { $pages } pages.
links-why = Why this link
links-benefit = Benefit { $benefit } of 100
links-similarity = Meaning, passage to target
links-similarity-note = cosine, 1 is the same meaning
links-shared = Shared entities
links-inlinks = Links to the target today
links-orphan-page = orphan page
links-checks = Checks
links-check-language = { $answer ->
    [yes] Both pages are written in the same language
    [no] The pages are written in different languages
   *[unknown] Language: not measured
}
links-check-indexable = { $answer ->
    [yes] The target is indexable
    [no] The target is not indexable
   *[unknown] Indexability: not measured
}
links-check-unlinked = { $answer ->
    [yes] The page does not link to the target yet
    [no] The page links to the target already
   *[unknown] Links of the page: not measured
}
links-check-new-anchor = { $answer ->
    [yes] The link text leads to no other page
    [no] The link text leads to another page as well
   *[unknown] Use of the link text: not measured
}
links-also = { $others ->
    [one] { $others } more suggestion for this target, from
   *[other] { $others } more suggestions for this target, from
}
links-also-more = and { $others } more
links-limit = Limit: search queries are not measured, so demand for the target is not part of the benefit.

links-checks-title = Links there are
links-checks-label = Checks of internal links
links-chip-orphan_pages = Orphan pages { $answer }
links-chip-broken_links = Broken { $answer }
links-chip-redirected_links = Redirected { $answer }
links-chip-deep_pages = Deep pages { $answer }
links-column-orphan_pages = Page nothing links to
links-column-broken_links = Linking page
links-column-redirected_links = Linking page
links-column-deep_pages = Page
links-leads-to = Leads to
links-known = Known from
links-known-sitemap = a sitemap
links-known-hreflang = an alternate
links-known-canonical = a canonical
links-known-redirect = a redirect
links-known-link = a link that is not followed
links-known-log = the server logs
links-clicks = Clicks from the start
links-value-broken_links = Answer
links-value-redirected_links = Redirects to
links-weight = Links

decided-reason = Reason: { $reason }
decided-before = before: “{ $text }”
decided-not-written = Not written
