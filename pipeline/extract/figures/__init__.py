"""Figures: what each number says: whose, of what measure, when, where and of which status."""
