"""3  Extract: a document and its paragraphs -> figures, names, events, statements, the ledger of numbers, keys."""
