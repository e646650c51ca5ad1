"""Events: what happened, when, where and with whom, joined within the article."""
