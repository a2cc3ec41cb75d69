# Every task of a developer or a new user. `make demo` and `make test` need only Python 3.11 or later, pip and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PINNED := --no-deps --ignore-requires-python --require-hashes

.PHONY: help install demo test lint evaluate pin bench golden schema docs clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:[^#]*## /\t/' | expand -t 12

install: .venv/installed ## create .venv with rashomon in it

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Rashomon needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Give another: make PYTHON=python3.12")'
	@echo "Installing into .venv (a minute or two) ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) install $(PINNED) -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/developer: .venv/installed requirements-dev.txt
	@$(PIP) install $(PINNED) -r requirements-dev.txt
	@touch $@

demo: .venv/installed ## build the bundled invented event and say where its pages are
	@$(BIN)/rashomon demo -o demo

test: .venv/developer ## run the tests
	@$(BIN)/python -m pytest

lint: .venv/developer ## check style and types
	@$(BIN)/ruff check src tests evaluate docs benchmarks
	@$(BIN)/ruff format --check src tests evaluate docs benchmarks
	@$(BIN)/mypy

evaluate: .venv/developer ## score the findings on gold, where ../shared has it, against the pinned floors
	@$(BIN)/python -m evaluate

pin: .venv/developer ## score, and raise the pinned floors to what was reached
	@$(BIN)/python -m evaluate --pin

.venv/bench: .venv/developer requirements-bench.txt
	@$(PIP) install $(PINNED) -r requirements-bench.txt
	@touch $@

bench: .venv/bench ## measure speed and memory against peers, in one run: minutes
	@for each in $$(grep -l __main__ benchmarks/*.py); do echo "== $$each"; $(BIN)/python -m "benchmarks.$$(basename $$each .py)" || exit 1; done

schema: .venv/installed ## write the JSON Schema of the result anew
	@$(BIN)/python -m rashomon.pages.schema

docs: .venv/installed ## write the pages made from the code, and the parts of the README, anew
	@$(BIN)/python docs/generate.py

golden: .venv/developer ## write the expected outputs of the golden tests anew; read the diff
	@$(BIN)/python -m tests.articles.test_golden

clean: ## remove what was built
	@rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
