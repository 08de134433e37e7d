# Everything is done in .venv, which these targets make and keep up to date by themselves.

PYTHON ?= python3
BIN := .venv/bin
PO := $(wildcard sognko_tui/locale/*/LC_MESSAGES/sognko.po)
MO := $(PO:.po=.mo)

MAKEFLAGS += --no-print-directory
# What is compiled is kept, whatever the environment says: the tests start the program some hundred times.
export PYTHONDONTWRITEBYTECODE :=
.DELETE_ON_ERROR:
.PHONY: help run test check bench torture lock messages example pictures dist clean

help:
	@echo 'make run       open the app on a copy of the example, kept in run/ (FRESH=1 makes it anew)'
	@echo 'make test      run all tests (ARGS="-k word" for some)'
	@echo 'make check     lint, format, types and import contracts'
	@echo 'make bench     measure'
	@echo 'make torture   kill it, cut its line, fill its disk … (FULL=1 at length)'
	@echo 'make messages  collect the texts to translate into sognko_tui/locale'
	@echo 'make example   write the example in minutes/ anew'
	@echo 'make pictures  take the pictures of the README anew'
	@echo 'make lock      choose the versions anew and write requirements.lock'
	@echo 'make dist      build the wheel and the sdist'
	@echo 'make clean     remove what was made here, but not run/'

run: .venv/installed $(MO) run/minutes
	@$(BIN)/sognko --minutes run/minutes

ifdef FRESH
.PHONY: run/minutes
endif
run/minutes:
	@umask 077 && rm -rf $@ && mkdir -p $(@D) && cp -R minutes $@

test: .venv/installed $(MO)
	@$(BIN)/pytest -n 3 --dist worksteal $(ARGS)

check: .venv/installed $(MO)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

bench: .venv/installed $(MO)
	@$(BIN)/python -m benchmarks $(ARGS)

torture: .venv/installed $(MO)
	@$(BIN)/python -m torture $(ARGS)

# Without line numbers and dates, the files change only when a text does.
messages: .venv/installed
	@$(BIN)/pybabel -q extract --no-default-keywords -k _ -k N_ -k ngettext:1,2 --sort-output \
	  --no-location --add-comments=Translators: -o .venv/sognko.pot sognko_tui
	@for po in $(PO); do \
	  $(BIN)/pybabel -q update -i .venv/sognko.pot -o $$po --no-fuzzy-matching --no-wrap \
	    --ignore-obsolete --ignore-pot-creation-date \
	    -l $$(basename $$(dirname $$(dirname $$po))) || exit; \
	  sed -i -E '/^"(Project-Id|Report-Msgid|POT-Cre|PO-Rev|Last-Tr|Language-Team|Generated)/d' $$po; \
	done

lock: .venv/installed
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --upgrade \
	  --python-version 3.11 --custom-compile-command 'make lock' --quiet -o requirements.lock

# Only after a change of its sources in tests/example or of what the program writes: read the difference.
example: .venv/installed $(MO)
	@$(BIN)/python -m tests.example.make minutes

pictures: .venv/installed $(MO)
	@$(BIN)/python -m tests.example.pictures docs

dist: .venv/installed $(MO)
	@$(BIN)/python -m hatchling build

clean:
	@rm -rf .venv build dist .*_cache .hypothesis snapshot_report.html
	@find sognko_tui tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
	@rm -f $(MO)

%.mo: %.po | .venv/installed
	@$(BIN)/pybabel -q compile -i $< -o $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'Sognko needs Python 3.11 or newer: say which one with make PYTHON=python3.12.' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'Python cannot make a virtual environment here: install it with "apt install python3-venv".' >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/installed: requirements.lock pyproject.toml hatch_build.py | .venv/bin/python
	@echo 'Installing into .venv (the first time takes about a minute) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
