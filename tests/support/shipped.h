#pragma once

#include "sim/model/scenario.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace skerry::test {

/// One plan of one of the scenarios that come with the program.
struct PlanOfScenario {
  std::filesystem::path file;
  std::string scenario;
  std::string plan;
};
inline std::ostream& operator<<(std::ostream& stream, const PlanOfScenario& p) {
  return stream << p.scenario << ", " << p.plan;
}

/// Every scenario file below scenarios/, and every drill, sorted.
std::vector<std::filesystem::path> shipped_files();
/// Every plan of each of them.
std::vector<PlanOfScenario> shipped_plans();
std::string test_name(const testing::TestParamInfo<PlanOfScenario>& info);

Scenario shipped_scenario(const std::filesystem::path& file);
Id<Plan> plan_named(const Scenario& scenario, const std::string& name);

}  // namespace skerry::test
