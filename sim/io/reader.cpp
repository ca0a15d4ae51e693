#include "sim/io/reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace skerry::io {
namespace {

void expected(const Node& node, const char* what, Reading& reading) {
  reading.problem(node.at, fmt::format("expected {}, got {}", what, shown(node)));
}

template <class Q>
void read_quantity(const Node& node, Q& value, const Range& range, const char* unit,
                   Reading& reading) {
  const std::string* text = scalar(node, expected_form<Q>(), reading);
  if (text == nullptr) return;
  const auto parsed = parse_quantity<Q>(*text);
  if (!parsed) {
    expected(node, expected_form<Q>(), reading);
    return;
  }
  value = *parsed;
  if constexpr (std::is_same_v<Q, Duration>)
    check_range(in_seconds(value), range, unit, node, reading);
  else if constexpr (std::is_same_v<Q, Angle>)
    check_range(value.radians, range, unit, node, reading);
  else if constexpr (std::is_same_v<Q, Temperature>)
    check_range(value.celsius, range, unit, node, reading);
  else
    check_range(value.si, range, unit, node, reading);
}

/// The parameters of one kind of distribution in files.
struct Form {
  const char* key;
  Distribution::Kind kind;
  std::size_t values;  ///< in a list; 0: a single value or a map
};

constexpr std::array kForms{Form{"uniform", Distribution::Kind::uniform, 2},
                            Form{"triangular", Distribution::Kind::triangular, 3},
                            Form{"exponential", Distribution::Kind::exponential, 0},
                            Form{"normal", Distribution::Kind::normal, 0},
                            Form{"lognormal", Distribution::Kind::lognormal, 0}};

constexpr const char* kDistributionForm =
    "a duration such as '15 min', or one of {uniform: [10 min, 20 min]}, "
    "{triangular: [10 min, 15 min, 30 min]}, {exponential: 30 min}, "
    "{normal: {mean: 0 min, sd: 45 min}}, {lognormal: {mean: 20 min, cv: 0.4}}";

void read_parameters(const Node& node, const Form& form, Distribution& value, Reading& reading) {
  value.kind = form.kind;
  std::array<double*, 3> slots{&value.a, &value.b, &value.c};
  const auto duration_in_seconds = [&](const Node& item, double& slot) {
    Duration duration{};
    read(item, duration, kAny, reading);
    slot = in_seconds(duration);
  };
  if (form.values > 0) {
    if (node.kind != Node::Kind::list || node.items.size() != form.values) {
      expected(node, fmt::format("a list of {} durations", form.values).c_str(), reading);
      return;
    }
    for (std::size_t i = 0; i < form.values; ++i) duration_in_seconds(node.items[i], *slots[i]);
    const bool rising = value.a <= value.b && (form.values == 2 || value.b <= value.c);
    if (!rising) reading.problem(node.at, "the values must not fall: least, (mode,) most");
    return;
  }
  if (form.kind == Distribution::Kind::exponential) {
    duration_in_seconds(node, value.a);
    return;
  }
  const Node* mean = node.find("mean");
  const bool normal = form.kind == Distribution::Kind::normal;
  const Node* spread = node.find(normal ? "sd" : "cv");
  if (mean == nullptr || spread == nullptr || node.items.size() != 2) {
    expected(node, normal ? "a map with 'mean' and 'sd'" : "a map with 'mean' and 'cv'", reading);
    return;
  }
  duration_in_seconds(*mean, value.a);
  if (normal) {
    duration_in_seconds(*spread, value.b);
    if (value.b < 0) reading.problem(spread->at, "a standard deviation cannot be negative");
  } else {
    read(*spread, value.b, between(0, 10), reading);
  }
}

}  // namespace

const std::string* scalar(const Node& node, const char* what, Reading& reading) {
  if (node.kind == Node::Kind::scalar) return &node.text;
  expected(node, what, reading);
  return nullptr;
}

void check_range(double value, const Range& range, const char* unit, const Node& node,
                 Reading& reading) {
  const bool low = range.least_excluded ? value <= range.least : value < range.least;
  if (!low && value <= range.most) return;
  // Bounds as a planner would write them.
  const bool angle = std::string_view(unit) == "rad";
  const bool percent = *unit == 0 && node.text.ends_with('%');
  const auto bound = [&](double b) {
    if (angle) return fmt::format("{:.0f} deg", b * 180 / std::numbers::pi);
    if (std::string_view(unit) == "Pa") return fmt::format("{:g} hPa", b / 100);
    if (percent) return fmt::format("{:g} %", b * 100);
    if (std::string_view(unit) == "s")
      for (const auto& [seconds, name] : {std::pair{86400.0, "d"}, {3600.0, "h"}, {60.0, "min"}})
        if (b != 0 && std::fmod(b, seconds) == 0) return fmt::format("{} {}", b / seconds, name);
    return fmt::format("{}{}{}", b, *unit == 0 ? "" : " ", unit);
  };
  const std::string wanted =
      low ? fmt::format("{} {}", range.least_excluded ? "above" : "at least", bound(range.least))
          : fmt::format("at most {}", bound(range.most));
  reading.problem(node.at, fmt::format("must be {}, got {}", wanted, shown(node)));
}

void unknown_word(const Node& node, const char* what, const std::vector<std::string>& allowed,
                  Reading& reading) {
  if (node.kind != Node::Kind::scalar) {
    expected(node, fmt::format("one of {}", fmt::join(allowed, ", ")).c_str(), reading);
    return;
  }
  reading.problem(node.at, fmt::format("unknown {} '{}'; expected one of {}{}", what, node.text,
                                       fmt::join(allowed, ", "), did_you_mean(node.text, allowed)));
}

