#!/usr/bin/env bash
# Installs the Debian 12 packages that building, testing and running ECG-Scan need. As root or with sudo.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

build=(build-essential cmake ninja-build ccache pkg-config git ca-certificates python3-pip unzip
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools libgl-dev desktop-file-utils appstream shared-mime-info locales libqcustomplot-dev libexpected-dev
    libopencv-core-dev libopencv-imgproc-dev
    libtesseract-dev libpoppler-qt6-dev libheif-dev libtiff-dev libjpeg-dev libseccomp-dev liblzma-dev libsqlite3-dev)
run=(libqt6sql6-sqlite qt6-image-formats-plugins qt6-qpa-plugins qt6-translations-l10n fonts-dejavu-core tesseract-ocr-eng)

missing=()
for package in "${build[@]}" "${run[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    echo "All Debian packages are there"
    exit 0
fi
if [ "$(id -u)" -eq 0 ]; then
    sudo=()
elif command -v sudo >/dev/null; then
    sudo=(sudo)
else
    echo "Packages have to be installed: run this as root, or install sudo." >&2
    exit 1
fi
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || {
    echo "Some packages could not be installed. This needs Debian 12 and its package archive; check the network and run this again." >&2
    exit 1
}
