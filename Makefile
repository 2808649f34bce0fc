# `make run` and `make test` need nothing but Python 3.11 or newer and make; each does all of its own set-up.

PORT ?= 8000
HOST ?= 127.0.0.1
# Two processes fill the two cores of a small machine.
JOBS ?= 2
BIN := .venv/bin
# The first Python that is new enough; if none is, tools/setup.py says so.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)

# Vietnamese must come out right in any locale.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: bench help setup setup-dev run screens test check format-check lint types imports deploy-check soak lock clean

help: ## liệt kê các lệnh
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## cài đặt mọi thứ cần để chạy (an toàn khi lặp lại)
	@$(PYTHON) tools/setup.py base

setup-dev:
	@$(PYTHON) tools/setup.py dev

run: setup ## cài đặt nếu cần rồi chạy với dữ liệu minh họa; cổng khác: make run PORT=8010
	@exec $(BIN)/nguon up --demo --host $(HOST) --port $(PORT)

screens: setup-dev ## chụp các trang chính ở hai khổ màn hình vào thư mục screens/
	@$(BIN)/python tools/browser.py >/dev/null
	@$(BIN)/python tools/screens.py $(ARGS)

test: setup-dev ## cài đặt nếu cần rồi chạy mọi phép thử (trừ loại rất lâu: make soak)
	@$(BIN)/python tools/browser.py >/dev/null
	@$(BIN)/python -m pytest -n $(JOBS) -m "not soak" $(ARGS)

check: setup-dev format-check lint types imports deploy-check test ## mọi kiểm tra mà máy chủ tích hợp chạy

format-check: setup-dev
	@echo "== format"; $(BIN)/ruff format --check

lint: setup-dev
	@echo "== lint"; $(BIN)/ruff check

types: setup-dev
	@echo "== types"; $(BIN)/mypy

imports: setup-dev
	@echo "== imports"; $(BIN)/lint-imports --no-logo

deploy-check: setup-dev
	@echo "== check --deploy"; NGUON_HOSTS=nguon.example NGUON_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
	DJANGO_SETTINGS_MODULE=nguon.config.settings.prod $(BIN)/nguon check --deploy --fail-level WARNING

soak: setup-dev ## các phép thử rất lâu
	@$(BIN)/python -m pytest -m soak $(ARGS)

bench: setup-dev ## đo tốc độ trên một đất nước giả lập; kết quả ở bench/results/
	@PYTHONPATH=. $(BIN)/python -m bench $(ARGS)

lock: ## ghi lại requirements/ từ pyproject.toml
	@tools/lock.sh $(ARGS)

clean: ## xóa môi trường và dữ liệu phép thử; giữ nguyên dữ liệu của bạn trong var/db
	rm -rf .venv build var/test var/static .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
