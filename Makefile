# Everything a newcomer needs: make run, make test. The environment is .venv in this checkout.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run test check format bench bench-peers lock clean

help:   ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/ -/'

setup: .venv/ready   ## the environment alone, in .venv

.venv/ready: pyproject.toml requirements.lock .ci/environment
	PYTHON="$(PYTHON)" .ci/environment
	@touch $@

run: setup   ## loads the demo desk, starts the service and prints the sidebar's address
	@$(BIN)/draftwell demo

test: setup   ## the whole suite; installs Chromium for the browser tests where it may
	@.ci/chromium || true
	$(BIN)/python -m pytest

check: setup   ## format, lint, types, layers, data
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py
	$(BIN)/draftwell phrasebook check

format: setup   ## formats and sorts
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup   ## quality and speed on the development sets (DRAFTWELL_DEV_DATA)
	$(BIN)/python -m tests.benchmarks

bench-peers: setup   ## retrieval against txtai and haystack, which get an environment of their own
	$(BIN)/uv venv -q --allow-existing .venv-peers
	$(BIN)/uv pip install -q --python .venv-peers/bin/python -r tests/benchmarks/peers/requirements.txt
	$(BIN)/python -m tests.benchmarks.peers.ours build/peers
	.venv-peers/bin/python tests/benchmarks/peers/compare.py build/peers

lock: setup   ## pins every dependency with its hashes
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --quiet -o requirements.lock

clean:   ## removes the environment and the caches of the tools
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
