"""Dates and periods: parsing, resolving with the date of publication, and the numbers they explain."""
