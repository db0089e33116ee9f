# openpiu: two commands for a newcomer, `make demo` and `make test`. Both set everything up first.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PY := $(abspath $(BIN)/python)
CATALOGUES := $(wildcard src/openpiu/doors/console/locale/*/LC_MESSAGES/*.po)
INSTALL = $(BIN)/uv pip install --quiet --python $(PY) --require-hashes

.PHONY: help setup setup-test setup-check demo test check fix prove bench docs clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/.core  ## install openpiu and what it needs into .venv

.venv/.uv: requirements/uv.txt
	@echo "openpiu: making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit("openpiu needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.core: .venv/.uv requirements/core.txt requirements/build.txt pyproject.toml tools/build_messages.py $(CATALOGUES)
	@echo "openpiu: installing the product's packages (requirements/core.txt, hashes checked)"
	@$(INSTALL) -r requirements/core.txt -r requirements/build.txt
	@$(BIN)/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@echo "openpiu: compiling the matcher, once (about half a minute)"
	@$(PY) -m openpiu.core.matching.warm
	@touch $@

.venv/.test: .venv/.core requirements/test.txt
	@echo "openpiu: installing the test packages (requirements/test.txt)"
	@$(INSTALL) -r requirements/test.txt
	@touch $@

.venv/.check: .venv/.test requirements/check.txt
	@echo "openpiu: installing the checkers (requirements/check.txt)"
	@$(INSTALL) -r requirements/check.txt
	@touch $@

.venv/.bench: .venv/.core requirements/bench.txt
	@echo "openpiu: installing the peers that the benches measure (requirements/bench.txt)"
	@$(INSTALL) -r requirements/bench.txt
	@touch $@

.venv/.peers: .venv/.core requirements/peers.txt requirements/node/package-lock.json tools/peers.sh
	@echo "openpiu: making .venv/peers, where peers live that are no part of openpiu (requirements/peers.txt)"
	@$(PYTHON) -m venv .venv/peers
	@$(BIN)/uv pip install --quiet --python .venv/peers/bin/python --require-hashes --no-deps -r requirements/peers.txt
	@tools/peers.sh .venv/peers/node
	@touch $@

.venv/.docs: .venv/.core requirements/docs.txt
	@echo "openpiu: installing the documentation builder (requirements/docs.txt)"
	@$(INSTALL) -r requirements/docs.txt
	@touch $@

demo: setup  ## run the main job on invented data and open the console
	@$(BIN)/openpiu demo

test: .venv/.test  ## run all tests (installs Chromium on Debian when missing)
	@tools/need_chromium.sh
	@$(PY) -m pytest --numprocesses 2 --dist loadfile

check: .venv/.check  ## style, types, house rules, dependencies, migrations, deploy settings
	@tools/check.sh

fix: .venv/.check  ## repair what machines can: format, lint, the index from law to tests
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . && $(PY) -m tools.law_index write && $(PY) -m tools.message_codes write && $(PY) -m tools.handling_page write && $(PY) -m tools.case_page write && $(PY) -m tools.mrz_page write

prove: .venv/.test .venv/.bench  ## the long proofs, each printing its figure
	@$(PY) -m pytest -m prove --override-ini addopts= -s tests

bench: .venv/.bench .venv/.peers  ## measure the main path, peers beside it
	@$(BIN)/openpiu bench read --json
	@$(BIN)/openpiu bench match --json
	@$(BIN)/openpiu bench border --json
	@$(BIN)/openpiu bench exchange --json

docs: .venv/.docs  ## build the documentation site into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet && echo "openpiu: site/index.html"

clean:  ## remove .venv and everything built
	rm -rf .venv build dist site test-results .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name '*.mo' -not -path './.venv/*' -delete
