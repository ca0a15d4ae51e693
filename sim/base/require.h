#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace skerry {

/// We are wrong: a state that the program's own rules exclude. Never caused by a user's input.
/// `main` reports it with exit code 3.
class Bug : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void throw_bug(const char* what_must_hold, std::source_location where);

/// Checks, in every build, what must hold; throws Bug naming the place otherwise.
inline void require(bool condition, const char* what_must_hold,
                    std::source_location where = std::source_location::current()) {
  if (!condition) [[unlikely]]
    throw_bug(what_must_hold, where);
}

}  // namespace skerry
