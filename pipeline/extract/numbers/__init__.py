"""Numbers: digit shapes, number words, and what looks like a number and is none."""
