# Two commands are enough: `make run` and `make test`. Each makes .venv, installs from the lock, and installs nothing twice.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
# Once, since whoever runs it may not write here, or keep nothing that Python compiles: that was a third of each start.
COMPILE := $(BIN)/python -m compileall -q coaching data bot
WORKERS ?= 2
EVERY ?= 1

.PHONY: help run test tests check format backup prove mutate fuzz chaos bench soak scale year graph sheet shots lock

help:  ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: $(VENV)/.runtime  ## start the coach: the local chat without a token, Telegram with one
	@$(BIN)/python -m bot

test: $(VENV)/.tests  ## every check and test that is quick, the checks beside the tests
	@$(MAKE) --no-print-directory -j2 check tests

tests: $(VENV)/.tests
	$(BIN)/python -m pytest -n $(WORKERS)

check: $(VENV)/.tests  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tests  ## put the code in its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

backup: $(VENV)/.runtime  ## a copy of the database, also while the coach runs: make backup FILE=copy.db
	@$(BIN)/python -m bot backup "$(or $(FILE),.local/backup-$$(date -u +%Y%m%dT%H%M%SZ).db)"

prove: $(VENV)/.tests  ## every possible week against the coaching rules, every edge of the conversation over HTTP
	WEEKS_EVERY=1 $(BIN)/python -m pytest -n $(WORKERS) tests/proof

mutate: $(VENV)/.tests  ## each number of the coaching rules (EVERY=7: each 7th) moved by one step: does a test notice?
	$(BIN)/python -m tests.mutation --jobs $(WORKERS) --every $(EVERY)

fuzz: $(VENV)/.tests  ## 20,000 random lives in the chat, 200 of them over SQLite and 200 over HTTP: nothing raises, nothing ends
	LIVES_IN_THE_CHAT=20000 LIVES_OVER_HTTP=200 $(BIN)/python -m pytest -n $(WORKERS) tests/bot/test_conversation_fuzz.py \
	  tests/bot/test_lives_over_sqlite.py tests/stories/test_random_lives_over_http.py

chaos: $(VENV)/.tests  ## the coach killed 240 times under load, on SQLite and PostgreSQL: nothing lost, nothing twice
	$(BIN)/python -m tests.chaos

bench: $(VENV)/.tests  ## what an answer costs beside bare echoes (table in the README), then a delivery, a plan, a send, a start
	$(BIN)/python -m tests.benchmarks.answers --readme
	$(BIN)/python -m tests.benchmarks.deliveries
	$(BIN)/python -m tests.benchmarks.coach
	$(BIN)/python -m tests.benchmarks.transport
	$(BIN)/python -m tests.benchmarks.pictures
	$(BIN)/python -m tests.benchmarks.understanding
	$(BIN)/python -m tests.benchmarks.start

soak: $(VENV)/.tests  ## an hour (MINUTES=15: less) of steady load: memory flat, write-ahead log small, answers as quick
	$(BIN)/python -m tests.benchmarks.soak $(MINUTES)

scale: $(VENV)/.tests  ## 1,000 to 1,000,000 runners: start, memory, tick (14 GB of disk); beside it a job per runner
	$(BIN)/python -m tests.benchmarks.scale

year: $(VENV)/.tests  ## 2,000 runners live 366 days in 40 zones: each message once on its day, by a second calculation
	$(BIN)/python -m tests.year --jobs $(WORKERS)

graph: $(VENV)/.tests  ## draw the conversation from its own data: docs/conversation.svg
	$(BIN)/python -m tests.drawing

sheet: $(VENV)/.tests  ## the contact sheets of all animations: docs/figures (every frame is checked before)
	$(BIN)/python -m tests.drawing.figures

shots: $(VENV)/.tests  ## a picture of each conversation on a phone, in .local/shots
	SCREENSHOTS=.local/shots $(BIN)/python -m pytest -n $(WORKERS) tests/browser/test_shots_of_every_conversation.py

lock: $(VENV)/.tests  ## write the locks anew from requirements.in and requirements-dev.in
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command "make lock" -c requirements.txt requirements-dev.in -o requirements-dev.txt

$(VENV)/.runtime: requirements.txt | $(BIN)/python
	@echo "Installing what the coach needs into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(COMPILE)
	@touch $@

# The lock of the tests holds all of the runtime lock, so `make run` has nothing left to install after it.
$(VENV)/.tests: requirements-dev.txt | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(COMPILE)
	@touch $(VENV)/.runtime $@

# The first Python that is 3.11 or newer and really starts; PYTHON=/path/to/python decides otherwise.
$(BIN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  if "$$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$("$$python" --version) ..."; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "The coach needs Python 3.11 or newer with venv (Debian: apt install python3 python3-venv)." >&2; exit 1
