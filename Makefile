# make demo: the record of a sample page. make test: every test. Nothing else is needed.
.PHONY: demo test format train

PYTHON ?= python3
BIN := .venv/bin

demo: .venv/installed
	$(BIN)/onrecord read samples/evening-gazette.html

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@
