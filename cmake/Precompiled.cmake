# Precompiled headers: what most files include, parsed once for all targets, which are compiled alike.
# It halves the time of a usual file. Each file still includes what it uses; the preset `debug`
# builds without this to keep it so. ccache knows how to live with it (Tools.cmake).

if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(SKERRY_PCH OFF)
endif()

# A set of headers that skerry_precompile() gives to targets.
function(skerry_precompiled_headers name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;PACKAGES")
  if(SKERRY_PCH)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/${name}.cpp" CONTENT "")
    add_library(${name} OBJECT "${PROJECT_BINARY_DIR}/generated/${name}.cpp")
    target_link_libraries(${name} PRIVATE ${arg_PACKAGES} skerry_flags)
    target_compile_options(${name} PRIVATE -fpch-preprocess)  # for ccache
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
  endif()
endfunction()

function(skerry_precompile target name)
  if(SKERRY_PCH)
    target_precompile_headers(${target} REUSE_FROM ${name})
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

set(SKERRY_COMMON_HEADERS
  <algorithm> <array> <chrono> <cmath> <cstddef> <cstdint> <functional> <map> <memory> <optional>
  <span> <sstream> <string> <string_view> <utility> <variant> <vector> <fmt/format.h>)
skerry_precompiled_headers(skerry_precompiled
  HEADERS ${SKERRY_COMMON_HEADERS} PACKAGES fmt::fmt)
