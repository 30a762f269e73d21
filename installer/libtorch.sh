#!/usr/bin/env bash
# Fetches LibTorch (the C++ part of PyPI's torch wheel, with the two small NVIDIA wheels it links to) into the cache folder.
# Skips what is there. With --cuda it also fetches the GPU libraries that the wheel names (about 2.7 GB).
# Environment: ECGSCAN_CACHE overrides the cache folder (default: ${XDG_CACHE_HOME:-~/.cache}/ecgscan).
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

TORCH_VERSION=2.11.0
CACHE=${ECGSCAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ecgscan}
TARGET=$CACHE/libtorch-$TORCH_VERSION
WHEELS=$CACHE/wheels

# requirement, file name and sha256 of each wheel that is always needed
PINNED="
torch==2.11.0 torch-2.11.0-cp311-cp311-manylinux_2_28_x86_64.whl 7aa2f9bbc6d4595ba72138026b2074be1233186150e9292865e04b7a63b8c67a
nvidia-cuda-runtime==13.0.96 nvidia_cuda_runtime-13.0.96-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl 7f82250d7782aa23b6cfe765ecc7db554bd3c2870c43f3d1821f1d18aebf0548
nvidia-cuda-cupti==13.0.85 nvidia_cuda_cupti-13.0.85-py3-none-manylinux_2_25_x86_64.whl 4eb01c08e859bf924d222250d2e8f8b8ff6d3db4721288cf35d14252a4d933c8
"

fail() { printf 'LibTorch: %s\n' "$*" >&2; exit 1; }

download() { # requirements
    local platforms=(--platform manylinux2014_x86_64) minor
    for minor in {17..28}; do platforms+=(--platform "manylinux_2_${minor}_x86_64"); done
    python3 -m pip download --only-binary=:all: --python-version 311 --progress-bar on "${platforms[@]}" \
        --dest "$WHEELS" --disable-pip-version-check "$@"
}

is_intact() { # file sha256
    [ -f "$1" ] && printf '%s  %s\n' "$2" "$1" | sha256sum --check --status
}

unpack() { # wheel: into the staging folder, without Python, tests and headers' twins
    unzip -q -o "$1" -d "$STAGE" -x '*.py' '*.pyi' 'torch/lib/libtorch_python.so' 'torch/bin/*' 'torchgen/*' \
        'functorch/*' 2>/dev/null || [ $? -eq 11 ]
}

expect_space() { # MB
    local free_mb
    free_mb=$(df --output=avail -m "$CACHE" | tail -1)
    [ "$free_mb" -ge "$1" ] || fail "$CACHE has $free_mb MB free and $1 MB are needed. Free some space or set ECGSCAN_CACHE."
}

fetch_base() {
    if [ -f "$TARGET/.complete" ]; then
        echo "LibTorch $TORCH_VERSION is in $TARGET"
        return
    fi
    command -v unzip >/dev/null || fail "unzip is missing. Run installer/dependencies.sh first."
    mkdir -p "$WHEELS"
    expect_space 2500
    STAGE=$TARGET.part.$$
    trap 'rm -rf "$STAGE"' EXIT
    local requirement wheel sha
    while read -r requirement wheel sha; do
        [ -n "$requirement" ] || continue
        if ! is_intact "$WHEELS/$wheel" "$sha"; then
            rm -f "$WHEELS/$wheel"
            echo "Fetching $requirement"
            download --no-deps "$requirement" || fail "$requirement could not be fetched. Check the network and run this again."
            is_intact "$WHEELS/$wheel" "$sha" || fail "$wheel does not have the expected sha256. Delete $WHEELS and run this again."
        fi
        unpack "$WHEELS/$wheel"
    done <<<"$PINNED"
    rm -rf "$TARGET"
    mv "$STAGE" "$TARGET"
    touch "$TARGET/.complete"
    rm -rf "$WHEELS"
    echo "LibTorch $TORCH_VERSION is ready in $TARGET"
}

# The GPU libraries, by the versions that the wheel's own metadata names; pip checks their hashes against the index.
fetch_cuda() {
    if [ -f "$TARGET/.cuda-complete" ]; then
        echo "The GPU libraries are in $TARGET"
        return
    fi
    local requirements=()
    mapfile -t requirements < <(sed -nE 's/^Requires-Dist: ((cuda-toolkit|nvidia-)[^;]*);.*/\1/p' \
        "$TARGET"/torch-*.dist-info/METADATA | tr -d ' ')
    [ ${#requirements[@]} -gt 0 ] || fail "the wheel names no GPU libraries."
    mkdir -p "$WHEELS"
    expect_space 8000
    echo "Fetching ${requirements[*]}"
    download "${requirements[@]}" || fail "the GPU libraries could not be fetched. The program works without them, on the CPU."
    local wheel
    for wheel in "$WHEELS"/*.whl; do
        unzip -q -o "$wheel" -d "$TARGET" -x '*.py' 2>/dev/null || [ $? -eq 11 ] || fail "$wheel could not be unpacked."
    done
    rm -rf "$WHEELS"
    touch "$TARGET/.cuda-complete"
    echo "The GPU libraries are ready in $TARGET"
}

fetch_base
[ "${1:-}" != --cuda ] || fetch_cuda
