# Newsroom. `make` alone lists what can be made.
PYTHONS := python3.13 python3.12 python3.11 python3 python
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

UV := $(shell command -v uv 2>/dev/null)
ifdef UV
  install = $(UV) pip install --quiet --require-hashes --python $(BIN)/python -r $(1)
else
  install = $(BIN)/python -m pip install --disable-pip-version-check --require-hashes --only-binary :all: -r $(1)
endif
# Shows each package as pip comes to it. The stamp is touched before the pipe, whose end says nothing of pip's.
counted = awk -v all="$$(grep '==' $(1) | grep -vc win32)" '/^Collecting/ {printf "  %2d of %d  %s\n", ++n, all, $$2; fflush()}'
LOCKER := $(or $(UV),$(BIN)/uv)
COMPILE := $(LOCKER) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --constraint requirements/lts.in

from_npm = npm install --prefix var/npm/$(1) --no-save --no-package-lock --no-audit --no-fund --ignore-scripts $(2)
# The desk speaks English.
LEFT_IN_ENGLISH := $(foreach what,$(VENV) tests 'templates/admin/*' 'templates/account/*' 'templates/mfa/*' 'templates/usersessions/*',--ignore $(what))

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test bench bench-desk check format lock lock-check screenshots clean bench-search check-site site-tools lighthouse messages

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: $(VENV)/.prod ## start the demo newsroom on http://127.0.0.1:8000 (HOST, PORT, DEMO_PASSWORD)
	@$(BIN)/python deploy/demo.py

demo-reset: $(VENV)/.prod ## start over with a fresh demo newsroom
	@$(BIN)/python deploy/demo.py --reset

test: $(VENV)/.dev ## run the whole suite, on SQLite and on PostgreSQL
	@$(BIN)/python tests/run.py

bench: $(VENV)/.dev ## measure each page against a bare Django view, in a throw-away newsroom (STORIES=2000)
	@$(BIN)/python tests/bench/pages.py

bench-desk: $(VENV)/.dev ## measure the writing screen in Chromium: queries, scripts, keys, autosave, beside the targets
	@$(BIN)/python tests/bench/desk.py

bench-search: $(VENV)/.dev ## measure what searches take of the database, in a throw-away newsroom (STORIES=2000)
	@$(BIN)/python tests/bench/search.py

check: export DEBUG = true
check: $(VENV)/.dev ## lint, types, import contracts, migrations, templates, lock
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	DEBUG=1 $(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/djlint --lint --quiet templates
	@$(MAKE) --no-print-directory lock-check

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.dev ## make the lock again from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(COMPILE) $(UPGRADE) pyproject.toml --output-file requirements/prod.txt
	$(COMPILE) $(UPGRADE) pyproject.toml --group dev --constraint requirements/prod.txt --output-file requirements/dev.txt

lock-check: ## see that the lock is in step with pyproject.toml and names no address
	@! grep -nE 'https?://|file://|--(extra-)?index-url|--find-links' requirements/*.txt || { echo "An address stands in the lock: make lock without it."; exit 1; }
	@$(BIN)/python tests/lock_in_step.py

check-site: $(VENV)/.dev ## see the demo newspaper as strangers do: markup, links, cookies, other hosts, shifts, weight
	@$(BIN)/python tests/site/check.py

lighthouse: $(VENV)/.dev ## let Lighthouse judge front, story, tag and search of the demo newspaper (fetched from npm)
	@test -d var/npm/lighthouse/node_modules || $(call from_npm,lighthouse,lighthouse@12.8.2)
	@$(BIN)/python tests/site/lighthouse.py

site-tools: ## fetch the Nu HTML Checker of check-site from npm, into var/npm; it needs Java
	@$(call from_npm,vnu,vnu-jar@26.9.27)

messages: $(VENV)/.dev ## gather what is to be translated into locale/, and compile it (needs the gettext tools)
	@command -v msgfmt >/dev/null || { echo "make messages needs the gettext tools: install the package gettext."; exit 1; }
	@DEBUG=1 $(BIN)/python manage.py makemessages --locale de --locale ar --no-location --no-obsolete --no-wrap $(LEFT_IN_ENGLISH)
	@DEBUG=1 $(BIN)/python manage.py compilemessages --ignore $(VENV)

screenshots: $(VENV)/.dev ## take the picture of the README (SHOTS=FOLDER: of every page of readers, too)
	$(BIN)/python tests/journeys/screenshots.py

clean: ## remove the environment and caches, not the newsroom
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@for python in $(or $(PYTHON),$(PYTHONS)); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  echo "Making the environment in $(VENV) with $$("$$python" --version) …"; \
	  "$$python" -c 'import signal, venv; signal.signal(signal.SIGINT, signal.SIG_DFL); venv.main(["$(VENV)"])' && exit 0; \
	  rm -rf $(VENV); exit 1; \
	done; \
	echo "Python 3.11 or newer is needed; looked at: $(or $(PYTHON),$(PYTHONS)). Install it, or set PYTHON to its path."; \
	exit 1

$(VENV)/.prod: requirements/prod.txt | $(BIN)/python
	@echo "Installing the packages of $< (a minute the first time) …"
	@rm -f $@; { $(call install,$<) && touch $@; } | $(call counted,$<); test -f $@

$(VENV)/.dev: requirements/dev.txt | $(BIN)/python
	@echo "Installing the packages of $< (a minute or two the first time) …"
	@rm -f $@; { $(call install,$<) && touch $@ $(VENV)/.prod; } | $(call counted,$<); test -f $@
