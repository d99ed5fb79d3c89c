# The rail and the top bar.
shell-rooms = Rooms
shell-site = Site
shell-snapshot = Snapshot
shell-segment = Segment
shell-all-segments = Whole site
shell-sources = Data sources
shell-notebook = Open as notebook
shell-notebook-ready = Show the notebook
shell-language = Language
shell-language-en = English
shell-language-de = Deutsch
shell-theme = Colours
shell-theme-light = Light
shell-theme-dark = Dark
shell-theme-system = As the system
shell-running = { $kind } running
shell-left = { $time } left

room-overview = Overview
room-findings = Findings
room-pages = Pages
room-changes = Changes
room-schedule = Schedule
room-crawl-budget = Crawl budget
room-topics = Topics
room-internal-links = Internal links
room-search = Search
room-briefs = Briefs
room-runs = Runs

source-until = to { $day }
source-competitors = Competitors
