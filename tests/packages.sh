#!/usr/bin/env bash
# Packs the committed state twice, in clean clones in two folders with the remote that the packages name, and demands that the packages are equal byte by byte and that
# their symbols lead to the commit's sources. Takes some minutes: for a release, not for every run of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
url=$(sed -n 's/.*<RepositoryUrl>\(.*\)<.*/\1/p' Directory.Build.props)
commit=$(git rev-parse HEAD)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for clone in one a/longer/path/to/two; do
    git clone -q . "$folder/$clone"
    git -C "$folder/$clone" remote set-url origin "$url.git"
    (cd "$folder/$clone" && dotnet pack Backfill.sln --configuration Release --output "$folder/packages-${clone##*/}" --nologo --verbosity quiet -nodeReuse:false)
done

failed=0
for package in "$folder"/packages-one/*.nupkg; do
    cmp "$package" "$folder/packages-two/${package##*/}" || failed=1
done
for project in Backfill Backfill.MySql Backfill.Sqlite Backfill.Cli Backfill.Generators Backfill.CodeFixes; do
    grep -q "raw.githubusercontent.com/.*/$commit/" "$folder/one/artifacts/obj/$project"/release*/*.sourcelink.json || { echo "$project has no SourceLink to $commit" >&2; failed=1; }
done
[ "$failed" -eq 0 ] && echo "$(ls "$folder"/packages-one | wc -l) packages are equal, and lead to $commit"
