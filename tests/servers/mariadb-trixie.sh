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
if ! command -v debootstrap >/dev/null || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    install "debootstrap" debootstrap debian-archive-keyring || go_on "debootstrap cannot be installed"
fi

echo "install: MariaDB 11 (into $root, about a minute)"
mkdir -p "$(dirname "$root")"
fresh=$(mktemp -d "$root.XXXXXX")
chmod 755 "$fresh"
trap 'rm -rf "$fresh"' EXIT
log=$root.log
if ! debootstrap --variant=minbase --include=mariadb-server trixie "$fresh" ${BACKFILL_TEST_DEBIAN_MIRROR:+"$BACKFILL_TEST_DEBIAN_MIRROR"} >"$log" 2>&1 \
    || ! chroot "$fresh" /usr/sbin/mariadbd --no-defaults --version >>"$log" 2>&1; then
    go_on "debootstrap failed, see $log"
fi
rm -f "$fresh"/var/cache/apt/archives/*.deb
mv -T "$fresh" "$root"
