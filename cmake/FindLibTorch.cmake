# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch as unpacked by installer/libtorch.sh. Defines LibTorch::LibTorch.
# The wheel's own TorchConfig.cmake is not used: it asks for a CUDA toolkit.
if(DEFINED ENV{ECGSCAN_CACHE})
    set(_cache "$ENV{ECGSCAN_CACHE}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(_cache "$ENV{XDG_CACHE_HOME}/ecgscan")
else()
    set(_cache "$ENV{HOME}/.cache/ecgscan")
endif()
set(LIBTORCH_ROOT "${_cache}/libtorch-2.11.0" CACHE PATH "Folder made by installer/libtorch.sh")

find_path(LIBTORCH_INCLUDE torch/csrc/api/include/torch/torch.h
          PATHS "${LIBTORCH_ROOT}/torch/include" NO_DEFAULT_PATH)
find_library(LIBTORCH_CPU torch_cpu PATHS "${LIBTORCH_ROOT}/torch/lib" NO_DEFAULT_PATH)
find_library(LIBTORCH_C10 c10 PATHS "${LIBTORCH_ROOT}/torch/lib" NO_DEFAULT_PATH)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(LibTorch
    REQUIRED_VARS LIBTORCH_INCLUDE LIBTORCH_CPU LIBTORCH_C10
    REASON_FAILURE_MESSAGE "Run installer/libtorch.sh to fetch it.")

if(LibTorch_FOUND AND NOT TARGET LibTorch::LibTorch)
    add_library(LibTorch::LibTorch INTERFACE IMPORTED)
    target_include_directories(LibTorch::LibTorch SYSTEM INTERFACE
        "${LIBTORCH_INCLUDE}" "${LIBTORCH_INCLUDE}/torch/csrc/api/include")
    target_link_libraries(LibTorch::LibTorch INTERFACE "${LIBTORCH_CPU}" "${LIBTORCH_C10}")
    target_link_options(LibTorch::LibTorch INTERFACE
        "-Wl,-rpath-link,${LIBTORCH_ROOT}/nvidia/cu13/lib")
endif()
