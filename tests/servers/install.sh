# Sourced by its neighbours. install PURPOSE PACKAGE… installs Debian packages, saying so in one line.
install() {
    local purpose=$1
    shift
    echo "install: $purpose ($*)"
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        return 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    # No package may start a service: the tests start servers of their own.
    local policy=/usr/sbin/policy-rc.d made=
    if [ ! -e $policy ]; then
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod +x $policy
        made=1
    fi
    local status=0
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1 || status=$?
    [ -z "$made" ] || rm -f $policy
    return $status
}
# bootstrap SUITE PACKAGES ROOT PROGRAM puts Debian packages of another suite into a folder of their own, to be run in a chroot. Where it fails, $why says at what.
bootstrap() {
    local suite=$1 packages=$2 root=$3 program=$4 log=$3.log
    if ! command -v debootstrap >/dev/null || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
        install "debootstrap" debootstrap debian-archive-keyring || { why="debootstrap cannot be installed"; return 1; }
    fi

    echo "install: $packages of $suite (into $root, about a minute)"
    mkdir -p "$(dirname "$root")"
    fresh=$(mktemp -d "$root.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    chmod 755 "$fresh"
    if ! debootstrap --variant=minbase --include="$packages" "$suite" "$fresh" ${BACKFILL_TEST_DEBIAN_MIRROR:+"$BACKFILL_TEST_DEBIAN_MIRROR"} >"$log" 2>&1 \
        || ! chroot "$fresh" "$program" --no-defaults --version >>"$log" 2>&1; then
        why="debootstrap failed, see $log"
        return 1
    fi
    rm -f "$fresh"/var/cache/apt/archives/*.deb
    mv -T "$fresh" "$root"
}
