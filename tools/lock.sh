#!/bin/sh
# Resolve pyproject.toml again into hashed requirement files, one a group, without any address in them.
# Needs uv (`make setup` installs it into .venv). Run it after changing a dependency.
set -eu
cd "$(dirname "$0")/.."
resolve() {
    .venv/bin/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"
}
resolve --upgrade pyproject.toml -o requirements/core.txt
for group in build test check docs bench; do
    resolve --upgrade --group "$group" -c requirements/core.txt -o "requirements/$group.txt"
done
resolve --upgrade --no-deps --group peers -o requirements/peers.txt
echo uv | resolve --upgrade - -o requirements/uv.txt
# The peer on Node, its lock without addresses; where there is no npm it stays as it is.
if command -v npm >/dev/null; then
    (cd requirements/node && npm install --silent --package-lock-only --omit-lockfile-registry-resolved)
fi