void read(const Node& node, std::string& value, const Range&, Reading& reading) {
  const std::string* text = scalar(node, "text", reading);
  if (text == nullptr) return;
  if (text->empty() || text->size() > 2000)
    reading.problem(node.at, "expected between 1 and 2000 bytes of text");
  value = *text;
}

void read(const Node& node, FileName& value, const Range&, Reading& reading) {
  if (const std::string* text = scalar(node, "a file name", reading)) value = {*text, node.at};
}
void read(const Node& node, Threshold& value, const Range&, Reading& reading) {
  if (const std::string* text = scalar(node, "a value with its unit", reading))
    value = {*text, node.at};
}
void read(const Node& node, Measure& value, const Range&, Reading& reading) {
  std::vector<std::string> ids;
  for (const MeasureInfo& info : kMeasureTable) {
    if (node.kind == Node::Kind::scalar && node.text == info.id) {
      value = info.measure;
      return;
    }
    ids.emplace_back(info.id);
  }
  const std::string meant = did_you_mean(node.text, ids);
  if (meant.empty()) return unknown_word(node, "measure", ids, reading);
  reading.problem(node.at, fmt::format("unknown measure {}{}", shown(node), meant));
}
void read(const Node& node, bool& value, const Range&, Reading& reading) {
  if (node.kind == Node::Kind::scalar && !node.quoted &&
      (node.text == "true" || node.text == "false"))
    value = node.text == "true";
  else
    expected(node, "true or false", reading);
}

void read(const Node& node, int& value, const Range& range, Reading& reading) {
  const std::string* text = scalar(node, "a whole number", reading);
  if (text == nullptr) return;
  const auto parsed = parse_integer(*text);
  if (!parsed || *parsed < -1'000'000'000 || *parsed > 1'000'000'000) {
    expected(node, "a whole number", reading);
    return;
  }
  value = static_cast<int>(*parsed);
  check_range(value, range, "", node, reading);
}

void read(const Node& node, double& value, const Range& range, Reading& reading) {
  const std::string* text = scalar(node, "a share such as '35 %' or 0.35", reading);
  if (text == nullptr) return;
  const auto parsed = parse_share(*text);
  if (!parsed) {
    expected(node, "a share such as '35 %' or 0.35", reading);
    return;
  }
  value = *parsed;
  check_range(value, range, "", node, reading);
}

void read(const Node& node, Length& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "m", reading);
}
void read(const Node& node, Area& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "m2", reading);
}
void read(const Node& node, Speed& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "m/s", reading);
}
void read(const Node& node, Rate& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "persons/s", reading);
}
void read(const Node& node, Angle& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "rad", reading);
}
void read(const Node& node, Pressure& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "Pa", reading);
}
void read(const Node& node, Power& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "W", reading);
}
void read(const Node& node, Temperature& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "degC", reading);
}
void read(const Node& node, Mass& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "kg", reading);
}
void read(const Node& node, Duration& value, const Range& range, Reading& reading) {
  read_quantity(node, value, range, "s", reading);
}
void read(const Node& node, Seconds& value, const Range& range, Reading& reading) {
  Duration duration{};
  read(node, duration, range, reading);
  value = Seconds{in_seconds(duration)};
}

void read(const Node& node, Distribution& value, const Range& range, Reading& reading) {
  if (node.kind == Node::Kind::scalar) {
    const auto duration = parse_quantity<Duration>(node.text);
    if (!duration) {
      expected(node, kDistributionForm, reading);
      return;
    }
    value = Distribution::always(*duration);
  } else {
    const auto form = std::find_if(kForms.begin(), kForms.end(), [&](const Form& f) {
      return node.kind == Node::Kind::map && node.keys.size() == 1 && node.keys[0] == f.key;
    });
    if (form == kForms.end()) {
      expected(node, kDistributionForm, reading);
      return;
    }
    value = Distribution{};
    read_parameters(node.items[0], *form, value, reading);
    if (value.kind == Distribution::Kind::normal && range.least >= 0) {
      reading.problem(node.at,
                      "a normal distribution can be negative; use lognormal or triangular");
      return;
    }
  }
  if (value.a < range.least) reading.problem(node.at, "a time here cannot be negative");
}

void read(const Node& node, Position& value, const Range&, Reading& reading) {
  const char* form = "a position such as '30.1925N 122.6840E'";
  const std::string* text = scalar(node, form, reading);
  if (text == nullptr) return;
  if (const auto parsed = parse_position(*text))
    value = *parsed;
  else
    expected(node, form, reading);
}

void read(const Node& node, LocalTime& value, const Range&, Reading& reading) {
  const char* form = "a time with its offset such as '2023-05-31T09:00+08:00'";
  const std::string* text = scalar(node, form, reading);
  if (text == nullptr) return;
  if (const auto parsed = parse_local_time(*text))
    value = *parsed;
  else
    expected(node, form, reading);
}

namespace {

template <class T, class Parse>
void read_form(const Node& node, T& value, const char* form, Parse parse, Reading& reading) {
  const std::string* text = scalar(node, form, reading);
  if (text == nullptr) return;
  if (const auto parsed = parse(*text))
    value = *parsed;
  else
    expected(node, form, reading);
}

}  // namespace

void read(const Node& node, TimeOfDay& value, const Range&, Reading& reading) {
  read_form(node, value, "a time of day such as '18:30'", parse_time_of_day, reading);
}
void read(const Node& node, Date& value, const Range&, Reading& reading) {
  read_form(node, value, "a date such as '2023-05-31'", parse_date, reading);
}
void read(const Node& node, ServiceTime& value, const Range&, Reading& reading) {
  read_form(node, value, "a time of a service day such as '07:30', or '25:10' for the day after",
            parse_service_time, reading);
}

}  // namespace skerry::io
