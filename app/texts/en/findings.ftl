# Findings: every audit check with its answer.
findings-headline = { $findings ->
    [0] { $number } findings: no check found anything wrong.
    [one] { $number } finding from { $checks } check.
   *[other] { $checks ->
        [one] { $number } findings from 1 check.
       *[other] { $number } findings from { $checks } checks.
    }
}
findings-sentence = { $clean ->
    [one] 1 check found nothing wrong
   *[other] { $clean } checks found nothing wrong
}{ $missing ->
    [0] ; every check was measured.
    [one] ; 1 could not be measured.
   *[other] ; { $missing } could not be measured.
}
findings-checks = Audit checks
findings-hint = A click lists what a check found below.
findings-answer = Answer
findings-number = Findings
findings-lacks = { $question } Missing: { $table }.
findings-open-runs = Open Runs
findings-templates = One change, many pages
findings-templates-hint = The same finding on pages of one template.
findings-no-template = No template has the same finding on several pages.
findings-template = Template
findings-check = Finding
findings-pages = Pages
findings-pages-of = { $pages } of { $of }
