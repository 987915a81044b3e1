# One front door: every command that developers and CI use. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
DATA ?= ../shared/data
RUN := .venv/bin/
CODE := src tests scripts
# Set up once, and again whenever what is pinned changes.
READY := .venv/.ready

export PYTHON
# Two cores and a spinning OpenMP pool in each test process do not go together.
export OMP_WAIT_POLICY ?= passive
# Compiled modules are kept: every process that a test starts would else compile some 500 anew.
unexport PYTHONDONTWRITEBYTECODE

$(READY): pyproject.toml uv.lock scripts/uv.sh
	@./scripts/uv.sh sync --frozen --inexact
	@touch $@

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(READY) ## set up .venv (every command below does it by itself)

.PHONY: demo
demo: $(READY) ## read a dozen bundled articles, show what was found, open the desk
	@$(RUN)warsan demo

.PHONY: test
test: $(READY) ## the tests (under five minutes)
	@$(RUN)python -m pytest -n auto --dist loadfile

.PHONY: check
check: static test floors ## everything that CI asks: format, lint, types, docs, tests, floors

.PHONY: static
static: format-check lint types docs-check ## all checks but tests and floors

.PHONY: format
format: $(READY) ## format the code, write the generated pages of docs/
	@$(RUN)ruff format src tests scripts training
	@$(RUN)ruff check --fix src tests scripts training
	@$(RUN)python -m scripts.docs

.PHONY: format-check lint types docs-check
format-check: $(READY)
	@$(RUN)ruff format --check --quiet src tests scripts training || \
		{ echo "not formatted: run make format"; exit 1; }
lint: $(READY)
	@$(RUN)ruff check --quiet src tests scripts training
# training/ can only be checked where its extra (PyTorch) is installed: make setup-train
OF_TORCH := tests/training/test_(export_restores|pair_network|head_loop)\.py$$
types: $(READY)
	@if $(RUN)python -c 'import torch' 2>/dev/null; then $(RUN)mypy $(CODE) training; \
		else $(RUN)mypy $(CODE) --exclude '$(OF_TORCH)'; fi
docs-check: $(READY)
	@$(RUN)python -m scripts.docs --check

.PHONY: floors
floors: $(READY) ## re-score the reader; fails below a floor of eval/floors.json
	@$(RUN)python -m scripts.floors --data $(DATA)

.PHONY: soak
soak: $(READY) ## the slow proofs (kill -9, large batches)
	@$(RUN)python -m pytest -m soak --timeout 3600

.PHONY: screenshots
screenshots: $(READY) ## take the pictures of the README (needs Chromium)
	@$(RUN)python -m scripts.screenshots

.PHONY: setup-train prepare train export score
setup-train: $(READY) ## add PyTorch and the base model, for training only
	@./scripts/uv.sh sync --frozen --inexact --extra train
prepare: setup-train ## training, step 1: corpora to examples
	@$(RUN)python -m training.prepare
train: setup-train ## training, step 2: examples to a checkpoint (resumes by itself)
	@$(RUN)python -m training.train
export: setup-train ## training, step 3: checkpoint to the int8 network in the package
	@$(RUN)python -m training.export
score: setup-train ## training, step 4: score the exported network
	@$(RUN)python -m training.score

.PHONY: wheel
wheel: $(READY) ## build the package into dist/
	@./scripts/uv.sh build --wheel

.PHONY: clean
clean: ## remove what can be built again, training checkpoints excepted
	@rm -rf .venv .tools dist .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
