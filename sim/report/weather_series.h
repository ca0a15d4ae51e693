#pragma once

#include "sim/base/text.h"
#include "sim/weather/site_series.h"

#include <chrono>
#include <string>

namespace skerry {

/// A series, and how it is to be shown.
struct ShownSeries {
  const SiteSeries& series;
  std::string place;              ///< in its heading
  std::chrono::minutes offset{};  ///< of the clock from UTC
  Language language = Language::en;
};

/// For the terminal: a line of blocks or arrows for each element, and a table of at most about 40
/// rows.
std::string weather_series_text(const ShownSeries& shown);

/// A drawing that stands alone: wind and gusts, waves, their period, visibility, each where the
/// series has it.
std::string weather_series_svg(const ShownSeries& shown);

}  // namespace skerry
