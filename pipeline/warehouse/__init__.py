"""Records -> DuckDB: inputs, incremental writing, decisions across documents, models, checks, publish."""
