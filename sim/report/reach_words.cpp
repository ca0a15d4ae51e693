#include "sim/report/reach_words.h"

namespace skerry {
namespace {

using Kind = JourneyLeg::Kind;

constexpr std::string_view kLegNames[kJourneyLegKinds] = {
    "march",      "await_notice", "await_craft",   "await_weather", "await_daylight",
    "await_tide", "await_berth",  "await_sailing", "turn_round",    "load",
    "under_way",  "unload",       "last_march"};

std::string value_words(Hindrance what, double value, Wording w) {
  switch (what) {
    case Hindrance::wind:
    case Hindrance::gust:
      return w.format("{:.1f} m/s", "{:.1f}米/秒", value);
    case Hindrance::wave:
    case Hindrance::tide:
      return w.format("{:.1f} m", "{:.1f}米", value);
    case Hindrance::visibility:
    case Hindrance::ceiling:
      return w.format("{:.0f} m", "{:.0f}米", value);
    default:
      return {};
  }
}

/// The limit that a hindrance passes: of the place that it shuts, or of the class.
std::optional<double> limit_of(const Scenario& s, const JourneyLeg& wait) {
  const Hindrance what = wait.hindrance.what;
  if (!wait.craft) return std::nullopt;
  const CraftClass& c = s.fleet.classes[s.fleet.craft[*wait.craft].craft_class];
  const auto si = [](const auto& limit) { return limit ? std::optional{limit->si} : std::nullopt; };
  if (wait.shut) {
    const Place& place = s.region.places[*wait.shut];
    if (place.pad && what == Hindrance::wind) return place.pad->wind_limit.si;
    if (place.wharf && c.medium == CraftMedium::sea) {
      if (what == Hindrance::wind) return place.wharf->wind_limit.si;
      if (what == Hindrance::wave) return place.wharf->wave_limit.si;
    }
    if (c.hoist && what == Hindrance::wind) return c.hoist->wind_limit.si;
    return std::nullopt;
  }
  switch (what) {
    case Hindrance::wind:
      return si(c.limits.wind);
    case Hindrance::gust:
      return si(c.limits.gust);
    case Hindrance::wave:
      return si(c.limits.wave);
    case Hindrance::visibility:
      return si(c.limits.visibility);
    case Hindrance::ceiling:
      return si(c.limits.ceiling);
    default:
      return std::nullopt;
  }
}

}  // namespace

const std::string& target_name(const Scenario& s, const ReachTarget& target, Wording w) {
  return w(target.island ? s.region.islands[*target.island].name
                         : s.region.places[*target.place].name);
}

const std::string& target_id(const Scenario& s, const ReachTarget& target) {
  return target.island ? s.region.islands[*target.island].id : s.region.places[*target.place].id;
}

std::string_view link_name(const BindingLink& link) {
  return link.is_call_out ? "call_out" : kLegNames[static_cast<std::size_t>(link.leg.kind)];
}

std::string link_words(const Scenario& s, const Reached& reached, Wording w) {
  const BindingLink link = binding_link(reached);
  if (link.is_call_out)
    return w.format("call-out of {}", "{}集结", w(s.force.teams[reached.team].name));
  const std::string craft = link.leg.craft ? w(s.fleet.craft[*link.leg.craft].name) : std::string();
  const auto of_craft = [&](std::string_view en, std::string_view zh) {
    return w.language == Language::zh ? craft + std::string(zh) : std::string(en) + craft;
  };
  switch (link.leg.kind) {
    case Kind::await_notice:
      return reached.second_trip ? of_craft("another trip of ", "往返")
                                 : of_craft("notice of ", "备航");
    case Kind::await_craft:
      return of_craft("coming of ", "驶来");
    case Kind::await_weather:
    case Kind::await_daylight:
    case Kind::await_tide:
      return kept_words(s, link.leg, w);
    case Kind::await_berth:
      return of_craft("berth for ", "等泊位");
    case Kind::await_sailing:
      return of_craft("sailing of ", "班期");
    case Kind::turn_round:
      return of_craft("turn-round of ", "靠离");
    case Kind::load:
      return of_craft("boarding ", "登船");
    case Kind::under_way:
      return of_craft("way of ", "航行");
    case Kind::unload:
      return of_craft("landing from ", "离船");
    case Kind::march:
    case Kind::last_march:
      break;
  }
  return std::string(w("march", "行进"));
}

std::string kept_words(const Scenario& s, const JourneyLeg& wait, Wording w) {
  const Hindrance what = wait.hindrance.what;
  std::string words(hindrance_words(what, w));
  const std::string value = value_words(what, wait.hindrance.value, w);
  if (!value.empty()) words += (w.language == Language::zh ? "" : " ") + value;
  if (const auto limit = limit_of(s, wait)) {
    const std::string limit_words = value_words(what, *limit, w);
    const bool is_least = what == Hindrance::visibility || what == Hindrance::ceiling;
    words += is_least ? w.format(" below its {}", "，低于{}", limit_words)
                      : w.format(" above its {}", "，超过{}", limit_words);
  }
  if (wait.shut) words = w.format("{} at {}", "{1}{0}", words, w(s.region.places[*wait.shut].name));
  if (!wait.craft) return w.format("bridge closed: {}", "桥梁封闭：{}", words);
  return w.format("{}: {}", "{}：{}", w(s.fleet.craft[*wait.craft].name), words);
}

}  // namespace skerry
