#pragma once

#include "sim/io/load.h"

#include <string>

namespace skerry::io {

/// The JSON Schema (draft 2020-12) of a kind of file, made from the same descriptions that read it,
/// so that an editor completes and checks what the program accepts.
std::string json_schema(FileKind kind);

}  // namespace skerry::io
