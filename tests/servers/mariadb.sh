#!/usr/bin/env bash
# MariaDB's server program, from the distribution; the tests start private processes of it.
set -euo pipefail
. "$(dirname "$0")/install.sh"

PATH=$PATH:/usr/sbin
if command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null; then
    exit 0
fi
if ! install "MariaDB" mariadb-server; then
    echo "No MariaDB server: set BACKFILL_TEST_MARIADB and BACKFILL_TEST_MARIADB_ARCHIVE to connection strings of two servers, install mariadbd, or run tests/run.sh as root on Debian (a Docker engine is not used yet)." >&2
    exit 1
fi
