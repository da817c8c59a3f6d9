# Diên Hồng. Two commands: `make run` and `make test`. Nothing is needed before them but python3 (3.11+), make and a package index.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= 3
# Plain Python and its texts: no database is asked, so once is enough. What single views and a browser show does not
# depend on the database either; on PostgreSQL the pages are asked by tests/journeys and by the walk in tests/pages.
PLAIN  := tests/architecture tests/docs tests/kernel tests/engines/edxml tests/engines/language tests/engines/signing \
          tests/engines/typeset tests/engines/live tests/engines/photos tests/civic/documents/linting tests/cycle/plans/test_golden_plans.py \
          tests/cycle/plans/test_papers_round_trip.py tests/config/test_sample_document.py tests/web/desk tests/web/portal tests/web/kit

.PHONY: run test quick check fix programs clean lock

# ── use it ──────────────────────────────────────────────────────────────────────────────────────────────────
run: $(VENV)/run.stamp  ## set everything up, load the demonstration commune, serve http://127.0.0.1:8000
	@$(BIN)/dienhong demo
	@$(BIN)/dienhong serve

# ── prove it ────────────────────────────────────────────────────────────────────────────────────────────────
test: $(VENV)/dev.stamp programs  ## the whole suite, on SQLite and on PostgreSQL
	$(BIN)/pytest -n $(JOBS) --dist loadfile
	$(BIN)/python scripts/with_postgres.py $(BIN)/pytest -n $(JOBS) --dist loadfile -m "not browser" $(PLAIN:%=--ignore=%)

quick: $(VENV)/dev.stamp  ## what a change needs first: no browser, no slow tests, SQLite only
	$(BIN)/pytest -n $(JOBS) --dist loadfile -m "not browser and not slow"

check: $(VENV)/dev.stamp  ## style, types, floors, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint src --lint --quiet
	$(BIN)/lint-imports
	$(BIN)/mypy
	DIENHONG_HOME=$(VENV)/check $(BIN)/dienhong makemigrations --check --dry-run

fix: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Tests drive Debian's Chromium, sign through SoftHSM2 and read mail from Dovecot. Installed here where that is possible; otherwise they say that they are skipped.
programs:
	@{ command -v chromium && command -v softhsm2-util && { command -v dovecot || test -x /usr/sbin/dovecot; }; } >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium softhsm2 dovecot-imapd; } >/dev/null 2>&1; } \
	  || echo "Chromium, SoftHSM2 or Dovecot is not installed and cannot be installed here: their tests are skipped (Debian: apt-get install chromium softhsm2 dovecot-imapd)."

# ── set-up: exact, hash-checked versions; again only when they change ─────────────────────────────────────────────
$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.stamp

lock:  ## compile requirements/*.in anew (needs pip-tools in the environment that runs make)
	cd requirements && for set in run dev; do pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate -o $$set.txt $$set.in; done

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache .schema_cache .import_linter_cache
