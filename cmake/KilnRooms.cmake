# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# The functions with which folders describe themselves:
#   kiln_add_room(NAME SOURCES a.cpp ... DEPS room ... [TABLEGEN target ...])   static library kiln_NAME
#   kiln_add_tool(NAME SOURCES a.cpp ... DEPS room ... )                        executable build/bin/NAME
#   kiln_add_unittest(NAME SOURCES a.cpp ... DEPS room ...)                     GoogleTest executable
#   kiln_tablegen(NAME FILE x.td OUTPUTS "x.h.inc:-gen-op-decls" ...)           target NAME, files beside
#                                                                             the room in the build
# A dependency is the name of another room, or `llvm`, `mlir`, `lld`. A room that does not exist is
# left out, so rooms can be added in any order.

set(KILN_INCLUDE_ROOT ${CMAKE_SOURCE_DIR}/compiler)
set(KILN_GENERATED_ROOT ${CMAKE_BINARY_DIR}/compiler)

# Applies the rules for our own C++ (warnings, no exceptions, no RTTI, include roots) to `target`.
function(kiln_own_code target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Werror -Wno-unused-parameter -Wno-missing-field-initializers -Wno-deprecated-declarations
    -Wcast-qual -Wimplicit-fallthrough -fno-exceptions -fno-rtti)
  target_include_directories(${target} PUBLIC ${KILN_INCLUDE_ROOT} ${KILN_GENERATED_ROOT})
endfunction()

# Adds what `DEPS` names to `target`; `scope` is PUBLIC or PRIVATE.
function(kiln_link_rooms target scope)
  foreach(dep IN LISTS ARGN)
    if(dep STREQUAL "llvm" OR dep STREQUAL "mlir" OR dep STREQUAL "lld")
      target_link_libraries(${target} ${scope} kiln_${dep})
    else()
      target_link_libraries(${target} ${scope} $<TARGET_NAME_IF_EXISTS:kiln_${dep}>)
    endif()
  endforeach()
endfunction()

# Compiles `target` with a precompiled form of MLIR's common headers: a file that uses MLIR takes three seconds less. The
# header is one of MLIR's own and is compiled without any path of this tree, so that ccache hits in other checkouts, too.
set(KILN_PCH ${CMAKE_BINARY_DIR}/mlir.pch)
function(kiln_use_mlir_headers target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    return()
  endif()
  if(NOT TARGET kiln_pch)
    get_directory_property(options DIRECTORY ${CMAKE_SOURCE_DIR} COMPILE_OPTIONS)
    get_target_property(definitions kiln_llvm INTERFACE_COMPILE_DEFINITIONS)
    list(TRANSFORM definitions PREPEND -D)
    set(header ${KILN_LLVM_INCLUDE}/mlir/IR/PatternMatch.h)
    # ccache compares this file instead of the PCH itself, whose bytes hold the path of the build folder.
    file(GENERATE OUTPUT ${KILN_PCH}.sum
      CONTENT "${header} LLVM ${KILN_LLVM_version} ${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${options}\n")
    add_custom_command(OUTPUT ${KILN_PCH}
      COMMAND ${CMAKE_CXX_COMPILER_LAUNCHER} ${CMAKE_CXX_COMPILER} ${definitions}
        -isystem ${KILN_LLVM_INCLUDE} ${options} -fno-exceptions -fno-rtti -std=c++20
        -Xclang -fno-pch-timestamp -x c++-header ${header} -o ${KILN_PCH}
      DEPENDS ${header} ${KILN_PCH}.sum COMMENT "Precompiling MLIR's headers" VERBATIM)
    add_custom_target(kiln_pch DEPENDS ${KILN_PCH})
  endif()
  add_dependencies(${target} kiln_pch)
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:SHELL:-include-pch ${KILN_PCH}>)
  get_target_property(sources ${target} SOURCES)
  set_source_files_properties(${sources} PROPERTIES OBJECT_DEPENDS ${KILN_PCH})
endfunction()

function(kiln_add_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS;TABLEGEN" ${ARGN})
  if(NOT ARG_SOURCES)
    return() # a room of headers so far
  endif()
  add_library(kiln_${name} STATIC ${ARG_SOURCES})
  kiln_own_code(kiln_${name})
  kiln_link_rooms(kiln_${name} PUBLIC ${ARG_DEPS})
  if("mlir" IN_LIST ARG_DEPS OR "dialect" IN_LIST ARG_DEPS)
    kiln_use_mlir_headers(kiln_${name})
  endif()
  if(ARG_TABLEGEN)
    add_dependencies(kiln_${name} ${ARG_TABLEGEN})
  endif()
endfunction()

function(kiln_add_tool name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  kiln_own_code(${name})
  kiln_link_rooms(${name} PRIVATE ${ARG_DEPS})
endfunction()

function(kiln_add_unittest name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  find_package(GTest REQUIRED)
  include(GoogleTest)
  add_executable(${name} ${ARG_SOURCES})
  kiln_own_code(${name})
  kiln_link_rooms(${name} PRIVATE ${ARG_DEPS})
  target_link_libraries(${name} PRIVATE GTest::gtest GTest::gtest_main)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/unittests)
  gtest_discover_tests(${name} TEST_PREFIX "unit." DISCOVERY_MODE PRE_TEST)
endfunction()

# Generates files from `FILE` with mlir-tblgen. Each output is "name:flags" (several flags are
# separated by spaces); the file lands in the build folder at the same path as this folder, so that
# it is included as "room/name". Generated headers come before every compilation of dependants of
# the room that names this target in TABLEGEN.
function(kiln_tablegen name)
  cmake_parse_arguments(ARG "" "FILE" "OUTPUTS" ${ARGN})
  set(results)
  foreach(output IN LISTS ARG_OUTPUTS)
    string(FIND "${output}" ":" at)
    string(SUBSTRING "${output}" 0 ${at} out)
    math(EXPR after "${at} + 1")
    string(SUBSTRING "${output}" ${after} -1 flags)
    separate_arguments(flags)
    set(result ${CMAKE_CURRENT_BINARY_DIR}/${out})
    add_custom_command(OUTPUT ${result}
      COMMAND ${KILN_TBLGEN} ${flags} ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FILE}
        -I ${KILN_LLVM_INCLUDE} -I ${KILN_INCLUDE_ROOT} -I ${CMAKE_CURRENT_SOURCE_DIR}
        -o ${result} -d ${result}.d --write-if-changed
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${ARG_FILE}
      DEPFILE ${result}.d
      COMMENT "Generating ${out}" VERBATIM)
    list(APPEND results ${result})
  endforeach()
  add_custom_target(${name} DEPENDS ${results})
endfunction()
