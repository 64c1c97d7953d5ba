#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test, and ends with the line "N passed, N failed".
# With --soak MINUTES it runs the soak tests instead, each for so long at most, with fresh seeds, which a failure prints.
# Where BACKFILL_TEST_MYSQL or BACKFILL_TEST_MARIADB name servers, those are used and none is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

filter='Category!=Soak'
case "${1:-}" in
    '') ;;
    --soak)
        if ! [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || [ $# -gt 2 ]; then
            echo "--soak needs whole minutes, 1 or more: tests/run.sh --soak 10" >&2
            exit 2
        fi
        filter='Category=Soak'
        export BACKFILL_SOAK_MINUTES=$2
        ;;
    *)
        echo "'$1' is unknown: tests/run.sh takes nothing, or --soak MINUTES." >&2
        exit 2
        ;;
esac

if ! command -v dotnet >/dev/null; then
    echo "The .NET 10 SDK is missing: install it (https://dot.net), then run tests/run.sh again." >&2
    exit 1
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

tests/servers/compiler.sh
[ -n "${BACKFILL_TEST_MARIADB:-}" ] || tests/servers/mariadb.sh
[ -n "${BACKFILL_TEST_MYSQL:-}" ] || tests/servers/mysql.sh
[ -z "${BACKFILL_SOAK_MINUTES:-}" ] || tests/servers/mariadb-trixie.sh

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

echo "build: Backfill.sln"
if ! dotnet build Backfill.sln --configuration Release --nologo --verbosity quiet -nodeReuse:false; then
    echo "0 passed, 1 failed"
    exit 1
fi

passed=0 failed=0
for project in tests/*.Tests/*.csproj; do
    name=$(basename "$project" .csproj)
    if [ "$filter" = 'Category=Soak' ] && ! grep -rq '"Category", "Soak"' "$(dirname "$project")"; then
        continue
    fi
    echo "test: $name"
    status=0
    dotnet test "$project" --configuration Release --no-build --nologo --filter "$filter" --logger "trx;LogFileName=$name.trx" --results-directory "$results" || status=$?
    if counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null); then
        count() { sed -E "s/.* $1=\"([0-9]+)\".*/\1/" <<<"$counters"; }
        passed=$((passed + $(count passed)))
        missed=$(($(count total) - $(count passed)))
    else
        missed=0
        counters=
    fi
    # A project that ran no test, or stopped before it had reported every one, has failed too.
    if [ "$missed" -eq 0 ] && { [ "$status" -ne 0 ] || [ -z "$counters" ] || [ "$(count total)" -eq 0 ]; }; then
        echo "test: $name did not run to its end" >&2
        missed=1
    fi
    failed=$((failed + missed))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
