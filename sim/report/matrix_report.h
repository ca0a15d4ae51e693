#pragma once

#include "sim/report/text_report.h"
#include "sim/study/matrix.h"

#include <string>

namespace skerry {

/// Plans down, scenarios across, in bands as wide as the terminal; then why plans do not fit.
std::string matrix_text(const Matrix& matrix, const TextStyle& style);
std::string matrix_json(const Matrix& matrix);
/// A row for each plan tried in each scenario; times in seconds.
std::string matrix_csv(const Matrix& matrix);

}  // namespace skerry
