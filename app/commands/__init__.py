"""The commands of `sitelore`: each parses, calls and prints; the work itself stands in app/work.py and beside it."""
