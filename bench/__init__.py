"""Measurements: ``python -m bench`` prints them; nothing here is part of the product or of its tests."""
