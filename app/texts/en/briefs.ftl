# Briefs: the queue of what could be written, and the review of one.
briefs-question = Which pages would gain most from a brief?
briefs-analyse = Run the analysis
briefs-none = No page needs a brief
briefs-none-hint = The analysis found no page with a gap, a weak link or a missing part that a brief could name.
briefs-read = Pages read
briefs-waiting = { $briefs ->
    [one] { $number } brief waits for its approval: “{ $best }”.
   *[other] { $number } briefs wait for approval; “{ $best }” gains most.
}
briefs-waiting-hint = { $open } not begun, { $review } in review, { $decided } decided and ready to approve, { $approved } approved.
briefs-all-approved = { $briefs ->
    [one] The only brief is approved.
   *[other] All { $briefs } briefs are approved.
}
briefs-all-approved-hint = They can be exported as Word, Markdown and HTML.
briefs-list = Queue
briefs-noun = briefs
briefs-order = Highest benefit first. A brief can be exported once all of its lines are decided and it is approved.
briefs-title = Brief
briefs-language = Language
briefs-decided = Decided
briefs-x-of-y = { $decided } of { $lines }
briefs-state = State
briefs-state-open = not begun
briefs-state-review = in review
briefs-state-decided = ready to approve
briefs-state-approved = approved
briefs-benefit = Benefit
briefs-review = Review this brief
briefs-show = Open this brief
briefs-all = All briefs

briefs-lines = Lines of the brief
briefs-progress = Brief “{ $title }”: { $number } of { $lines } { $lines ->
    [one] line
   *[other] lines
} still open.
briefs-ready = Brief “{ $title }”: all { $lines } lines are decided; it can be approved.
briefs-approved = Brief “{ $title }” was approved on { $at }.
briefs-sentence = For { $url }. Every line has its evidence{ $waits ->
    [0] .
    [one] ; { $waits } of { $lines } lines is not measured and waits for data.
   *[other] ; { $waits } of { $lines } lines are not measured and wait for data.
}
briefs-sections = Sections
briefs-section-note = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
}, { $open ->
    [0] done
   *[other] { $open } open
}{ $waits ->
    [0] {""}
   *[other] ; { $waits } not measured
}
briefs-left = { $left } open
briefs-done = done
briefs-backed = { $backed } of { $lines } lines with evidence
briefs-approve = Approve this brief
briefs-approve-waits = Approve: { $open } still open
briefs-take-back = Take the approval back
briefs-export = Export as
briefs-export-docx = Word
briefs-export-md = Markdown
briefs-export-html = HTML

briefs-evidence = Evidence
briefs-evidence-of = Evidence for line { $line }
briefs-evidence-name = E{ $number }
briefs-places = { $places ->
    [one] { $places } place
   *[other] { $places } places
}
briefs-choose = Choose a line to see where it comes from.
briefs-not-measured-line = Not measured: the data for this line are missing.
briefs-source = { $table }, crawl of { $moment }
briefs-show-place = Show the place on the page
briefs-show-page = Open the page
briefs-seen = Seen
briefs-missing = nothing: it is missing on the page
