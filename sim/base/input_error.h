#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace skerry {

/// Where something stands in a file of the user's. Lines and columns count from 1; 0 means the
/// file as a whole.
struct Mark {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One thing wrong with the user's input: where, what is wrong, what was expected.
struct Problem {
  Mark at;
  std::string message;
};

/// `file:line:column: message`, the form that editors jump to.
std::string text(const Problem& problem);

/// The user's file or argument is wrong. Carries every problem found, not only the first.
/// `main` prints them and exits with code 2.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);
  explicit InputError(const std::string& message);

  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace skerry
