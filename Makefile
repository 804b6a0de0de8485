# Smart PNS. `make run` and `make test` are all you need.
VENV ?= .venv
PORT ?= 8000
export PORT
PY := $(VENV)/bin/python
FLASK := SMARTPNS_ENV=development $(VENV)/bin/flask --app wsgi

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.jalan: requirements.txt
	@test -x $(PY) || python3 -m venv $(VENV)
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.uji: requirements-dev.txt $(VENV)/.jalan
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/.jalan ## serve http://127.0.0.1:$(PORT) with the demonstration district
	@$(FLASK) contoh isi --bila-kosong --migrasi
	@echo "Smart PNS: http://127.0.0.1:$(PORT)"
	@$(FLASK) layani --port $(PORT) --proses 2

test: lint $(VENV)/.uji ## lint, types, all tests on SQLite and on PostgreSQL
	$(PY) -m pytest -q -n 2 --dist loadgroup tests
	$(PY) -m pytest -q -n 2 --dist loadgroup tests --basis postgres

lint: $(VENV)/.uji ## style and types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

fmt: $(VENV)/.uji ## mend style
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(VENV)/.uji ## measure, each figure beside a baseline of the same run
	$(PY) -m pytest -q -s -p no:xdist tests/bench --bench

requirements: $(VENV)/.uji ## compile the pinned lists from pyproject.toml
	$(VENV)/bin/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-options -o requirements.txt pyproject.toml
	$(VENV)/bin/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-options --allow-unsafe --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

.PHONY: help run test lint fmt bench requirements
