#include "sim/cli/run_files.h"

#include "sim/base/fingerprint.h"
#include "sim/io/files.h"
#include "sim/io/journal.h"
#include "sim/report/json_report.h"
#include "sim/report/trace.h"

namespace skerry::cli {

void write_run(const Scenario& scenario, const std::string& plan, RunKey key,
               Information information, const RunResult& result,
               const std::filesystem::path& folder) {
  const io::Journal journal{scenario.id,
                            plan,
                            key.seed,
                            static_cast<int>(key.replication),
                            build_description(),
                            hex(math_fingerprint()),
                            scenario.files,
                            result.journal,
                            information == Information::perfect};
  io::write_file(folder / "journal.json", io::journal_text(journal, scenario));
  io::write_file(folder / "records.jsonl", records_json_lines(result.records, scenario, plan, key));
  io::write_file(folder / "outcome.json", outcome_json(scenario, plan, key, result.outcome));
}

}  // namespace skerry::cli
