#pragma once

#include "sim/model/alert.h"

#include <filesystem>

namespace skerry::io {

/// Reads an alert of the Common Alerting Protocol, 1.2 or 1.1, with or without a namespace prefix;
/// also in the form of GB/T 35965.1, whose times have a blank where ISO 8601 has a T and whose
/// severity may be a colour.
///
/// Refuses a document type definition, so nothing outside the file is ever read. Throws InputError
/// with every problem, at its line and column.
Alert read_alert(const std::filesystem::path& file);

}  // namespace skerry::io
