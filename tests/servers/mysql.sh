#!/usr/bin/env bash
# MySQL's server program. Debian has it only in its unstable suite, so it goes into a folder of its own and runs in a chroot.
set -euo pipefail
. "$(dirname "$0")/install.sh"

PATH=$PATH:/usr/sbin
root=${BACKFILL_TEST_MYSQL_ROOT:-/var/cache/backfill-tests/mysql-sid}

give_up() {
    echo "No MySQL server ($1): set BACKFILL_TEST_MYSQL and BACKFILL_TEST_MYSQL_ARCHIVE to connection strings of two servers, install MySQL's mysqld, or run tests/run.sh as root on Debian (a Docker engine is not used yet)." >&2
    exit 1
}

if [ -x "$root/usr/sbin/mysqld" ]; then
    [ "$(id -u)" -eq 0 ] || give_up "the one in $root runs in a chroot, which needs root"
    exit 0
fi
if command -v mysqld >/dev/null && ! mysqld --no-defaults --version | grep -qi mariadb; then
    exit 0
fi
[ "$(id -u)" -eq 0 ] || give_up "none is installed and only root can install one"
bootstrap sid mysql-server-core,mysql-client-core "$root" /usr/sbin/mysqld || give_up "$why"
