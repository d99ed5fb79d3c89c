# Topics: the weakest one, the map, the pages, what they lack.
topics-headline-no_hub = { $topic } is the weakest of { $topics } topics: no hub page{ $orphans ->
    [0] { "" } gathers its { $size } pages.
    [one] , { $number } of its { $pages } pages without any internal link.
   *[other] , { $number } of its { $pages } pages without any internal link.
}
topics-headline-orphans = { $topic } is the weakest of { $topics } topics: { $number } of its { $pages } pages { $orphans ->
    [one] has
   *[other] have
} no internal link.
topics-clean = Every one of { $topics } topics has a hub page, and no page of them is an orphan.
topics-placed = { $topics ->
    [one] 1 topic holds
   *[other] { $topics } topics hold
} { $placed } of { $pages } pages.
topics-visits = Search bots spend { $visits } of their useful visits on { $topic }, which holds { $share } of the pages.
topics-not-measured = Which topics this site owns is not measured.
topics-open-runs = Start the analysis

topics-topics = Topics
topics-in-none = { $pages ->
    [one] 1 page in none
   *[other] { $pages } pages in none
}
topics-both-languages = Pages in several languages
topics-of-pages = of { $pages } pages
topics-only = { $pages } only { $language }
topics-without-hub = Topics without a hub
topics-all-hubs = every topic has one
topics-cohesion = Cohesion
topics-loosest = lowest { $cohesion }: { $topic }
topics-clicks = Clicks per topic
topics-no-search-console = Search Console is missing

topics-orphans-in = { $orphans ->
    [one] The only orphan page sits in { $topics ->
        [0] no topic
       *[other] one topic
    }
   *[other] All { $orphans } orphan pages sit in { $topics ->
        [0] no topic
        [one] one topic
       *[other] { $topics } topics
    }
}
topics-no-orphans = Every page of every topic is linked from another page
topics-map-hint = ○ orphan page · ● page, larger = hub · × no topic · near = similar meaning
topics-cards = Topics
topics-cards-of = { $shown } of { $total } topics
topics-order-visits = the weakest, then fewest bot visits per page
topics-order-weak = those without a hub first
topics-size = { $pages } pages: { $languages }
topics-bar-pages = Pages
topics-bar-visits = Bot visits
topics-bar-pagerank = PageRank
topics-no-hub = No hub page
topics-orphans = { $orphans ->
    [one] 1 orphan
   *[other] { $orphans } orphans
}
topics-hub = Hub: { $hub }

topics-gaps = What pages on { $topic } lack
topics-gaps-noun = gaps
topics-gaps-note = What most of the others cover comes first. Whether a page should cover it is for the editor to decide.
topics-no-gap = No page on { $topic } lacks what the others cover
topics-page = Page
topics-missing = What is missing
topics-kind = Kind
topics-kind-question = question
topics-kind-subtopic = subtopic
topics-covered = Covered by
topics-n-of-m = { $part } of { $total }
topics-certainty = Certainty
topics-passage = passage of another page
topics-covered-by = { $pages ->
    [one] “{ $heading }” is covered by 1 passage elsewhere
   *[other] “{ $heading }” is covered by { $pages } passages elsewhere
}
topics-show-place = Show the place on the page
topics-own-similarity = Best passage of { $page }: similarity { $similarity }.
topics-chips = What the table shows
topics-chip-topics = Topics { $topics }
topics-chip-pages = Pages of the topic
topics-all = All topics
topics-noun = topics
topics-all-note = Topics without a hub first, then by orphans and size. A click on a row chooses the topic.
topics-pages-of = Pages on { $topic }
topics-caught = { $pages ->
    [one] 1 page in the lasso
   *[other] { $pages } pages in the lasso
}
topics-pages-noun = pages
topics-pages-note = Most linked first. Draw a lasso on the map to list other pages.
topics-topic = Topic
topics-pages = Pages
topics-hub-page = Hub page
topics-orphan-pages = Orphans
topics-language = Language
topics-inlinks = Links to it
topics-click-depth = Clicks from start
topics-not-reached = no way
topics-words = Words
topics-centrality = Centrality
topics-model = Model
topics-all-pages = All pages of topics
topics-every-topic = every topic
