# What a person types. Needs Python 3.11+ with venv, and make; Node comes from a Python package.
#   make demo    see it run          make test    everything CI runs
#   make check   the quick half      make format  tidy Python and TypeScript

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := $(CURDIR)/.venv/bin
UV_INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python
NPM := $(BIN)/npm --prefix web
PYTEST := $(BIN)/python -m pytest --durations=12
export PATH := $(BIN):$(PATH)
# Behind a company's proxy: the machine's certificates, and the index that pip is set to.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1
endif
ifdef PIP_INDEX_URL
export UV_DEFAULT_INDEX ?= $(PIP_INDEX_URL)
endif

.PHONY: demo test check format bench faults deps lock clean setup \
  lint types imports spelling web-check web-size web-test generated house chromium

demo: .venv/core.stamp intakebot/pages/widget.js
	$(BIN)/intakebot demo $(ARGS)

# Two checks at a time: Python's packages come while Node's do, types are looked at while the web's
# tests run. The browser's tests go first, so that the last closing line is that of the many.
test:
	$(MAKE) -j2 --output-sync=target chromium check web-test
	$(PYTEST) -n 2 --dist loadfile -m browser tests/browser || [ $$? -eq 5 ]
	$(PYTEST) -n 2 --dist worksteal -m "not browser and not long" --ignore=tests/performance --ignore=tests/test_house.py

# `make -k check` shows everything that is wrong, not only the first.
check: lint types imports spelling web-check web-size generated house

lint: .venv/dev.stamp
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: .venv/dev.stamp
	$(BIN)/mypy

imports: .venv/dev.stamp
	$(BIN)/lint-imports --no-logo

spelling: .venv/dev.stamp
	git ls-files --cached --others --exclude-standard -z | xargs -0 $(BIN)/codespell

web-check: web/node_modules/.package-lock.json
	$(NPM) run check

web-size: intakebot/pages/widget.js
	$(NPM) run size

web-test: web/node_modules/.package-lock.json
	$(NPM) test

generated: .venv/dev.stamp web/node_modules/.package-lock.json
	$(BIN)/python -m intakebot.edge.generate --check
	$(NPM) run --silent wire -- --check
	$(BIN)/python -m intakebot.authoring.schema --check
	$(BIN)/python -m intakebot.authoring.guide --check

house: .venv/dev.stamp
	$(BIN)/python -m pytest --quiet tests/test_house.py

format: .venv/dev.stamp web/node_modules/.package-lock.json
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format
	$(NPM) run format

# Dependencies that nothing imports, and imports that nothing declares.
deps: .venv/dev.stamp
	$(BIN)/deptry .

# Peers are installed into ~/.cache/intakebot-bench; ARGS=--quick leaves them out.
bench: .venv/dev.stamp intakebot/pages/widget.js
	$(BIN)/python -m tests.performance.bench $(ARGS)

faults: .venv/dev.stamp intakebot/pages/widget.js
	$(PYTEST) -m faults

# Everything installed and built, nothing run.
setup: .venv/dev.stamp intakebot/pages/widget.js

chromium: .venv/dev.stamp intakebot/pages/widget.js
	@if command -v chromium-headless-shell || command -v chromium || command -v google-chrome; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -qq -y -o DPkg::Lock::Timeout=300 --no-install-recommends \
	    chromium-headless-shell fonts-liberation; \
	else $(BIN)/playwright install --only-shell chromium; fi

# Stamps: a second start compares times and does nothing.
.venv/boot.stamp: requirements-boot.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Intakebot needs Python 3.11 or newer: make PYTHON=...")'
	@[ -x .venv/bin/pip ] || $(PYTHON) -m venv --clear .venv \
	  || { echo "No venv here. On Debian: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r $<
	@touch $@

# Compiled now: where Python may not write bytecode, every start would compile it all again.
.venv/core.stamp: .venv/boot.stamp requirements.lock pyproject.toml
	$(UV_INSTALL) --compile-bytecode --require-hashes -r requirements.lock
	$(UV_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/core.stamp requirements-dev.lock
	$(UV_INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

web/node_modules/.package-lock.json: web/package.json web/package-lock.json web/.npmrc | .venv/boot.stamp
	$(NPM) ci
	@touch $@

WEB := $(shell find web -path web/node_modules -prune -o -type f -print 2>/dev/null)
intakebot/pages/widget.js: web/node_modules/.package-lock.json $(filter-out %.test.ts %.test.tsx %.py,$(WEB))
	$(NPM) run build
	@touch $@

# The three locks, hash-pinned; no address of a package index is written into them.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-header --no-annotate --no-emit-index-url $(UPGRADE)
lock: .venv/boot.stamp
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --group pyproject.toml:boot -o requirements-boot.lock

clean:
	rm -rf .venv web/node_modules intakebot/pages dist .mypy_cache .pytest_cache .ruff_cache \
	  .hypothesis .import_linter_cache
