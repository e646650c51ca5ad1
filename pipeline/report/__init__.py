"""6  Report: the page for people."""
