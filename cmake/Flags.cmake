# skerry_flags: how every source of ours is compiled and linked.
#
# -ffp-contract=off and the absence of -march and -ffast-math are part of the promise that the same
# files, seed and orders give the same records (docs/determinism.md).

set(SKERRY_CXX_OPTIONS
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  -ffp-contract=off
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 -O2 on std::string (PR 105651), more of them with precompiled headers.
  # The sanitizers watch for the real thing.
  list(APPEND SKERRY_CXX_OPTIONS
    -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 15)
  list(APPEND SKERRY_CXX_OPTIONS
    "SHELL:-include \"${PROJECT_SOURCE_DIR}/cmake/clang14_source_location.h\"")
endif()
if(SKERRY_WERROR)
  list(APPEND SKERRY_CXX_OPTIONS -Werror)
endif()
if(SKERRY_SANITIZE)
  list(APPEND SKERRY_CXX_OPTIONS
    -fsanitize=${SKERRY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Instrumented code confuses this warning; the other builds keep it.
    list(APPEND SKERRY_CXX_OPTIONS -Wno-maybe-uninitialized)
  endif()
endif()

add_library(skerry_flags INTERFACE)
target_compile_options(skerry_flags INTERFACE ${SKERRY_CXX_OPTIONS})
target_compile_features(skerry_flags INTERFACE cxx_std_20)
if(SKERRY_LIBRARY_CHECKS)
  target_compile_definitions(skerry_flags INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(SKERRY_SANITIZE)
  target_link_options(skerry_flags INTERFACE -fsanitize=${SKERRY_SANITIZE})
endif()
if(SKERRY_LINKER)
  target_link_options(skerry_flags INTERFACE ${SKERRY_LINKER})
endif()
