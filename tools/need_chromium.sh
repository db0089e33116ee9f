#!/usr/bin/env bash
# The browser tests need a Chromium of this machine. Finds it, or installs it where that is possible, or says how to get it.
# OPENPIU_CHROMIUM: path of the browser, where it has an unusual name.
set -euo pipefail

found() {
    local name
    if [ -n "${OPENPIU_CHROMIUM:-}" ]; then
        [ -x "$OPENPIU_CHROMIUM" ] && return 0
        echo "openpiu: OPENPIU_CHROMIUM=$OPENPIU_CHROMIUM is not a program" >&2
        exit 1
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return 0
    done
    return 1
}

found && exit 0

if [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "openpiu: no Chromium here; installing it from the distribution: apt-get install chromium" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null
    apt-get install -y -qq --no-install-recommends chromium fonts-noto-core </dev/null >/dev/null
    hash -r
    found && exit 0
fi

cat >&2 <<'TEXT'
openpiu: the browser tests need Chromium. Install it with your system's package manager
  Debian, Ubuntu   sudo apt-get install chromium
  Fedora           sudo dnf install chromium
  macOS            brew install --cask chromium
or set OPENPIU_CHROMIUM to the path of a Chromium or Chrome.
TEXT
exit 1
