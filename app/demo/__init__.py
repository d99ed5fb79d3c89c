"""The demo: a bilingual site with planted flaws, its access logs, and the truth about both."""
