#include "sim/study/weather_questions.h"

#include <algorithm>

namespace skerry {
namespace {

/// Goes through the epochs of one weather.
void ask_one(const WeatherQuestion& question, const Weather& weather, SimTime end,
             WeatherAnswer& answer) {
  const int first = weather.epoch_of(question.from);
  const int last = std::max(first, weather.epoch_of(end - Duration{1}));
  const int begins_by = std::min(last, weather.epoch_of(std::min(question.begins_by, end)));
  const int epochs = last - first + 1;
  const auto wanted = static_cast<int>(
      std::max<Duration::rep>(1, question.stretch.count() / weather.epoch_length().count()));
  int in_all = 0, run_begins = first;
  bool is_long = false;
  for (int epoch = first; epoch <= last + 1; ++epoch) {
    if (epoch <= last && question.holds(weather, epoch)) {
      ++in_all;
      continue;
    }
    // The run [run_begins, epoch) is over.
    const int run = epoch - run_begins;
    if (run > 0 && run_begins <= begins_by) {
      answer.longest = std::max(answer.longest, run * weather.epoch_length());
      is_long = is_long || run >= wanted;
    }
    run_begins = epoch + 1;
  }
  ++answer.weathers;
  answer.ever += in_all > 0 ? 1 : 0;
  answer.always += in_all == epochs ? 1 : 0;
  answer.at_length += is_long ? 1 : 0;
  answer.share_of_time += static_cast<double>(in_all) / epochs;
}

}  // namespace

bool is_weather_certain(const Scenario& s) {
  const WeatherSpec& w = s.weather;
  const bool same_typhoon = !w.typhoon || (w.typhoon->across.si <= 0 && w.typhoon->along <= 0 &&
                                           w.typhoon->intensity <= 0);
  return !w.climate && same_typhoon && w.varies.shift == Distribution::always(Duration{0}) &&
         w.varies.wave_cv <= 0 && w.varies.wind_cv <= 0;
}

std::vector<WeatherAnswer> ask(const Setup& setup, const std::vector<WeatherQuestion>& questions,
                               int replications) {
  std::vector<WeatherAnswer> answers(questions.size());
  if (questions.empty()) return answers;
  const int count = is_weather_certain(setup.scenario) ? 1 : replications;
  Weather weather = setup.forecast;
  for (int r = 0; r < count; ++r) {
    setup.forecast.realise(RunKey{1, static_cast<std::uint32_t>(r)}, weather);
    for (std::size_t q = 0; q < questions.size(); ++q)
      ask_one(questions[q], weather, setup.scenario.end(), answers[q]);
  }
  for (WeatherAnswer& answer : answers) answer.share_of_time /= answer.weathers;
  return answers;
}

}  // namespace skerry
