# Sourced by the scripts that people run: names the step they are at, and ends with a plain sentence when one fails.
# SPDX-License-Identifier: GPL-3.0-or-later

current_step="the start"
advice=""
step_started=$SECONDS

# step "Building" "what to do when it fails"
step() {
    current_step=$1
    advice=${2:-}
    step_started=$SECONDS
    printf '\n== %s\n' "$current_step"
}

step_done() { printf '   done in %d s\n' $((SECONDS - step_started)); }

explain_failure() {
    local code=$?
    [ "$code" -eq 0 ] || printf '\nStopped at "%s" (exit code %d). %s\n' "$current_step" "$code" "$advice" >&2
}
trap explain_failure EXIT

# configure_and_build PRESET
configure_and_build() {
    step "Configuring ($1)" "Read the message above; installer/dependencies.sh and installer/libtorch.sh bring what is needed."
    (cd "$root" && cmake --preset "$1" >"$root/build/$1-configure.log" 2>&1) || {
        tail -30 "$root/build/$1-configure.log" >&2
        return 1
    }
    step_done
    step "Building ($1)" "The compiler's message is above. On a machine with less than 4 GB of memory set CMAKE_BUILD_PARALLEL_LEVEL=1."
    cmake --build "$root/build/$1"
    step_done
}
