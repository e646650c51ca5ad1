"""Facts, not code: lists in TOML and CSV, checked by one pydantic model a file; ``load`` is their only reader."""
