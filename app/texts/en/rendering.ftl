### Rendering: pages opened in a browser, and what their scripts change.

job-kind-render = Rendering
runs-render = Open a sample in the browser
progress-render-choose = Choosing pages
render = Rendering
stage-rendering = Comparing HTML with what scripts make of it
table-render_differences = differences that scripts make
table-render_differences-origin = { table-from-render }

render-not-installed = Rendering needs the package Playwright, which is not installed. Install it with: pip install "sitelore[render]". It uses the Chromium, Chrome or Edge of this computer.
render-no-browser = No browser was found on this computer. Install Chromium, Google Chrome or Microsoft Edge, or name one in the settings: browser = "/path/to/chromium" in [render].
render-browser-unknown = The browser { $path } that the settings name is not there. Correct browser in [render], or leave it out to use the one of the system.
render-browser-failed = The browser { $path } does not start: { $problem }. Start it once by hand to see what it lacks, or name another one in the settings: browser = "/path/to/chromium" in [render].
render-no-sandbox = The browser { $path } cannot shut itself in on this computer ({ $problem }). Allow it user namespaces, or say sandbox = false in [render] if you trust the pages.
render-no-crawl = There is no crawl of { $site } whose pages could be rendered. Crawl it first with: sitelore crawl
render-nothing-to-open = Of { $site } there is no page to render: the newest crawl read none that Googlebot may fetch.
render-url-not-crawled = { $url } is no page of the newest crawl that was read and that robots.txt allows. Crawl it first, or name another page.
cli-render = Open a sample of pages in this computer's Chromium and store what their scripts make of them. Pages of each template are chosen, a few hundred at most.
cli-option-render-url = Page to open instead of a sample; can be given several times.
cli-option-sample = Most pages to open.
cli-render-chosen = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} of { $templates ->
    [one] { $templates } template
   *[other] { $templates } templates
} stand for { $of }. Chosen are the same few of each template, the largest first.
cli-render-done = { $site }: { $pages ->
    [one] { $pages } page rendered
   *[other] { $pages } pages rendered
}, { $failed } not. Snapshot { $snapshot }. Next: sitelore analyse
cli-render-as-root = The browser runs without its own sandbox, because it refuses one to the user root. Run Sitelore as another user to open pages of strangers.

cli-kind-render = rendering
cli-snapshot-renders = { NUMBER($rows) } rendered pages

rendered-aspect-address = address
rendered-aspect-title = title
rendered-aspect-description = meta description
rendered-aspect-canonical = canonical
rendered-aspect-robots = robots directives
rendered-aspect-h1 = main heading
rendered-aspect-words = visible words
rendered-aspect-links = links
rendered-aspect-json_ld = structured data
rendered-change-added = only after rendering
rendered-change-removed = only in the HTML
rendered-change-changed = changed by scripts

question-rendered_only = What do pages say only after their scripts have run?
question-rendered_only-explanation = A few pages of each template were opened in a browser and compared with the HTML the crawl got. Google reads what scripts write later than the HTML; most other crawlers, those of AI services among them, never do.
question-rendered_only-finding = { $url }: { $aspect ->
    [address] scripts lead to { $rendered }.
    [title] the title is “{ $rendered }” only after rendering.
    [description] the meta description is “{ $rendered }” only after rendering.
    [canonical] the canonical is { $rendered } only after rendering.
    [robots] the robots directives are “{ $rendered }” only after rendering.
    [h1] the main heading “{ $rendered }” stands there only after rendering.
    [words] { $raw } words are in the HTML and { $rendered } on the rendered page.
    [links] the link to { $rendered } stands there only after rendering.
   *[json_ld] this structured data stands there only after rendering: { $rendered }
}
question-rendered_only-found = { $rows ->
    [one] { $rows } thing is said only after scripts have run.
   *[other] { $rows } things are said only after scripts have run.
}
question-rendered_only-clean = Scripts add nothing to the pages that were rendered. { $looked_at } were opened.
question-rendered_only-fix = Send what matters in the HTML: title, canonical, robots directives, main text, links and structured data. Let scripts add what is only for people who click.

question-content_only_after_rendering = Which pages have most of their words only after their scripts have run?
question-content_only_after_rendering-explanation = More than half of the visible words are written by scripts. Whoever reads the HTML alone sees a page that is nearly empty.
question-content_only_after_rendering-finding = { $weight } words of { $url } come with the scripts (in the HTML → rendered: { $value }).
question-content_only_after_rendering-found = { $rows ->
    [one] { $rows } page has most of its words only after rendering.
   *[other] { $rows } pages have most of their words only after rendering.
}
question-content_only_after_rendering-clean = The rendered pages have their words in the HTML, too. { $looked_at } were opened.
question-content_only_after_rendering-fix = Render the text on the server, or when the site is built, so that the HTML holds it.

question-signals_changed_by_scripts = Which pages say something else to search engines before their scripts have run than after?
question-signals_changed_by_scripts-explanation = Canonical, robots directives or the address itself change when scripts run. A noindex in the HTML is obeyed before any script, and a canonical that is set twice leaves the choice to the search engine.
question-signals_changed_by_scripts-finding = { $url } says one thing in the HTML and another when rendered: { $value }
question-signals_changed_by_scripts-found = { $rows ->
    [one] { $rows } signal to search engines is changed by scripts.
   *[other] { $rows } signals to search engines are changed by scripts.
}
question-signals_changed_by_scripts-clean = No script changes canonical, robots directives or address. { $looked_at } pages were opened.
question-signals_changed_by_scripts-fix = Set canonical and robots directives in the HTML, and redirect on the server.

question-scripts_failing = On which pages do scripts fail, or files that they need?
question-scripts_failing-explanation = Scripts threw errors, or files they need were not found, failed, or are kept from Googlebot by robots.txt. What such scripts should have written is missing.
question-scripts_failing-finding = { $weight ->
    [one] One thing fails on { $url }: { $value }
   *[other] { $weight } things fail on { $url }, one of them is { $value }
}
question-scripts_failing-found = { $rows ->
    [one] Scripts fail on { $rows } page.
   *[other] Scripts fail on { $rows } pages.
}
question-scripts_failing-clean = No script failed, and all files came. { $looked_at } pages were opened.
question-scripts_failing-fix = Open the page with the browser's developer tools, and mend what its console shows. Allow Googlebot scripts and style sheets in robots.txt.

question-pages_not_rendered = Which pages could not be rendered?
question-pages_not_rendered-explanation = A browser could not bring these pages to rest: a script never ends, the page crashes or needs too much memory, or it answered otherwise than to the crawl.
question-pages_not_rendered-finding = { $url } could not be rendered: { $value }
question-pages_not_rendered-found = { $rows ->
    [one] { $rows } page could not be rendered.
   *[other] { $rows } pages could not be rendered.
}
question-pages_not_rendered-clean = All chosen pages could be rendered. { $looked_at } were opened.
question-pages_not_rendered-fix = Open the page in a browser and look at what keeps it busy. A page that search engines cannot render is read from its HTML alone.
