#!/usr/bin/env bash
# Builds and runs every test. Closes with "N passed, N failed, N skipped".
#   tests/run.sh [--data DIR] [-R|-E|-L|-LE PATTERN] [-j N] [-V]     (the rest as for ctest)
# --data DIR (or ECGSCAN_DATA) names the folder of real recordings; tests that need it skip by name without it.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installer/steps.sh
source "$root/installer/steps.sh"

case ${1:-} in --help | -h) sed -n '2,4s/^# //p' "$0" && exit 0 ;; esac
if [ "${1:-}" = --data ]; then
    [ -d "${2:-}" ] || { advice="--data needs a folder." && exit 2; }
    ECGSCAN_DATA=$(cd "$2" && pwd)
    shift 2
fi
export ECGSCAN_DATA=${ECGSCAN_DATA:-}
options=("$@")
while [ $# -gt 0 ]; do
    case $1 in
    -R | -E | -L | -LE | -j) shift $(($# > 1 ? 2 : 1)) ;;
    -V) shift ;;
    *) echo "\"$1\" is no option of tests/run.sh; see --help." >&2 && exit 2 ;;
    esac
done
set -- "${options[@]}"
mkdir -p "$root/build"

step "Installing Debian packages" "Run it as root or with sudo, with the network on."
"$root/installer/dependencies.sh"
step_done

step "Fetching LibTorch (531 MB, once)" "Check the network and the space on the disk, then run this again."
"$root/installer/libtorch.sh"
step_done

configure_and_build ci

step "Running the tests" "The failed tests are named above; run one with: ctest --preset ci -R NAME"
log=$root/build/ci-ctest.log
(cd "$root" && ctest --preset ci --no-tests=error "$@") 2>&1 | tee "$log" || true
step_done

total=$(sed -nE 's/.* tests failed out of ([0-9]+).*/\1/p' "$log" | tail -1)
failed=$(sed -nE 's/.* ([0-9]+) tests failed out of .*/\1/p' "$log" | tail -1)
skipped=$(grep -cE '^ *[0-9]+/[0-9]+ Test .*\*\*\*Skipped' "$log" || true)
# A program of tests passes where single ones of it were skipped: they are named.
grep -h '^SKIP ' "$root/build/ci/Testing/Temporary/LastTest.log" || true
if [ -z "$total" ]; then
    echo "0 passed, 1 failed"
    exit 1
fi
echo "$((total - failed - skipped)) passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
