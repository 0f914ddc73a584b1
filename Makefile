# Verbs for people who run or change Heng. `make run` and `make test` set up everything they need.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export HENG_HOME ?= $(CURDIR)/.heng

.DEFAULT_GOAL := help
.PHONY: help run test pages proofs fuzz check lint types contracts bench clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.runtime ## set up, read the packaged example on the first run, serve http://127.0.0.1:8000
	@$(BIN)/heng run --port $(PORT)

test: $(VENV)/.development ## set up and pass the tests
	$(BIN)/pytest -n auto --dist worksteal

pages: $(VENV)/.development ## every page in a browser: barriers, narrow windows, paper, keyboard
	HENG_PROOFS=1 $(BIN)/pytest -n auto tests/web/test_browser.py

proofs: $(VENV)/.development ## the slow proofs whole: hundreds of invented documents in every layout, every page in a browser
	HENG_PROOFS=60 $(BIN)/pytest -n auto tests/ingest tests/fuzz tests/web/test_browser.py

fuzz: $(VENV)/.development ## damaged documents of every format for FUZZ_SECONDS (60): each is read or refused
	$(BIN)/python -m tests.fuzz

check: lint types contracts test ## everything a change must pass

lint: $(VENV)/.development ## style: ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.development ## types: mypy strict
	$(BIN)/mypy

contracts: $(VENV)/.development ## imports point down
	$(BIN)/lint-imports

bench: $(VENV)/.development ## measure, as ratios to a baseline in the same run
	$(BIN)/python -m benchmarks

clean: ## remove the environment, never the record
	rm -rf $(VENV)

$(VENV)/.runtime: pyproject.toml constraints.txt tools/setup
	@PYTHON="$(PYTHON)" tools/setup $(VENV) .
	@touch $@

$(VENV)/.development: pyproject.toml constraints.txt tools/setup
	@PYTHON="$(PYTHON)" tools/setup $(VENV) '.[dev,postgres]'
	@touch $@ $(VENV)/.runtime
