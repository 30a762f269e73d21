# SPDX-License-Identifier: GPL-3.0-or-later
# Flags shared by every target, and the one way targets are declared.
option(ECGSCAN_WERROR "Treat warnings as errors" OFF)
option(ECGSCAN_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_PCH_INSTANTIATE_TEMPLATES ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # The sloppiness lets ccache work with precompiled headers; the base folder lets clones share what they compiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CCACHE_PROGRAM})
    add_compile_options($<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fpch-preprocess>)
endif()

add_library(ecgscan_options INTERFACE)
target_compile_definitions(ecgscan_options INTERFACE ECGSCAN_VERSION="${PROJECT_VERSION}")
target_compile_features(ecgscan_options INTERFACE cxx_std_20)
target_include_directories(ecgscan_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(ecgscan_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(ecgscan_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wformat=2 $<$<BOOL:${ECGSCAN_WERROR}>:-Werror>)
if(ECGSCAN_SANITIZE)
    target_compile_options(ecgscan_options INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(ecgscan_options INTERFACE -fsanitize=address,undefined)
elseif(CMAKE_BUILD_TYPE MATCHES "Rel")
    target_compile_options(ecgscan_options INTERFACE
        -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection)
    target_compile_definitions(ecgscan_options INTERFACE _GLIBCXX_ASSERTIONS)
    target_link_options(ecgscan_options INTERFACE -Wl,-z,relro,-z,now)
endif()

# ecgscan_layer(NAME [MOC] SOURCES... [LINK PUBLIC_LIBS...] [PRIVATE_LINK LIBS...])
# A static library ecgscan_NAME with the alias ecgscan::NAME. MOC: it has Q_OBJECT classes (list their headers too).
function(ecgscan_layer name)
    cmake_parse_arguments(ARG "MOC" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(ecgscan_${name} STATIC ${ARG_SOURCES})
    add_library(ecgscan::${name} ALIAS ecgscan_${name})
    target_link_libraries(ecgscan_${name} PUBLIC ${ARG_LINK} PRIVATE ecgscan_options ${ARG_PRIVATE_LINK})
    target_include_directories(ecgscan_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    set_target_properties(ecgscan_${name} PROPERTIES AUTOMOC ${ARG_MOC})
endfunction()

# ecgscan_test(NAME LABEL label SOURCES... LINK libs... [TIMEOUT s])
# A Qt Test program; run with the offscreen platform.
function(ecgscan_test name)
    cmake_parse_arguments(ARG "" "LABEL;TIMEOUT" "SOURCES;LINK;ENVIRONMENT" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE ecgscan_options Qt6::Test ${ARG_LINK})
    target_compile_definitions(${name} PRIVATE
        ECGSCAN_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}" ECGSCAN_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;LANGUAGE=;QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;${ARG_ENVIRONMENT}")
endfunction()
