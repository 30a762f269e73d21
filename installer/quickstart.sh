#!/usr/bin/env bash
# Does everything on a fresh Debian 12: installs what is needed, builds, reads a sample page, shows the result.
#   installer/quickstart.sh [--cuda]
# --cuda also fetches the GPU libraries (about 2.7 GB). ECGSCAN_NO_WINDOW=1 opens no window.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installer/steps.sh
source "$root/installer/steps.sh"

cuda=()
for argument in "$@"; do
    case $argument in
    --cuda) cuda=(--cuda) ;;
    --help | -h) sed -n '2,4s/^# //p' "$0" && exit 0 ;;
    *) advice="The only option is --cuda." && echo "Unknown option: $argument" >&2 && exit 2 ;;
    esac
done
mkdir -p "$root/build" "$root/out"

step "Installing Debian packages" "Run it as root or with sudo, with the network on."
"$root/installer/dependencies.sh"
step_done

step "Fetching LibTorch (531 MB, once)" "Check the network and the space on the disk, then run this again."
"$root/installer/libtorch.sh" "${cuda[@]}"
step_done

configure_and_build release

step "Reading the sample page" "build/release/bin/ecgscan doctor says what is missing."
sample=$root/resources/samples/sample_page.png
"$root/build/release/bin/ecgscan" analyze "$sample" --json "$root/out/sample.json" --overlay "$root/out/sample.png"
step_done
echo "   out/sample.json holds the waveforms and findings, out/sample.png the page with the traces laid over it."

if [ -z "${ECGSCAN_NO_WINDOW:-}" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    step "Opening the window" "The window needs a display; everything else worked."
    "$root/build/release/bin/ecgscan-desktop" "$sample"
else
    printf '\nEverything works. Open the window on a machine with a display:\n  %s\n' "build/release/bin/ecgscan-desktop resources/samples/sample_page.png"
fi
