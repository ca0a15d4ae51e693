#pragma once

#include <functional>
#include <optional>
#include <string>

namespace skerry::io {

/// What `work` returns, done in a child process that may use 2 GB of memory (not limited under
/// sanitizers) and 60 s of processor time, and may not write files. Nothing if the child died, or
/// if its answer did not arrive whole. `work` may not throw.
std::optional<std::string> in_child(const std::function<std::string()>& work);

}  // namespace skerry::io
