#include "sim/weather/conditions.h"

namespace skerry {
namespace {

template <class Q>
std::optional<Q> scaled(const std::optional<Q>& limit, double factor) {
  return limit ? std::optional{*limit * factor} : std::nullopt;
}

}  // namespace

Limits within(const Limits& limits, double margin) {
  Limits result = limits;
  result.wind = scaled(limits.wind, 1 - margin);
  result.gust = scaled(limits.gust, 1 - margin);
  result.wave = scaled(limits.wave, 1 - margin);
  result.visibility = scaled(limits.visibility, 1 + margin);
  result.ceiling = scaled(limits.ceiling, 1 + margin);
  result.night_visibility = scaled(limits.night_visibility, 1 + margin);
  result.night_ceiling = scaled(limits.night_ceiling, 1 + margin);
  return result;
}

Excess excess(const Limits& limits, const Conditions& c) {
  const bool dark = !c.daylight;
  const auto& visibility =
      dark && limits.night_visibility ? limits.night_visibility : limits.visibility;
  const auto& ceiling = dark && limits.night_ceiling ? limits.night_ceiling : limits.ceiling;
  if (limits.wind && c.wind > *limits.wind) return {Hindrance::wind, c.wind.si};
  if (limits.gust && c.gust > *limits.gust) return {Hindrance::gust, c.gust.si};
  if (limits.wave && c.wave > *limits.wave) return {Hindrance::wave, c.wave.si};
  if (visibility && c.visibility < *visibility) return {Hindrance::visibility, c.visibility.si};
  if (ceiling && c.ceiling < *ceiling) return {Hindrance::ceiling, c.ceiling.si};
  if (dark && !limits.night) return {Hindrance::night, 0};
  return {};
}

}  // namespace skerry
