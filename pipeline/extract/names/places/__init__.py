"""Places: found in the token line, told apart from their namesakes, and the one the article is about."""
