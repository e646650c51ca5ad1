"""Small keys of a document: records that share one meet in a block and are compared (resolve/)."""
