# Each target does all of its own set-up. `make run` on a fresh clone needs Python 3.11+ with venv, nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON = $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $(p) -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))))
BIN := .venv/bin
UV := $(BIN)/uv
INSTALL := VIRTUAL_ENV=$(CURDIR)/.venv $(UV) pip install --quiet
LOCK := $(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 \
  --no-header --no-annotate --no-emit-index-url

.PHONY: help run test ui lint bench stress test-browser wheel lock clean

help:  ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

run: .venv/.run  ## Run the pipeline over seeds/ into warehouse/warehouse.duckdb
	@$(BIN)/doichieu run

ui: .venv/.run  ## Open Dagster (web server and daemon) on 127.0.0.1:3000
	@$(BIN)/doichieu ui

test: .venv/.test  ## Run the tests (Python alone)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --ignore=tests/browser -m "not java and not stress"

test-browser: .venv/.dev  ## Run the tests of the Dagster UI in Chromium (skips, with the reason, where there is none)
	@$(BIN)/python -m pytest -m browser tests/browser

lint: .venv/.dev  ## Formatting, rules, types, the import contract
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

bench: .venv/.test  ## Measure speed by step
	@$(BIN)/python -m bench

stress: .venv/.test  ## The long tests: crashes, damage, fuzzing, long texts (an hour or two)
	@$(BIN)/python -m pytest -m stress

wheel: .venv/.run  ## Build the wheel into dist/
	@$(BIN)/python -m hatchling build -t wheel

lock: $(UV)  ## Compile the locks again from pyproject.toml and requirements/*.in
	$(LOCK) requirements/uv.in -o requirements/uv.txt
	$(LOCK) pyproject.toml --extra formats requirements/run.in -o requirements/run.txt
	$(LOCK) requirements/run.txt requirements/test.in -o requirements/test.txt
	$(LOCK) requirements/test.txt requirements/dev.in -o requirements/dev.txt

clean:  ## Remove the warehouse, the run history, caches and .venv
	rm -rf .venv warehouse dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find dagster_home -mindepth 1 ! -name dagster.yaml -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- set-up: a lock is installed again only when it or pyproject.toml changed; nothing is ever removed ----
$(UV): requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with its venv module is needed" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.run: $(UV) requirements/run.txt pyproject.toml
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run requirements/test.txt
	@$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

.venv/.dev: .venv/.test requirements/dev.txt
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
