#!/usr/bin/env bash
# Dumps tables.sql and what only one product has (tables.mysql.sql, tables.mariadb.sql) from real servers into the files beside it: MySQL in its chroot and MariaDB as
# tests/servers installs them, and a newer MariaDB from the folder in BACKFILL_TEST_MARIADB11_ROOT (debootstrap --variant=minbase --include=mariadb-server,mariadb-client trixie FOLDER).
set -euo pipefail
cd "$(dirname "$0")"
log=$(mktemp)

dump() {
    local name=$1 base=$2 client=$3 dump=$4 in=(${5:-})
    local call=("${in[@]}" "$client" --no-defaults -uroot --socket="$base/s" --default-character-set=utf8mb4)
    for _ in $(seq 200); do "${call[@]}" -e 'SELECT 1' >/dev/null 2>&1 && break; sleep 0.3; done
    dump_one() {
        "${call[@]}" -e "CREATE DATABASE $1 CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"
        "${call[@]}" "$1" <"$2"
        "${in[@]}" "$dump" --no-defaults -uroot --socket="$base/s" --no-data --routines "$1" \
            | sed "s/^-- Dump completed on.*/-- Dump completed/; s/^-- Host:.*/-- Host: localhost    Database: $1/" >"$3.schema.sql"
    }
    dump_one golden tables.sql "$name"
    dump_one more "tables.${name%%[0-9]*}.sql" "$name.more"
    for table in every_type 'we`ird `name' sales lines; do
        "${call[@]}" --raw --skip-column-names -e "SHOW CREATE TABLE \`${table//\`/\`\`}\`" golden | cut -f2- | sed '$s/$/;/'
        echo
    done >"$name.shown.schema.sql"
}

# run NAME ROOT BASE CLIENT DUMP SERVER…: starts the server, in a chroot where ROOT is not empty, and dumps from it.
run() {
    local name=$1 root=$2 base=$3 client=$4 dump=$5 in=${2:+chroot $2}
    shift 5
    $in "$1" --no-defaults "${@:2}" --user=root --datadir="$base/d" --socket="$base/s" --pid-file="$base/pid" --skip-networking 2>"$log" &
    local server=$!
    trap "kill $server; rm -rf '$root$base'" EXIT
    dump "$name" "$base" "$client" "$dump" "$in"
    trap - EXIT
    kill $server
    wait $server || true
    rm -rf "$root$base"
}

maria=(mariadb-install-db --no-defaults --auth-root-authentication-method=normal --skip-test-db --user=root --skip-name-resolve --force)

mysql=${BACKFILL_TEST_MYSQL_ROOT:-/var/cache/backfill-tests/mysql-sid}
mkdir -p "$mysql/srv/backfill-golden"
chroot "$mysql" /usr/sbin/mysqld --no-defaults --initialize-insecure --user=root --datadir=/srv/backfill-golden/d 2>"$log"
run mysql "$mysql" /srv/backfill-golden /usr/bin/mysql /usr/bin/mysqldump /usr/sbin/mysqld --mysqlx=OFF --secure-file-priv=/tmp

folder=$(mktemp -d)
"${maria[@]}" --datadir="$folder/d" >/dev/null 2>&1
run mariadb "" "$folder" mariadb mariadb-dump mariadbd

if [ -n "${BACKFILL_TEST_MARIADB11_ROOT:-}" ]; then
    mkdir -p "$BACKFILL_TEST_MARIADB11_ROOT/srv/backfill-golden"
    chroot "$BACKFILL_TEST_MARIADB11_ROOT" "${maria[@]}" --datadir=/srv/backfill-golden/d >/dev/null 2>&1
    run mariadb11 "$BACKFILL_TEST_MARIADB11_ROOT" /srv/backfill-golden mariadb mariadb-dump mariadbd
else
    echo "BACKFILL_TEST_MARIADB11_ROOT is not set: the files of MariaDB 11 stay as they are."
fi
