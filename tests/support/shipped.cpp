#include "tests/support/shipped.h"

#include "sim/io/load.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace skerry::test {

std::vector<std::filesystem::path> shipped_files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root{SKERRY_SOURCE_DIR};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "scenarios")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);)
      if (line.starts_with("scenario:") || line.starts_with("drill:")) {
        files.push_back(entry.path());
        break;
      }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<PlanOfScenario> shipped_plans() {
  std::vector<PlanOfScenario> result;
  for (const std::filesystem::path& file : shipped_files()) {
    const Scenario scenario = shipped_scenario(file);
    const std::string& id = scenario.drill.id.empty() ? scenario.id : scenario.drill.id;
    for (const Plan& plan : scenario.plans) result.push_back({file, id, plan.id});
  }
  return result;
}

std::string test_name(const testing::TestParamInfo<PlanOfScenario>& info) {
  std::string name = info.param.scenario + "_" + info.param.plan;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

Scenario shipped_scenario(const std::filesystem::path& file) {
  return io::load_scenario(file).scenario;
}

Id<Plan> plan_named(const Scenario& scenario, const std::string& name) {
  for (const Id<Plan> id : scenario.plans.ids())
    if (scenario.plans[id].id == name) return id;
  throw std::invalid_argument("no plan " + name);
}

}  // namespace skerry::test
