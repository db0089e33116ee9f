#!/bin/sh
# The peer of `openpiu bench border` that runs on Node, from its lock into the folder given. Without npm it is left out, and said.
set -eu
folder=$1
if ! command -v npm >/dev/null; then
    echo "openpiu: no npm on this machine: the peer npm mrz is left out of openpiu bench border"
    exit 0
fi
mkdir -p "$folder"
cp "$(dirname "$0")"/../requirements/node/package.json "$(dirname "$0")"/../requirements/node/package-lock.json "$folder"
npm ci --silent --ignore-scripts --no-audit --no-fund --prefix "$folder"
