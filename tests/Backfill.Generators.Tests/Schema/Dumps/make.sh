#!/usr/bin/env bash
# Dumps tables.sql from real servers, MySQL in its chroot and MariaDB, into the files beside it. Needs what tests/servers installs.
set -euo pipefail
cd "$(dirname "$0")"
log=$(mktemp)
root=${BACKFILL_TEST_MYSQL_ROOT:-/var/cache/backfill-tests/mysql-sid}

dump() {
    local name=$1 base=$2 client=$3 dump=$4 in=(${5:-})
    local call=("${in[@]}" "$client" --no-defaults -uroot --socket="$base/s" --default-character-set=utf8mb4)
    for _ in $(seq 60); do "${call[@]}" -e 'SELECT 1' >/dev/null 2>&1 && break; sleep 0.3; done
    "${call[@]}" -e 'CREATE DATABASE golden CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci'
    "${call[@]}" golden <tables.sql
    "${in[@]}" "$dump" --no-defaults -uroot --socket="$base/s" --no-data --routines golden | sed 's/^-- Dump completed on.*/-- Dump completed/; s/^-- Host:.*/-- Host: localhost    Database: golden/' >"$name.schema.sql"
    for table in every_type 'we`ird `name' sales lines; do
        "${call[@]}" --raw --skip-column-names -e "SHOW CREATE TABLE \`${table//\`/\`\`}\`" golden | cut -f2- | sed '$s/$/;/'
        echo
    done >"$name.shown.schema.sql"
}

run() {
    local name=$1 base=$2 client=$3 dump=$4 in=$5
    shift 5
    mkdir -p "${in:+$root}$base"
    "$@" 2>"$log" &
    local server=$!
    trap "kill $server; rm -rf '${in:+$root}$base'" EXIT
    dump "$name" "$base" "$client" "$dump" "$in"
    trap - EXIT
    kill $server
    wait $server || true
    rm -rf "${in:+$root}$base"
}

mysql=/srv/backfill-golden
mkdir -p "$root$mysql"
chroot "$root" /usr/sbin/mysqld --no-defaults --initialize-insecure --user=root --datadir=$mysql/d 2>"$log"
run mysql $mysql /usr/bin/mysql /usr/bin/mysqldump "chroot $root" \
    chroot "$root" /usr/sbin/mysqld --no-defaults --user=root --datadir=$mysql/d --socket=$mysql/s --pid-file=$mysql/pid --skip-networking --mysqlx=OFF --secure-file-priv=/tmp

maria=$(mktemp -d)
mariadb-install-db --no-defaults --auth-root-authentication-method=normal --skip-test-db --user=root --datadir="$maria/d" >/dev/null 2>&1
run mariadb "$maria" mariadb mariadb-dump "" \
    mariadbd --no-defaults --user=root --datadir="$maria/d" --socket="$maria/s" --pid-file="$maria/pid" --skip-networking
