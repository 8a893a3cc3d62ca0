# Every target makes .venv by itself, with nothing but Python 3.11+ (or uv) on the machine.
VENV ?= .venv
RUNS ?= 50
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := test
.PHONY: test demo check bench prove screenshots constraints

PORT ?= 8765

BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_FOR_DEMO := $(VENV)/.installed-demo

test: $(INSTALLED)
	$(BIN)/pytest --numprocesses logical --maxprocesses 8

demo: $(INSTALLED_FOR_DEMO)
	@$(BIN)/python -m bot demo --port $(PORT)

check: $(INSTALLED)
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/basedpyright
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest tests/conventions
	.ci/commit-subject

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks

prove: $(INSTALLED)
	$(BIN)/python -m tests.reliability --runs $(RUNS)

# The pictures of docs/pictures, taken anew with Chromium.
screenshots: $(INSTALLED)
	$(BIN)/pytest tests/browser
	$(BIN)/python -m tests.browser.pictures

# Exact versions with hashes, for every Python from 3.11 on: the default install with PostgreSQL, the same with
# search by meaning, with the developers' tools as well, and the demo. Commit all four.
COMPILE = pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml

constraints: $(INSTALLED)
	uv=$$(command -v uv || echo $(BIN)/uv); \
	if [ ! -x "$$uv" ]; then $(BIN)/python -m pip install --quiet uv; fi && \
	"$$uv" $(COMPILE) --extra postgres --output-file constraints.txt && \
	"$$uv" $(COMPILE) --extra postgres --extra semantic --constraints constraints.txt --output-file constraints-semantic.txt && \
	"$$uv" $(COMPILE) --extra postgres --extra demo --extra semantic --group dev --constraints constraints-semantic.txt --output-file constraints-dev.txt && \
	"$$uv" $(COMPILE) --extra demo --constraints constraints-dev.txt --output-file constraints-demo.txt

# A half-made .venv has no stamp and is made anew; changed constraints are installed into the one that stands. The
# demo installs a part of what the developers do, in the same versions.
$(INSTALLED): constraints-dev.txt
$(INSTALLED_FOR_DEMO): constraints-demo.txt
$(INSTALLED) $(INSTALLED_FOR_DEMO):
	@[ -e $(INSTALLED) ] || [ -e $(INSTALLED_FOR_DEMO) ] || .ci/make-venv $(VENV)
	@if command -v uv >/dev/null; \
	then uv pip install --quiet --require-hashes --python $(BIN)/python --requirement $<; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<; fi
	@touch $@
