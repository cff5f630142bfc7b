# make run         the bot in a room of its own on this machine, with a page to chat in (stop with Ctrl-C)
# make test        lint, format, types, import contracts, all tests with coverage
# make trials      the bot killed a thousand times; takes a while
# make test-page   the page in a browser: needs chromium, chromedriver and npm besides
# make sense       learn the reader's sense of words again, after tests/lines/sense/clauses.jsonl has changed
# The first three need only python3 (3.11 or newer), make and the package index.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test trials test-page check format docs sense lock bench clean

run: .venv/ready
	@$(BIN)/duban demo

test: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest --numprocesses auto --dist loadfile --cov --cov-report=term --cov-fail-under=85

trials: .venv/ready
	$(BIN)/python -m tests.trials $(SEED)

test-page: .venv/page
	$(BIN)/pytest tests/page/browser

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/ready
	$(BIN)/python -c 'from bot.wording.rights import document; print(document(), end="")' > docs/rights.md

sense: .venv/sense
	$(BIN)/python -m tests.lines.sense.learn

bench: .venv/ready
	for f in bench/*.py; do $(BIN)/python $$f || exit 1; done

# The lock pins every package of every platform; pyproject.toml states the tested ranges.
lock: .venv/ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --group dev --extra postgresql \
		--generate-hashes --no-header --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --constraint requirements.lock \
		--generate-hashes --no-header --output-file tests/page/browser/requirements.lock tests/page/browser/requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --constraint requirements.lock \
		--generate-hashes --no-header --output-file tests/lines/sense/requirements.lock tests/lines/sense/requirements.in

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更高版本 (Python 3.11 or newer is needed)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# What drives the browser, and what looks for barriers in the page (axe-core, from the npm registry); for tests only.
.venv/page: .venv/ready tests/page/browser/requirements.lock tests/page/browser/package-lock.json
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/page/browser/requirements.lock
	@mkdir -p $@.d && cp tests/page/browser/package.json tests/page/browser/package-lock.json $@.d
	@npm ci --silent --ignore-scripts --prefix $@.d
	@touch $@

# What learns the reader's sense of words from marked clauses.
.venv/sense: .venv/ready tests/lines/sense/requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tests/lines/sense/requirements.lock
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage out dist
