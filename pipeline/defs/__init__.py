"""Dagster: the assets and their checks, the job, its sensor and schedule; the only importer of Dagster."""
