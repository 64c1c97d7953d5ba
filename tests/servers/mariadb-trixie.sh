#!/usr/bin/env bash
# MariaDB 11, for the tests of long duration. Debian 13 has it, so it goes into a folder of its own and runs in a chroot. Where it cannot be had, those tests go on without it.
set -euo pipefail
. "$(dirname "$0")/install.sh"

root=${BACKFILL_TEST_MARIADB11_ROOT:-/var/cache/backfill-tests/mariadb-trixie}
[ ! -x "$root/usr/sbin/mariadbd" ] || exit 0

go_on() {
    echo "No MariaDB 11 ($1): the tests go on without it." >&2
    exit 0
}

[ "$(id -u)" -eq 0 ] || go_on "only root can install it"
bootstrap trixie mariadb-server "$root" /usr/sbin/mariadbd || go_on "$why"
