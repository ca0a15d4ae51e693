#pragma once

#include "sim/base/input_error.h"
#include "sim/base/text.h"

#include <string>

namespace skerry {

/// What every thing that files name has: its id, by which files and results call it, its name for
/// people, and where it was defined, for messages.
struct Named {
  std::string id;
  Label name;
  Mark defined_at;
};

/// A thing whose numbers come from somewhere: a source of design/zhoushan.md, or the word
/// assumption.
struct Sourced : Named {
  std::string source;
};

/// A file that another file names; the loader reads it.
struct FileName {
  std::string name;
  Mark at;  ///< where it is named; relative to that file's folder
};

}  // namespace skerry
