#include "sim/base/input_error.h"

#include <fmt/format.h>

#include <utility>

namespace skerry {
namespace {

std::string joined(const std::vector<Problem>& problems) {
  std::string result;
  for (const Problem& problem : problems) {
    if (!result.empty()) result += '\n';
    result += text(problem);
  }
  return result;
}

}  // namespace

std::string text(const Problem& problem) {
  if (problem.at.file.empty()) return problem.message;
  if (problem.at.line == 0) return fmt::format("{}: {}", problem.at.file, problem.message);
  return fmt::format("{}:{}:{}: {}", problem.at.file, problem.at.line, problem.at.column,
                     problem.message);
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

InputError::InputError(const std::string& message)
    : InputError(std::vector<Problem>{Problem{{}, message}}) {}

}  // namespace skerry
