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
if ! command -v debootstrap >/dev/null || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    install "debootstrap" debootstrap debian-archive-keyring || give_up "debootstrap cannot be installed"
fi

echo "install: MySQL (into $root, about a minute)"
mkdir -p "$(dirname "$root")"
fresh=$(mktemp -d "$root.XXXXXX")
chmod 755 "$fresh"
trap 'rm -rf "$fresh"' EXIT
log=$root.log
if ! debootstrap --variant=minbase --include=mysql-server-core,mysql-client-core sid "$fresh" ${BACKFILL_TEST_DEBIAN_MIRROR:+"$BACKFILL_TEST_DEBIAN_MIRROR"} >"$log" 2>&1 \
    || ! chroot "$fresh" /usr/sbin/mysqld --no-defaults --version >>"$log" 2>&1; then
    give_up "debootstrap failed, see $log"
fi
rm -f "$fresh"/var/cache/apt/archives/*.deb
mv -T "$fresh" "$root"
