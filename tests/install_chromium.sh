#!/bin/sh
# Installs Chromium with the system's package manager where that works without asking; the browser tests need it.
set -eu
for name in chromium chromium-browser google-chrome microsoft-edge; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
elif command -v brew >/dev/null 2>&1; then
    brew install --cask chromium
else
    echo "No Chromium was found or could be installed: the tests of the app in a browser will be skipped." >&2
fi
