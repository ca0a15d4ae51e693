#pragma once

#include "sim/model/track.h"

#include <string>
#include <string_view>
#include <vector>

namespace skerry::io {

/// A storm as a file of best tracks has it.
struct Storm {
  std::string name;    ///< in capitals; empty where it has none
  std::string number;  ///< international, year and number: 2302
  std::string sid;     ///< of IBTrACS
  std::string agency;  ///< whose analysis it is
  std::vector<TrackFix> fixes;
  int season() const;  ///< the year of the first fix
};

/// The storms of `text`, in the order of the file. Throws InputError with every problem.
std::vector<Storm> storms_of(std::string_view text, const std::string& file);

}  // namespace skerry::io
