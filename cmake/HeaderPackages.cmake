# Packages that Debian ships without a CMake file.

find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
add_library(Random123::Random123 INTERFACE IMPORTED)
set_target_properties(Random123::Random123 PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES "${RANDOM123_INCLUDE_DIR}")

find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
find_library(XXHASH_LIBRARY xxhash REQUIRED)
add_library(xxhash::xxhash UNKNOWN IMPORTED)
set_target_properties(xxhash::xxhash PROPERTIES
  IMPORTED_LOCATION "${XXHASH_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${XXHASH_INCLUDE_DIR}")

# Their own CMake files ask for development files of theirs that we do not need.
foreach(library netcdf eccodes zip)
  find_path(${library}_INCLUDE_DIR ${library}.h REQUIRED)
  find_library(${library}_LIBRARY ${library} REQUIRED)
  add_library(${library}::${library} UNKNOWN IMPORTED)
  set_target_properties(${library}::${library} PROPERTIES
    IMPORTED_LOCATION "${${library}_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${${library}_INCLUDE_DIR}")
  mark_as_advanced(${library}_INCLUDE_DIR ${library}_LIBRARY)
endforeach()

mark_as_advanced(RANDOM123_INCLUDE_DIR XXHASH_INCLUDE_DIR XXHASH_LIBRARY)
