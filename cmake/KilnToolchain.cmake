# Part of Kiln, under the Apache License v2.0 with LLVM Exceptions. See LICENSE.txt.
# Compiler flags, ccache, and the interface targets through which rooms use LLVM, MLIR and LLD:
#   kiln_llvm, kiln_mlir, kiln_lld.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)

# Flags are ours alone: no build type, so that nothing is added behind our back.
set(CMAKE_BUILD_TYPE "" CACHE STRING "left empty: KILN_DEV chooses the flags" FORCE)
if(KILN_DEV)
  add_compile_options(-O1)
else()
  add_compile_options(-O2 -DNDEBUG -ffunction-sections -fdata-sections)
  # LLVM's archives bring debug sections without code that they describe; valgrind stumbles over them.
  add_link_options(-Wl,--strip-debug)
endif()
add_compile_options(-fcolor-diagnostics)
if(KILN_FUZZ)
  # Undefined behaviour ends the run like a memory error does; vptr checks need RTTI.
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize=vptr,function -fno-sanitize-recover=all
    -fno-omit-frame-pointer -gline-tables-only)
  add_link_options(-fsanitize=address,undefined -fno-sanitize=vptr,function)
endif()
add_link_options(-fuse-ld=lld)

find_program(KILN_CCACHE ccache)
if(KILN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_PCH_EXTSUM=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${KILN_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_CXX_COMPILER_LAUNCHER})
endif()

# ---- LLVM, MLIR, LLD -------------------------------------------------------------------------
# The archives are named one by one instead of going through MLIR's exported CMake targets: those
# pull in libLLVM.so besides the archives, and an executable with both dies when it starts.
find_program(KILN_LLVM_CONFIG NAMES llvm-config-22 llvm-config REQUIRED)
foreach(what version prefix bindir libdir includedir)
  execute_process(COMMAND ${KILN_LLVM_CONFIG} --${what} OUTPUT_VARIABLE KILN_LLVM_${what}
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(KILN_LLVM_BIN ${KILN_LLVM_bindir})
set(KILN_LLVM_INCLUDE ${KILN_LLVM_includedir})
set(KILN_LLVM_LIB ${KILN_LLVM_libdir})
set(KILN_TBLGEN ${KILN_LLVM_BIN}/mlir-tblgen)

add_library(kiln_llvm INTERFACE)
target_include_directories(kiln_llvm SYSTEM INTERFACE ${KILN_LLVM_INCLUDE})
target_compile_definitions(kiln_llvm INTERFACE
  _GNU_SOURCE __STDC_CONSTANT_MACROS __STDC_FORMAT_MACROS __STDC_LIMIT_MACROS)
add_library(kiln_mlir INTERFACE)
target_link_libraries(kiln_mlir INTERFACE kiln_llvm)
find_library(KILN_ZSTD NAMES libzstd.a REQUIRED)
find_library(KILN_Z NAMES libz.a REQUIRED)
add_library(kiln_lld INTERFACE)
target_link_libraries(kiln_lld INTERFACE
  ${KILN_LLVM_LIB}/liblldELF.a ${KILN_LLVM_LIB}/liblldCommon.a ${KILN_ZSTD} ${KILN_Z} kiln_llvm)

if(KILN_DEV)
  target_link_libraries(kiln_llvm INTERFACE ${KILN_LLVM_LIB}/libLLVM.so)
  target_link_libraries(kiln_mlir INTERFACE ${KILN_LLVM_LIB}/libMLIR.so)
else()
  # lld takes archive members in any order, so the lists need no sorting; --gc-sections drops the
  # rest.
  execute_process(COMMAND ${KILN_LLVM_CONFIG} --link-static --libfiles all
    OUTPUT_VARIABLE kiln_llvm_files OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  separate_arguments(kiln_llvm_files)
  list(FILTER kiln_llvm_files EXCLUDE REGEX "Polly|BOLT")
  target_link_libraries(kiln_llvm INTERFACE ${kiln_llvm_files} ${KILN_ZSTD} ${KILN_Z})
  file(GLOB kiln_mlir_files ${KILN_LLVM_LIB}/libMLIR*.a)
  list(FILTER kiln_mlir_files EXCLUDE REGEX "CAPI|Test")
  target_link_libraries(kiln_mlir INTERFACE ${kiln_mlir_files})
  add_link_options(-Wl,--gc-sections -Wl,-O1)
endif()
