# Run by BuildInfo.cmake: cmake -D SOURCE_DIR= -D OUTPUT= -D VERSION= ... -P WriteBuildInfo.cmake

set(GIT_REVISION "unknown")
if(EXISTS "${SOURCE_DIR}/.git")
  execute_process(
    COMMAND git -C "${SOURCE_DIR}" describe --always --dirty --abbrev=12
    OUTPUT_VARIABLE described RESULT_VARIABLE result ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(result EQUAL 0 AND described)
    set(GIT_REVISION "${described}")
  endif()
endif()
configure_file("${CMAKE_CURRENT_LIST_DIR}/skerry_build_info.h.in" "${OUTPUT}" @ONLY)
