#!/bin/sh
# Writes lock.txt anew for every platform, then checks that each locked package has a wheel where we promise one.
# pyftpdlib, a server of the tests alone, is plain Python and comes without.
# Needs uv (pip install uv). `sh requirements/lock.sh` keeps the pins; `sh requirements/lock.sh --upgrade` renews them.
set -eu
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml requirements/torch-needs.in --extra dev --extra render --extra postgres --extra remote --universal --python-version 3.11 \
    --generate-hashes --override requirements/overrides.txt --no-emit-index-url -q \
    --custom-compile-command "sh requirements/lock.sh" -o requirements/lock.txt "$@"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
uv venv -q --python 3.11 "$folder/venv"
for platform in x86_64-unknown-linux-gnu x86_64-pc-windows-msvc aarch64-apple-darwin; do
    MACOSX_DEPLOYMENT_TARGET=14.0 uv pip install -q --python "$folder/venv" --dry-run --no-deps \
        --python-platform "$platform" --only-binary :all: --no-binary pyftpdlib -r requirements/lock.txt
    echo "$platform: every locked package has a wheel"
done
