#!/usr/bin/env bash
# Write requirements/base.txt and dev.txt anew from pyproject.toml: exact versions with the hashes of every platform's
# file on the public registry. Run with the oldest Python we support; `tools/lock.sh --upgrade` takes newer versions.
set -euo pipefail
cd "$(dirname "$0")/.."
# A machine's own pip configuration (mirrors, local folders) must leave no trace in the files.
export PIP_CONFIG_FILE=/dev/null
unset PIP_FIND_LINKS PIP_INDEX_URL PIP_EXTRA_INDEX_URL
mkdir -p build
[ -x build/lock/bin/pip-compile ] || { python3 -m venv build/lock && build/lock/bin/pip install -q 'pip-tools>=7.5,<8'; }
compile=(build/lock/bin/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-header
  --no-emit-index-url --no-emit-find-links --no-emit-options "$@")
"${compile[@]}" --annotation-style=line -o requirements/base.txt pyproject.toml
build/lock/bin/python - > build/dev.in <<'PYTHON'
import tomllib
from pathlib import Path

print("-c ../requirements/base.txt", *tomllib.loads(Path("pyproject.toml").read_text())["dependency-groups"]["dev"], sep="\n")
PYTHON
"${compile[@]}" --no-annotate -o requirements/dev.txt build/dev.in
for file in requirements/*.txt; do
  printf '# Written by tools/lock.sh from pyproject.toml; do not edit by hand.\n%s\n' "$(grep -v '^# Written by' "$file")" > "$file"
done
