# SPDX-License-Identifier: GPL-3.0-or-later
# OpenCV core and imgproc by name: Debian's OpenCV packages for single modules bring no CMake files,
# and highgui would drag Qt 5 in. Defines OpenCVParts::imgproc.
find_path(OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4)
find_library(OPENCV_CORE opencv_core)
find_library(OPENCV_IMGPROC opencv_imgproc)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVParts
    REQUIRED_VARS OPENCV_INCLUDE OPENCV_CORE OPENCV_IMGPROC
    REASON_FAILURE_MESSAGE "Run installer/dependencies.sh to install it.")

if(OpenCVParts_FOUND AND NOT TARGET OpenCVParts::imgproc)
    add_library(OpenCVParts::imgproc INTERFACE IMPORTED)
    target_include_directories(OpenCVParts::imgproc SYSTEM INTERFACE "${OPENCV_INCLUDE}")
    target_link_libraries(OpenCVParts::imgproc INTERFACE "${OPENCV_IMGPROC}" "${OPENCV_CORE}")
endif()
