#include "sim/io/csv.h"
#include "sim/report/reach_report.h"
#include "sim/report/reach_words.h"

#include <nlohmann/json.hpp>

namespace skerry {
namespace {

using Json = nlohmann::ordered_json;
constexpr Wording kEnglish{Language::en};

Json leg_json(const Scenario& s, const JourneyLeg& leg) {
  BindingLink link{false, leg, leg.time()};
  Json result{{"leg", link_name(link)},
              {"seconds", in_seconds(leg.time())},
              {"from", s.region.places[leg.from].id},
              {"to", s.region.places[leg.to].id}};
  if (leg.craft) result["craft"] = s.fleet.craft[*leg.craft].id;
  return result;
}

Json reached_json(const Scenario& s, int persons, const std::optional<Reached>& reached) {
  Json result{{"persons", persons}};
  if (!reached) {
    result["seconds"] = nullptr;
    return result;
  }
  const BindingLink link = binding_link(*reached);
  result["seconds"] = in_seconds(reached->at);
  result["team"] = s.force.teams[reached->team].id;
  result["binding"] = {{"link", link_name(link)},
                       {"seconds", in_seconds(link.time)},
                       {"craft", nullptr},
                       {"words", link_words(s, *reached, kEnglish)}};
  if (!link.is_call_out && link.leg.craft)
    result["binding"]["craft"] = s.fleet.craft[*link.leg.craft].id;
  result["legs"] = Json::array({{{"leg", "call_out"}, {"seconds", in_seconds(reached->call_out)}}});
  for (const JourneyLeg& leg : reached->journey.legs) result["legs"].push_back(leg_json(s, leg));
  return result;
}

Json kept_json(const Scenario& s, const std::optional<ReachKept>& kept) {
  if (!kept) return nullptr;
  Json result{{"team", s.force.teams[kept->team].id},
              {"seconds_if_not_kept", in_seconds(kept->at)},
              {"craft", nullptr},
              {"words", kept_words(s, kept->wait, kEnglish)}};
  if (kept->wait.craft) result["craft"] = s.fleet.craft[*kept->wait.craft].id;
  return result;
}

}  // namespace

std::string reach_json(const Scenario& s, const ReachAtlas& atlas) {
  Json result{
      {"region", s.region.id}, {"persons", atlas.question.persons}, {"weathers", Json::array()}};
  for (std::size_t i = 0; i < atlas.answers.size(); ++i) {
    Json weather{{"weather", atlas.question.weathers[i].id}, {"zones", Json::array()}};
    for (const Id<Zone> zone : s.region.zones.ids()) {
      const WeatherPoint& p = atlas.conditions[i][zone.index()];
      weather["zones"].push_back({{"zone", s.region.zones[zone].id},
                                  {"wind_m_s", p.wind.si},
                                  {"gust_m_s", p.gust.si},
                                  {"wave_m", p.wave.si},
                                  {"visibility_m", p.visibility.si}});
    }
    weather["targets"] = Json::array();
    for (std::size_t t = 0; t < atlas.question.targets.size(); ++t) {
      const ReachAnswer& answer = atlas.answers[i][t];
      Json target{{"target", target_id(s, atlas.question.targets[t])},
                  {"officers", answer.officers},
                  {"reached", Json::array()},
                  {"kept_away", kept_json(s, answer.kept)}};
      for (std::size_t n = 0; n < answer.reached.size(); ++n)
        target["reached"].push_back(reached_json(s, atlas.question.persons[n], answer.reached[n]));
      weather["targets"].push_back(target);
    }
    result["weathers"].push_back(weather);
  }
  return result.dump(2) + "\n";
}

std::string reach_csv(const Scenario& s, const ReachAtlas& atlas) {
  std::string result =
      "weather,target,persons,seconds,team,binding,binding_seconds,binding_words,kept_away\n";
  for (std::size_t i = 0; i < atlas.answers.size(); ++i)
    for (std::size_t t = 0; t < atlas.question.targets.size(); ++t) {
      const ReachAnswer& answer = atlas.answers[i][t];
      const std::string kept =
          answer.kept ? kept_words(s, answer.kept->wait, kEnglish) : std::string();
      for (std::size_t n = 0; n < answer.reached.size(); ++n) {
        result += fmt::format("{},{},{},", io::csv_cell(atlas.question.weathers[i].id),
                              io::csv_cell(target_id(s, atlas.question.targets[t])),
                              atlas.question.persons[n]);
        if (const auto& reached = answer.reached[n]) {
          const BindingLink link = binding_link(*reached);
          result +=
              fmt::format("{:.0f},{},{},{:.0f},{},", in_seconds(reached->at),
                          io::csv_cell(s.force.teams[reached->team].id), link_name(link),
                          in_seconds(link.time), io::csv_cell(link_words(s, *reached, kEnglish)));
        } else {
          result += ",,,,,";
        }
        result += io::csv_cell(kept) + "\n";
      }
    }
  return result;
}

}  // namespace skerry
