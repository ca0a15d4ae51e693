# skerry_build_info.h: what this program is, for sim/base alone.
#
# Written anew at each build but only touched when it changes, so a new commit recompiles the one
# file that includes it and nothing else.

string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
set(flags ${SKERRY_CXX_OPTIONS})
# Neither warnings nor paths change what is computed.
list(FILTER flags EXCLUDE REGEX "^(-W|-fmacro-prefix-map|SHELL:)")
list(JOIN flags " " flags)
set(flags "-std=c++20 ${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} ${flags}")
string(REGEX REPLACE " +" " " flags "${flags}")
string(STRIP "${flags}" flags)

set(write_build_info
  ${CMAKE_COMMAND}
  -D "SOURCE_DIR=${PROJECT_SOURCE_DIR}"
  -D "OUTPUT=${PROJECT_BINARY_DIR}/generated/skerry_build_info.h"
  -D "VERSION=${PROJECT_VERSION}"
  -D "COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
  -D "BUILD_TYPE=${CMAKE_BUILD_TYPE}"
  -D "FLAGS=${flags}"
  -P "${PROJECT_SOURCE_DIR}/cmake/WriteBuildInfo.cmake")
execute_process(COMMAND ${write_build_info} COMMAND_ERROR_IS_FATAL ANY)
add_custom_target(skerry_build_info
  COMMAND ${write_build_info}
  BYPRODUCTS "${PROJECT_BINARY_DIR}/generated/skerry_build_info.h"
  COMMENT "skerry_build_info.h" VERBATIM)

# Lets the sources of `target` include "skerry_build_info.h".
function(skerry_use_build_info target)
  get_target_property(type ${target} TYPE)
  if(NOT type STREQUAL "INTERFACE_LIBRARY")
    target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated")
    add_dependencies(${target} skerry_build_info)
  endif()
endfunction()
