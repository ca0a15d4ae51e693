#include "tests/support/cases.h"

#include <cstdlib>
#include <sstream>

namespace skerry::test {
namespace {

/// The number after `key=` in RC_PARAMS, or `otherwise`.
long long parameter(const std::string& key, long long otherwise) {
  const char* given = std::getenv("RC_PARAMS");
  std::istringstream words{given != nullptr ? given : ""};
  for (std::string word; words >> word;)
    if (word.starts_with(key + "=")) return std::atoll(word.c_str() + key.size() + 1);
  return otherwise;
}

}  // namespace

std::vector<std::uint32_t> cases(int ordinary) {
  if (const char* one = std::getenv("SKERRY_CASE"))
    return {static_cast<std::uint32_t>(std::atoll(one))};
  const bool soak = std::getenv("SKERRY_SOAK") != nullptr;
  const long long first = soak ? parameter("seed", 1) : 1;
  const long long count = soak ? parameter("max_success", 20LL * ordinary) : ordinary;
  std::vector<std::uint32_t> result;
  for (long long i = 0; i < count; ++i) result.push_back(static_cast<std::uint32_t>(first + i));
  return result;
}

std::string again(std::uint32_t number) {
  return "case " + std::to_string(number) + "; alone: SKERRY_CASE=" + std::to_string(number);
}

}  // namespace skerry::test
