"""Places: the units of Viet Nam before and after the mergers of 2025, regions, countries, landmarks (README.md)."""
