# From a fresh clone: `make` prints every topic, `make test` checks the house. `make help` lists the rest.

BIN := .venv/bin
UV ?= uv

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: build test lint accept conformance bench bench-regenerate soak wheel lock clean help

build: .venv/.stamp  ## set up, then print every topic in content/ into output/ (the default)
	$(BIN)/handout build

# The stamps are what makes a second `make` quick and quiet: set-up is run again only when what it reads has changed.
.venv/.stamp: tools/setup.sh pyproject.toml requirements/test.lock
	tools/setup.sh build
	@touch $@

.venv/.stamp-test: .venv/.stamp
	tools/setup.sh test
	@touch $@

.venv/.stamp-conformance: .venv/.stamp requirements/conformance.lock
	tools/setup.sh conformance
	@touch $@

# Neighbours stay together, so that what they share is made once; who has nothing left takes from the other's end.
SHARED_OUT = -n auto --dist worksteal

lint: .venv/.stamp  ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: .venv/.stamp-test lint  ## lint, then every test but the conformance ones
	$(BIN)/pytest $(SHARED_OUT)

accept: .venv/.stamp-test  ## take what is printed now as the golden files; read the diff before you commit it
	$(BIN)/pytest --accept

conformance: build .venv/.stamp-conformance  ## ask veraPDF about every PDF in output/, and run the long tests
	$(BIN)/pytest -m conformance tests/conformance
	$(BIN)/pytest $(SHARED_OUT) -m long

bench: .venv/.stamp  ## measure a cold command against the weasyprint command on the same pages
	$(BIN)/python bench/cold.py
	$(BIN)/python bench/impose.py

bench-regenerate: .venv/.stamp  ## measure rebuilding, batches, memory and pages; takes about an hour
	$(BIN)/python bench/regenerate.py

soak: .venv/.stamp-test  ## kill, starve and disturb builds and watchers some 300 times; takes about an hour
	$(BIN)/python tools/soak.py

wheel: .venv/.stamp  ## make the wheel and the source archive in dist/
	$(BIN)/python -m hatchling build

# One answer for every Python from 3.11 and for every processor, with the hash of each file that may be installed.
# Each lock holds the one before it. uv is used for this alone: pip installs what it wrote.
COMPILE = $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--custom-compile-command 'make lock' $(UPGRADE) --output-file

lock:  ## resolve the dependencies again (UPGRADE=--upgrade takes newer releases); needs uv
	$(COMPILE) requirements/runtime.lock
	$(COMPILE) requirements/test.lock --constraint requirements/runtime.lock --group build --group test
	$(COMPILE) requirements/conformance.lock --constraint requirements/test.lock --group build --group test --group conformance

clean:  ## take away what was made, all but .venv
	rm -rf output dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./.venv -prune -o -name __pycache__ -prune -exec rm -rf {} +

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' Makefile
