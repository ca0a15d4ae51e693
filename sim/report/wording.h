#pragma once

#include "sim/base/text.h"
#include "sim/model/plan.h"
#include "sim/results/measures.h"
#include "sim/results/record.h"
#include "sim/study/statistics.h"
#include "sim/weather/weather.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace skerry {

/// Says things in one language.
struct Wording {
  Language language = Language::en;

  std::string_view operator()(std::string_view en, std::string_view zh) const {
    return language == Language::zh ? zh : en;
  }
  const std::string& operator()(const Label& label) const { return text(label, language); }

  /// One of two format strings, both checked when compiled; arguments may be numbered.
  template <class... Args>
  std::string format(fmt::format_string<Args...> en, fmt::format_string<Args...> zh,
                     Args&&... args) const {
    return fmt::format(language == Language::zh ? zh : en, std::forward<Args>(args)...);
  }
};

/// A plan's name as it stands in a sentence: in Chinese within quotation marks.
std::string quoted(const Plan& plan, Wording w);

/// `a, b and c`, `a、b、c`.
std::string enumeration(const std::vector<std::string>& items, Wording w);

/// `12,345`.
std::string count_text(long long count);

/// `09:40`, on the next day `09:40 +1d`, `次日09:40`: the local clock at a time of the run.
std::string clock_words(const LocalTime& start, SimTime time, Wording w);

/// `2023-05-31 09:00 (UTC+08:00)`.
std::string start_text(const LocalTime& start);

/// `97 of 100`; never `100 of 100` for what did not always happen, nor `0` for what once did.
std::string of_hundred(double share, Wording w);

/// How a number is written: `9 h 05 min`, `97 %`, `12 points`, `3,300 h`, `980`.
enum class Figure { time, share, points, person_hours, persons, count };
Figure figure(MeasureInfo::Unit unit);
/// Of differences: shares differ by points.
Figure difference_figure(MeasureInfo::Unit unit);

/// The unit in which values with this interval may honestly be rounded: about a third of the half
/// width of the interval, at a round value; at least a minute, a person or a percent. Seconds only
/// for times below a minute.
double honest_step(Figure figure, const Estimate& estimate);

/// `14 h 20 min`, rounded to `step` seconds; without its sign.
std::string time_text(double seconds, double step, Wording w);

/// A value rounded to `step`; a minus sign where it is below zero. NaN: a dash.
std::string value_text(Figure figure, double value, double step, Wording w);

/// The same with a plus sign where it is above zero.
std::string signed_text(Figure figure, double value, double step, Wording w);

/// `value` without the unit that it shares with `next`, which follows it: `9 h 05` of `9 h 05 min`
/// and `20 min`. Whole where they end in different units.
std::string without_shared_unit(const std::string& value, const std::string& next);

/// `8 h 50 to 9 h 20 min`, or one value where both ends are written alike; empty where there is no
/// interval.
std::string interval_text(Figure figure, const Estimate& estimate, Wording w);

/// `± 5 min`: half the width of the interval; empty where it has none.
std::string half_width_text(Figure figure, const Estimate& estimate, Wording w);

/// `sooner` or `later` for times, `fewer` or `more`, `lower` or `higher`.
std::string_view direction_word(Figure figure, bool less, Wording w);

/// `waiting for weather`: where somebody's time went.
std::string_view stage_words(Stage stage, Wording w);

/// `wind`, `waves`: what held a craft or shut a wharf.
std::string_view hindrance_words(Hindrance hindrance, Wording w);

/// `17.2 m/s (8 Bft)`.
std::string wind_text(Speed wind, Wording w);

/// The limit of a class that `hindrance` met: `limit 17.2 m/s (8 Bft)`; empty where there is none.
std::string limit_text(const Limits& limits, Hindrance hindrance, Wording w);

}  // namespace skerry
