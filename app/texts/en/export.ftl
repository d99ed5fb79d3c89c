### Exports: briefs and what `doctor` lists.

export-brief-url = URL
export-brief-language = Language
export-brief-state = State
export-brief-approved = approved on { $at }
export-brief-draft = draft
export-brief-evidence = Evidence
export-brief-snapshot = Snapshot
export-brief-table = Table
export-brief-key = Key

doctor-fine = ok      
doctor-missing = missing 
doctor-broken = broken  
doctor-python = Python { $version }; { $needed } or later is needed.
doctor-packages = { $count } packages are installed.
doctor-not-installed = Sitelore runs from a folder and is not installed, so its packages cannot be checked. `pip install -e .` installs it.
doctor-package-missing = The package { $name } is missing ({ $wanted }).
doctor-package-version = The package { $name } has version { $version }; { $wanted } is needed.
doctor-model = Model { $model }, { $licence }.
doctor-model-missing = The model { $model } is missing: topics, gaps and link opportunities are not measured.
doctor-model-damaged = The model { $model } is damaged. Install its package again: topics, gaps and link opportunities are not measured.
doctor-browser = Chromium: { $path } (renders pages, and runs the tests of the app).
doctor-no-browser = Chromium is missing: no page can be rendered, and the tests of the app are skipped. The app itself opens in any browser.
doctor-disk = { $free_mb } MB are free; { $needed_mb } MB are needed.
doctor-no-workspace = { $folder } is not a workspace. `sitelore init URL` makes it one.
doctor-workspace-unusable = The workspace { $folder } cannot be opened ({ $problem }). Any other command says why.
doctor-not-measured = { $site }: the table { $table } is missing, so these are not measured: { $questions }.
doctor-all-measured = { $site }: all { $questions } questions can be answered.

certainty-certain = certain
certainty-likely = likely
certainty-possible = possible
certainty-not_measured = not measured
brief-verdict-open = open
brief-verdict-accepted = accepted
brief-verdict-changed = changed
brief-verdict-rejected = rejected
brief-section-identity = Page
brief-section-intent = Intent
brief-section-outline = Outline
brief-section-facts = Facts
brief-section-links = Links
brief-section-images = Images
brief-section-technique = Technique
