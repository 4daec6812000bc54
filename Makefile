# SPDX-License-Identifier: Apache-2.0
# Copyright the Rendement authors

# `make run` and `make test` are all a new machine needs; `make` alone prints the list.
# ARGS is handed on:  make test ARGS="--filter Finance"   make run ARGS="--language en"

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run demo test golden format lint check-imports docs bench sanitize clean
ARGS ?=

help: ## Print this list
	@echo "Rendement: measures, proves and raises the return of customer service."
	@echo
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
	@echo
	@echo "Builds live in RENDEMENT_BUILD_CACHE (default ~/.cache/rendement/build)."

setup: ## Install what this machine lacks; asks nothing, does nothing twice
	@Scripts/setup.sh

build: setup ## Build the optimised program and link it as .build/rendement
	@Scripts/build

run: setup ## Load the demonstration world and write its business case
	@Scripts/run-demo $(ARGS)

demo: run ## The same as make run

test: setup ## Build and run every test; the last line is the runner's count
	@Scripts/test $(ARGS)

golden: setup ## Write the golden files anew, then show what changed
	@RECORD_GOLDEN=1 Scripts/test $(ARGS) || echo "Golden files were written; read the difference:"
	@git status --short -- '*/Golden/*'

format: ## Put every source into the one format
	@Scripts/format

lint: ## Check format, licence lines and file lengths
	@Scripts/lint

check-imports: ## Check that every import is declared and points down a layer
	@Scripts/check-imports --self-test
	@Scripts/check-imports

docs: ## Write the reference pages of the libraries and a sample of every document
	@Scripts/setup.sh --for documents
	@Scripts/docs

bench: ## Measure against DuckDB and pandas in one run; writes Documentation/benchmarks.md
	@Scripts/setup.sh --for bench
	@Benchmarks/run $(ARGS)

sanitize: setup ## Run the engine's tests under the address and thread sanitizers
	@Scripts/sanitize $(ARGS)

clean: ## Remove everything that was built
	@Scripts/clean
