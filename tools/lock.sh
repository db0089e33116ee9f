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
echo uv | resolve --upgrade - -o requirements/uv.txt
