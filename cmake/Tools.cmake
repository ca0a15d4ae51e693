# Faster builds where the tools exist; neither is required.

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The settings ccache asks for when headers are precompiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()

find_program(MOLD_PROGRAM NAMES ld.mold mold)
find_program(LLD_PROGRAM NAMES ld.lld)
if(MOLD_PROGRAM)
  set(SKERRY_LINKER "-fuse-ld=mold")
elseif(LLD_PROGRAM)
  set(SKERRY_LINKER "-fuse-ld=lld")
else()
  set(SKERRY_LINKER "")
endif()
mark_as_advanced(CCACHE_PROGRAM MOLD_PROGRAM LLD_PROGRAM)
