# Every target makes .venv by itself, with nothing but Python 3.11+ (or uv) on the machine.
VENV ?= .venv
RUNS ?= 50
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := test
.PHONY: test check bench prove constraints

BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

test: $(INSTALLED)
	$(BIN)/pytest --numprocesses logical --maxprocesses 8

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

# What the default install needs, then the same and the developers' tools: exact versions with hashes, for
# every Python from 3.11 on. Commit both.
COMPILE = pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--extra postgres pyproject.toml

constraints: $(INSTALLED)
	uv=$$(command -v uv || echo $(BIN)/uv); \
	if [ ! -x "$$uv" ]; then $(BIN)/python -m pip install --quiet uv; fi && \
	"$$uv" $(COMPILE) --output-file constraints.txt && \
	"$$uv" $(COMPILE) --group dev --constraints constraints.txt --output-file constraints-dev.txt

# A half-made .venv has no stamp and is made anew; changed constraints are installed into the one that stands.
$(INSTALLED): constraints-dev.txt
	@[ -e $@ ] || .ci/make-venv $(VENV)
	@if command -v uv >/dev/null; \
	then uv pip install --quiet --require-hashes --python $(BIN)/python --requirement constraints-dev.txt; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints-dev.txt; fi
	@touch $@
