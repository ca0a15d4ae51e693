# skerry_room(<name> SOURCES <files...> MAY_INCLUDE <rooms...>
#             [PACKAGES <targets...>] [PUBLIC_PACKAGES <targets...>])
#
# One room of sim/ as the static library skerry_<name> (alias skerry::<name>), linked only to the
# rooms it may include. PACKAGES are for its .cpp files alone, PUBLIC_PACKAGES are seen by its
# headers too. A room without sources (yet) is an INTERFACE library.
# Includes are written from the repository root: #include "sim/base/id.h".
function(skerry_room name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;MAY_INCLUDE;PACKAGES;PUBLIC_PACKAGES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "skerry_room(${name}): unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  list(TRANSFORM arg_MAY_INCLUDE PREPEND "skerry::" OUTPUT_VARIABLE rooms)
  set(target skerry_${name})
  set(compiled ${arg_SOURCES})
  list(FILTER compiled INCLUDE REGEX "\\.cpp$")
  if(compiled)
    add_library(${target} STATIC ${arg_SOURCES})
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target}
      PUBLIC ${rooms} ${arg_PUBLIC_PACKAGES} PRIVATE ${arg_PACKAGES} skerry_flags)
    skerry_precompile(${target} skerry_precompiled)
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${target}
      INTERFACE ${rooms} ${arg_PUBLIC_PACKAGES} ${arg_PACKAGES})
  endif()
  add_library(skerry::${name} ALIAS ${target})
endfunction()

# skerry_program(<name> SOURCES <files...> MAY_INCLUDE <rooms...> [PACKAGES <targets...>])
#
# A program in build/<preset>/bin. Without sources (yet) there is no target.
function(skerry_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;MAY_INCLUDE;PACKAGES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "skerry_program(${name}): unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_SOURCES)
    return()
  endif()
  list(TRANSFORM arg_MAY_INCLUDE PREPEND "skerry::" OUTPUT_VARIABLE rooms)
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${rooms} ${arg_PACKAGES} skerry_flags)
  skerry_precompile(${name} skerry_precompiled)
endfunction()
