#!/usr/bin/env bash
# The linker and zlib that a NativeAOT publish needs.
set -euo pipefail
. "$(dirname "$0")/install.sh"

if { command -v clang || command -v gcc; } >/dev/null && [ -e /usr/include/zlib.h ]; then
    exit 0
fi
if ! install "a C compiler for NativeAOT" gcc libc6-dev zlib1g-dev; then
    echo "A C compiler and zlib are needed for the NativeAOT test: install gcc and zlib1g-dev, or run tests/run.sh as root on Debian." >&2
    exit 1
fi
