#!/usr/bin/env bash
# Everything that keeps the house in order. `tools/check.sh` runs all checks, `tools/check.sh house imports` only those.
# One line a check; its output only where it fails; goes on to the end and exits 1 if one failed.
# OPENPIU_BIN: folder of the programs (default .venv/bin).
set -uo pipefail
cd "$(dirname "$0")/.."

bin=$(cd "${OPENPIU_BIN:-.venv/bin}" 2>/dev/null && pwd) || { echo "check: no .venv; run make check" >&2; exit 2; }
export PYTHONPATH="$PWD/src" PYTHONDONTWRITEBYTECODE=1
# The settings are loaded for an ordinary machine: no server is started, no key is read.
export DJANGO_SETTINGS_MODULE=openpiu.conf.settings
reports=$(mktemp -d)
export OPENPIU_DATA="$reports/unit"
trap 'rm -rf "$reports"' EXIT

py() { "$bin/python" "$@"; }
prose() { git ls-files -co --exclude-standard 2>/dev/null | grep -E '\.(py|md|html|sh|toml|yml)$|^Makefile$'; }

check_format() { "$bin/ruff" format --check .; }
check_lint() { "$bin/ruff" check .; }
check_types() { "$bin/mypy"; }
check_imports() { "$bin/lint-imports" --config .importlinter --no-cache; }
check_house() { py -m tools.house; }
check_dependencies() { "$bin/deptry" src; }
check_requirements() { py -m tools.requirements; }
check_addresses() { py -m tools.addresses; }
check_spelling() { prose | xargs -r -d '\n' "$bin/codespell" --ignore-words tools/words.txt --ignore-regex '\b[A-Z]{2,5}\b' \
    --skip '*/synth/names/*,*/synth/screening/table_*,*/synth/screening/scripts.py,*/synth/screening/slips.py,*/synth/screening/plain.py,*/synth/cast.py,*/law/letter_texts.py,*/law/public_notice_texts.py,*/law/annex_titles.py,docs/reference/law.md'; }
# Modules and public classes everywhere; in the core every public function as well.
documented() { "$bin/interrogate" -vv --omit-covered-files --no-color --fail-under 100 -imnpsC -e '*/migrations/*' "$@"; }
check_docstrings() { documented --ignore-regex '^[a-z]' src/openpiu && documented src/openpiu/core; }
check_templates() { py -m tools.templates; }
check_engine() { py -m tools.compile_templates; }
check_translations() { py -m tools.messages check; }
check_migrations() { py -m django makemigrations --check --dry-run; }
check_deploy() { OPENPIU_HTTPS=1 OPENPIU_HOSTS=piu.example.org py -m django check --deploy --fail-level WARNING; }
check_changelog() { py -m tools.changelog check; }
check_law() { py -m tools.law_index check; }

# Types take longest: they come first and run beside the others.
all=(types format lint imports house dependencies requirements addresses spelling docstrings templates engine translations
    migrations deploy changelog law)

run() {  # one check: its output and its result into files
    local started=$EPOCHREALTIME result
    "check_$1" >"$reports/$1.out" 2>&1 </dev/null
    result=$?
    echo "$result $(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $started }")" >"$reports/$1.result"
}

report() {  # one line, and the output of a failure
    local result seconds
    read -r result seconds <"$reports/$1.result"
    if [ "$result" = 0 ]; then
        printf '%-14s ok (%s s)\n' "$1" "$seconds"
    else
        printf '%-14s FAILED (%s s)\n' "$1" "$seconds"
        sed 's/^/    /' "$reports/$1.out"
        failed+=("$1")
    fi
}

chosen=("$@")
[ $# -gt 0 ] || chosen=("${all[@]}")
for name in "${chosen[@]}"; do
    declare -F "check_$name" >/dev/null || { echo "check: no check '$name'; there are: ${all[*]}" >&2; exit 2; }
done

failed=()
behind=()
for name in "${chosen[@]}"; do
    if [ "$name" = types ]; then
        run types &
        behind+=(types)
    else
        run "$name"
        report "$name"
    fi
done
wait
for name in "${behind[@]}"; do
    report "$name"
done

if [ ${#failed[@]} -gt 0 ]; then
    echo "check: ${#failed[@]} of ${#chosen[@]} failed: ${failed[*]}"
    exit 1
fi
echo "check: all ${#chosen[@]} passed"
