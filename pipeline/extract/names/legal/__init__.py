"""Legal documents: found by number, by name or by subject, joined within the article, and related to each other."""
