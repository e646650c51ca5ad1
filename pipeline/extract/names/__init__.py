"""3b  names: people, organisations, places and legal documents found in the token line."""
