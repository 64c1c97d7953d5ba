# Sourced by its neighbours: install PURPOSE PACKAGE… installs Debian packages, saying so in one line.
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
