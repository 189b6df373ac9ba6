# make run    the dashboard on http://localhost:8501, with the sample reports if the store is empty
# make test   every check: style, types, architecture, tests, browser
# make setup  the virtual environment alone
# make pictures  docs/pictures, taken anew from the sample reports
# make golden    tests/maps/golden, drawn anew after a change that is meant to be seen
# make native  geo.extraction compiled, half as fast again; needs a C compiler and three minutes. make plain takes it back
# make bench  speed, as ratios against a peer in the same run
# make bench-browser  the map in a real browser, with folium's own ways in the same run, and the dashboard's start and filters
# make bench-exports  how long maps, decks, atlases and films take
# make gallery  docs/gallery, every product made anew from the sample reports
# make bench-store  how the cost of the store and of estimates grows from 10,000 to 1,000,000 figures (half an hour)

PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
PYTEST_WORKERS ?= 2

.PHONY: setup setup-dev run test lint native plain bench bench-browser bench-store bench-exports gallery chromium accuracy curve pictures golden

setup: .venv/.ready
setup-dev: .venv/.ready-dev

.venv/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/.ready-dev: .venv/.ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

run: setup
	$(BIN)/python -m geo serve --port $(PORT) --sample

# As an editable installation, so that the library beside the package is found from every folder.
native: setup-dev
	CRISIS_MAP_NATIVE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .

plain: setup
	rm -f geo_extraction__mypyc.* geo/extraction/*.so
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p geo
	$(BIN)/lint-imports

# The browser tests drive Debian's Chromium; it is installed here only where nothing of the kind exists.
chromium:
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || \
	  { if [ "$$(id -u)" = 0 ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; \
	    else sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; fi; }

test: setup-dev chromium lint
	$(BIN)/python -m pytest -n $(PYTEST_WORKERS)

pictures: setup-dev chromium
	$(BIN)/python tests/browser/take_pictures.py

golden: setup-dev chromium
	RENEW_GOLDEN=1 $(BIN)/python -m pytest -q tests/browser/test_map_golden.py

accuracy: setup-dev
	$(BIN)/python tests/quality/train_classifier.py
	$(BIN)/python -m geo evaluate quality tests/quality --confidence geo/extraction/confidence.toml
	$(BIN)/python -m geo evaluate quality tests/quality --write docs/accuracy.md

curve: setup-dev
	$(BIN)/python tests/sample/write_curve.py

# The peers live in an environment of their own: the product does not depend on them.
.bench/venv/.ready: tests/bench/requirements.txt
	$(PYTHON) -m venv .bench/venv
	.bench/venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/bench/requirements.txt
	touch $@

# folium's plugins load their scripts from elsewhere: npm brings them, so that no network is measured.
.bench/node/.ready: tests/bench/package.json
	mkdir -p .bench/node
	cp tests/bench/package.json .bench/node/
	cd .bench/node && npm install --silent --no-audit --no-fund --ignore-scripts
	touch $@

.bench/st_folium/.ready: tests/bench/requirements-browser.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target .bench/st_folium -r tests/bench/requirements-browser.txt
	touch $@

bench-browser: setup-dev chromium .bench/node/.ready .bench/st_folium/.ready
	$(BIN)/python tests/bench/browser_map.py
	$(BIN)/python tests/bench/dashboard.py

# Compiled in a copy, so that measuring changes nothing here.
.bench/native/.ready: setup.py $(wildcard geo/*.py geo/*/*.py)
	rm -rf .bench/native
	mkdir -p .bench/native
	cp -r setup.py pyproject.toml requirements.txt README.md geo .bench/native/
	rm -f .bench/native/geo/extraction/*.so
	ln -s ../../data .bench/native/data
	cd .bench/native && CRISIS_MAP_NATIVE=1 ../../$(BIN)/python setup.py --quiet build_ext --inplace >build.log 2>&1 || { tail -20 build.log; exit 1; }
	touch $@

bench: setup-dev .bench/venv/.ready .bench/native/.ready
	$(BIN)/python tests/bench/bench.py

bench-exports: setup-dev
	$(BIN)/python tests/bench/bench_exports.py

gallery: setup-dev
	$(BIN)/python tests/exports/make_gallery.py

bench-store: setup-dev
	$(BIN)/python tests/bench/bench_store.py
