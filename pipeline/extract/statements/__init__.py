"""Statements: who says what, to whom, and what it says about targets."""
