### What a crawl looks at, how fast, and what it checks elsewhere.

pattern-unreadable = The pattern { $pattern } cannot be read: { $problem }. Patterns are written in RE2 syntax; a dot, a question mark or a bracket that is meant itself needs a backslash before it.
