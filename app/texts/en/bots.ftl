# Bots: who comes, whose name is proven, what each takes, what AI bots come for.
room-bots = Bots

bots-question = Which bots come, and are they who they say they are?
bots-not-measured = Bots are not measured: server logs are missing.
bots-missing = Only server logs show bots; they run no scripts, so web analytics never sees them.
bots-unlocks = Logs also show where search bots waste requests and which pages they never fetch.
bots-headline = { $share } of all requests come from bots: { $bots } of { $total }.
bots-headline-spoofed = { $spoofed } of { $bots } bot requests only pretend to be a known bot: { $share }.
bots-share-sentence = Bots make { $share } of all { $total } requests. Who pretends comes from outside the addresses the operator publishes.
bots-none-spoofed = No request only pretends to be a known bot.

bots-verified = Verified
bots-verified-means = from the operator's addresses
bots-plausible = Plausible
bots-plausible-means = the truncated address fits
bots-unknown = Unknown
bots-unknown-means = cannot be decided
bots-spoofed = Spoofed
bots-spoofed-means = from a stranger's address
bots-people-means = browsers, as they say

bots-group-verified = Search, verified
bots-group-unproven = Search, unproven
bots-group-spoofed = Spoofed
bots-group-ai = AI bots
bots-group-others = Other bots
bots-level = Bots make { $hits } requests a day, level over the window
bots-jump = { $group }: from { $before } to { $after } requests a day since { $day }
bots-days-hint = Requests of bots per day; people are left out

bots-table = Bots
bots-all = All { $bots }
bots-find = Filter by bot
bots-operator = Operator
bots-no-operator = not known
bots-purpose = Purpose
bots-note = The busiest first; the share is of all bot requests. A click shows what a bot takes. Unknown: there is no list of its addresses, or the log has no address.
bots-purpose-search = Search
bots-purpose-ai_training = AI training
bots-purpose-ai_search = AI search
bots-purpose-ai_user = Fetched for a person
bots-purpose-ai_other = AI, not stated
bots-purpose-seo = SEO tool
bots-purpose-social = Link preview
bots-purpose-monitoring = Monitoring
bots-purpose-feed = Feed reader
bots-purpose-archive = Archive
bots-purpose-ads = Advertising
bots-purpose-inspection = Inspection
bots-purpose-security = Security scan
bots-purpose-research = Research
bots-purpose-accessibility = Accessibility
bots-purpose-library = Program library
bots-purpose-other = Not stated

bots-of = { $bot }: { $hits ->
    [one] 1 request
   *[other] { $hits } requests
}
bots-of-hint = Requests per day; it came on { $days ->
    [one] 1 day
   *[other] { $days } days
}
bots-section = Section
bots-no-path = not an address
bots-sections = { $share } of them go to { $section }
bots-sections-hint = The first two folders of the address
bots-answer = Answer
bots-answers-hint = By status of the log line
bots-failed = { $share } of them failed
bots-none-failed = None of them failed
bots-answer-ok = delivered
bots-answer-unchanged = not modified
bots-answer-redirect = redirect
bots-answer-client = client error
bots-answer-server = server error
bots-answer-other = other

bots-ai = { $bots ->
    [one] 1 AI bot makes { $share } of bot requests
   *[other] { $bots } AI bots make { $share } of bot requests
}
bots-ai-hint = By what their operators say they are for
bots-no-ai = No request came from an AI bot. { $requests } bot requests were looked at.
bots-no-ai-hint = Google-Extended and Applebot-Extended are names for robots.txt alone and never appear in logs.
